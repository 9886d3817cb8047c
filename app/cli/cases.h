// SPDX-License-Identifier: GPL-3.0-or-later
// `cases` and `assign`: the case forest and whose text is whose.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCases(CLI::App& command, Context& context);
void buildAssign(CLI::App& command, Context& context);

} // namespace crosscase::cli
