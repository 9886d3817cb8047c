// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a page by columns, and its footnotes apart from them.
//
// Footnotes are the lines at the foot of a column that stand below a rule of dashes or are set
// smaller than the text, from the first that begins with a number (raised, or followed by a blank)
// or with * or a dagger. What stands before it goes on a note of the page before, if that one's
// sentence is open; else it is text.
#pragma once

#include "core/import/pdf_lines.h"

#include <string>
#include <vector>

namespace crosscase::importing::pdf {

struct Note {
    std::string mark; // "12"; empty: it is in the text, or the note goes on one of the page before
    bool goesOn = false;
    std::vector<Line> lines;
};

struct PageText {
    int number = 0;
    std::vector<Column> columns;
    std::vector<Note> notes;
};

// The size in which most of the text is set; 0 if there is none.
[[nodiscard]] double usualHeight(const std::vector<PageText>& pages);

// Moves the notes out of the columns, and writes the references to them as "[12]".
void separateNotes(std::vector<PageText>& pages, double usualHeight);

} // namespace crosscase::importing::pdf
