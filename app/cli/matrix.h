// SPDX-License-Identifier: GPL-3.0-or-later
// `matrix` and `table`: cross-case tables, and those saved under a name.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildMatrix(CLI::App& command, Context& context);
void buildTable(CLI::App& command, Context& context);

} // namespace crosscase::cli
