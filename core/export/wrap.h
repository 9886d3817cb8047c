// SPDX-License-Identifier: GPL-3.0-or-later
// Words in lines of a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

// Safe to send to a terminal: tabs and the like become blanks, other control characters U+FFFD. LF
// stays.
[[nodiscard]] std::string printable(std::string_view words);

// The lines of printable words, at least one: cut at LF and, with width > 0 (terminal columns), at
// the blanks between words. A longer word is cut too where no grapheme cluster can be hurt; where
// there is no such place, the line is longer than `width`.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view words, int width);

// Width of the longest line, and of the longest word, in terminal columns.
[[nodiscard]] int widestLine(std::string_view words);
[[nodiscard]] int widestWord(std::string_view words);

} // namespace crosscase::exporting
