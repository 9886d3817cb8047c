// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/coding_sets.h"

#include "core/query/functions.h"
#include "core/query/relate.h"
#include "core/query/search.h"
#include "core/query/surroundings.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

using model::Document;
using model::Id;
using Block = model::Codings::Block;

template <typename Row>
std::size_t indexOf(Id<Row> id)
{
    return static_cast<std::size_t>(std::max(id.value, 0));
}

Numbers noCodings(const model::Corpus& corpus)
{
    std::size_t end = 1;
    for (const auto& block : corpus.codings().blocks())
        for (const Id<model::Coding> id : block->id)
            end = std::max(end, indexOf(id) + 1);
    return Numbers(end);
}

struct Place {
    const Block* block;
    std::size_t row;
};

// Calls visit(document, its codings by start) for each document that matters; no orphans.
template <typename Visit>
Result<void> forEachDocument(const Sources& sources, Visit&& visit)
{
    std::vector<Place> places;
    Id<Document> at;
    const auto flush = [&]() -> Result<void> {
        const Document* document = sources.corpus.documents().find(at);
        if (places.empty() || document == nullptr)
            return {};
        return visit(*document, places);
    };
    for (const auto& block : sources.corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row) {
            if (block->document[row] != at) {
                if (auto done = flush(); !done)
                    return done;
                places.clear();
                at = block->document[row];
            }
            if (block->orphan[row] == 0 && sources.matters(at))
                places.push_back({block.get(), row});
        }
    return flush();
}

// Fills the set of one relation, document by document.
class Relating {
public:
    Relating(const Expression& expression,
             const Node* asked,
             const Node& other,
             const Sources& sources)
        : m_expression(expression)
        , m_sources(sources)
        , m_asked(asked != nullptr && usesOf(expression.operands.front()).isPlain() ? asked
                                                                                    : nullptr)
        , m_other(other)
        , m_uses(usesOf(expression.operands.back()))
        , m_surroundings(sources, m_uses)
        , m_by(entryOf(expression.relation.kind).by)
        , m_set(noCodings(sources.corpus))
    {}

    Result<Numbers> run()
    {
        auto done = forEachDocument(m_sources, [&](const Document& document, const auto& places) {
            return relate(document, places);
        });
        if (!done)
            return passOn(done);
        return std::move(m_set);
    }

private:
    Result<void> relate(const Document& document, const std::vector<Place>& places)
    {
        m_askedHere.clear();
        m_othersHere.clear();
        for (const Place& place : places)
            if (m_asked == nullptr || m_asked->passes(seen(place)))
                m_askedHere.push_back(partyOf(place));
        if (m_askedHere.empty() || places.size() < 2)
            return {};
        if (!m_uses.isPlain())
            if (auto entered = m_surroundings.enter(document, toText(m_expression)); !entered)
                return entered;
        for (const Place& place : places)
            if (m_uses.isPlain() ? m_other.passes(seen(place))
                                 : m_surroundings.accepts(m_other, *place.block, place.row))
                m_othersHere.push_back(partyOf(place));
        if (m_othersHere.empty())
            return {};
        if (m_by == Measures::Passages || m_by == Measures::Turns)
            if (auto stretched = stretch(document); !stretched)
                return stretched;
        const std::vector<bool> found = related(m_expression.relation, m_askedHere, m_othersHere);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (found[i])
                m_set.set(static_cast<std::size_t>(m_askedHere[i].id), true);
        return {};
    }

    Result<void> stretch(const Document& document)
    {
        auto text = m_sources.load(document, toText(m_expression));
        if (!text)
            return passOn(text);
        const Stretches stretches((*text)->structure);
        for (std::vector<Party>* parties : {&m_askedHere, &m_othersHere})
            for (Party& party : *parties)
                party.stretch = stretches.of(party.stretch.span);
        return {};
    }

    static Seen seen(const Place& place)
    {
        return {{}, place.block->document[place.row], {}, place.block, place.row};
    }
    static Party partyOf(const Place& place)
    {
        Party party{place.block->id[place.row].value, place.block->coder[place.row].value, {}};
        party.stretch.span = place.block->span(place.row);
        return party;
    }

