// SPDX-License-Identifier: GPL-3.0-or-later
// `info`: what a project holds, in numbers.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildInfo(CLI::App& command, Context& context);

} // namespace crosscase::cli
