// SPDX-License-Identifier: GPL-3.0-or-later
// Lines -> paragraphs, over the borders of columns and pages.
//
// A paragraph begins where the distance to the line before or the size of the letters changes, at a
// speaker's label, a bullet or a list's number, where the first word would have had room on the
// line before, and where a line is indented. At the top of a column the text goes on if nothing
// says otherwise and the sentence is open; or if it is not indented where paragraphs are.
#pragma once

#include "core/import/pdf_notes.h"
#include "core/text/layout.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::importing::pdf {

// From this byte of the paragraph on the text is on this page.
struct PageMark {
    std::size_t at = 0;
    int page = 0;
};

struct Paragraph {
    std::string text;
    text::BlockKind kind = text::BlockKind::Paragraph;
    std::uint8_t level = 0;
    std::string mark;                 // of a note: "12"; empty: none
    std::vector<PageMark> pages;      // of the text, not of notes
    std::vector<std::size_t> hyphens; // bytes of hyphens that stood at the end of a line, in words
    double height = 0;                // of its letters
    double left = 0;                  // of its first line
};

// In reading order; the notes of a page after the last paragraph that begins on it. Headings are
// short paragraphs in clearly larger letters than `usualHeight`, level 1 the largest. `pages` is
// taken apart.
[[nodiscard]] std::vector<Paragraph> paragraphsOf(std::vector<PageText> pages, double usualHeight);

} // namespace crosscase::importing::pdf
