// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/report.h"

#include "core/agreement/ratings_report.h"
#include "core/agreement/report_notes.h"
#include "core/base/number.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>
#include <set>

namespace crosscase::agreement {

using model::Corpus;
using model::TextSource;
using table::Kind;
using table::Value;

namespace {

Chosen usualFor(std::size_t coders)
{
    Chosen chosen;
    for (const Coefficient& one : coefficients())
        if (one.shown == Shown::Always || one.shown == (coders == 2 ? Shown::OfTwo : Shown::OfMore))
            chosen.push_back(&one);
    return chosen;
}

// Why there is no value, in words about coding.
std::string whyNot(const Figure& figure, const RowSums& sums)
{
    if (sums.decisions <= 0)
        return "no text";
    const bool marked = sums.markedByAny() > 0;
    switch (figure.why) {
    case Undefined::OneCategory:
    case Undefined::NoPositive:
        return marked ? "everything is coded by all" : "nobody used it";
    case Undefined::NoContinuum:
        if (sums.lengths.length <= 0)
            return "one document";
        return sums.lengths.marked > 0 ? "no gap anywhere" : "nobody used it";
    default:
        return std::string(reasonOf(figure.why));
    }
}

class Report {
public:
    Report(const Corpus& corpus,
           const TextSource& texts,
           const Request& request,
           const ReportOptions& options,
           const Progress& progress)
        : m_corpus(corpus)
        , m_texts(texts)
        , m_request(request)
        , m_options(options)
        , m_progress(progress)
        , m_ofTwo(options.per == Per::Pair || request.coders.size() == 2)
    {
        m_facts.request = &m_request;
        m_facts.options = &m_options;
        m_facts.chosen =
            options.chosen.empty() ? usualFor(m_ofTwo ? 2 : request.coders.size()) : options.chosen;
    }

    Result<table::Table> make()
    {
        if (auto good = check(m_corpus, m_request); !good)
            return passOn(good);
        for (const model::Id<model::Coder> coder : m_request.coders)
            m_facts.coders.push_back(m_corpus.get(coder).name);
        if (auto read = m_options.per == Per::Pair ? readPairs() : readRows(); !read)
            return passOn(read);
        const bool means = m_options.per == Per::Code || m_options.per == Per::Pair;
        auto figures = figuresOf(
            m_rows, means ? m_ownRows : 0, m_facts.chosen, m_options.bootstrap, m_progress);
        if (!figures)
            return passOn(figures);
        table::Table table = head();
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            addRow(table, m_rows[row].name, figures->rows[row], row >= m_ownRows);
        if (means)
            addMean(table, figures->mean);
        table.notes = notesOf(m_facts);
        return table;
    }

private:
    Result<void> readRows()
    {
        Request request = m_request;
        request.embedded = m_options.per == Per::Embedded;
        request.perCase = m_options.per == Per::Case || request.embedded;
        auto compared = compare(m_corpus, m_texts, request, m_progress);
        if (!compared)
            return passOn(compared);
        m_rows = rowsOf(*compared, m_options.per, m_corpus);
        m_ownRows = m_rows.size();
        if (request.perCase) { // a document in two cases counts once in all
            request.perCase = false;
            compared = compare(m_corpus, m_texts, request, m_progress);
            if (!compared)
                return passOn(compared);
        }
        if (compared->documents == 0 && compared->leftOut.documentsUnmarked > 0
            && !m_request.allDocuments)
            return nothingMarked();
        m_rows.push_back(pooled(*compared, "all"));
        tell(*compared);
        const RowSums sums = sumsOf(m_rows.back());
        m_facts.decisions = sums.decisions;
        m_facts.neither = sums.decisions > 0 ? sums.of(0) / sums.decisions : 0;
        for (const Part& part : compared->parts)
            m_facts.units += part.units;
        m_facts.idle = compared->idle;
        return {};
    }

