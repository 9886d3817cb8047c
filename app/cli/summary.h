// SPDX-License-Identifier: GPL-3.0-or-later
// `summary`: what the researcher writes for a case and a code.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildSummary(CLI::App& command, Context& context);

} // namespace crosscase::cli
