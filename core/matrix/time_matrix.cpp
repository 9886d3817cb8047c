// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/time_matrix.h"

#include "core/matrix/collection_order.h"
#include "core/matrix/display_scope.h"
#include "core/matrix/periods.h"
#include "core/matrix/written.h"

#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::matrix {

using model::Codings;
using model::Document;
using table::Kind;
using table::Value;

namespace {

constexpr std::string_view kNoDate = "no date";

struct Cell {
    std::int64_t references = 0;
    std::vector<std::string> quotes;
    std::size_t more = 0; // quotes beyond those that are shown
};
using Line = std::vector<Cell>;

class TimeMatrix {
public:
    TimeMatrix(const DisplayInput& input, const Scope& scope, CodeHits hits, ResolvedAxis cases)
        : m_input(input)
        , m_scope(scope)
        , m_hits(std::move(hits))
        , m_cases(std::move(cases))
        , m_byCase(input.options.across == "cases")
        , m_quotes(input.options.cell == "quotes")
        , m_dateOf(input.options.dateOf.empty() ? "document" : input.options.dateOf)
        , m_period(input.options.period.empty() ? "year" : input.options.period)
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        std::int64_t done = 0;
        for (const Document* document : byCollection(m_scope.documents())) {
            const auto all = static_cast<std::int64_t>(m_scope.documents().size());
            if (auto told = m_input.progress.report("counting", done++, all); !told)
                return passOn(told);
            if (auto counted = count(*document); !counted)
                return passOn(counted);
        }
        table::Table table = asTable();
        addNotes(table);
        return table;
    }

private:
    [[nodiscard]] const std::vector<Entry>& columns() const
    {
        return m_byCase ? m_cases.entries : m_hits.codes().entries;
    }

    Line& lineOf(const std::string& date)
    {
        Line& line = date.empty() ? m_undated : m_lines[date];
        line.resize(columns().size());
        return line;
    }

    [[nodiscard]] std::string dateIn(const Codings::Block& block, std::size_t row) const
    {
        if (m_dateOf == "coding")
            return toIso8601(block.created[row]).substr(0, 10);
        if (block.eventDay[row] == model::Coding::kNoDay)
            return {};
        constexpr std::int64_t kDay = 86'400'000;
        return toIso8601(Timestamp{block.eventDay[row] * kDay}).substr(0, 10);
    }

    [[nodiscard]] Result<void> count(const Document& document)
    {
        const Region chosen = m_scope.chosen(document);
        if (chosen.empty())
            return {};
        m_document = &document;
        m_quoted.clear();
        if (m_quotes) {
            auto loaded = m_scope.load(document);
            if (!loaded)
                return passOn(loaded);
            m_text = *loaded;
        }
        static const std::vector<Part> kNone;
        const auto found = m_cases.layer.find(document.id);
        const std::vector<Part>& parts = found == m_cases.layer.end() ? kNone : found->second;
        const bool byDocument = m_dateOf == "document";
        const std::string ofDocument = periodOf(document.collected, m_period);
        if (byDocument)
            lineOf(ofDocument);
        model::Id<model::Coding> last; // a coding of several of the codes comes several times
        return m_hits.visit(
            document, chosen, [&](const Codings::Block& block, std::size_t row, std::size_t code) {
                Line& line =
                    lineOf(byDocument ? ofDocument : periodOf(dateIn(block, row), m_period));
                if (!m_byCase)
                    return add(line, code, block, row);
                if (block.id[row] == last)
                    return;
                last = block.id[row];
                for (const Part& part : parts)
                    if (part.entry < m_cases.entries.size()
                        && part.region.intersects(block.span(row)))
                        add(line, part.entry, block, row);
            });
    }

    void add(Line& line, std::size_t column, const Codings::Block& block, std::size_t row)
    {
        Cell& cell = line[column];
        ++cell.references;
        if (!m_quotes)
            return;
        if (!m_input.options.includeUnpublishable && !isPublishable(block.marks[row])) {
            m_withheld.insert(block.id[row]);
            return;
        }
        const text::Span span = block.span(row);
        if (!m_quoted.emplace(&line, column, span).second)
            return;
        const auto most = static_cast<std::size_t>(m_input.options.quotesPerCell);
        if (most > 0 && cell.quotes.size() == most) {
            ++cell.more;
            return;
        }
        cell.quotes.push_back(fmt::format("{} ({})",
                                          quoteOf(*m_text, span, m_input.options.quoteLimit),
                                          referenceTo(*m_document, *m_text, span.start)));
    }

