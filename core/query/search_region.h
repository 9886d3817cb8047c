// SPDX-License-Identifier: GPL-3.0-or-later
// The text of what is made of nothing but fields: `case:Alpha`, `case:Alpha OR speaker:Ann`.
#pragma once

#include "core/query/field_region.h"
#include "core/query/search_query.h"

#include <vector>

namespace crosscase::query {

// A Field, or an And, Or, Not of such.
[[nodiscard]] bool isOfFieldsOnly(const SearchNode& node);

class SearchRegion {
public:
    // Of what isOfFieldsOnly. Errors of resolveField and FieldRegion::make. The snapshot must
    // outlive it.
    [[nodiscard]] static Result<SearchRegion> make(const SearchNode& node,
                                                   const model::Corpus& corpus);

    // False: there is no such text in this document. Cheap, as FieldRegion's.
    [[nodiscard]] bool mayHoldIn(model::Id<model::Document> document) const;
    // Within the content of the passages. Thread-safe.
    [[nodiscard]] text::SpanSet of(const model::Document& document,
                                   const model::LoadedText& text) const;

private:
    [[nodiscard]] text::SpanSet within(const text::SpanSet& content,
                                       const model::Document& document,
                                       const model::LoadedText& text) const;

    SearchOp m_op = SearchOp::Field; // And, Or, Not
    FieldRegion m_field;
    std::vector<SearchRegion> m_operands;
};

} // namespace crosscase::query
