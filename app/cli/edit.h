// SPDX-License-Identifier: GPL-3.0-or-later
// Correcting a document's text, and what lost its text.
#pragma once

#include "app/cli/context.h"
#include "core/project/correction.h"
#include "core/table/table.h"

#include <CLI/CLI.hpp>
#include <vector>

namespace crosscase::cli {

void buildEdit(CLI::App& command, Context& context);

// Kind, id, document, name, place and last quote of each.
[[nodiscard]] table::Table orphanList(const model::Corpus& corpus,
                                      const std::vector<project::Orphan>& orphans);

} // namespace crosscase::cli
