// SPDX-License-Identifier: GPL-3.0-or-later
// What the words at the beginning of a line tell of it.
#pragma once

#include "core/import/pdf_notes.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace crosscase::importing::pdf {

// Sets Line::label where a line begins with a speaker's label and a colon, or with a timestamp. A
// label that is none for certain (see core/text/labels.h) has to begin at least two lines.
void markLabels(std::vector<PageText>& pages);

// The bytes of a bullet and the blanks behind it; 0 if there is none.
[[nodiscard]] std::size_t bulletLength(std::string_view text);
// "3. x", "(b) x", "iv) x", "Q. x".
[[nodiscard]] bool beginsWithListNumber(std::string_view text);
// A line of a table of contents: "1 Introduction . . . . 3".
[[nodiscard]] bool isContentsLine(std::string_view text);
[[nodiscard]] bool beginsInLowerCase(std::string_view text);

} // namespace crosscase::importing::pdf
