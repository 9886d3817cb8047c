// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that are words: what the researcher wrote, and what codings hold.
#pragma once

#include "core/matrix/layout.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::matrix {

// Ratings, summaries, attribute values, verdicts: see isWritten. In the order of Grid, totals
// empty. Refused: ratings of a cell on several scales and none named.
[[nodiscard]] Result<std::vector<table::Value>> writtenCells(const Layout& layout);

// The rating of a case for a code; empty if there is none. `scale`: as in TableSpec.
[[nodiscard]] Result<const model::Rating*> ratingOf(const Scope& scope,
                                                    model::Id<model::Case> unit,
                                                    model::Id<model::Code> code,
                                                    const std::string& scale);

// The same for many cells: the ratings by cell. The scope must outlive it.
class Ratings {
public:
    explicit Ratings(const Scope& scope);
    // Refused: on several scales and none named.
    [[nodiscard]] Result<const model::Rating*>
    of(model::Id<model::Case> unit, model::Id<model::Code> code, const std::string& scale) const;

private:
    const Scope* m_scope;
    std::map<std::pair<model::AnyId, model::AnyId>, std::vector<const model::Rating*>> m_byCell;
};

struct Excerpts {
    std::vector<table::Value> cells; // in the order of Grid, totals empty
    std::vector<std::string> coders;
    std::size_t withheld = 0; // quotes marked not-for-publication that were left out
};

// Quotes, subcodes, memo: what the codings of each cell hold, in document order.
[[nodiscard]] Result<Excerpts> excerpts(const Layout& layout, const Progress& progress);

// The number of the paragraph in which `position` lies.
[[nodiscard]] std::size_t paragraphAt(const text::Structure& structure, text::CodePoint position);
// "P01 ¶4": the document's label (or name) and the paragraph.
[[nodiscard]] std::string referenceTo(const model::Document& document,
                                      const model::LoadedText& text,
                                      text::CodePoint position);
// The quote, shortened if `limit` > 0.
[[nodiscard]] std::string quoteOf(const model::LoadedText& text, text::Span span, int limit);

[[nodiscard]] inline bool isPublishable(int marks)
{
    return (marks & static_cast<int>(model::Mark::NotForPublication)) == 0;
}

} // namespace crosscase::matrix
