// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/hit_rows.h"

#include "core/matrix/coding_rows.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <set>

namespace crosscase::matrix {

namespace {

using model::Case;
using model::Id;
using table::Value;

Value words(std::string text)
{
    return text.empty() ? Value() : Value(std::move(text));
}

// Where the context of a hit may reach: the content of the paragraphs that it begins and ends in,
// or all of them when it stands in a label.
text::Span surroundings(const text::Structure& structure, text::Span hit)
{
    const std::size_t first = structure.passageAt(hit.start);
    const std::size_t last = structure.passageAt(hit.end - 1);
    if (last >= structure.passages.size())
        return hit;
    const text::Passage& begin = structure.passages[first];
    const text::Passage& end = structure.passages[last];
    const auto start = begin.content.contains(hit.start) ? begin.content.start : begin.span.start;
    const auto stop = end.content.contains(hit.end - 1) ? end.content.end : end.span.end;
    return {std::min(start, hit.start), std::max(stop, hit.end)};
}

std::string caseNames(const Scope& scope, const std::vector<CaseRegion>& regions, text::Span span)
{
    std::vector<std::string> names;
    for (const Id<Case> unit : casesTouched(scope, CaseChoice::Innermost, regions, span))
        names.push_back(scope.corpus().get(unit).name);
    return joined(names);
}

} // namespace

KwicTable::KwicTable(const Scope& scope, int context)
    : m_scope(&scope)
    , m_context(context)
{
    m_table.title = "Hits";
    for (const char* head :
         {"document", "paragraph", "speaker", "case", "start", "end", "left", "hit", "right"})
        m_table.columns.push_back({{head}, table::Kind::Text});
    for (const std::size_t number : {1U, 4U, 5U})
        m_table.columns[number].kind = table::Kind::Integer;
    constexpr std::size_t kLeft = 6;
    m_table.columns[kLeft].toTheEnd = true; // so that the hits stand below each other
}

void KwicTable::add(const DocumentHits& found)
{
    const std::vector<CaseRegion> cases = casesIn(*m_scope, found.document);
    const text::Structure& structure = found.text.structure;
    for (const query::SearchHit& hit : found.hits) {
        const text::Span room = surroundings(structure, hit.span);
        const auto from = std::max(room.start, hit.span.start - m_context);
        const auto to = hit.span.end > room.end - m_context ? room.end : hit.span.end + m_context;
        m_table.rows.push_back({{found.document.name,
                                 std::int64_t{hit.passage} + 1,
                                 words(joined(speakersWithin(structure, hit.span))),
                                 words(caseNames(*m_scope, cases, hit.span)),
                                 std::int64_t{hit.span.start},
                                 std::int64_t{hit.span.end},
                                 words(text::oneLine(found.text.quote({from, hit.span.start}))),
                                 words(text::oneLine(found.text.quote(hit.span))),
                                 words(text::oneLine(found.text.quote({hit.span.end, to})))}});
    }
}

table::Table KwicTable::take()
{
    std::vector<table::Row> rows = std::move(m_table.rows);
    m_table.rows.clear();
    table::Table taken = m_table; // its columns
    taken.rows = std::move(rows);
    return taken;
}

HitCounts::Seen HitCounts::seenIn(const DocumentHits& found) const
{
    Seen seen;
    if (m_by == CountBy::Document) {
        seen[found.document.name] = found.hits;
        return seen;
    }
    if (m_by == CountBy::Speaker) {
        for (const query::SearchHit& hit : found.hits)
            for (const std::string& speaker : speakersWithin(found.text.structure, hit.span))
                seen[speaker].push_back(hit);
        return seen;
    }
    for (const CaseRegion& part : casesIn(*m_scope, found.document)) {
        std::string name = m_scope->cases().pathOf(part.unit);
        for (const query::SearchHit& hit : found.hits)
            if (part.region.intersects(hit.span))
                seen[name].push_back(hit);
    }
    return seen;
}

void HitCounts::add(const DocumentHits& found)
{
    for (const auto& [name, hits] : seenIn(found)) {
        if (hits.empty())
            continue;
        std::set<std::int32_t> paragraphs;
        for (const query::SearchHit& hit : hits)
            paragraphs.insert(hit.passage);
        Count& count = m_counts[name];
        count.hits += static_cast<std::int64_t>(hits.size());
        count.paragraphs += static_cast<std::int64_t>(paragraphs.size());
        ++count.documents;
    }
}

table::Table HitCounts::done() const
{
    constexpr const char* kHeads[] = {"document", "case", "speaker"};
    table::Table table;
    table.title = "Hits";
    table.columns.push_back({{kHeads[static_cast<int>(m_by)]}, table::Kind::Text});
    for (const char* head : {"hits", "paragraphs", "documents"})
        table.columns.push_back({{head}, table::Kind::Integer});
    std::vector<std::pair<std::string, Count>> sorted(m_counts.begin(), m_counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        if (a.second.hits != b.second.hits)
            return a.second.hits > b.second.hits;
        return text::compareNames(a.first, b.first) < 0;
    });
    for (const auto& [name, count] : sorted)
        table.rows.push_back({{name, count.hits, count.paragraphs, count.documents}});
    return table;
}

} // namespace crosscase::matrix
