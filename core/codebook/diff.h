// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a codebook: everything in which a later one differs from an earlier one.
#pragma once

#include "core/codebook/merge.h"
#include "core/table/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

enum class Change : std::uint8_t {
    Added,
    Removed,
    Split,         // added, and most of its codings were another code's
    Merged,        // removed, and most of its codings are another code's now
    Renamed,       // another name; upper and lower case count
    Moved,         // another parent
    Reordered,     // another place among the siblings that stayed
    NearDuplicate, // nearly the same name as one of the other codebook that is another code, or
                   // (as a guess) the same one
    Definition,
    Include,
    Exclude,
    Examples,
    Counterexamples,
    Memo,
    Colour,
    Codable,
};

// The word that tables use, e.g. "near-duplicate".
[[nodiscard]] std::string_view nameOf(Change change);

struct Difference {
    Change change = Change::Added;
    std::size_t before = kGone; // the entry of the earlier codebook
    std::size_t after = kGone;  // of the later one
    std::string code;           // the path in the later one; in the earlier where it is gone
    std::string other;          // the other code of a split, a merger, a near-duplicate
    std::string beforeWords;    // what differs, as it was
    std::string afterWords;     // and as it is
    std::string words;          // word by word: `[-old-] {+new+}`; of texts and names
    bool isGuess = false;       // that it is one code is told by likeness, not by id or path
    std::optional<std::int64_t> codings; // of the code, later if it is there; split, merged: those
                                         // that went over. Nothing: nothing is known of codings

    bool operator==(const Difference&) const = default;
};

// So many codings of an entry of the earlier codebook belong to this one of the later one.
struct Flow {
    std::size_t before = 0;
    std::size_t after = 0;
    std::int64_t codings = 0;
};

struct DiffOptions {
    bool order = false;           // also Reordered
    Use use = {};                 // mine: the earlier one, theirs: the later one
    std::vector<Flow> flows = {}; // each two entries once; empty: nothing is known
};

// In the order of the later codebook, then what is gone in that of the earlier one. Entries are
// matched as in merge(); line ends and blanks count. Laws: diff(a, a) is empty; every entry of
// either side without an equal partner is named.
[[nodiscard]] std::vector<Difference>
diff(const Codebook& before, const Codebook& after, const DiffOptions& options = {});

// For each entry of the earlier codebook the one of the later one that it is, or kGone; as diff()
// sees it, guesses included.
[[nodiscard]] std::vector<std::size_t>
partners(const Codebook& before, const Codebook& after, const Use& use = {});

// Columns: change, code, other, before, after, difference, codings. A guess has a question mark
// behind the change, and a note says so.
[[nodiscard]] table::Table toTable(const std::vector<Difference>& differences);

// Two texts in one: `[-what went-]`, `{+what came+}`, whole words.
[[nodiscard]] std::string markedDifference(std::string_view before, std::string_view after);

} // namespace crosscase::codebook
