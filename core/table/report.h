// SPDX-License-Identifier: GPL-3.0-or-later
// A text with tables in it, as a plain value: the methods appendix and its like.
#pragma once

#include "core/table/table.h"

#include <string>
#include <variant>
#include <vector>

namespace crosscase::table {

struct Heading {
    int level = 1; // 1 to 6, below the title
    std::string words;
};

// One or several paragraphs, lists and the like.
struct Paragraph {
    std::string markdown;
};

struct Report {
    std::string title;
    std::vector<std::variant<Heading, Paragraph, Table>> blocks;
};

} // namespace crosscase::table
