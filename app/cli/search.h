// SPDX-License-Identifier: GPL-3.0-or-later
// `crosscase search` and `crosscase index`.
#pragma once

#include "app/cli/context.h"
#include "core/project/search.h"

#include <memory>
#include <string>

namespace crosscase::cli {

void buildSearch(CLI::App& command, Context& context);
void buildIndex(CLI::App& command, Context& context);

// What says how to look: --literal, --regex, --scope, --match-case, --no-stemming, --filter.
struct SearchArguments {
    std::string text;
    std::string scope = "passage";
    std::string filter;
    bool literal = false;
    bool regex = false;
    bool matchCase = false;
    bool noStemming = false;

    // A malformed filter is wrong usage.
    [[nodiscard]] project::SearchRequest request() const;
};
void addSearchOptions(CLI::App& command, SearchArguments& arguments);

} // namespace crosscase::cli
