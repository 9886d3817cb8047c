// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/code_pairs.h"

#include "core/query/relate.h"

#include <algorithm>

namespace crosscase::matrix {

using model::Document;
using query::ByCoders;
using query::RelationKind;

namespace {

// A coding of a code as the sweep sees it.
struct Meeting {
    std::int64_t start; // on the line of the relation
    std::int64_t end;
    std::int64_t from; // on the line of the extent
    std::int64_t to;
    text::Span span;
    std::int32_t coder;
    std::uint32_t code;
};

// Puts the codings of one document on the lines.
class Lines {
public:
    Lines(const Scope& scope, const PairQuestion& question)
        : m_scope(&scope)
        , m_question(question)
    {}

    [[nodiscard]] Result<void> enter(const Document& document, const Region& chosen)
    {
        m_chosen = &chosen;
        m_inChosen = chosen.whole ? Ruler() : Ruler(chosen.spans);
        const bool byPassage = m_question.relation.kind != RelationKind::Overlap
                               || m_question.extent == Extent::Passages;
        if (!byPassage && m_question.extent == Extent::None)
            return {};
        auto loaded = m_scope->load(document);
        if (!loaded)
            return passOn(loaded);
        m_text = *loaded;
        if (byPassage)
            m_stretches.emplace(m_text->structure);
        if (m_question.extent == Extent::Characters) {
            const text::SpanSet content = m_text->structure.content();
            m_content = Ruler(chosen.whole ? content : text::intersect(chosen.spans, content));
        }
        return {};
    }

    // False: it stands on no such line, as a coding outside all turns does.
    [[nodiscard]] bool place(Meeting& meeting) const
    {
        const text::Span span = clipped(meeting.span);
        const query::Stretch stretch = m_stretches ? m_stretches->of(span) : query::Stretch{span};
        const RelationKind kind = m_question.relation.kind;
        if (kind == RelationKind::Overlap) {
            meeting.start = m_chosen->whole ? span.start : m_inChosen.between(0, span.start);
            meeting.end = m_chosen->whole ? span.end : m_inChosen.between(0, span.end);
        } else if (kind == RelationKind::SameTurn) {
            meeting.start = stretch.firstTurn;
            meeting.end = std::int64_t{stretch.lastTurn} + 1;
        } else {
            meeting.start = stretch.firstPassage;
            meeting.end = std::int64_t{stretch.lastPassage} + 1 + m_question.relation.passages;
        }
        if (m_question.extent == Extent::Characters) {
            meeting.from = m_content.between(0, span.start);
            meeting.to = m_content.between(0, span.end);
        } else if (m_question.extent == Extent::Passages) {
            meeting.from = stretch.firstPassage;
            meeting.to = std::int64_t{stretch.lastPassage} + 1;
        }
        return meeting.start < meeting.end;
    }

private:
    // From the first to the last code point that is chosen.
    [[nodiscard]] text::Span clipped(text::Span span) const
    {
        if (m_chosen->whole)
            return span;
        const text::SpanSet& spans = m_chosen->spans;
        const auto first = std::partition_point(
            spans.begin(), spans.end(), [&](text::Span one) { return one.end <= span.start; });
        const auto behind = std::partition_point(
            first, spans.end(), [&](text::Span one) { return one.start < span.end; });
        if (first == behind)
            return {span.start, span.start};
        return {std::max(span.start, first->start), std::min(span.end, std::prev(behind)->end)};
    }

    const Scope* m_scope;
    PairQuestion m_question;
    const Region* m_chosen = nullptr;
    Ruler m_inChosen;
    std::shared_ptr<const model::LoadedText> m_text;
    std::optional<query::Stretches> m_stretches;
    Ruler m_content;
};

// Which numbers a sweep counts.
enum What : unsigned { Pairs = 1, Segments = 2, Extents = 4, Touching = 8 };

class Sweep {
public:
    Sweep(std::size_t codes, const PairQuestion& question)
        : m_codes(codes)
        , m_words((codes + kWord - 1) / kWord)
        , m_coders(question.relation.coders)
        , m_what((question.pairs ? Pairs : 0U) | (question.segments ? Segments : 0U)
                 | (question.extent == Extent::None ? 0U : Extents)
                 | (question.touching ? Touching : 0U))
        , m_pairs(question.pairs ? codes * codes : 0)
        , m_segments(question.segments ? codes * codes : 0)
        , m_extents(question.extent == Extent::None ? 0 : codes * codes)
        , m_touching(question.touching ? codes * codes : 0)
    {}

