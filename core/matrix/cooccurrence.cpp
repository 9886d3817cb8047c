// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/cooccurrence.h"

#include "core/matrix/code_pairs.h"
#include "core/matrix/display_scope.h"
#include "core/matrix/pairs_wanted.h"
#include "core/matrix/shared_units.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using table::Decimal;
using table::Kind;
using table::Value;

namespace {

constexpr std::string_view kUneven = "frequencies differ more than five times";
constexpr std::string_view kOutOfRange = "c is out of range";

// Builds the table over the codes of one scope.
class Builder {
public:
    Builder(const DisplayInput& input, const Scope& scope, CodeHits hits, PairsWanted question)
        : m_input(input)
        , m_scope(scope)
        , m_hits(std::move(hits))
        , m_question(std::move(question))
    {}

    [[nodiscard]] Result<table::Table> build()
    {
        if (auto counted = m_question.longForm ? countAll() : countOne(); !counted)
            return passOn(counted);
        findKin();
        table::Table table = m_question.longForm ? longTable() : squareTable();
        addNotes(table);
        return table;
    }

private:
    [[nodiscard]] std::size_t at(std::size_t a, std::size_t b) const
    {
        return a * m_hits.size() + b;
    }
    [[nodiscard]] Result<void> countMeetings(const PairQuestion& question, CodePairs& into)
    {
        auto counted = countPairs(m_scope, m_hits, question, m_input.progress);
        if (!counted)
            return passOn(counted);
        into = std::move(*counted);
        return {};
    }
    [[nodiscard]] Result<void> countUnits(SharedUnit unit, std::vector<std::int64_t>& into)
    {
        auto counted =
            countShared(m_scope, m_hits, unit, m_question.relation.coders, m_input.progress);
        if (!counted)
            return passOn(counted);
        into = std::move(*counted);
        return {};
    }

    [[nodiscard]] Result<void> countOne()
    {
        const std::string& unit = m_question.count;
        if (unit == "documents")
            return countUnits(SharedUnit::Documents, m_numbers);
        if (unit == "cases")
            return countUnits(SharedUnit::Cases, m_numbers);
        PairQuestion question{m_question.relation};
        question.pairs = unit == "pairs" || unit == "c-index";
        question.segments = unit == "segments";
        if (unit == "characters" || unit == "passages")
            question.extent = unit == "passages" ? Extent::Passages : Extent::Characters;
        if (auto counted = countMeetings(question, m_meetings); !counted)
            return counted;
        m_numbers = question.pairs      ? m_meetings.pairs
                    : question.segments ? m_meetings.segments
                                        : m_meetings.extents;
        return {};
    }

    // Characters and touching speak of overlaps whatever the relation is.
    [[nodiscard]] Result<void> countAll()
    {
        PairQuestion question{m_question.relation, true, true};
        if (auto counted = countMeetings(question, m_meetings); !counted)
            return counted;
        PairQuestion overlap;
        overlap.relation.coders = m_question.relation.coders;
        overlap.touching = true;
        overlap.extent = Extent::Characters;
        if (auto counted = countMeetings(overlap, m_overlaps); !counted)
            return counted;
        if (auto counted = countUnits(SharedUnit::Documents, m_documents); !counted)
            return counted;
        return countUnits(SharedUnit::Cases, m_cases);
    }

    void findKin()
    {
        m_kin.resize(m_hits.size() * m_hits.size());
        const auto& entries = m_hits.codes().entries;
        const auto isAbove = [&](std::size_t a, std::size_t b) {
            return m_scope.codes().isWithin(model::Id<model::Code>{entries[b].object.value},
                                            model::Id<model::Code>{entries[a].object.value});
        };
        for (std::size_t a = 0; a < m_hits.size(); ++a)
            for (std::size_t b = 0; b < m_hits.size(); ++b)
                m_kin[at(a, b)] = isAbove(a, b) || isAbove(b, a);
    }

    [[nodiscard]] Value indexOf(std::size_t a, std::size_t b)
    {
        const auto& n = m_meetings.codings;
        const std::int64_t both = m_meetings.pairs[at(a, b)];
        const auto c = cIndex(n[a], n[b], both);
        const std::string pair = fmt::format("{} x {}", m_hits.pathOf(a), m_hits.pathOf(b));
        if (a < b && (both > 0 && (!c || *c > 1)))
            m_outOfRange.push_back(c ? fmt::format("{} ({:.3g})", pair, *c) : pair);
        if (a < b && isUneven(a, b))
            m_uneven.push_back(pair);
        return c ? Value{Decimal{*c, 6}} : Value{};
    }
    // ATLAS.ti's yellow mark.
    [[nodiscard]] bool isUneven(std::size_t a, std::size_t b) const
    {
        const auto& n = m_meetings.codings;
        return m_meetings.pairs[at(a, b)] > 0 && std::max(n[a], n[b]) > 5 * std::min(n[a], n[b]);
    }

