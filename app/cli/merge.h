// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildMerge(CLI::App& command, Context& context);

} // namespace crosscase::cli
