// SPDX-License-Identifier: GPL-3.0-or-later
// Two codebooks become one, with or without the one that both grew from.
//
// Codes are known by their ids; where there are none, or without a common ancestor, by path. What
// is merely alike (names, definitions, coded passages) is proposed, never assumed. With an ancestor
// what one side alone changed is taken; everything else that differs is a row to decide. Nothing is
// ever dropped that no row speaks of.
#pragma once

#include "core/codebook/codebook.h"
#include "core/codebook/decisions.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace crosscase::codebook {

enum class Side : std::uint8_t { Mine, Theirs };

// What a merge would like to know of the codings; each may be empty.
struct Use {
    // How many codings an entry (by its index) has, not counting its sub-codes'.
    std::function<std::int64_t(Side, std::size_t)> codings = {};
    // How much hangs on it that the other side, deleting it, cannot have known of; empty: all its
    // codings.
    std::function<std::int64_t(Side, std::size_t)> unknown = {};
    // A few quotes of them, as `P01 ¶2 "..."`.
    std::function<std::vector<std::string>(Side, std::size_t)> quotes = {};
    // How alike the passages are that two entries code (characters in common by characters coded
    // by either, 0..1), in the documents that both sides have.
    std::function<double(std::size_t mine, std::size_t theirs)> likeness = {};
};

// Codes that were merged into another one, and that one, by their ids, as a project's log has it.
using MergedCodes = std::unordered_map<Uuid, Uuid>;

struct Merging {
    const Codebook& mine;
    const Codebook& theirs;
    const Codebook* base = nullptr;   // the common ancestor
    std::string theirName = "theirs"; // tells their texts from mine where both are kept
    Use use = {};
    MergedCodes mergedHere = {};
    MergedCodes mergedThere = {};
    bool passesOverStray = false; // decisions that fit no row are left to the caller
};

inline constexpr std::size_t kGone = static_cast<std::size_t>(-1);

struct Merged {
    std::vector<DecisionRow> rows;   // all that differs, decided or not
    Codebook codebook;               // whole only if all is decided; depth first, with ids
    std::vector<std::size_t> mine;   // for each entry of mine the one it is now; kGone: deleted
    std::vector<std::size_t> theirs; // the same for theirs; kGone: left out
    std::vector<std::size_t> ours;   // for each entry of the codebook the one of mine that it was
                                     // before others became part of it; kGone: it is new
};

// The rows, and the codebook as far as they are decided. `decisions` may be empty;
// `acceptProposals`: what is proposed is taken where nothing is decided. Malformed: a decision that
// fits no row (see Merging), or not this one; a name given that a sibling has already.
//
// A code that was merged into another one there can be merged here: its row is `removed`, and says
// so. What stands below it moves along; a child becomes one with a child of its name.
//
// Rows that are decided already (what one side alone changed, what is new, what the other side does
// not have) stand there to be seen and to be decided otherwise. Of a pair that is only proposed the
// rows about its fields stand there too; they go when a person keeps two codes. A row may come up
// only after others are decided, e.g. about the place of what is below.
//
// Laws: merge(a, a) = a without rows. Every entry of either side is in the result or in a row. With
// a base that one side left as it was the result is the other side. Where ids or paths tell what
// belongs together: merging the result with theirs once more, decided as before, changes nothing,
// and asks nothing where theirs was taken; merge(a, merge(b, a)) = merge(a, b) but for the order of
// siblings and the ids of codes that both made, where what differs is decided for the same person.
[[nodiscard]] Result<Merged>
merge(const Merging& given, const Decisions& decisions = {}, bool acceptProposals = false);

// What a merge comes to for mine, in codes.
struct MergeCounts {
    std::size_t added = 0;
    std::size_t deleted = 0;
    std::size_t merged = 0; // became part of another one
    std::size_t renamed = 0;
    std::size_t moved = 0;
    std::size_t definitions = 0; // whose definition is another one
    std::size_t otherFields = 0; // of which another field is another one
    bool operator==(const MergeCounts&) const = default;
};
[[nodiscard]] MergeCounts countsOf(const Codebook& mine, const Merged& merged);

} // namespace crosscase::codebook
