// SPDX-License-Identifier: GPL-3.0-or-later
// `help`: the grammar of expressions, and the help of a command.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildHelp(CLI::App& command, Context& context);

} // namespace crosscase::cli
