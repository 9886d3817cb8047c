// SPDX-License-Identifier: GPL-3.0-or-later
// `codebook diff`: what became of a codebook.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCodebookDiff(CLI::App& parent, Context& context);

} // namespace crosscase::cli
