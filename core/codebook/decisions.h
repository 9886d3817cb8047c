// SPDX-License-Identifier: GPL-3.0-or-later
// What a merge asks a person, a row each, and what the person decided: the same rows for codebooks
// and whole projects.
#pragma once

#include "core/base/error.h"
#include "core/table/table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

// Mine and Theirs take one side whole, Both keeps both (texts one below the other, or two objects),
// Merge makes one object of two, Add takes in what only they have, Skip leaves things as they are
// here.
enum class Choice : std::uint8_t { None, Mine, Theirs, Both, Merge, Add, Skip };

[[nodiscard]] std::string_view nameOf(Choice choice); // None: empty

// One question. `kind`, `id`, `otherId` and `field` tell it from all others.
struct DecisionRow {
    std::string kind; // code case attribute document coding memo summary rating proposition link
                      // coder table ...
    std::string id;   // of my object (short form), or its path where a file gave it no id; empty:
                      // only they have it
    std::string otherId; // of theirs, likewise
    std::string field;   // what differs: added removed renamed moved definition near-duplicate ...
    std::string base;    // the three sides, in words
    std::string mine;
    std::string theirs;
    Choice decision = Choice::None; // None: the merge stops until a person has decided
    std::string value;              // the text or name to use; empty: what the decision says
    Choice proposed = Choice::None; // what the program would do; never done unasked
    std::string proposedValue;
    std::vector<Choice> choices;         // those that make sense here
    std::vector<std::string> mineQuotes; // samples
    std::vector<std::string> theirsQuotes;
    std::string note; // what hangs on it, e.g. "12 codings"

    bool operator==(const DecisionRow&) const = default;
};

// A row of a decisions file.
struct Decision {
    std::size_t line = 0;
    std::string kind;
    std::string id;
    std::string otherId;
    std::string field;
    Choice decision = Choice::None;
    std::string value;
};
using Decisions = std::vector<Decision>;

// The columns of cli.md (kind,id,other_id,field,base,mine,theirs,decision,value), others are passed
// over. Malformed: a column is missing, an unknown decision, the same question twice; with lines.
[[nodiscard]] Result<Decisions> readDecisions(std::string_view csv);

// Writes what was decided into the rows. Rows without a line in the file stay as they are; a line
// without a decision says nothing. Malformed, every fault with its line: a line that fits no row,
// a decision that is not among the row's choices.
[[nodiscard]] Result<void> decide(std::vector<DecisionRow>& rows, const Decisions& decisions);

// Those that fit one of the rows, and the others, each in its order.
struct SortedDecisions {
    Decisions fitting;
    Decisions stray;
};
[[nodiscard]] SortedDecisions sortedBy(const std::vector<DecisionRow>& rows,
                                       const Decisions& decisions);

// Takes what is proposed wherever nothing is decided and something is proposed.
void acceptProposed(std::vector<DecisionRow>& rows);

[[nodiscard]] std::size_t undecided(const std::vector<DecisionRow>& rows);

// The report: the columns of a decisions file, then proposed, proposed_value, choices, mine_quotes,
// theirs_quotes, note; so it can be filled in and given back.
[[nodiscard]] table::Table toTable(const std::vector<DecisionRow>& rows);

} // namespace crosscase::codebook
