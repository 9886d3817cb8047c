// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/search.h"

#include "core/matrix/gate.h"
#include "core/project/in_order.h"
#include "core/project/search_index.h"
#include "core/project/text_matcher.h"
#include "core/query/relevance.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace crosscase::project {

using model::Document;
using model::Id;
using query::PassageRange;

namespace {

// A document to look at; without ranges all of it.
struct Job {
    const Document* document = nullptr;
    std::optional<std::vector<PassageRange>> among;
};

using Jobs = std::vector<Job>;

// Small pieces first, so that the first hits come at once.
std::vector<Jobs> inPieces(Jobs&& jobs)
{
    constexpr std::int64_t kFirst = 16'000; // code points
    constexpr std::int64_t kMost = 256'000;
    std::vector<Jobs> pieces;
    std::int64_t room = kFirst;
    std::int64_t held = kFirst;
    for (Job& job : jobs) {
        if (held >= room) {
            if (!pieces.empty())
                room = std::min(room * 2, kMost);
            pieces.emplace_back();
            held = 0;
        }
        held += job.document->length + 1;
        pieces.back().push_back(std::move(job));
    }
    return pieces;
}

// What the parts of the filter that choose codings leave of a document: the spans of those.
Result<text::SpanSet>
coded(const matrix::Scope& scope, matrix::Gate& gate, const Document& document)
{
    if (auto entered = gate.enter(document); !entered)
        return passOn(entered);
    std::vector<text::Span> spans;
    scope.corpus().codings().forEachIn(
        document.id, [&](const model::Codings::Block& block, std::size_t row) {
            if (block.orphan[row] == 0 && gate.accepts(block, row, {}))
                spans.push_back(block.span(row));
        });
    return text::unite(std::move(spans));
}

// A passage with hits, for the order by relevance.
struct Ranked {
    const Document* document;
    std::vector<query::SearchHit> hits;
    double score;
};

} // namespace

struct Finder::Parts {
    const model::TextSource& texts;
    matrix::Scope scope;
    std::optional<query::SearchNode> query; // Words
    std::optional<query::Search> search;    // Words
    std::optional<TextMatcher> matcher;     // Literal, Regex
    query::SearchScope unit = query::SearchScope::Passage;

    [[nodiscard]] Result<std::vector<FoundDocument>> lookAt(const Jobs& jobs) const
    {
        std::vector<FoundDocument> found;
        for (const Job& job : jobs) {
            auto text = texts.load(*job.document);
            if (!text)
                return passOn(text);
            auto hits = hitsOf(job, **text);
            if (!hits)
                return passOn(hits);
            if (!hits->empty())
                found.push_back({job.document, std::move(*text), std::move(*hits)});
        }
        return found;
    }

    [[nodiscard]] Result<std::vector<query::SearchHit>> hitsOf(const Job& job,
                                                               const model::LoadedText& text) const
    {
        if (matcher)
            return matcher->find(*job.document, text);
        return job.among ? search->find(*job.document, text, *job.among)
                         : search->find(*job.document, text);
    }

    [[nodiscard]] bool isWanted(const Document& document) const
    {
        return (!search || search->mayHoldIn(document)) && !scope.chosen(document).empty();
    }

    [[nodiscard]] Jobs allJobs() const
    {
        Jobs jobs;
        for (const Document* document : scope.documents())
            if (isWanted(*document))
                jobs.push_back({document, std::nullopt});
        return jobs;
    }

    [[nodiscard]] Jobs jobs(const SearchIndex* index) const
    {
        if (index == nullptr || !search)
            return allJobs();
        const Candidates candidates =
            index->candidates(search->superset(), unit, scope.corpus(), [this](Id<Document> id) {
                return isWanted(scope.corpus().get(id));
            });
        std::unordered_map<Id<Document>, std::optional<std::vector<PassageRange>>> among;
        for (const Id<Document> id : candidates.unknown)
            among.emplace(id, std::nullopt);
        for (const auto& [id, ranges] : candidates.known)
            among.emplace(
                id, unit == query::SearchScope::Document ? std::nullopt : std::optional(ranges));
        Jobs jobs;
        for (const Document* document : scope.documents())
            if (const auto job = among.find(document->id); job != among.end())
                jobs.push_back({document, std::move(job->second)});
        return jobs;
    }

    // Takes away the hits that the filter leaves out.
    [[nodiscard]] Result<void> filtered(FoundDocument& found, matrix::Gate& gate) const
    {
        if (!scope.filter().choosesText() && gate.open())
            return {};
        const matrix::Region chosen = scope.chosen(*found.document);
        std::optional<text::SpanSet> only;
        if (!gate.open()) {
            auto spans = coded(scope, gate, *found.document);
            if (!spans)
                return passOn(spans);
            only = std::move(*spans);
        }
        std::erase_if(found.hits, [&](const query::SearchHit& hit) {
            return !chosen.intersects(hit.span) || (only && !text::intersects(*only, hit.span));
        });
        return {};
    }
};

