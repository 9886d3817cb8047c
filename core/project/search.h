// SPDX-License-Identifier: GPL-3.0-or-later
// Search in all texts of a project: words, a literal, a regular expression. Complete at any moment:
// what the index does not know yet is read.
#pragma once

#include "core/base/progress.h"
#include "core/matrix/hit_rows.h"
#include "core/matrix/scope.h"
#include "core/query/search.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace crosscase::project {

class SearchIndex;

enum class SearchMode : std::uint8_t { Words, Literal, Regex };

struct SearchRequest {
    std::string text; // Words: a query (query::searchHelp); Literal: as it stands; Regex: ICU's
    SearchMode mode = SearchMode::Words;
    // Literal and Regex look at the whole text, labels and times too, and know matchCase alone.
    query::SearchOptions options{};
    // Hits outside the text that it chooses, or that no coding touches that it accepts, are left
    // out.
    query::Expression filter{};
};

struct FoundDocument {
    const model::Document* document = nullptr;
    std::shared_ptr<const model::LoadedText> text;
    std::vector<query::SearchHit> hits; // by place, at least one

    [[nodiscard]] matrix::DocumentHits forTable() const { return {*document, *text, hits}; }
};

// A search made ready for one snapshot.
class Finder {
public:
    // Malformed: the query, the expression; NotFound, Ambiguous: what they name. The snapshot and
    // the texts must outlive it.
    [[nodiscard]] static Result<Finder>
    make(const model::Corpus& corpus, const model::TextSource& texts, const SearchRequest& request);
    Finder(const Finder&) = delete;
    Finder(Finder&&) noexcept;
    Finder& operator=(const Finder&) = delete;
    Finder& operator=(Finder&&) noexcept;
    ~Finder();

    [[nodiscard]] const matrix::Scope& scope() const;

    // Calls visit for the documents with hits, in their order, on this thread, as they are found.
    // An error of visit (Cancelled: enough) ends the search. `index` may be nullptr.
    using Visit = std::function<Result<void>(FoundDocument&&)>;
    [[nodiscard]] Result<void>
    run(const SearchIndex* index, const Progress& progress, const Visit& visit) const;

    // The documents with hits, each with the hits of one passage, the best passage first (see
    // query/relevance.h); at most `limit` hits, 0: all. Texts are loaded again for those alone.
    [[nodiscard]] Result<void> runByRelevance(const SearchIndex* index,
                                              std::size_t limit,
                                              const Progress& progress,
                                              const Visit& visit) const;

    // Words of the query that the project's texts do not have, with one that they have: "did you
    // mean". Words mode only; empty when there is no index.
    struct Suggestion {
        std::string word;
        std::vector<std::string> instead; // nearest first
    };
    [[nodiscard]] std::vector<Suggestion> suggestions(const SearchIndex& index) const;

private:
    struct Parts;
    explicit Finder(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace crosscase::project