    const Expression& m_expression;
    const Sources& m_sources;
    const Node* m_asked; // nullptr: any coding may be asked about
    const Node& m_other;
    Uses m_uses; // of the other
    Surroundings m_surroundings;
    Measures m_by;
    Numbers m_set;
    std::vector<Party> m_askedHere;
    std::vector<Party> m_othersHere;
};

// The passages that the codings touch.
std::vector<PassageRange> passagesOf(const std::vector<Place>& places,
                                     const text::Structure& structure)
{
    const Stretches stretches(structure);
    const auto count = static_cast<std::int32_t>(structure.passages.size());
    std::vector<text::Span> touched;
    for (const Place& place : places) {
        const Stretch stretch = stretches.of(place.block->span(place.row));
        touched.push_back({stretch.firstPassage, std::min(stretch.lastPassage + 1, count)});
    }
    std::vector<PassageRange> ranges;
    for (const text::Span range : text::unite(std::move(touched)))
        ranges.push_back({range.start, range.end});
    return ranges;
}

Result<Search> searchOf(const Expression& expression, const model::Corpus& corpus)
{
    if (expression.values.size() != 1)
        return fail(ErrorCode::Malformed, "text(...) takes one search");
    auto search = parseSearch(expression.values.front()).and_then([&](const SearchNode& query) {
        return Search::prepare(query, corpus, {});
    });
    if (!search)
        return fail(search.error().code,
                    fmt::format("in {}: {}", toText(expression), search.error().detail));
    return search;
}

} // namespace

Result<Numbers> relatedCodings(const Expression& expression,
                               const Node* asked,
                               const Node& other,
                               const Sources& sources)
{
    const Measures by = entryOf(expression.relation.kind).by;
    const bool needsTexts = by == Measures::Passages || by == Measures::Turns
                            || usesOf(expression.operands.back()).at(Looks::Speaker);
    if (needsTexts)
        if (auto there = sources.needTexts(toText(expression)); !there)
            return passOn(there);
    if (sources.onlyCheck)
        return Numbers();
    return Relating(expression, asked, other, sources).run();
}

Result<Numbers> codingsWithHits(const Expression& expression, const Sources& sources)
{
    auto search = searchOf(expression, sources.corpus);
    if (!search)
        return passOn(search);
    if (auto there = sources.needTexts(toText(expression)); !there)
        return passOn(there);
    if (sources.onlyCheck)
        return Numbers();
    Numbers set = noCodings(sources.corpus);
    const auto find = [&](const Document& document,
                          const std::vector<Place>& places) -> Result<void> {
        if (!search->mayHoldIn(document))
            return {};
        auto text = sources.load(document, toText(expression));
        if (!text)
            return passOn(text);
        std::vector<text::Span> spans;
        for (const SearchHit& hit :
             search->find(document, **text, passagesOf(places, (*text)->structure)))
            spans.push_back(hit.span);
        const text::SpanSet hits = text::unite(std::move(spans));
        for (const Place& place : places)
            if (text::intersects(hits, place.block->span(place.row)))
                set.set(indexOf(place.block->id[place.row]), true);
        return {};
    };
    if (auto done = forEachDocument(sources, find); !done)
        return passOn(done);
    return set;
}

Numbers documentsWith(const std::vector<Node>& nodes, const model::Corpus& corpus)
{
    std::size_t end = 1;
    for (const Document& document : corpus.documents())
        end = std::max(end, indexOf(document.id) + 1);
    Numbers documents(end);
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row) {
            const Id<Document> document = block->document[row];
            const Seen seen{{}, document, {}, block.get(), row};
            if (block->orphan[row] == 0 && !documents.contains(indexOf(document))
                && std::all_of(nodes.begin(), nodes.end(), [&](const Node& node) {
                       return node.passes(seen);
                   }))
                documents.set(indexOf(document), true);
        }
    return documents;
}

} // namespace crosscase::query