Finder::Finder(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;
Finder::~Finder() = default;

const matrix::Scope& Finder::scope() const
{
    return m_parts->scope;
}

Result<Finder> Finder::make(const model::Corpus& corpus,
                            const model::TextSource& texts,
                            const SearchRequest& request)
{
    auto scope = matrix::Scope::make(corpus, texts, request.filter);
    if (!scope)
        return passOn(scope);
    std::unique_ptr<Parts> parts(new Parts{texts, std::move(*scope), {}, {}, {}, {}});
    if (request.mode == SearchMode::Words) {
        auto query = query::parseSearch(request.text);
        if (!query)
            return passOn(query);
        auto search = query::Search::prepare(*query, parts->scope.corpus(), request.options);
        if (!search)
            return passOn(search);
        parts->query = std::move(*query);
        parts->search = std::move(*search);
        parts->unit = request.options.scope;
    } else {
        auto matcher = TextMatcher::make(
            request.text, request.mode == SearchMode::Regex, request.options.matchCase);
        if (!matcher)
            return passOn(matcher);
        parts->matcher = std::move(*matcher);
    }
    return Finder(std::move(parts));
}

Result<void>
Finder::run(const SearchIndex* index, const Progress& progress, const Visit& visit) const
{
    matrix::Gate gate = matrix::Gate::ofFilter(m_parts->scope);
    const std::vector<Jobs> pieces = inPieces(m_parts->jobs(index));
    using Found = Result<std::vector<FoundDocument>>;
    std::int64_t done = 0;
    return inOrder<Found>(
        pieces.size(),
        workingThreads(),
        [&](std::size_t piece) { return m_parts->lookAt(pieces[piece]); },
        [&](Found&& found) -> Result<void> {
            if (!found)
                return passOn(found);
            for (FoundDocument& document : *found) {
                if (auto filtered = m_parts->filtered(document, gate); !filtered)
                    return filtered;
                if (document.hits.empty())
                    continue;
                if (auto go = visit(std::move(document)); !go)
                    return go;
            }
            return progress.report("searching", ++done, static_cast<std::int64_t>(pieces.size()));
        });
}

namespace {

// The hits of each passage by itself.
void splitByPassage(FoundDocument&& found, std::vector<Ranked>& ranked)
{
    for (const query::SearchHit& hit : found.hits) {
        const bool more = !ranked.empty() && ranked.back().document == found.document
                          && ranked.back().hits.front().passage == hit.passage;
        if (!more)
            ranked.push_back({found.document, {}, 0});
        ranked.back().hits.push_back(hit);
    }
}

void score(std::vector<Ranked>& ranked, std::size_t passages)
{
    std::vector<query::TermCount> counts;
    for (std::size_t passage = 0; passage < ranked.size(); ++passage) {
        std::vector<std::int32_t> terms;
        for (const query::SearchHit& hit : ranked[passage].hits)
            terms.push_back(hit.term);
        std::sort(terms.begin(), terms.end());
        for (const std::int32_t term : terms) {
            if (!counts.empty() && counts.back().passage == passage && counts.back().term == term)
                ++counts.back().hits;
            else
                counts.push_back({static_cast<std::uint32_t>(passage), term, 1});
        }
    }
    const std::vector<double> scores = query::relevance(counts, passages);
    for (std::size_t passage = 0; passage < ranked.size(); ++passage)
        ranked[passage].score = scores[passage];
}

// How many passages there are, near enough for weights: a count would need every text.
std::size_t passagesIn(const matrix::Scope& scope)
{
    constexpr std::int64_t kUsual = 150; // code points
    std::int64_t length = 0;
    for (const Document* document : scope.documents())
        length += document->length;
    return static_cast<std::size_t>(length / kUsual) + 1;
}

} // namespace

Result<void> Finder::runByRelevance(const SearchIndex* index,
                                    std::size_t limit,
                                    const Progress& progress,
                                    const Visit& visit) const
{
    std::vector<Ranked> ranked;
    auto found = run(index, progress, [&](FoundDocument&& document) -> Result<void> {
        splitByPassage(std::move(document), ranked);
        return {};
    });
    if (!found)
        return found;
    score(ranked, passagesIn(m_parts->scope));
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.score > b.score;
    });
    std::size_t given = 0;
    for (Ranked& best : ranked) {
        if (limit != 0 && given >= limit)
            return {};
        if (limit != 0 && best.hits.size() > limit - given)
            best.hits.resize(limit - given);
        given += best.hits.size();
        auto text = m_parts->texts.load(*best.document);
        if (!text)
            return passOn(text);
        if (auto go = visit({best.document, std::move(*text), std::move(best.hits)}); !go)
            return go;
    }
    return {};
}

std::vector<Finder::Suggestion> Finder::suggestions(const SearchIndex& index) const
{
    std::vector<Suggestion> suggestions;
    if (!m_parts->query)
        return suggestions;
    std::vector<const query::SearchNode*> open{&*m_parts->query};
    while (!open.empty()) {
        const query::SearchNode* node = open.back();
        open.pop_back();
        for (auto operand = node->operands.rbegin(); operand != node->operands.rend(); ++operand)
            open.push_back(&*operand);
        if (node->op != query::SearchOp::Word)
            continue;
        if (auto instead = index.wordsNear(node->word); !instead.empty())
            suggestions.push_back({node->word, std::move(instead)});
    }
    return suggestions;
}

} // namespace crosscase::project
