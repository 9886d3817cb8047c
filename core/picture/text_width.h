// SPDX-License-Identifier: GPL-3.0-or-later
// How wide words will be, without a font: an estimate, so that pictures come out the same on every
// machine.
//
// ASCII has the advance widths of DejaVu Sans, the widest of the usual sans-serif faces, in
// thousandths of the font size; other scripts have one generous width a letter (wide East Asian
// characters 1, combining marks 0). Bold is taken 12 % wider. In other faces words are narrower.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::picture {

struct Font {
    double size = 11;
    bool bold = false;
};

// Room that text takes above and below its baseline, for one of size 1.
inline constexpr double kAscent = 0.76;
inline constexpr double kDescent = 0.24;

// One clean line: ill-formed bytes, control characters and what XML forbids become U+FFFD, runs of
// blanks and line ends one space, outer blanks go. What the following functions take.
[[nodiscard]] std::string cleaned(std::string_view words);

[[nodiscard]] double widthOf(std::string_view cleanWords, Font font);

// The words, or their beginning and an ellipsis, no wider than `width`; at least the ellipsis.
[[nodiscard]] std::string fitted(std::string_view cleanWords, Font font, double width);

// Lines no wider than `width`, broken at blanks, behind hyphens and slashes and between
// ideographs; a word that is too wide is cut. At most `lines` (> 0): the last then ends in an
// ellipsis. No line for no words.
[[nodiscard]] std::vector<std::string>
wrapped(std::string_view cleanWords, Font font, double width, std::size_t lines);

// The widest of the words between blanks.
[[nodiscard]] double widestWord(std::string_view cleanWords, Font font);

// Is its first letter with a direction one that runs from right to left?
[[nodiscard]] bool startsRightToLeft(std::string_view cleanWords);

} // namespace crosscase::picture