    [[nodiscard]] Value show(const Cell& cell) const
    {
        if (!m_quotes)
            return cell.references;
        std::string all;
        for (const std::string& quote : cell.quotes)
            all += (all.empty() ? "" : "\n\n") + quote;
        if (cell.more > 0)
            all += fmt::format("\n\n[{} more]", cell.more);
        return all.empty() ? Value{} : Value{all};
    }

    [[nodiscard]] table::Row rowOf(const std::string& period, const Line& line) const
    {
        table::Row row;
        row.cells.emplace_back(period);
        for (const Cell& cell : line)
            row.cells.push_back(show(cell));
        return row;
    }

    [[nodiscard]] table::Table asTable() const
    {
        table::Table table;
        table.title = m_byCase ? "Cases over time" : "Codes over time";
        table.columns.push_back({{m_period}, Kind::Text});
        for (const Entry& entry : columns())
            table.columns.push_back({entry.heads, m_quotes ? Kind::Text : Kind::Integer});
        for (const auto& [period, line] : m_lines)
            table.rows.push_back(rowOf(period, line));
        Line undated = m_undated;
        undated.resize(columns().size());
        table.rows.push_back(rowOf(std::string(kNoDate), undated));
        return table;
    }

    void addNotes(table::Table& table) const
    {
        table.notes.emplace_back(m_quotes
                                     ? "Shown: the quotes of the codings, each with document and "
                                       "paragraph."
                                     : "Counted: references, the codings.");
        table.notes.push_back(dateNote());
        if (m_byCase)
            table.notes.push_back(fmt::format(
                "Columns: {}; a coding counts once in each case whose text it touches. Codes: {}.",
                toText(m_cases.axis),
                m_hits.codes().axis.names.empty() && m_hits.codes().is(AxisKind::Codes)
                    ? "all"
                    : toText(m_hits.codes().axis)));
        addFilterNote(table, m_scope, m_input.options);
        if (!m_withheld.empty())
            table.notes.push_back(fmt::format(
                "Quotes left out because they are not for publication: {}.", m_withheld.size()));
        addScopeNotes(table, m_scope, m_hits);
    }

    [[nodiscard]] std::string dateNote() const
    {
        constexpr std::string_view kRest =
            "A date less exact than the period has a row of its own; what has no date stands last.";
        if (m_dateOf == "coding")
            return fmt::format("Date: when the coding was made (UTC). Periods without codings are "
                               "left out.");
        if (m_dateOf == "event")
            return "Date: the event date of the coding. Periods without codings are left out; what "
                   "has no date stands last.";
        return fmt::format("Date: when the document was collected. Periods without documents are "
                           "left out. {}",
                           kRest);
    }

    using Quoted = std::tuple<const Line*, std::size_t, text::Span>;
    const DisplayInput& m_input;
    const Scope& m_scope;
    CodeHits m_hits;
    ResolvedAxis m_cases;
    bool m_byCase;
    bool m_quotes;
    std::string m_dateOf;
    std::string m_period;
    std::map<std::string, Line> m_lines; // by period
    Line m_undated;
    const Document* m_document = nullptr; // that is being counted
    std::shared_ptr<const model::LoadedText> m_text;
    std::set<Quoted> m_quoted; // a passage that several coders coded is quoted once in a cell
    std::set<model::Id<model::Coding>> m_withheld;
};

} // namespace

Result<table::Table> timeMatrix(const DisplayInput& input)
{
    const DisplayOptions& options = input.options;
    const bool quotes = options.cell == "quotes";
    if (!quotes && !options.cell.empty() && options.cell != "references")
        return fail(ErrorCode::Refused, "--cell: over time there are references and quotes");
    if (!quotes
        && (options.quoteLimit > 0 || options.quotesPerCell > 0 || options.includeUnpublishable))
        return fail(ErrorCode::Refused,
                    "--quote-limit, --per-cell and --include-unpublishable are for --cell quotes");
    if (options.across != "cases" && !options.cases.empty())
        return fail(ErrorCode::Refused, "--cases is for --columns cases");
    auto scope = scopeOf(input);
    if (!scope)
        return passOn(scope);
    auto hits = codeHitsOf(input, *scope);
    if (!hits)
        return passOn(hits);
    auto axis = axisOf(options.cases, {AxisKind::Cases, 1, {}});
    if (!axis)
        return passOn(axis);
    auto cases = resolve(*scope, *axis, {});
    if (!cases)
        return passOn(cases);
    return TimeMatrix(input, *scope, std::move(*hits), std::move(*cases)).build();
}

} // namespace crosscase::matrix
