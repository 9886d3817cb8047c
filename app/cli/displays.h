// SPDX-License-Identifier: GPL-3.0-or-later
// `within` and `quotes`: tables of words.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildWithin(CLI::App& command, Context& context);
void buildQuotes(CLI::App& command, Context& context);

} // namespace crosscase::cli
