// SPDX-License-Identifier: GPL-3.0-or-later
// `memo`: notes.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildMemo(CLI::App& command, Context& context);

} // namespace crosscase::cli
