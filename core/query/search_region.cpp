// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_region.h"

#include "core/query/search_field.h"

#include <algorithm>
#include <utility>

namespace crosscase::query {

using model::Document;
using text::SpanSet;

bool isOfFieldsOnly(const SearchNode& node)
{
    switch (node.op) {
    case SearchOp::Field:
        return true;
    case SearchOp::And:
    case SearchOp::Or:
    case SearchOp::Not:
        return std::all_of(node.operands.begin(), node.operands.end(), isOfFieldsOnly);
    default:
        return false;
    }
}

Result<SearchRegion> SearchRegion::make(const SearchNode& node, const model::Corpus& corpus)
{
    SearchRegion made;
    made.m_op = node.op;
    if (node.op == SearchOp::Field) {
        auto field = resolveField(node.field, corpus);
        if (!field)
            return passOn(field);
        auto region = FieldRegion::make(*field, corpus);
        if (!region)
            return passOn(region);
        made.m_field = std::move(*region);
        return made;
    }
    for (const SearchNode& operand : node.operands) {
        auto inner = make(operand, corpus);
        if (!inner)
            return inner;
        made.m_operands.push_back(std::move(*inner));
    }
    return made;
}

bool SearchRegion::mayHoldIn(model::Id<Document> document) const
{
    const auto may = [document](const SearchRegion& one) { return one.mayHoldIn(document); };
    switch (m_op) {
    case SearchOp::And:
        return std::all_of(m_operands.begin(), m_operands.end(), may);
    case SearchOp::Or:
        return std::any_of(m_operands.begin(), m_operands.end(), may);
    case SearchOp::Not:
        return true;
    default:
        return m_field.mayHoldIn(document);
    }
}

SpanSet SearchRegion::of(const Document& document, const model::LoadedText& text) const
{
    return within(text.structure.content(), document, text);
}

SpanSet SearchRegion::within(const SpanSet& content,
                             const Document& document,
                             const model::LoadedText& text) const
{
    if (m_op == SearchOp::Field)
        return text::intersect(m_field.of(document, text), content);
    SpanSet all = m_operands.front().within(content, document, text);
    if (m_op == SearchOp::Not)
        return text::subtract(content, all);
    for (std::size_t i = 1; i < m_operands.size(); ++i) {
        const SpanSet one = m_operands[i].within(content, document, text);
        if (m_op == SearchOp::And)
            all = text::intersect(all, one);
        else
            all.insert(all.end(), one.begin(), one.end());
    }
    return m_op == SearchOp::And ? all : text::unite(std::move(all));
}

} // namespace crosscase::query
