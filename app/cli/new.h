// SPDX-License-Identifier: GPL-3.0-or-later
// `new`: a project is made.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildNew(CLI::App& command, Context& context);

} // namespace crosscase::cli
