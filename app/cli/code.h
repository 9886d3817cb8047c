// SPDX-License-Identifier: GPL-3.0-or-later
// `code`, `uncode`, `mark`: single codings.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildCode(CLI::App& command, Context& context);
void buildUncode(CLI::App& command, Context& context);
void buildMark(CLI::App& command, Context& context);

} // namespace crosscase::cli
