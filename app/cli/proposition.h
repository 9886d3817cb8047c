// SPDX-License-Identifier: GPL-3.0-or-later
// `proposition`: claims and what the cases say about them.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildProposition(CLI::App& command, Context& context);

} // namespace crosscase::cli