    Result<void> readPairs()
    {
        std::vector<Comparison> pairs;
        Request request = m_request;
        request.onlyUsed = false;
        for (std::size_t a = 0; a < m_request.coders.size(); ++a)
            for (std::size_t b = a + 1; b < m_request.coders.size(); ++b) {
                request.coders = {m_request.coders[a], m_request.coders[b]};
                auto compared = compare(m_corpus, m_texts, request, m_progress);
                if (!compared)
                    return passOn(compared);
                pairs.push_back(std::move(*compared));
            }
        if (std::ranges::all_of(pairs,
                                [](const Comparison& pair) {
                                    return pair.documents == 0
                                           && pair.leftOut.documentsUnmarked > 0;
                                })
            && !m_request.allDocuments)
            return nothingMarked();
        keepUsed(pairs);
        for (const Comparison& pair : pairs) {
            m_rows.push_back(pooled(pair, fmt::format("{} / {}", pair.coders[0], pair.coders[1])));
            m_facts.leftOutOfPairs.emplace_back(m_rows.back().name, pair.leftOut.documentsUnmarked);
            tell(pair);
        }
        m_ownRows = m_rows.size();
        double neither = 0;
        for (const Row& row : m_rows) {
            const RowSums sums = sumsOf(row);
            m_facts.decisions += sums.decisions;
            neither += sums.of(0);
        }
        m_facts.neither = m_facts.decisions > 0 ? neither / m_facts.decisions : 0;
        return {};
    }

    // The same codes for all pairs: those that any of them used.
    void keepUsed(std::vector<Comparison>& pairs) const
    {
        if (!m_request.onlyUsed)
            return;
        std::set<std::uint32_t> used;
        for (const Comparison& pair : pairs)
            for (const CodeLengths& lengths : pair.lengths)
                used.insert(lengths.code);
        for (Comparison& pair : pairs) {
            std::vector<ComparedCode> codes;
            codes.reserve(used.size());
            for (const std::uint32_t code : used)
                codes.push_back(pair.codes[code]);
            pair.codes = std::move(codes);
            const auto placeOf = [&used](std::uint32_t code) {
                return static_cast<std::uint32_t>(std::distance(used.begin(), used.find(code)));
            };
            for (MarkedUnits& one : pair.units)
                one.code = placeOf(one.code);
            for (CodeLengths& one : pair.lengths)
                one.code = placeOf(one.code);
        }
    }

    [[nodiscard]] tl::unexpected<Error> nothingMarked() const
    {
        return fail(ErrorCode::Refused,
                    fmt::format("no document is marked as coded by {} {}; each says with "
                                "'crosscase progress ... --state coded' what is finished, or "
                                "compare all documents with --all-documents",
                                m_options.per == Per::Pair ? "two of" : "all of",
                                fmt::format("{}", fmt::join(m_facts.coders, ", "))));
    }

    void tell(const Comparison& compared)
    {
        m_facts.codes = compared.codes.size();
        m_facts.documents = std::max(m_facts.documents, compared.documents);
        if (compared.documents >= m_mostDocuments)
            m_facts.leftOut = compared.leftOut;
        m_mostDocuments = std::max(m_mostDocuments, compared.documents);
    }

    table::Table head()
    {
        table::Table table;
        table.title = "Agreement";
        const std::string_view named = m_options.per == Per::Pair       ? "coders"
                                       : m_options.per == Per::Embedded ? "case"
                                                                        : nameOf(m_options.per);
        table.columns.push_back({{std::string(named)}, Kind::Text});
        if (m_options.per == Per::Pair)
            addCounts(table, {"both", "only the first", "only the second", "neither"});
        else if (m_ofTwo)
            addCounts(table,
                      {"both",
                       fmt::format("only {}", m_facts.coders[0]),
                       fmt::format("only {}", m_facts.coders[1]),
                       "neither"});
        else
            addCounts(table, {"all", "some", "none"});
        addCounts(table, {"units"});
        if (m_options.per != Per::Pair)
            addCounts(table, {"coders"});
        for (const Coefficient* one : m_facts.chosen) {
            const std::string name(one->percent ? "agree %" : one->name);
            table.columns.push_back({{name}, Kind::Decimal});
            if (m_options.bootstrap.samples > 0) {
                table.columns.push_back({{name + " from"}, Kind::Decimal});
                table.columns.push_back({{name + " to"}, Kind::Decimal});
            }
        }
        return table;
    }

