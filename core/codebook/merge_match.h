// SPDX-License-Identifier: GPL-3.0-or-later
// Which code of theirs is which of mine.
#pragma once

#include "core/codebook/merge.h"

#include <string>
#include <vector>

namespace crosscase::codebook::merging {

// What tells that two entries are one code. From Name on it is a guess that a person confirms.
enum class Known : std::uint8_t {
    Id,
    Twin,       // mine was made of theirs in an earlier merge that kept two codes of one id
    Path,       // the same name below the same code
    Name,       // the same name, the only one, below another code
    NearName,   // see likeness.h
    Definition, // see definitionLikeness
    Passages,   // Use::likeness is at least kAlikePassages
};

struct Pair {
    std::size_t mine = kGone;
    std::size_t theirs = kGone;
    Known by = Known::Id;
    double likeness = 1; // of definitions or passages, where that told
    [[nodiscard]] bool isGuess() const { return by >= Known::Name; }
};

inline constexpr double kAlikeDefinitions = 0.8;
inline constexpr double kAlikePassages = 0.5;

// A codebook with what comparing it needs.
struct Sheet {
    explicit Sheet(const Codebook& codebook);
    [[nodiscard]] const Entry& at(std::size_t entry) const { return book->entries[entry]; }
    [[nodiscard]] std::size_t size() const { return book->entries.size(); }

    const Codebook* book;
    std::vector<std::size_t> parents;
    std::vector<std::string> keys;      // folded names
    std::vector<std::string> questions; // ids (short form) or paths, with a number where repeated
};

struct Matches {
    std::vector<std::size_t> pairOfMine; // for each entry of mine its place in `pairs`, or kGone
    std::vector<std::size_t> pairOfTheirs;
    std::vector<Pair> pairs;
    std::vector<std::size_t> baseOfMine; // for each entry of mine that of the base, or kGone
    std::vector<std::size_t> baseOfTheirs;
    // For each entry without a pair that the other side merged into one of its own: that one, or
    // kGone. It is in no pair that is a guess.
    std::vector<std::size_t> intoOfMine;
    std::vector<std::size_t> intoOfTheirs;
};

// By ids (directly or through `base`, which may be nullptr), then by path, then by likeness of the
// rest. Each entry stands in one pair at most. Nearly linear in the number of entries, but for
// Use::likeness, which is asked for every two unpaired entries that have codings.
[[nodiscard]] Matches match(const Sheet& mine,
                            const Sheet& theirs,
                            const Sheet* base,
                            const Use& use,
                            const MergedCodes& mergedHere = {},
                            const MergedCodes& mergedThere = {});

// Pairs among the entries that have none yet: names that are nearly the same, definitions alike,
// passages alike; the best first, then in mine's order.
void proposePairs(const Sheet& mine, const Sheet& theirs, const Use& use, Matches& matches);

// The words that two definitions have in common: Dice's coefficient (1945) of their sets of words,
// case ignored; 1 only for the same words. 0 where either has none.
[[nodiscard]] double definitionLikeness(std::string_view a, std::string_view b);

// The id of the second code where one id becomes two codes: always the same for the same id.
[[nodiscard]] Uuid twinOf(const Uuid& id);

} // namespace crosscase::codebook::merging
