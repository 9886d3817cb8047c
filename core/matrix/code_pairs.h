// SPDX-License-Identifier: GPL-3.0-or-later
// How often the codings of two codes meet in the text: pairs, segments, shared extents.
//
// Every relation that is counted can be said as two intervals that meet on some line: of code
// points for an overlap, of passages or turns for the others (codings within n passages meet when
// one of them is n passages longer). So one sweep over the intervals, sorted by start, with a list
// of those that have not ended, meets each pair once.
#pragma once

#include "core/matrix/code_hits.h"

#include <cstdint>
#include <vector>

namespace crosscase::matrix {

enum class Extent : std::uint8_t {
    None,
    Characters, // of content (no labels, timestamps, line ends) under both codes
    Passages    // under both codes
};

struct PairQuestion {
    query::Relation relation; // Overlap, Near, SamePassage or SameTurn; and whose codings
    bool pairs = false;
    bool segments = false;
    bool touching = false;        // with Overlap: codings of which one ends where the other starts
    Extent extent = Extent::None; // Characters: with Overlap only; Passages: with Overlap or
                                  // SamePassage
};

// Numbers by [code * codes + other]; those that were not asked for are empty. Only different codes
// are meant, neither above the other: else a coding would meet itself.
struct CodePairs {
    std::size_t codes = 0;
    std::vector<std::int64_t> codings;  // of each code
    std::vector<std::int64_t> pairs;    // of a coding of each; both ways alike
    std::vector<std::int64_t> segments; // codings of `code` that meet any of `other`
    std::vector<std::int64_t> extents;  // each place once; both ways alike
    std::vector<std::int64_t> touching; // pairs; both ways alike
};

// Over the chosen text: where the filter chooses parts of a document, codings meet in these parts.
// Errors: of loading texts, where the question needs them; Cancelled. O(n log n + pairs).
[[nodiscard]] Result<CodePairs> countPairs(const Scope& scope,
                                           CodeHits& hits,
                                           const PairQuestion& question,
                                           const Progress& progress);

} // namespace crosscase::matrix