    // The codings of one document, by start.
    void add(const std::vector<Meeting>& meetings)
    {
        switch (m_what) {
        case Pairs:
            return run<Pairs>(meetings);
        case Extents:
            return run<Extents>(meetings);
        case Pairs | Extents:
            return run<Pairs | Extents>(meetings);
        default:
            return run<Pairs | Segments | Extents | Touching>(meetings);
        }
    }

    void take(CodePairs& into)
    {
        into.pairs = bothWays(m_pairs);
        into.touching = bothWays(m_touching);
        into.segments = std::move(m_segments);
        std::vector<std::int64_t> sums;
        sums.reserve(m_extents.size());
        for (const Reached& reached : m_extents)
            sums.push_back(reached.sum);
        into.extents = bothWays(sums);
    }

private:
    static constexpr std::size_t kWord = 64;

    struct Open {
        std::int64_t end;
        std::int64_t to;
        text::CodePoint last;
        std::int32_t coder;
        std::uint32_t code;
        std::uint32_t slot; // of m_met
    };
    // How far the extents of a pair of codes are counted.
    struct Reached {
        std::int64_t up = 0;
        std::int64_t sum = 0;
    };

    [[nodiscard]] bool wanted(std::int32_t a, std::int32_t b) const
    {
        return m_coders == ByCoders::Any || (a == b) == (m_coders == ByCoders::Same);
    }

    template <unsigned kWhat>
    void run(const std::vector<Meeting>& meetings)
    {
        std::int64_t length = 0;
        m_open.clear();
        m_free.clear();
        m_met.clear();
        for (const Meeting& meeting : meetings) {
            const Open next{meeting.end,
                            meeting.to + m_base,
                            meeting.span.end,
                            meeting.coder,
                            meeting.code,
                            (kWhat & Segments) != 0 ? newSlot() : 0};
            meet<kWhat>(meeting, next);
            m_open.push_back(next);
            length = std::max(length, meeting.to);
        }
        m_base += length;
    }

    template <unsigned kWhat>
    void meet(const Meeting& meeting, const Open& next)
    {
        for (std::size_t at = 0; at < m_open.size();) {
            const Open& open = m_open[at];
            if (open.end <= meeting.start) {
                if ((kWhat & Touching) != 0 && !m_touching.empty())
                    touch(open, meeting);
                if ((kWhat & Touching) == 0 || open.end < meeting.start) {
                    close<kWhat>(at);
                    continue;
                }
            } else if (wanted(open.coder, meeting.coder)) {
                count<kWhat>(open, next, meeting.from + m_base);
            }
            ++at;
        }
    }

    void touch(const Open& open, const Meeting& meeting)
    {
        if (open.last == meeting.span.start && wanted(open.coder, meeting.coder))
            ++m_touching[meeting.code * m_codes + open.code];
    }

    template <unsigned kWhat>
    void count(const Open& open, const Open& next, std::int64_t from)
    {
        if ((kWhat & Pairs) != 0 && (kWhat == Pairs || !m_pairs.empty()))
            ++m_pairs[next.code * m_codes + open.code];
        if ((kWhat & Extents) != 0 && (kWhat != kAll || !m_extents.empty()))
            extend(m_extents[std::min(open.code, next.code) * m_codes
                             + std::max(open.code, next.code)],
                   from,
                   std::min(open.to, next.to));
        if ((kWhat & Segments) != 0 && !m_segments.empty()) {
            meets(open, next.code);
            meets(next, open.code);
        }
    }

