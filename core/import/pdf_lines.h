// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of words -> the lines of a column, from top to bottom, with their text in reading order.
#pragma once

#include "core/import/pdf_page.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscase::importing::pdf {

// A raised number in a line: bytes of its text.
struct Raised {
    std::size_t start = 0;
    std::size_t length = 0;
};

struct Line {
    Box box;
    double height = 0;         // of the letters that most of it is set in: stands for their size
    double firstWordWidth = 0; // would it have fitted on the line before?
    std::string text;
    std::vector<Raised> raised;
    bool label = false; // begins with a speaker's label or a time: see pdf_leads.h
};

// Where the lines of a column may stand.
struct Column {
    std::vector<Line> lines;
    double left = 0;
    double right = 0;
    bool apart = false; // no part of the page's flow: text turned by a quarter
};

// What overlaps in height by half makes a line. Blanks stand where there is a gap. Lines in which
// most letters run from right to left are put into their logical order.
[[nodiscard]] std::vector<Line> linesOf(std::vector<Run> runs);

} // namespace crosscase::importing::pdf
