// SPDX-License-Identifier: GPL-3.0-or-later
// `methods`: the methods appendix of a study.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildMethods(CLI::App& command, Context& context);

} // namespace crosscase::cli
