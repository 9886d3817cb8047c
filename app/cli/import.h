// SPDX-License-Identifier: GPL-3.0-or-later
// `import`: texts become documents.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildImport(CLI::App& command, Context& context);

} // namespace crosscase::cli
