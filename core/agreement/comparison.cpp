// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/comparison.h"

#include <bit>

namespace crosscase::agreement {

using model::Document;

namespace {

using Segments = std::vector<std::vector<Interval>>; // by coder

class Comparer {
public:
    Comparer(const Request& request, Comparison& comparison)
        : m_request(request)
        , m_comparison(comparison)
        , m_units(request.coders.size())
        , m_byPattern(std::size_t{1} << request.coders.size())
        , m_used(request.codes.size())
    {}

    void add(CodedTexts& texts, const Document& document)
    {
        for (const CaseShare& share : texts.shares()) {
            const CodedTexts::Part part = texts.cut(share.spans);
            m_comparison.parts.push_back({document.id,
                                          share.unit,
                                          static_cast<double>(part.units.count),
                                          static_cast<double>(part.ink.total())});
            texts.forEachCode(part, [&](std::size_t code, const Segments& segments) {
                m_used[code] = true;
                addLengths(code, segments);
                addUnits(code, part.units, segments);
            });
        }
    }

    // Without the codes that nobody used, if so asked.
    void finish()
    {
        std::vector<std::uint32_t> placeOf(m_request.codes.size());
        for (std::size_t code = 0; code < m_request.codes.size(); ++code) {
            placeOf[code] = static_cast<std::uint32_t>(m_comparison.codes.size());
            if (m_used[code] || !m_request.onlyUsed)
                m_comparison.codes.push_back(m_request.codes[code]);
        }
        for (MarkedUnits& one : m_comparison.units)
            one.code = placeOf[one.code];
        for (CodeLengths& one : m_comparison.lengths)
            one.code = placeOf[one.code];
        for (std::size_t coder = 0; coder < m_comparison.coders.size(); ++coder)
            if ((m_active >> coder & 1U) == 0)
                m_comparison.idle.push_back(m_comparison.coders[coder]);
    }

private:
    [[nodiscard]] std::uint32_t part() const
    {
        return static_cast<std::uint32_t>(m_comparison.parts.size() - 1);
    }

    void addLengths(std::size_t code, const Segments& segments)
    {
        MarkedLengths sums;
        for (const std::vector<Interval>& ofCoder : segments)
            for (const Interval& segment : ofCoder) {
                const auto length = static_cast<double>(segment.length());
                sums.marked += length;
                sums.squares += length * length;
            }
        m_sweep.run(segments, [&](Pattern pattern, std::int64_t start, std::int64_t end) {
            m_active |= pattern;
            const int coders = std::popcount(pattern);
            sums.shared += static_cast<double>(end - start) * coders * (coders - 1);
            if (m_request.unit == Unit::Character)
                count(pattern, end - start);
        });
        m_comparison.lengths.push_back({part(), static_cast<std::uint32_t>(code), sums});
    }

    void addUnits(std::size_t code, const CutUnits& units, const Segments& segments)
    {
        if (!units.characters) {
            for (std::size_t coder = 0; coder < segments.size(); ++coder)
                m_units[coder] = markedUnits(units, segments[coder], m_request.overlap);
            m_sweep.run(m_units, [&](Pattern pattern, std::int64_t start, std::int64_t end) {
                count(pattern, end - start);
            });
        }
        for (const Pattern pattern : m_seen) {
            m_comparison.units.push_back({part(),
                                          static_cast<std::uint32_t>(code),
                                          pattern,
                                          static_cast<double>(m_byPattern[pattern])});
            m_byPattern[pattern] = 0;
        }
        m_seen.clear();
    }

    void count(Pattern pattern, std::int64_t units)
    {
        if (m_byPattern[pattern] == 0)
            m_seen.push_back(pattern);
        m_byPattern[pattern] += units;
    }

