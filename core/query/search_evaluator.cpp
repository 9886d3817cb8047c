// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_evaluator.h"

#include <algorithm>
#include <deque>

namespace crosscase::query {

namespace {

using Kind = SearchStep::Kind;
using text::Span;
using text::SpanSet;

Span bytesOf(const model::LoadedText& text, Span codePoints)
{
    return {static_cast<text::CodePoint>(text.offsets.toByte(codePoints.start)),
            static_cast<text::CodePoint>(text.offsets.toByte(codePoints.end))};
}

// The part of `set` within `frame`.
SpanSet clipped(const SpanSet& set, Span frame)
{
    SpanSet parts;
    auto at = std::partition_point(
        set.begin(), set.end(), [&](Span span) { return span.end <= frame.start; });
    for (; at != set.end() && at->start < frame.end; ++at)
        parts.push_back(at->clippedTo(frame));
    return parts;
}

// For every one of `lefts` the nearest that a right one can end which begins behind it, at most
// `distance` tokens later: pairs of (left, right). Both are turned over.
template <typename Sink>
void pairUp(UnitHits& lefts, UnitHits& rights, std::uint32_t distance, Sink sink)
{
    std::sort(lefts.begin(), lefts.end(), [](const UnitHit& a, const UnitHit& b) {
        return a.last < b.last;
    });
    std::sort(rights.begin(), rights.end(), [](const UnitHit& a, const UnitHit& b) {
        return a.first < b.first;
    });
    std::deque<const UnitHit*> window; // ends ascend; the first is the least of the window
    std::size_t next = 0;
    for (const UnitHit& left : lefts) {
        for (; next < rights.size() && rights[next].first <= left.last + distance; ++next) {
            while (!window.empty() && window.back()->last >= rights[next].last)
                window.pop_back();
            window.push_back(&rights[next]);
        }
        while (!window.empty() && window.front()->first <= left.last)
            window.pop_front();
        if (!window.empty())
            sink(left, *window.front());
    }
}

// Only those that contain no other (Clarke, Cormack & Burkowski 1995), each once.
void keepMinimal(UnitHits& hits)
{
    std::sort(hits.begin(), hits.end(), [](const UnitHit& a, const UnitHit& b) {
        return a.first != b.first ? a.first > b.first : a.last < b.last;
    });
    std::uint32_t leastEnd = UINT32_MAX;
    std::erase_if(hits, [&leastEnd](const UnitHit& hit) {
        if (hit.last >= leastEnd)
            return true;
        leastEnd = hit.last;
        return false;
    });
}

} // namespace

const SpanSet& RegionsOfText::of(std::size_t field)
{
    std::optional<SpanSet>& region = m_regions[field];
    if (!region) {
        region.emplace();
        for (const Span span : m_program->regions[field].of(*m_document, *m_text))
            region->push_back(bytesOf(*m_text, span));
    }
    return *region;
}

bool SearchEvaluator::holds(const SearchStep& step, UnitHits& hits)
{
    switch (step.kind) {
    case Kind::Atom:
        return atom(step, hits);
    case Kind::Phrase:
        return phrase(step, hits);
    case Kind::Near:
    case Kind::Adjacent:
        return near(step, hits);
    case Kind::And:
        return all(step, hits);
    case Kind::Not:
        return negation(step, hits);
    case Kind::Or:
        break;
    }
    bool any = false;
    for (const SearchStep& operand : step.operands)
        any = holds(operand, hits) || any;
    return any;
}

bool SearchEvaluator::atom(const SearchStep& step, UnitHits& hits)
{
    const std::size_t before = hits.size();
    for (const Occurrence& one : m_unit->atoms)
        if (m_matcher->contains(one.set, step.atom))
            hits.push_back(
                {{static_cast<text::CodePoint>(one.start), static_cast<text::CodePoint>(one.end)},
                 one.position,
                 one.position,
                 step.term});
    return hits.size() > before;
}

bool SearchEvaluator::phrase(const SearchStep& step, UnitHits& hits)
{
    const std::vector<Occurrence>& atoms = m_unit->atoms;
    const std::size_t words = step.operands.size();
    const auto fitsAt = [&](std::size_t at) {
        for (std::size_t i = 0; i < words; ++i)
            if (atoms[at + i].position != atoms[at].position + i
                || !m_matcher->contains(atoms[at + i].set, step.operands[i].atom))
                return false;
        return true;
    };
    const std::size_t before = hits.size();
    for (std::size_t at = 0; at + words <= atoms.size(); ++at)
        if (fitsAt(at)) {
            const Occurrence& last = atoms[at + words - 1];
            hits.push_back({{static_cast<text::CodePoint>(atoms[at].start),
                             static_cast<text::CodePoint>(last.end)},
                            atoms[at].position,
                            last.position,
                            step.term});
        }
    return hits.size() > before;
}

bool SearchEvaluator::near(const SearchStep& step, UnitHits& hits)
{
    UnitHits left;
    UnitHits right;
    if (!holds(step.operands.front(), left) || !holds(step.operands.back(), right))
        return false;
    UnitHits found;
    const auto add = [&](const UnitHit& first, const UnitHit& second) {
        found.push_back({{first.span.start, second.span.end}, first.first, second.last, step.term});
    };
    pairUp(left, right, step.distance, add);
    if (step.kind == Kind::Near)
        pairUp(right, left, step.distance, add);
    keepMinimal(found);
    hits.insert(hits.end(), found.begin(), found.end());
    return !found.empty();
}

bool SearchEvaluator::isKept(const SearchStep& step, Span span)
{
    return std::all_of(
               step.fields.begin(),
               step.fields.end(),
               [&](std::size_t field) { return text::intersects(m_regions->of(field), span); })
           && std::none_of(step.notFields.begin(), step.notFields.end(), [&](std::size_t field) {
                  return text::intersects(m_regions->of(field), span);
              });
}

bool SearchEvaluator::all(const SearchStep& step, UnitHits& hits)
{
    const std::size_t before = hits.size();
    const bool filtered = !step.fields.empty() || !step.notFields.empty();
    const auto give = [&](bool answer) {
        if (!answer)
            hits.resize(before);
        return answer;
    };
    for (const SearchStep& operand : step.operands) {
        const std::size_t from = hits.size();
        if (!holds(operand, hits))
            return give(false);
        if (filtered)
            hits.erase(std::remove_if(hits.begin() + static_cast<std::ptrdiff_t>(from),
                                      hits.end(),
                                      [&](const UnitHit& hit) { return !isKept(step, hit.span); }),
                       hits.end());
        if (hits.size() == from)
            return give(false);
    }
    if (step.operands.empty())
        addRegion(step, hits);
    if (hits.size() == before)
        return false;
    UnitHits unused;
    for (const SearchStep& operand : step.negated)
        if (holds(operand, unused))
            return give(false);
    return true;
}

// What the fields leave of each passage.
void SearchEvaluator::addRegion(const SearchStep& step, UnitHits& hits)
{
    for (const Span passage : m_unit->content) {
        SpanSet parts{passage};
        for (const std::size_t field : step.fields)
            parts = text::intersect(parts, clipped(m_regions->of(field), passage));
        for (const std::size_t field : step.notFields)
            parts = text::subtract(parts, clipped(m_regions->of(field), passage));
        for (const Span part : parts)
            hits.push_back({part, 0, 0, step.term});
    }
}

bool SearchEvaluator::negation(const SearchStep& step, UnitHits& hits)
{
    UnitHits unused;
    if (holds(step.operands.front(), unused))
        return false;
    for (const Span passage : m_unit->content)
        hits.push_back({passage, 0, 0, step.term});
    return true;
}

} // namespace crosscase::query
