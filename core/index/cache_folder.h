// SPDX-License-Identifier: GPL-3.0-or-later
// Where the index of a project lies.
#pragma once

#include "core/base/uuid.h"

#include <filesystem>

namespace crosscase::index {

// BASE/index/UUID-HASH: the project and the absolute path of its file, so that a copy of a project
// has an index of its own. BASE is $CROSSCASE_CACHE, $XDG_CACHE_HOME/crosscase or
// ~/.cache/crosscase; without any of them the path is empty: no index.
[[nodiscard]] std::filesystem::path cacheFolder(const Uuid& project,
                                                const std::filesystem::path& projectFile);

} // namespace crosscase::index
