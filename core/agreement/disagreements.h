// SPDX-License-Identifier: GPL-3.0-or-later
// Where the coders of a project differ, and where they agree: pair by pair, measured on the text.
#pragma once

#include "core/agreement/differences.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/expression.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::agreement {

struct DifferenceRequest {
    std::vector<model::Id<model::Coder>> coders;       // two or more, all different
    std::vector<model::Id<model::Code>> codes;         // each alone; none: all
    std::vector<model::Id<model::Document>> documents; // none: all
    query::Expression filter;  // chooses text and codings; a place counts if it has one of them
    bool allDocuments = false; // also those that not both of a pair have marked as coded
};

struct Disagreement {
    std::string id; // of the coders and their codings there; the same whichever comes first
    model::Id<model::Document> document;
    std::array<model::Id<model::Coder>, 2> coders;
    Difference kind = Difference::FirstOnly;
    Sides sides;
    text::Span span;             // from the first start to the last end
    std::int64_t characters = 0; // not agreed, without blanks: marked by one of them only, or by
                                 // either where the codes differ
    std::int64_t words = 0;      // of those that begin there
    double shared = 0;           // percent: marked by both of what either marked
};

struct AgreedPlace {
    model::Id<model::Document> document;
    std::array<model::Id<model::Coder>, 2> coders;
    Sides sides;
};

struct Differences {
    std::vector<Disagreement> disagreements; // by what matters; see sortByWeight
    std::vector<AgreedPlace> agreed;         // by pair, document, code, place
    std::int64_t pairs = 0;
    std::int64_t documents = 0; // compared by any pair
    std::int64_t unmarked = 0;  // left out, or compared all the same, because not marked by both
};

// Spans that differ by blanks only are agreed. Refused: fewer than two coders, one twice, the
// consensus as a coder, no document that a pair has marked as coded; errors of the filter, of
// reading texts; Cancelled. Time: linear in codings (sorted per document); of documents where
// boundaries differ or something is listed also in their texts.
[[nodiscard]] Result<Differences> differencesOf(const model::Corpus& corpus,
                                                const model::TextSource& texts,
                                                const DifferenceRequest& request,
                                                const Progress& progress);

// First what both marked and named differently, then what one of them did not mark, then where only
// boundaries differ; in each the most text that is not agreed first, then by document and place.
// `byPlace`: by document and place alone.
void sortDisagreements(const model::Corpus& corpus,
                       std::vector<Disagreement>& disagreements,
                       bool byPlace);

// "A only", "B only", "boundary", "other code".
[[nodiscard]] std::string_view nameOf(Difference kind);

// Twelve hexadecimal digits from the identities of both coders and all codings, in whatever order.
[[nodiscard]] std::string idOf(std::vector<Uuid> identities);

} // namespace crosscase::agreement
