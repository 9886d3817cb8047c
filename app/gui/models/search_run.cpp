// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/search_run.h"

#include "app/gui/bridge/strings.h"
#include "core/matrix/coding_rows.h"
#include "core/text/excerpt.h"

#include <utility>

namespace crosscase::gui {

namespace {

constexpr int kBetweenPieces = 60; // ms

// Does no coding touch it?
bool isUncoded(const model::Corpus& corpus, model::Id<model::Document> document, text::Span span)
{
    bool touched = false;
    corpus.codings().forEachIn(document, [&](const model::Codings::Block& block, std::size_t row) {
        touched = touched
                  || (block.orphan[row] == 0 && block.start[row] < span.end
                      && span.start < block.end[row]);
    });
    return !touched;
}

} // namespace

// What the thread works with: copies, and what outlives it.
struct SearchRun::Asked {
    SearchQuestion question;
    model::Corpus corpus;
    const model::TextSource& texts;
    const project::SearchIndex& index;
    std::shared_ptr<Basket> basket;

    [[nodiscard]] SearchOutcome answer(const Progress& progress) const
    {
        SearchOutcome outcome;
        auto filter = filterOf(corpus, question);
        if (!filter) {
            outcome.filterError = fromUtf8(filter.error().detail);
            return outcome;
        }
        query::Expression condition = conditionOf(corpus, question, std::move(*filter));
        const Result<void> done = question.kind == SearchQuestion::Kind::Codings
                                      ? findCodings(std::move(condition), progress, outcome)
                                      : findHits(std::move(condition), progress, outcome);
        if (!done && done.error().code == ErrorCode::Cancelled)
            outcome.isStopped = !outcome.isCut;
        else if (!done)
            outcome.queryError = fromUtf8(done.error().detail);
        return outcome;
    }

    [[nodiscard]] Result<void>
    findHits(query::Expression condition, const Progress& progress, SearchOutcome& outcome) const
    {
        auto finder =
            project::Finder::make(corpus, texts, requestOf(question, std::move(condition)));
        if (!finder)
            return passOn(finder);
        model::Id<model::Document> last;
        auto done =
            finder->run(&index, progress, [&](project::FoundDocument&& found) -> Result<void> {
                const std::size_t added = keep(found, kMostHits - outcome.hits);
                outcome.hits += added;
                outcome.documents += added > 0 && found.document->id != last ? 1U : 0U;
                last = found.document->id;
                outcome.isCut = outcome.hits >= kMostHits;
                return outcome.isCut ? fail(ErrorCode::Cancelled, "enough") : Result<void>();
            });
        if (done && outcome.hits == 0)
            for (const auto& suggestion : finder->suggestions(index)) {
                QStringList instead;
                for (const std::string& word : suggestion.instead)
                    instead.append(fromUtf8(word));
                outcome.suggestions.push_back({fromUtf8(suggestion.word), instead});
            }
        return done;
    }

    std::size_t keep(const project::FoundDocument& found, std::size_t most) const
    {
        const bool onlyUncoded = question.scope == SearchQuestion::Scope::Uncoded;
        std::vector<Hit> hits;
        for (const query::SearchHit& hit : found.hits) {
            // Two terms of a query may meet in a place.
            if (hits.size() >= most || (!hits.empty() && hits.back().span == hit.span)
                || hit.span.empty())
                continue;
            if (!onlyUncoded || isUncoded(corpus, found.document->id, hit.span))
                hits.push_back({found.document->id, hit.span, hit.passage});
        }
        const std::scoped_lock lock(basket->mutex);
        basket->hits.insert(basket->hits.end(), hits.begin(), hits.end());
        return hits.size();
    }

    [[nodiscard]] Result<void>
    findCodings(query::Expression condition, const Progress& progress, SearchOutcome& outcome) const
    {
        auto parsed = codingsAskedFor(question, std::move(condition));
        if (!parsed)
            return passOn(parsed);
        auto scope = matrix::Scope::make(corpus, texts, *parsed);
        if (!scope)
            return passOn(scope);
        model::Id<model::Document> last;
        return matrix::forEachCoding(
            *scope, matrix::CaseChoice::TopLevel, progress, [&](const matrix::CodingRow& row) {
                ++outcome.hits;
                outcome.documents += row.document.id != last ? 1U : 0U;
                last = row.document.id;
                const std::scoped_lock lock(basket->mutex);
                basket->codings.push_back(row.coding.id);
            });
    }
};

SearchRun::SearchRun(QObject* parent)
    : QObject(parent)
{
    m_fetching.setInterval(kBetweenPieces);
    connect(&m_fetching, &QTimer::timeout, this, &SearchRun::fetch);
}

void SearchRun::setSession(Session* session)
{
    m_isWaiting = false;
    m_isRunning = false;
    m_fetching.stop();
    m_session = nullptr;
    delete m_job; // waits: what it works on goes
    m_session = session;
}

void SearchRun::ask(const SearchQuestion& question)
{
    m_question = question;
    m_isRunning = !question.isEmpty() && m_session != nullptr;
    m_fetching.stop();
    m_basket.reset();
    if (m_job) {
        // Never two at once: the next begins when the thread of this one has seen that it is over.
        m_isWaiting = true;
        m_job->abandon();
        return;
    }
    start();
}

void SearchRun::start()
{
    m_isWaiting = false;
    if (!m_isRunning)
        return;
    m_basket = std::make_shared<Basket>();
    const auto asked = std::make_shared<const Asked>(
        Asked{m_question, m_session->corpus(), m_session->texts(), m_session->index(), m_basket});
    // The session's: it lets all its works end before it goes.
    m_job = Job::start(
        m_session,
        [asked](const Progress& progress) { return asked->answer(progress); },
        [guard = QPointer<SearchRun>(this), basket = m_basket](const SearchOutcome& outcome) {
            if (guard && guard->m_basket == basket)
                guard->end(outcome);
        });
    connect(m_job, &QObject::destroyed, this, [this] {
        if (m_isWaiting && m_session != nullptr)
            start();
    });
    m_fetching.start();
}

void SearchRun::fetch()
{
    if (!m_basket)
        return;
    std::vector<Hit> hits;
    std::vector<model::Id<model::Coding>> codings;
    {
        const std::scoped_lock lock(m_basket->mutex);
        hits.swap(m_basket->hits);
        codings.swap(m_basket->codings);
    }
    if (!hits.empty())
        Q_EMIT found(hits);
    if (!codings.empty())
        Q_EMIT codingsFound(codings);
}

void SearchRun::end(const SearchOutcome& outcome)
{
    m_fetching.stop();
    fetch();
    m_basket.reset();
    m_isRunning = false;
    Q_EMIT finished(outcome);
}

} // namespace crosscase::gui
