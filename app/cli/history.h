// SPDX-License-Identifier: GPL-3.0-or-later
// `history`, `undo`, `redo`: the audit trail.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildHistory(CLI::App& command, Context& context);
void buildUndo(CLI::App& command, Context& context);
void buildRedo(CLI::App& command, Context& context);

} // namespace crosscase::cli
