// SPDX-License-Identifier: GPL-3.0-or-later
// `words` and `collocations`: how often words are said, and what stands near them.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildWords(CLI::App& command, Context& context);
void buildCollocations(CLI::App& command, Context& context);

} // namespace crosscase::cli
