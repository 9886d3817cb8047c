// SPDX-License-Identifier: GPL-3.0-or-later
// `truth-table`, `minimize`, `necessity`, `calibrate`: qualitative comparative analysis.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildTruthTable(CLI::App& command, Context& context);
void buildMinimize(CLI::App& command, Context& context);
void buildNecessity(CLI::App& command, Context& context);
void buildCalibrate(CLI::App& command, Context& context);

} // namespace crosscase::cli
