// SPDX-License-Identifier: GPL-3.0-or-later
// Names that are so alike that one may be a slip for the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

// A name, cut and folded for comparing.
struct NameForm {
    std::string key;                   // text::foldKey
    std::vector<std::u32string> words; // of the key, in order
    std::vector<std::u32string> sorted;
    std::u32string joined;
};

[[nodiscard]] NameForm formOf(std::string_view name);

// Are two different names (their keys differ) nearly the same? They are if they have the same words
// in another order, the same letters otherwise cut into words ("team work", "teamwork"), or as many
// words that pairwise differ by few slips: one in words of 5 to 8 letters, two in longer ones, and
// two in all. Words with digits must be equal ("phase 1", "phase 2"), and two letters more in front
// make another word ("efficient", "inefficient").
[[nodiscard]] bool nearlyTheSame(const NameForm& a, const NameForm& b);

// Letters added, left out, exchanged or swapped with a neighbour to come from `a` to `b`
// (Damerau-Levenshtein, optimal string alignment); limit + 1 as soon as it is more than `limit`.
[[nodiscard]] int slips(std::u32string_view a, std::u32string_view b, int limit);

} // namespace crosscase::codebook
