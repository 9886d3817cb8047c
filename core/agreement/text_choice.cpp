// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/text_choice.h"

#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::agreement {

using model::Case;
using model::Id;
using text::SpanSet;

TextChoice::TextChoice(const model::Corpus& corpus, query::Filter filter)
    : m_filter(std::move(filter))
    , m_members(query::membersOf(corpus))
    , m_cases(corpus)
{}

Result<TextChoice> TextChoice::make(const model::Corpus& corpus,
                                    const model::TextSource& texts,
                                    const query::Expression& filter)
{
    auto compiled = query::Filter::compile(filter, corpus, &texts);
    if (!compiled)
        return passOn(compiled);
    if (!compiled->coders().empty())
        return fail(ErrorCode::Refused,
                    "the filter chooses coders; whose codings are compared is said with --coders");
    return TextChoice(corpus, std::move(*compiled));
}

void TextChoice::enter(const model::Document& document, const model::LoadedText& text)
{
    m_document = &document;
    m_shares.clear();
    m_turns.clear();
    if (const auto members = m_members.find(document.id); members != m_members.end())
        for (const model::Membership* part : members->second)
            if (const SpanSet spans = query::spansOf(*part, document, &text.structure);
                !spans.empty())
                for (Id<Case> unit = part->unit; unit; unit = m_cases.parentOf(unit))
                    addShare(unit, spans);
    if (!m_filter.textNeedsSpeaker() && !m_filter.codingsNeedSpeaker())
        return;
    SpanSet silent = text::unite({{0, document.length}});
    for (const std::string& speaker : text.structure.speakers) {
        m_turns.push_back({speaker, text.structure.turnsOf(speaker)});
        silent = text::subtract(silent, m_turns.back().spans);
    }
    m_turns.push_back({"", silent});
}

void TextChoice::addShare(Id<Case> unit, const SpanSet& spans)
{
    const auto known = std::ranges::find(m_shares, unit, &CaseShare::unit);
    if (known == m_shares.end()) {
        m_shares.push_back({unit, spans});
        return;
    }
    std::vector<text::Span> all = known->spans;
    all.insert(all.end(), spans.begin(), spans.end());
    known->spans = text::unite(std::move(all));
}

SpanSet TextChoice::outside(const std::vector<CaseShare>& shares) const
{
    SpanSet rest = text::unite({{0, m_document->length}});
    for (const CaseShare& share : shares)
        rest = text::subtract(rest, share.spans);
    return rest;
}

SpanSet TextChoice::chosen() const
{
    SpanSet whole = text::unite({{0, m_document->length}});
    if (!m_filter.choosesText())
        return whole;
    std::vector<CaseShare> seenAs{{{}, whole}};
    if (m_filter.textNeedsCase()) {
        seenAs = m_shares;
        seenAs.push_back({{}, outside(m_shares)});
    }
    const std::vector<Turns> all{{"", whole}};
    std::vector<text::Span> kept;
    for (const Turns& turns : m_filter.textNeedsSpeaker() ? m_turns : all)
        for (const CaseShare& share : seenAs)
            if (m_filter.acceptsText(share.unit, m_document->id, turns.speaker)) {
                const SpanSet both = text::intersect(turns.spans, share.spans);
                kept.insert(kept.end(), both.begin(), both.end());
            }
    return text::unite(std::move(kept));
}

bool TextChoice::accepts(const model::Codings::Block& block, std::size_t row) const
{
    if (!m_filter.choosesCodings())
        return true;
    if (!m_filter.codingsNeedCase())
        return acceptsIn(block, row, {});
    bool inCase = false;
    for (const CaseShare& share : m_shares) {
        if (!text::intersects(share.spans, block.span(row)))
            continue;
        inCase = true;
        if (acceptsIn(block, row, share.unit))
            return true;
    }
    return !inCase && acceptsIn(block, row, {});
}

bool TextChoice::acceptsIn(const model::Codings::Block& block, std::size_t row, Id<Case> unit) const
{
    if (!m_filter.codingsNeedSpeaker())
        return m_filter.acceptsCoding(block, row, unit, {});
    return std::ranges::any_of(m_turns, [&](const Turns& turns) {
        return text::intersects(turns.spans, block.span(row))
               && m_filter.acceptsCoding(block, row, unit, turns.speaker);
    });
}

std::vector<CaseShare> TextChoice::cases(bool alsoEmbedded) const
{
    std::vector<CaseShare> chosen;
    for (const CaseShare& share : m_shares)
        if (alsoEmbedded || m_cases.depthOf(share.unit) == 0)
            chosen.push_back(share);
    if (SpanSet rest = outside(chosen); !rest.empty())
        chosen.push_back({{}, std::move(rest)});
    return chosen;
}

std::set<std::string> TextChoice::speakersOfCases() const
{
    std::set<std::string> names;
    if (const auto members = m_members.find(m_document->id); members != m_members.end())
        for (const model::Membership* part : members->second)
            if (part->kind == model::MembershipKind::Speaker)
                names.insert(text::foldKey(part->speaker));
    return names;
}

} // namespace crosscase::agreement
