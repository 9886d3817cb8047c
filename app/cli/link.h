// SPDX-License-Identifier: GPL-3.0-or-later
// `link`: named relations between objects.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildLink(CLI::App& command, Context& context);

} // namespace crosscase::cli
