// SPDX-License-Identifier: GPL-3.0-or-later
// `import-survey`: the rows of a table become cases, their open answers documents.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildImportSurvey(CLI::App& command, Context& context);

} // namespace crosscase::cli
