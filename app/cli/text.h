// SPDX-License-Identifier: GPL-3.0-or-later
// `text` and `passages`: a document as the program sees it.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildText(CLI::App& command, Context& context);
void buildPassages(CLI::App& command, Context& context);

} // namespace crosscase::cli
