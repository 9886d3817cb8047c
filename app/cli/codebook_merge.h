// SPDX-License-Identifier: GPL-3.0-or-later
// `codebook merge`: two codebooks, of files or projects, become one.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCodebookMerge(CLI::App& parent, Context& context);

} // namespace crosscase::cli
