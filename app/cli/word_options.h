// SPDX-License-Identifier: GPL-3.0-or-later
// The options that say which words a table of words speaks of.
#pragma once

#include "app/cli/context.h"
#include "core/matrix/word_counts.h"

#include <string>

namespace crosscase::cli {

struct WordArguments {
    std::string form = "word";
    std::string filter;
    bool allWords = false;
    matrix::WordOptions options;
    std::int64_t limit = 100;
};

void addWordOptions(CLI::App& command, WordArguments& arguments);
// A filter that cannot be understood is wrong usage.
[[nodiscard]] matrix::WordOptions wordOptionsOf(const WordArguments& arguments);

// The table, and on stderr that there is more than it shows.
[[nodiscard]] Result<void> writeWords(Context& context, const matrix::WordTable& words);

} // namespace crosscase::cli
