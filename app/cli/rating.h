// SPDX-License-Identifier: GPL-3.0-or-later
// `rating`: ordinal and fuzzy values for a case and a code.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildRating(CLI::App& command, Context& context);

} // namespace crosscase::cli
