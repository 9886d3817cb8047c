// SPDX-License-Identifier: GPL-3.0-or-later
// `display`, and the displays that are commands of their own: tables with a layout of their own.
#pragma once

#include "app/cli/context.h"
#include "core/matrix/display_table.h"

namespace crosscase::cli {

void buildDisplay(CLI::App& command, Context& context);
// The displays of these names as commands.
void buildFramework(CLI::App& command, Context& context);
void buildCooccurrence(CLI::App& command, Context& context);
void buildSimilarity(CLI::App& command, Context& context);
void buildSaturation(CLI::App& command, Context& context);

// The table of a display, as it is saved or given.
[[nodiscard]] Result<table::Table>
tableOf(Context& context, const project::Project& project, const matrix::DisplaySpec& spec);

} // namespace crosscase::cli
