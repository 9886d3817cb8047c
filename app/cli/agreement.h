// SPDX-License-Identifier: GPL-3.0-or-later
// agreement: how far coders agree, in a project or in a table of ratings.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildAgreement(CLI::App& command, Context& context);

} // namespace crosscase::cli
