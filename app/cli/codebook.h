// SPDX-License-Identifier: GPL-3.0-or-later
// `codebook`: its files and what it lacks.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCodebook(CLI::App& command, Context& context);

} // namespace crosscase::cli
