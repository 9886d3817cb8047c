// SPDX-License-Identifier: GPL-3.0-or-later
// Names and the pseudonyms that take their place.
#pragma once

#include "app/cli/context.h"

#include <CLI/CLI.hpp>

namespace crosscase::cli {

void buildPseudonyms(CLI::App& command, Context& context);

} // namespace crosscase::cli
