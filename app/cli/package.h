// SPDX-License-Identifier: GPL-3.0-or-later
// `package`: a copy of the project for a coder.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildPackage(CLI::App& command, Context& context);

} // namespace crosscase::cli