    static void addCounts(table::Table& table, const std::vector<std::string>& heads)
    {
        for (const std::string& head : heads)
            table.columns.push_back({{head}, Kind::Integer});
    }

    static Value whole(double number) { return static_cast<std::int64_t>(number); }

    void addRow(table::Table& table, const std::string& name, const RowFigures& row, bool total)
    {
        const RowSums& sums = row.sums;
        std::vector<Value> cells{name};
        if (m_ofTwo) {
            for (const Pattern pattern : {3U, 1U, 2U, 0U})
                cells.push_back(whole(sums.of(pattern)));
        } else {
            const double all = sums.of((Pattern{1} << sums.coders) - 1);
            cells.insert(cells.end(),
                         {whole(all), whole(sums.markedByAny() - all), whole(sums.of(0))});
        }
        cells.push_back(whole(sums.decisions));
        if (m_options.per != Per::Pair)
            cells.emplace_back(static_cast<std::int64_t>(sums.coders));
        for (std::size_t at = 0; at < m_facts.chosen.size(); ++at) {
            const Figure& figure = row.figures[at];
            const bool percent = m_facts.chosen[at]->percent;
            cells.push_back(figure.value
                                ? cellOf(figure, percent)
                                : Value(fmt::format("undefined ({})", whyNot(figure, sums))));
            addBounds(cells, row.bounds, at);
        }
        m_facts.anyByUnits = m_facts.anyByUnits || row.byUnits;
        table.rows.push_back({std::move(cells), 0, total});
    }

    void addBounds(std::vector<Value>& cells, const std::vector<Bounds>& bounds, std::size_t at)
    {
        if (bounds.empty())
            return;
        const bool percent = m_facts.chosen[at]->percent;
        cells.push_back(cellOf(bounds[at].low, percent));
        cells.push_back(cellOf(bounds[at].high, percent));
        if (bounds[at].low)
            m_facts.undefinedSamples = std::max(m_facts.undefinedSamples, bounds[at].undefined);
    }

    void addMean(table::Table& table, const MeanFigures& mean)
    {
        std::vector<Value> cells{
            std::string(m_options.per == Per::Pair ? "mean over pairs" : "mean over codes")};
        const std::size_t counts = (m_ofTwo ? 4U : 3U) + (m_options.per == Per::Pair ? 1U : 2U);
        cells.resize(1 + counts);
        for (std::size_t at = 0; at < m_facts.chosen.size(); ++at) {
            cells.push_back(mean.values[at] ? cellOf(mean.values[at], m_facts.chosen[at]->percent)
                                            : Value(std::string("undefined (no row has a value)")));
            addBounds(cells, mean.bounds, at);
            if (mean.values[at])
                m_facts.undefinedMeans = std::max(m_facts.undefinedMeans, mean.undefined[at]);
        }
        table.rows.push_back({std::move(cells), 0, true});
    }

    const Corpus& m_corpus;
    const TextSource& m_texts;
    const Request& m_request;
    const ReportOptions& m_options;
    const Progress& m_progress;
    bool m_ofTwo;
    ReportFacts m_facts;
    std::vector<Row> m_rows;
    std::size_t m_ownRows = 0; // the rest are totals
    std::int64_t m_mostDocuments = 0;
};

} // namespace

Result<table::Table> agreementTable(const Corpus& corpus,
                                    const TextSource& texts,
                                    const Request& request,
                                    const ReportOptions& options,
                                    const Progress& progress)
{
    return Report(corpus, texts, request, options, progress).make();
}

} // namespace crosscase::agreement
