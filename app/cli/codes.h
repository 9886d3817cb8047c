// SPDX-License-Identifier: GPL-3.0-or-later
// `codes`: the single codes and sets of them.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCodes(CLI::App& command, Context& context);

} // namespace crosscase::cli
