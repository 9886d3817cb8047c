// SPDX-License-Identifier: GPL-3.0-or-later
// Two projects become one: what a colleague did in a copy or a package comes into this project.
//
// Objects are known by their ids, and where those differ by what makes them one: a document by its
// name and text, a code as the merge of codebooks knows it, a case or attribute by its name, a
// coding by its place, code and coder. With a common ancestor, which is found in the logs, what one
// side alone changed is taken, and what one side alone deleted is gone; without one nothing is
// deleted. Everything else that differs is a row to decide, and nothing is written until all are
// decided. Where texts differ, codings follow their words; those that lose theirs become orphans
// and are listed.
#pragma once

#include "core/base/progress.h"
#include "core/codebook/decisions.h"
#include "core/project/project.h"
#include "core/table/table.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::project {

struct MergeWish {
    Project* base = nullptr; // the common ancestor, if the person gives it
    codebook::Decisions decisions = {};
    bool acceptProposals = false;
    // Coders that are one: their name -> mine.
    std::map<std::string, std::string> sameCoders = {};
    bool isTrial = false; // nothing is written
};

// What became of their codings.
struct MergeCount {
    std::int64_t theirs = 0;
    std::int64_t added = 0;
    std::int64_t same = 0;    // here already
    std::int64_t changed = 0; // here already, and another one now
    std::int64_t out = 0;     // deleted here, or left out by a decision
    std::int64_t removed = 0; // of mine, deleted there
    std::int64_t orphans = 0; // of those that came in: their words are not in the text here
    bool operator==(const MergeCount&) const = default;
    // What nobody speaks of; 0, or the merge is refused.
    [[nodiscard]] std::int64_t lost() const { return theirs - added - same - changed - out; }
};

// Of one kind of objects other than codings.
struct KindCount {
    std::string kind; // "documents", "memos" ...
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t removed = 0;
};

struct MergeReport {
    std::vector<codebook::DecisionRow> rows; // all that was asked, decided or not
    std::string base;                        // in words: from where on the two differ
    bool isAllHere = false;                  // nothing was done there since the last merge
    MergeCount codings;
    std::map<std::string, MergeCount> byCoder;    // names
    std::map<std::string, MergeCount> byCode;     // paths
    std::map<std::string, MergeCount> byDocument; // names
    std::vector<KindCount> kinds;                 // of which something changed
    std::vector<std::string> notes; // what a person should look at: orphans, names made unique ...
    std::optional<Done> done;       // nothing: a trial, or rows are undecided

    [[nodiscard]] std::size_t undecided() const { return codebook::undecided(rows); }
};

// Takes `theirs` into `mine` as one batch. Writes nothing if rows are undecided, or in a trial.
// Malformed: a decision that fits no row. Refused: `theirs` is `mine`. Cancelled.
[[nodiscard]] Result<MergeReport>
merge(Project& mine, Project& theirs, const MergeWish& wish, const Progress& progress);

// The counts of an outcome, a row for each coder, code, document and all.
[[nodiscard]] table::Table countsTable(const MergeReport& outcome);

} // namespace crosscase::project
