// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/surroundings.h"

#include <algorithm>

namespace crosscase::query {

using model::Case;
using model::Document;
using model::Id;

Surroundings::Surroundings(const Sources& sources, const Uses& uses)
    : m_sources(&sources)
    , m_byCase(uses.at(Looks::Case))
    , m_bySpeaker(uses.at(Looks::Speaker))
{
    if (m_byCase)
        m_members = membersOf(sources.corpus);
}

bool Surroundings::needsText(const Document& document) const
{
    if (m_bySpeaker)
        return true;
    const auto parts = m_members.find(document.id);
    return parts != m_members.end()
           && std::any_of(parts->second.begin(), parts->second.end(), [](const auto* part) {
                  return part->kind == model::MembershipKind::Speaker;
              });
}

Result<void> Surroundings::enter(const Document& document, std::string_view what)
{
    std::shared_ptr<const model::LoadedText> text;
    if (needsText(document)) {
        auto loaded = m_sources->load(document, what);
        if (!loaded)
            return passOn(loaded);
        text = std::move(*loaded);
    }
    if (m_byCase)
        readCases(document, text == nullptr ? nullptr : &text->structure);
    if (m_bySpeaker)
        readSpeakers(document, text->structure);
    return {};
}

// A case's text is also text of the cases that it is within.
void Surroundings::readCases(const Document& document, const text::Structure* structure)
{
    m_cases.clear();
    const auto parts = m_members.find(document.id);
    if (parts == m_members.end())
        return;
    const model::CaseTree& tree = m_sources->resolver.cases();
    for (const model::Membership* part : parts->second) {
        const text::SpanSet spans = spansOf(*part, document, structure);
        for (Id<Case> unit = part->unit; unit; unit = tree.parentOf(unit)) {
            auto known = std::find_if(m_cases.begin(), m_cases.end(), [&](const CaseText& one) {
                return one.unit == unit;
            });
            if (known == m_cases.end())
                known = m_cases.insert(known, {unit, {}});
            known->spans.insert(known->spans.end(), spans.begin(), spans.end());
        }
    }
    for (CaseText& one : m_cases)
        one.spans = text::unite(std::move(one.spans));
}

void Surroundings::readSpeakers(const Document& document, const text::Structure& structure)
{
    m_turns.clear();
    for (const std::string& speaker : structure.speakers)
        m_turns.push_back({speaker, {}});
    text::SpanSet spoken;
    for (const text::Passage& passage : structure.passages)
        if (passage.speaker >= 0) {
            m_turns[static_cast<std::size_t>(passage.speaker)].spans.push_back(passage.span);
            spoken.push_back(passage.span);
        }
    for (Turns& turns : m_turns)
        turns.spans = text::unite(std::move(turns.spans));
    m_turns.push_back(
        {"", text::subtract(text::unite({{0, document.length}}), text::unite(std::move(spoken)))});
}

bool Surroundings::accepts(const Node& node,
                           const model::Codings::Block& block,
                           std::size_t row) const
{
    const text::Span span = block.span(row);
    const auto passesIn = [&](Id<Case> unit) {
        const auto passes = [&](std::string_view speaker) {
            return node.passes({unit, block.document[row], speaker, &block, row});
        };
        if (!m_bySpeaker)
            return passes({});
        return std::any_of(m_turns.begin(), m_turns.end(), [&](const Turns& turns) {
            return text::intersects(turns.spans, span) && passes(turns.speaker);
        });
    };
    bool inCase = false;
    for (const CaseText& one : m_cases) {
        if (!text::intersects(one.spans, span))
            continue;
        inCase = true;
        if (passesIn(one.unit))
            return true;
    }
    return !inCase && passesIn({});
}

} // namespace crosscase::query