    const Request& m_request;
    Comparison& m_comparison;
    Sweep m_sweep;
    Segments m_units;                      // by coder: units marked
    std::vector<std::int64_t> m_byPattern; // of one code in one part
    std::vector<Pattern> m_seen;           // patterns that are not 0 there
    std::vector<bool> m_used;              // by code
    Pattern m_active = 0;                  // coders that marked anything
};

// Document by document.
template <typename Visit>
Result<void> forEachDocument(CodedTexts& coded, const Progress& progress, Visit&& visit)
{
    std::int64_t done = 0;
    for (const Document* document : coded.documents()) {
        const auto all = static_cast<std::int64_t>(coded.documents().size());
        if (auto told = progress.report("comparing", done++, all); !told)
            return told;
        auto entered = coded.enter(*document);
        if (!entered)
            return passOn(entered);
        if (!*entered)
            continue;
        if (Result<void> visited = visit(*document); !visited)
            return visited;
    }
    return {};
}

// The units of a part with the pattern of a code.
class DecisionLister {
public:
    DecisionLister(const Request& request, const DecisionVisit& visit)
        : m_request(request)
        , m_visit(visit)
    {}

    Result<void> list(CodedTexts& coded, const Document& document)
    {
        for (const CaseShare& share : coded.shares())
            if (auto listed = listPart(coded, document, coded.cut(share.spans)); !listed)
                return listed;
        return {};
    }

private:
    Result<void> listPart(CodedTexts& coded, const Document& document, CodedTexts::Part part)
    {
        std::vector<text::Span> spans = part.units.spans;
        if (part.units.characters)
            for (const text::CodePoint at : part.ink.positions())
                spans.push_back({at, at + 1});
        Result<void> result;
        std::size_t next = 0;
        const auto listUpTo = [&](std::size_t code) {
            for (; result && next < code; ++next)
                result = listCode(document, spans, next, {});
        };
        coded.forEachCode(part, [&](std::size_t code, const Segments& segments) {
            listUpTo(code);
            std::vector<Pattern> patterns(spans.size());
            for (std::size_t coder = 0; coder < segments.size(); ++coder)
                for (const Interval& units :
                     markedUnits(part.units, segments[coder], m_request.overlap))
                    for (std::int64_t unit = units.start; unit < units.end; ++unit)
                        patterns[static_cast<std::size_t>(unit)] |= Pattern{1} << coder;
            if (result)
                result = listCode(document, spans, code, patterns);
            next = code + 1;
        });
        listUpTo(m_request.codes.size());
        return result;
    }

    Result<void> listCode(const Document& document,
                          const std::vector<text::Span>& spans,
                          std::size_t code,
                          const std::vector<Pattern>& patterns)
    {
        for (std::size_t unit = 0; unit < spans.size(); ++unit)
            if (auto visited = m_visit({&document,
                                        static_cast<std::int64_t>(unit) + 1,
                                        spans[unit],
                                        code,
                                        patterns.empty() ? Pattern{0} : patterns[unit]});
                !visited)
                return visited;
        return {};
    }

    const Request& m_request;
    const DecisionVisit& m_visit;
};

} // namespace

Result<Comparison> compare(const model::Corpus& corpus,
                           const model::TextSource& texts,
                           const Request& request,
                           const Progress& progress)
{
    auto coded = CodedTexts::make(corpus, texts, request);
    if (!coded)
        return passOn(coded);
    Comparison comparison;
    for (const model::Id<model::Coder> coder : request.coders)
        comparison.coders.push_back(corpus.get(coder).name);
    Comparer comparer(request, comparison);
    auto done = forEachDocument(*coded, progress, [&](const Document& document) -> Result<void> {
        ++comparison.documents;
        comparer.add(*coded, document);
        return {};
    });
    if (!done)
        return passOn(done);
    comparer.finish();
    comparison.leftOut = coded->leftOut();
    return comparison;
}

Result<void> forEachDecision(const model::Corpus& corpus,
                             const model::TextSource& texts,
                             const Request& request,
                             const DecisionVisit& visit,
                             const Progress& progress)
{
    auto coded = CodedTexts::make(corpus, texts, request);
    if (!coded)
        return passOn(coded);
    DecisionLister lister(request, visit);
    return forEachDocument(
        *coded, progress, [&](const Document& document) { return lister.list(*coded, document); });
}

} // namespace crosscase::agreement
