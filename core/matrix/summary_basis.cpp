// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/summary_basis.h"

#include "core/base/hash.h"
#include "core/model/layers.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace crosscase::matrix {

using model::Id;

SummaryBasis::SummaryBasis(const model::Corpus& corpus, const model::TextSource& texts)
    : m_corpus(model::personsOf(corpus))
    , m_texts(texts)
    , m_cases(m_corpus)
    , m_codes(m_corpus)
{}

Result<text::SpanSet> SummaryBasis::spansOf(const model::Membership& membership) const
{
    const model::Document* document = m_corpus.documents().find(membership.document);
    if (document == nullptr || membership.orphan)
        return text::SpanSet{};
    switch (membership.kind) {
    case model::MembershipKind::Whole:
        return text::unite({{0, document->length}});
    case model::MembershipKind::Range:
        return text::unite({membership.span()});
    case model::MembershipKind::Speaker:
        break;
    }
    auto loaded = m_texts.load(*document);
    if (!loaded)
        return passOn(loaded);
    return (*loaded)->structure.turnsOf(membership.speaker);
}

Result<const SummaryBasis::Region*> SummaryBasis::regionOf(Id<model::Case> unit)
{
    if (const auto known = m_regions.find(unit); known != m_regions.end())
        return &known->second;
    std::unordered_map<Id<model::Document>, std::vector<text::Span>> spans;
    for (const model::Membership& membership : m_corpus.rows<model::Membership>()) {
        if (!m_cases.isWithin(membership.unit, unit))
            continue;
        auto found = spansOf(membership);
        if (!found)
            return passOn(found);
        auto& of = spans[membership.document];
        of.insert(of.end(), found->begin(), found->end());
    }
    Region region;
    for (auto& [document, of] : spans)
        region.emplace(document, text::unite(std::move(of)));
    return &m_regions.emplace(unit, std::move(region)).first->second;
}

Result<std::int64_t> SummaryBasis::of(Id<model::Case> unit, Id<model::Code> code)
{
    auto region = regionOf(unit);
    if (!region)
        return passOn(region);
    struct Item {
        Uuid coding;
        Uuid code;
        std::int64_t quote;
    };
    std::vector<Item> items;
    for (const auto& [document, spans] : **region)
        m_corpus.codings().forEachIn(
            document, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.orphan[row] == 0 && m_codes.isWithin(block.code[row], code)
                    && text::intersects(spans, block.span(row)))
                    items.push_back({block.uuid[row],
                                     m_corpus.get(block.code[row]).uuid,
                                     block.quoteHash[row]});
            });
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.coding < b.coding;
    });
    std::int64_t basis = 0;
    for (const Item& item : items)
        basis = hash64(
            fmt::format("{} {} {}", item.coding.toShort(), item.quote, item.code.toShort()), basis);
    return basis;
}

bool SummaryBasis::isStale(const model::Summary& summary)
{
    const auto now = of(summary.unit, summary.code);
    return !now || *now != summary.basis;
}

} // namespace crosscase::matrix