    [[nodiscard]] table::Table squareTable()
    {
        table::Table table;
        table.title = "Co-occurrence of codes";
        const bool index = m_question.count == "c-index";
        table.columns.push_back({{"code"}, Kind::Text});
        for (const Entry& entry : m_hits.codes().entries)
            table.columns.push_back({entry.heads, index ? Kind::Decimal : Kind::Integer});
        for (std::size_t row = 0; row < m_hits.size(); ++row) {
            table::Row line;
            line.cells.emplace_back(m_hits.pathOf(row));
            for (std::size_t column = 0; column < m_hits.size(); ++column)
                if (m_kin[at(row, column)])
                    line.cells.emplace_back();
                else
                    line.cells.push_back(index ? indexOf(row, column)
                                               : Value{m_numbers[at(row, column)]});
            table.rows.push_back(std::move(line));
        }
        return table;
    }

    [[nodiscard]] table::Table longTable()
    {
        table::Table table;
        table.title = "Co-occurrence of codes";
        table.headColumns = 2;
        for (const char* head : {"code 1", "code 2"})
            table.columns.push_back({{head}, Kind::Text});
        for (const char* head : {"n1",
                                 "n2",
                                 "pairs",
                                 "segments of code 1",
                                 "segments of code 2",
                                 "characters",
                                 "touching",
                                 "documents",
                                 "cases"})
            table.columns.push_back({{head}, Kind::Integer});
        table.columns.push_back({{"c"}, Kind::Decimal});
        table.columns.push_back({{"caution"}, Kind::Text});
        for (std::size_t a = 0; a < m_hits.size(); ++a)
            for (std::size_t b = a + 1; b < m_hits.size(); ++b)
                table.rows.push_back(longRow(a, b, table.columns.size()));
        return table;
    }

    [[nodiscard]] table::Row longRow(std::size_t a, std::size_t b, std::size_t width)
    {
        table::Row row;
        row.cells = {
            m_hits.pathOf(a), m_hits.pathOf(b), m_meetings.codings[a], m_meetings.codings[b]};
        if (m_kin[at(a, b)]) {
            row.cells.resize(width);
            row.cells.back() = std::string("one is above the other");
            return row;
        }
        row.cells.insert(row.cells.end(),
                         {m_meetings.pairs[at(a, b)],
                          m_meetings.segments[at(a, b)],
                          m_meetings.segments[at(b, a)],
                          m_overlaps.extents[at(a, b)],
                          m_overlaps.touching[at(a, b)],
                          m_documents[at(a, b)],
                          m_cases[at(a, b)]});
        const std::size_t before = m_outOfRange.size();
        row.cells.push_back(indexOf(a, b));
        std::string caution(isUneven(a, b) ? kUneven : "");
        if (m_outOfRange.size() > before)
            caution += fmt::format("{}{}", caution.empty() ? "" : "; ", kOutOfRange);
        row.cells.push_back(caution.empty() ? Value{} : Value{caution});
        return row;
    }

    void addNotes(table::Table& table) const
    {
        if (m_question.longForm) {
            table.notes.push_back(fmt::format("Counted: {}; segments, the codings of a code that "
                                              "are in such pairs, each once.",
                                              pairWords(m_question.relation)));
            table.notes.push_back(fmt::format(
                "Characters: under both codes{}, each place once, without speaker labels and "
                "timestamps. Touching: pairs of which one ends where the other starts. Documents "
                "and cases (of the top level): with both codes, wherever they stand.",
                ofWhom(m_question.relation)));
            table.notes.emplace_back(kIndexFormula);
        } else {
            table.notes.push_back(countedNote(m_question));
        }
        table.notes.emplace_back(
            m_question.longForm
                ? "A code with one above it: not counted, the cells are empty."
                : "A code with itself or with one above or below it: not counted, empty.");
        addIndexNotes(table);
        addFilterNote(table, m_scope, m_input.options);
        addScopeNotes(table, m_scope, m_hits);
    }

    void addIndexNotes(table::Table& table) const
    {
        if (!m_question.longForm && m_question.count != "c-index")
            return;
        table.notes.emplace_back("c is empty where it divides by zero or less.");
        if (!m_outOfRange.empty())
            table.notes.push_back(fmt::format("Out of the range 0 to 1, as the codes meet more "
                                              "than once per coding: {}.",
                                              listed(m_outOfRange)));
        if (!m_uneven.empty())
            table.notes.push_back(fmt::format("Caution, the {}: {}.", kUneven, listed(m_uneven)));
    }

    const DisplayInput& m_input;
    const Scope& m_scope;
    CodeHits m_hits;
    PairsWanted m_question;
    CodePairs m_meetings;
    CodePairs m_overlaps;
    std::vector<std::int64_t> m_documents;
    std::vector<std::int64_t> m_cases;
    std::vector<std::int64_t> m_numbers; // of the square table
    std::vector<bool> m_kin;             // the same code, or one above the other
    std::vector<std::string> m_outOfRange;
    std::vector<std::string> m_uneven;
};

} // namespace

std::optional<double> cIndex(std::int64_t n1, std::int64_t n2, std::int64_t n12)
{
    const std::int64_t any = n1 + n2 - n12;
    if (any <= 0)
        return std::nullopt;
    return static_cast<double>(n12) / static_cast<double>(any);
}

Result<table::Table> cooccurrence(const DisplayInput& input)
{
    auto question = pairsWanted(input.options);
    if (!question)
        return passOn(question);
    auto scope = scopeOf(input);
    if (!scope)
        return passOn(scope);
    auto hits = codeHitsOf(input, *scope);
    if (!hits)
        return passOn(hits);
    return Builder(input, *scope, std::move(*hits), std::move(*question)).build();
}

} // namespace crosscase::matrix