    // All extents of a pair of codes come by start: each begins where the later coding does.
    static void extend(Reached& reached, std::int64_t from, std::int64_t to)
    {
        from = std::max(from, reached.up);
        if (to > from) {
            reached.sum += to - from;
            reached.up = to;
        }
    }

    // The first coding of that code that `one` meets.
    void meets(const Open& one, std::uint32_t code)
    {
        std::uint64_t& word = m_met[one.slot * m_words + code / kWord];
        const std::uint64_t bit = std::uint64_t{1} << code % kWord;
        if ((word & bit) != 0)
            return;
        word |= bit;
        ++m_segments[one.code * m_codes + code];
    }

    template <unsigned kWhat>
    void close(std::size_t at)
    {
        if ((kWhat & Segments) != 0)
            m_free.push_back(m_open[at].slot);
        m_open[at] = m_open.back();
        m_open.pop_back();
    }

    [[nodiscard]] std::uint32_t newSlot()
    {
        if (m_free.empty()) {
            m_met.resize(m_met.size() + m_words);
            return static_cast<std::uint32_t>(m_met.size() / m_words - 1);
        }
        const std::uint32_t slot = m_free.back();
        m_free.pop_back();
        std::fill_n(m_met.begin() + static_cast<std::ptrdiff_t>(slot * m_words), m_words, 0);
        return slot;
    }

    // [a, b] and [b, a] become their sum.
    [[nodiscard]] std::vector<std::int64_t> bothWays(const std::vector<std::int64_t>& counts) const
    {
        std::vector<std::int64_t> sums(counts.size());
        if (!counts.empty())
            for (std::size_t a = 0; a < m_codes; ++a)
                for (std::size_t b = 0; b < m_codes; ++b)
                    sums[a * m_codes + b] =
                        counts[a * m_codes + b] + (a == b ? 0 : counts[b * m_codes + a]);
        return sums;
    }

    static constexpr unsigned kAll = Pairs | Segments | Extents | Touching;

    std::size_t m_codes;
    std::size_t m_words; // of 64 codes
    ByCoders m_coders;
    unsigned m_what;
    std::vector<std::int64_t> m_pairs; // row: the code of the later coding
    std::vector<std::int64_t> m_segments;
    std::vector<Reached> m_extents; // row: the smaller code
    std::vector<std::int64_t> m_touching;
    std::vector<Open> m_open;          // not ended yet, in no order
    std::vector<std::uint64_t> m_met;  // by slot: which codes an open coding has met
    std::vector<std::uint32_t> m_free; // slots
    std::int64_t m_base = 0;           // what the documents before are long on the extents' line
};

} // namespace

Result<CodePairs> countPairs(const Scope& scope,
                             CodeHits& hits,
                             const PairQuestion& question,
                             const Progress& progress)
{
    CodePairs counted;
    counted.codes = hits.size();
    counted.codings.resize(hits.size());
    Lines lines(scope, question);
    Sweep sweep(hits.size(), question);
    std::vector<Meeting> meetings;
    std::int64_t done = 0;
    for (const Document* document : scope.documents()) {
        const auto all = static_cast<std::int64_t>(scope.documents().size());
        if (auto told = progress.report("counting pairs", done++, all); !told)
            return passOn(told);
        const Region chosen = scope.chosen(*document);
        if (chosen.empty())
            continue;
        if (auto entered = lines.enter(*document, chosen); !entered)
            return passOn(entered);
        meetings.clear();
        auto visited =
            hits.visit(*document,
                       chosen,
                       [&](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                           ++counted.codings[code];
                           Meeting meeting{};
                           meeting.span = block.span(row);
                           meeting.coder = block.coder[row].value;
                           meeting.code = static_cast<std::uint32_t>(code);
                           if (lines.place(meeting))
                               meetings.push_back(meeting);
                       });
        if (!visited)
            return passOn(visited);
        sweep.add(meetings);
    }
    sweep.take(counted);
    return counted;
}

} // namespace crosscase::matrix
