// SPDX-License-Identifier: GPL-3.0-or-later
// `query`: the codings that an expression accepts. `queries`: expressions kept under a name.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildQuery(CLI::App& command, Context& context);
void buildQueries(CLI::App& command, Context& context);

} // namespace crosscase::cli
