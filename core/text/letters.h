// SPDX-License-Identifier: GPL-3.0-or-later
// What a character is, for those who put lines together: Unicode's properties, no locale.
#pragma once

#include <string_view>

namespace crosscase::text {

[[nodiscard]] bool isLetter(char32_t c);
[[nodiscard]] bool isDigit(char32_t c); // decimal, of any script
[[nodiscard]] bool isLowerCase(char32_t c);
[[nodiscard]] bool isWhiteSpace(char32_t c); // Unicode White_Space
// Of Hebrew, Arabic and other scripts that run from right to left.
[[nodiscard]] bool isRightToLeft(char32_t c);
// Of a letter that runs from left to right, or a number.
[[nodiscard]] bool isLeftToRight(char32_t c);
// Chinese or Japanese: its words have no blanks between them.
[[nodiscard]] bool isIdeographic(char32_t c);

// Does the text end in what ends a sentence (. ! ? ... of any script), or in that and closing
// quotation marks, brackets and marks of notes ("[1]")? False for an empty text.
[[nodiscard]] bool endsSentence(std::string_view utf8);

} // namespace crosscase::text
