// SPDX-License-Identifier: GPL-3.0-or-later
// `documents`: the list, its table, names.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildDocuments(CLI::App& command, Context& context);

} // namespace crosscase::cli
