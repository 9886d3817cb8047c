// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and maps as SVG: `picture heatmap`, `picture map` ...
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildPicture(CLI::App& command, Context& context);

} // namespace crosscase::cli
