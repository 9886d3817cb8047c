// SPDX-License-Identifier: GPL-3.0-or-later
// `crosscase consensus`: decisions on disagreements, and what the coders agree on.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildConsensus(CLI::App& command, Context& context);

} // namespace crosscase::cli
