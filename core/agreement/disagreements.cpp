// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/disagreements.h"

#include "core/agreement/ink.h"
#include "core/agreement/text_choice.h"
#include "core/base/hash.h"
#include "core/model/document_order.h"
#include "core/text/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::agreement {

namespace {

using model::Code;
using model::Coder;
using model::Document;
using model::Id;
using text::Span;
using text::SpanSet;

SpanSet unitedOf(const std::vector<Passage>& passages)
{
    std::vector<Span> spans;
    for (const Passage& passage : passages)
        spans.push_back(passage.span);
    return text::unite(std::move(spans));
}

std::string
idOf(const model::Corpus& corpus, const std::array<Id<Coder>, 2>& coders, const Sides& sides)
{
    std::vector<Uuid> uuids{corpus.get(coders[0]).uuid, corpus.get(coders[1]).uuid};
    for (const auto& side : sides)
        for (const Passage& passage : side)
            uuids.push_back(passage.uuid);
    return agreement::idOf(std::move(uuids));
}

// Measures places of one text.
class Ruler {
public:
    explicit Ruler(const model::LoadedText& text)
        : m_text(text)
        , m_ink(text, {{0, text.offsets.codePoints()}})
    {}

    // Do the sides differ by blanks only?
    [[nodiscard]] bool sameInk(const Sides& sides) const
    {
        return inkOf(sides[0]) == inkOf(sides[1]);
    }

    void measure(Disagreement& one) const
    {
        const SpanSet first = unitedOf(one.sides[0]);
        const SpanSet second = unitedOf(one.sides[1]);
        const SpanSet both = text::intersect(first, second);
        std::vector<Span> all = first;
        all.insert(all.end(), second.begin(), second.end());
        const SpanSet either = text::unite(std::move(all));
        const std::int64_t covered = lengthOf(either);
        const std::int64_t shared = lengthOf(both);
        one.shared =
            covered == 0 ? 0 : 100 * static_cast<double>(shared) / static_cast<double>(covered);
        // Where the codes differ nothing of it is agreed.
        const SpanSet differs =
            one.kind == Difference::OtherCode ? either : text::subtract(either, both);
        one.characters = lengthOf(differs);
        one.words = 0;
        for (const Span span : differs)
            one.words += wordsIn(span);
    }

private:
    [[nodiscard]] std::vector<Interval> inkOf(const std::vector<Passage>& passages) const
    {
        std::vector<Interval> intervals;
        for (const Passage& passage : passages)
            intervals.push_back(m_ink.within(passage.span));
        std::ranges::sort(intervals, {}, [](const Interval& interval) {
            return std::pair(interval.start, interval.end);
        });
        const auto again = std::ranges::unique(intervals);
        intervals.erase(again.begin(), again.end());
        return intervals;
    }
    [[nodiscard]] std::int64_t lengthOf(const SpanSet& spans) const
    {
        std::int64_t length = 0;
        for (const Span span : spans)
            length += m_ink.within(span).length();
        return length;
    }
    // A word belongs to the span that holds its first character, so one that began before does not
    // count: from some blank before the span on, words are cut as in the whole text.
    [[nodiscard]] std::int64_t wordsIn(Span span) const
    {
        constexpr int kBefore = 100;
        const Span around{std::max(0, span.start - kBefore), span.end};
        const std::size_t skipped = m_text.quote({around.start, span.start}).size();
        const auto words = text::words(m_text.quote(around));
        return std::ranges::count_if(
            words, [&](const text::ByteSpan& word) { return word.start >= skipped; });
    }

    const model::LoadedText& m_text;
    Ink m_ink;
};

class Comparer {
public:
    Comparer(const model::Corpus& corpus,
             const model::TextSource& texts,
             const DifferenceRequest& request,
             const Progress& progress)
        : m_corpus(corpus)
        , m_texts(texts)
        , m_request(request)
        , m_progress(progress)
        , m_codes(request.codes.begin(), request.codes.end())
        , m_wanted(request.documents.begin(), request.documents.end())
        , m_passages(request.coders.size())
    {
        for (std::size_t at = 0; at < request.coders.size(); ++at)
            m_coderAt.emplace(request.coders[at], at);
    }

