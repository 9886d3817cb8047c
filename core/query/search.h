// SPDX-License-Identifier: GPL-3.0-or-later
// The exact answer to a query: where in a text its hits are. An index may only say where to look.
//
// A query is asked of units: passages, or whole documents. Tokens stand in the content of passages
// (no labels, no times); in a document they run on from passage to passage.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/search_query.h"
#include "core/query/superset.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace crosscase::query {

enum class SearchScope : std::uint8_t { Passage, Document };

struct SearchOptions {
    SearchScope scope = SearchScope::Passage;
    bool stemming = true;   // words by their stem, but those in quotes and after =
    bool matchCase = false; // letters as written: case and marks count; then there are no stems
};

struct SearchHit {
    text::Span span;
    std::int32_t passage = 0; // index of the one where it starts
    std::int32_t term = 0;    // which of Search::terms()
    auto operator<=>(const SearchHit&) const = default;
};

// Passages [first, last) of a document.
struct PassageRange {
    std::int32_t first = 0;
    std::int32_t last = 0;
    bool operator==(const PassageRange&) const = default;
};

// A query made ready to be asked about the texts of one snapshot, which must outlive it.
class Search {
public:
    // NotFound, Ambiguous, Malformed: a field that cannot be resolved, as Filter::compile says.
    [[nodiscard]] static Result<Search>
    prepare(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options);

    // Its words, phrases and fields as written, in order: what hits are of.
    [[nodiscard]] const std::vector<std::string>& terms() const;
    // Finds all units with hits, and perhaps more.
    [[nodiscard]] const Superset& superset() const;
    // False: its fields leave nothing of this document.
    [[nodiscard]] bool mayHoldIn(const model::Document& document) const;

    // By place, each span and term once. In passage scope only `among` is looked at: ascending,
    // disjoint; in document scope the whole text. Thread-safe.
    [[nodiscard]] std::vector<SearchHit> find(const model::Document& document,
                                              const model::LoadedText& text,
                                              const std::vector<PassageRange>& among) const;
    [[nodiscard]] std::vector<SearchHit> find(const model::Document& document,
                                              const model::LoadedText& text) const;

private:
    struct Program;
    std::shared_ptr<const Program> m_program;
};

} // namespace crosscase::query
