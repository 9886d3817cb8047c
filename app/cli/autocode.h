// SPDX-License-Identifier: GPL-3.0-or-later
// `autocode`: what a search finds, a speaker says or stands below a heading is coded at once.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildAutocode(CLI::App& command, Context& context);

} // namespace crosscase::cli
