// SPDX-License-Identifier: GPL-3.0-or-later
// `stop-words` and `thesaurus`: the project's own lists of words.
#pragma once

#include "app/cli/context.h"

namespace crosscase::cli {

void buildStopWords(CLI::App& command, Context& context);
void buildThesaurus(CLI::App& command, Context& context);

} // namespace crosscase::cli
