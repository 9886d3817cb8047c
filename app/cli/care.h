// SPDX-License-Identifier: GPL-3.0-or-later
// `verify`, `backup`, `restore`: whether a project is sound, and its copies.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildVerify(CLI::App& command, Context& context);
void buildBackup(CLI::App& command, Context& context);
void buildRestore(CLI::App& command, Context& context);

} // namespace crosscase::cli
