// SPDX-License-Identifier: GPL-3.0-or-later
// Brings the index in a folder to the state of a project: by comparing states, so that undo,
// imports, restored backups and another project in the same place need no case of their own.
#pragma once

#include "core/index/generation.h"
#include "core/index/index.h"

#include <optional>

namespace crosscase::index {

// `broken`: a generation that is not to be gone on with. See Index::update.
[[nodiscard]] Result<UpdateReport> updateFolder(const std::filesystem::path& folder,
                                                const model::Corpus& corpus,
                                                const model::TextSource& texts,
                                                const Progress& progress,
                                                const std::optional<Generation>& broken);

} // namespace crosscase::index
