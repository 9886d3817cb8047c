// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a project that the methods appendix speaks of.
#pragma once

#include "core/project/history.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::project {

struct CoderFacts {
    std::string name;
    std::int64_t codings = 0;   // without orphans
    std::int64_t documents = 0; // with at least one of his codings
    std::int64_t finished = 0;  // that he set to coded
    std::int64_t changes = 0;   // batches in the log
    Timestamp first;            // of them
    Timestamp last;
};

struct StudyFacts {
    std::int64_t documents = 0;
    std::int64_t cases = 0;       // of the top level
    std::int64_t embedded = 0;    // cases below them
    std::int64_t informants = 0;  // different names of informants
    std::int64_t sourceTypes = 0; // different ones that are named
    std::string collectedFrom;    // ISO date as written; empty: no document says
    std::string collectedTo;
    std::int64_t undated = 0; // documents without a date
    std::int64_t codes = 0;
    std::int64_t themes = 0;
    int levels = 0; // of the codebook
    std::int64_t defined = 0;
    std::int64_t codesBefore = 0; // made before the first coding
    std::int64_t codesAfter = 0;
    std::int64_t codings = 0;
    std::int64_t doubleCoded = 0; // documents with codings of several coders
    std::int64_t power = 0;
    std::int64_t proof = 0;
    std::int64_t notForPublication = 0;
    std::int64_t memos = 0;
    std::int64_t summaries = 0;
    std::int64_t summariesWithEvidence = 0;
    std::int64_t ratings = 0;
    std::int64_t ratingsWithEvidence = 0;
    std::int64_t judgements = 0;
    std::int64_t judgementsWithEvidence = 0;
    std::int64_t contradicting = 0; // judgements
    std::int64_t propositions = 0;
    std::int64_t batches = 0;
    std::int64_t undone = 0;
    std::vector<CoderFacts> coders; // by name
};

[[nodiscard]] StudyFacts factsOf(const model::Corpus& corpus,
                                 const std::vector<HistoryEntry>& history);

} // namespace crosscase::project
