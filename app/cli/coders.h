// SPDX-License-Identifier: GPL-3.0-or-later
// `coders`: who codes.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCoders(CLI::App& command, Context& context);

} // namespace crosscase::cli
