// SPDX-License-Identifier: GPL-3.0-or-later
// `codings`: the long table, out and in.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCodings(CLI::App& command, Context& context);

} // namespace crosscase::cli