    Result<Differences> run()
    {
        if (auto good = check(); !good)
            return passOn(good);
        if (!m_request.filter.isEmpty()) {
            auto choice = TextChoice::make(m_corpus, m_texts, m_request.filter);
            if (!choice)
                return passOn(choice);
            m_choice = std::move(*choice);
        }
        readProgress();
        const std::vector<const Document*> documents = model::documentsInOrder(m_corpus);
        std::int64_t done = 0;
        for (const Document* document : documents) {
            if (auto go = m_progress.report(
                    "comparing", done++, static_cast<std::int64_t>(documents.size()));
                !go)
                return passOn(go);
            if (!m_wanted.empty() && !m_wanted.contains(document->id))
                continue;
            if (auto compared = compareIn(*document); !compared)
                return passOn(compared);
        }
        if (m_found.documents == 0)
            return nothingMarked();
        m_found.pairs = static_cast<std::int64_t>(m_request.coders.size())
                        * (static_cast<std::int64_t>(m_request.coders.size()) - 1) / 2;
        return std::move(m_found);
    }

private:
    [[nodiscard]] Result<void> check() const
    {
        if (m_request.coders.size() < 2)
            return fail(ErrorCode::Refused,
                        m_request.coders.empty()
                            ? std::string("nobody has coded anything; two coders are compared")
                            : fmt::format("'{}' is the only coder; two are compared",
                                          m_corpus.get(m_request.coders.front()).name));
        std::set<Id<Coder>> seen;
        for (const Id<Coder> id : m_request.coders) {
            const Coder& coder = m_corpus.get(id);
            if (coder.layer == model::CoderLayer::Consensus)
                return fail(ErrorCode::Refused,
                            fmt::format("'{}' is what the coders agreed on, and no coder: compare "
                                        "persons",
                                        coder.name));
            if (!seen.insert(id).second)
                return fail(ErrorCode::Refused, fmt::format("'{}' is named twice", coder.name));
        }
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> nothingMarked() const
    {
        return fail(ErrorCode::Refused,
                    m_found.unmarked == 0
                        ? std::string("there is no document to compare")
                        : fmt::format("no document is marked as coded by two of these coders; each "
                                      "says with 'crosscase progress ... --state coded' what is "
                                      "done, or compare all with --all-documents ({} documents)",
                                      m_found.unmarked));
    }

    void readProgress()
    {
        for (const model::Progress& progress : m_corpus.rows<model::Progress>())
            if (progress.state == model::ProgressState::Coded)
                if (const auto at = m_coderAt.find(progress.coder); at != m_coderAt.end())
                    m_marked[progress.document].insert(at->second);
    }

    Result<void> compareIn(const Document& document)
    {
        const auto marked = m_marked.find(document.id);
        const auto hasMarked = [&](std::size_t coder) {
            return marked != m_marked.end() && marked->second.contains(coder);
        };
        m_text.reset();
        m_ruler.reset();
        if (auto collected = collect(document); !collected)
            return collected;
        bool any = false;
        bool lacking = false;
        for (std::size_t first = 0; first < m_passages.size(); ++first)
            for (std::size_t second = first + 1; second < m_passages.size(); ++second) {
                const bool byBoth = hasMarked(first) && hasMarked(second);
                lacking = lacking || !byBoth;
                if (!byBoth && !m_request.allDocuments)
                    continue;
                any = true;
                if (auto compared = comparePair(document, first, second); !compared)
                    return compared;
            }
        m_found.documents += any ? 1 : 0;
        m_found.unmarked += lacking ? 1 : 0;
        return {};
    }

    Result<void> collect(const Document& document)
    {
        for (auto& passages : m_passages)
            passages.clear();
        SpanSet chosen;
        if (m_choice) {
            if (auto loaded = load(document); !loaded)
                return loaded;
            m_choice->enter(document, *m_text);
            chosen = m_choice->chosen();
        }
        m_corpus.codings().forEachIn(
            document.id, [&](const model::Codings::Block& block, std::size_t row) {
                if (block.orphan[row] != 0)
                    return;
                const auto coder = m_coderAt.find(block.coder[row]);
                if (coder == m_coderAt.end())
                    return;
                const bool wanted = (m_codes.empty() || m_codes.contains(block.code[row]))
                                    && (!m_choice
                                        || (text::intersects(chosen, block.span(row))
                                            && m_choice->accepts(block, row)));
                m_passages[coder->second].push_back(
                    {block.id[row], block.code[row], block.span(row), block.uuid[row], wanted});
            });
        return {};
    }

    [[nodiscard]] static bool isChosen(const Sides& sides)
    {
        return std::ranges::any_of(
            sides, [](const auto& side) { return std::ranges::any_of(side, &Passage::chosen); });
    }

    Result<void> comparePair(const Document& document, std::size_t first, std::size_t second)
    {
        const std::array coders{m_request.coders[first], m_request.coders[second]};
        Compared compared = compare(m_passages[first], m_passages[second]);
        for (Sides& sides : compared.agreed)
            if (isChosen(sides))
                m_found.agreed.push_back({document.id, coders, std::move(sides)});
        for (Place& place : compared.differing) {
            if (!isChosen(place.sides))
                continue;
            if (auto loaded = load(document); !loaded)
                return loaded;
            if (place.kind == Difference::Boundary && ruler().sameInk(place.sides)) {
                m_found.agreed.push_back({document.id, coders, std::move(place.sides)});
                continue;
            }
            Disagreement one;
            one.document = document.id;
            one.coders = coders;
            one.kind = place.kind;
            one.span = hullOf(place.sides);
            one.sides = std::move(place.sides);
            one.id = idOf(m_corpus, coders, one.sides);
            ruler().measure(one);
            m_found.disagreements.push_back(std::move(one));
        }
        return {};
    }

    Result<void> load(const Document& document)
    {
        if (m_text)
            return {};
        auto loaded = m_texts.loadOnce(document);
        if (!loaded)
            return passOn(loaded);
        m_text = std::move(*loaded);
        return {};
    }
    const Ruler& ruler()
    {
        if (!m_ruler)
            m_ruler.emplace(*m_text);
        return *m_ruler;
    }

    const model::Corpus& m_corpus;
    const model::TextSource& m_texts;
    const DifferenceRequest& m_request;
    const Progress& m_progress;
    std::unordered_set<Id<Code>> m_codes;
    std::unordered_set<Id<Document>> m_wanted;
    std::unordered_map<Id<Coder>, std::size_t> m_coderAt;
    std::unordered_map<Id<Document>, std::set<std::size_t>> m_marked;
    std::optional<TextChoice> m_choice;
    std::vector<std::vector<Passage>> m_passages; // by coder, of the document
    std::shared_ptr<const model::LoadedText> m_text;
    std::optional<Ruler> m_ruler;
    Differences m_found;
};

int rankOf(Difference kind)
{
    switch (kind) {
    case Difference::OtherCode:
        return 0;
    case Difference::FirstOnly:
    case Difference::SecondOnly:
        return 1;
    case Difference::Boundary:
        break;
    }
    return 2;
}

} // namespace

Result<Differences> differencesOf(const model::Corpus& corpus,
                                  const model::TextSource& texts,
                                  const DifferenceRequest& request,
                                  const Progress& progress)
{
    auto found = Comparer(corpus, texts, request, progress).run();
    if (found)
        sortDisagreements(corpus, found->disagreements, false);
    return found;
}

void sortDisagreements(const model::Corpus& corpus,
                       std::vector<Disagreement>& disagreements,
                       bool byPlace)
{
    std::unordered_map<Id<Document>, std::size_t> orderOf;
    for (const Document* document : model::documentsInOrder(corpus))
        orderOf.emplace(document->id, orderOf.size());
    const auto key = [&](const Disagreement& one) {
        const int rank = byPlace ? 0 : rankOf(one.kind);
        const std::int64_t length = byPlace ? 0 : -one.characters;
        return std::tuple(
            rank, length, orderOf.at(one.document), one.span, one.coders, std::string_view(one.id));
    };
    std::ranges::stable_sort(disagreements,
                             [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::string_view nameOf(Difference kind)
{
    switch (kind) {
    case Difference::FirstOnly:
        return "A only";
    case Difference::SecondOnly:
        return "B only";
    case Difference::Boundary:
        return "boundary";
    case Difference::OtherCode:
        break;
    }
    return "other code";
}

std::string idOf(std::vector<Uuid> identities)
{
    std::ranges::sort(identities);
    std::string bytes;
    for (const Uuid& uuid : identities)
        bytes.append(uuid.bytes.begin(), uuid.bytes.end());
    constexpr std::size_t kDigits = 12;
    return hash128(bytes).substr(0, kDigits);
}

} // namespace crosscase::agreement
