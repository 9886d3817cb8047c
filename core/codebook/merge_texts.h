// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of two sides: when they count as the same, and how both are kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

[[nodiscard]] bool isBlank(std::string_view words);

// Equal but for blanks: outer ones do not count, and each run of inner ones is one.
[[nodiscard]] bool sameWords(std::string_view a, std::string_view b);

// Do the lines of `part` stand in `whole`, one below the other? Then nothing is lost with `part`.
[[nodiscard]] bool holds(std::string_view whole, std::string_view part);

// Mine, a blank line, a line that names theirs, theirs.
[[nodiscard]] std::string
bothTexts(std::string_view mine, std::string_view theirs, std::string_view theirName);

using Texts = std::vector<std::string>;

// Mine, then those of theirs that are not among them.
[[nodiscard]] Texts united(const Texts& mine, const Texts& theirs);

// What each side did to `base` is done: of mine those that theirs has not taken out, then those
// that theirs has put in.
[[nodiscard]] Texts united(const Texts& base, const Texts& mine, const Texts& theirs);

} // namespace crosscase::codebook
