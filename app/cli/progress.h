// SPDX-License-Identifier: GPL-3.0-or-later
// `progress`: how far each coder is with each document.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildProgress(CLI::App& command, Context& context);

} // namespace crosscase::cli
