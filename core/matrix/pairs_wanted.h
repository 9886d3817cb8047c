// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of co-occurrence is asked for, and the words for it.
#pragma once

#include "core/matrix/display_options.h"

#include <string>
#include <string_view>

namespace crosscase::matrix {

struct PairsWanted {
    query::Relation relation; // which codings meet
    std::string count;        // the unit
    bool longForm = false;
};

// Refused: a relation and a unit that do not go together, with how to ask instead.
[[nodiscard]] Result<PairsWanted> pairsWanted(const DisplayOptions& options);

inline constexpr std::string_view kIndexFormula =
    "c = n12 / (n1 + n2 - n12), n12 the pairs, n1 and n2 the codings of the two codes (as ATLAS.ti "
    "does).";

// "pairs, a coding of each code, that overlap and are by the same coder"
[[nodiscard]] std::string pairWords(const query::Relation& relation);
// ", given by the same coder", or nothing
[[nodiscard]] std::string ofWhom(const query::Relation& relation);
// What the square table counts, as a note.
[[nodiscard]] std::string countedNote(const PairsWanted& wanted);

} // namespace crosscase::matrix
