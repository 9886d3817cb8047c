// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/similarity.h"

#include "core/matrix/case_likeness.h"
#include "core/matrix/clusters.h"
#include "core/matrix/cross_table.h"
#include "core/matrix/display_scope.h"
#include "core/text/fold.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using table::Decimal;
using table::Kind;
using table::Value;

namespace {

constexpr std::size_t kMostCases = 4000;

Result<TableSpec> specOf(const DisplayOptions& options)
{
    auto spec = casesByCodes(options);
    if (spec)
        spec->state = true;
    return spec;
}

std::string_view formulaOf(Likeness likeness)
{
    switch (likeness) {
    case Likeness::SimpleMatching:
        return "simple matching, (a + d) / (a + b + c + d)";
    case Likeness::Jaccard:
        return "Jaccard, a / (a + b + c)";
    case Likeness::RussellRao:
        return "Russell and Rao, a / (a + b + c + d)";
    case Likeness::KuckartzRaediker:
        return "Kuckartz and Raediker's zeta, (2a + d) / (2a + b + c + d)";
    case Likeness::SquaredEuclid:
        return "squared Euclidean distance, the sum over the codes of the squared differences";
    case Likeness::Block:
        break;
    }
    return "block distance, the sum over the codes of the absolute differences";
}

class Comparison {
public:
    Comparison(const DisplayInput& input, CrossTable cross, Likeness likeness)
        : m_input(input)
        , m_cross(std::move(cross))
        , m_likeness(likeness)
    {
        for (const auto& row : m_cross.cells) {
            std::vector<std::int64_t> counts;
            for (const Value& cell : row)
                counts.push_back(std::get<std::int64_t>(cell));
            m_counts.push_back(std::move(counts));
        }
    }

    [[nodiscard]] Result<table::Table> build()
    {
        if (auto compared = compareAll(); !compared)
            return passOn(compared);
        const std::vector<Merge> merges = averageLinkage(apart());
        table::Table table = m_input.options.steps      ? stepTable(merges)
                             : m_input.options.longForm ? longTable(order(merges))
                                                        : squareTable(order(merges));
        addNotes(table);
        return table;
    }

private:
    [[nodiscard]] std::size_t size() const { return m_counts.size(); }
    [[nodiscard]] const std::string& nameOf(std::size_t row) const
    {
        return m_cross.rows[row].heads.back();
    }

    [[nodiscard]] Result<void> compareAll()
    {
        m_values.assign(size(), std::vector<std::optional<double>>(size()));
        for (std::size_t a = 0; a < size(); ++a) {
            if (auto told = m_input.progress.report("comparing cases",
                                                    static_cast<std::int64_t>(a),
                                                    static_cast<std::int64_t>(size()));
                !told)
                return told;
            for (std::size_t b = a; b < size(); ++b) {
                m_values[a][b] =
                    isDistance(m_likeness)
                        ? distance(m_likeness, m_counts[a], m_counts[b])
                        : matrix::similarity(m_likeness, fourfold(m_counts[a], m_counts[b]));
                m_values[b][a] = m_values[a][b];
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<std::vector<double>> apart() const
    {
        std::vector<std::vector<double>> distances(size(), std::vector<double>(size()));
        for (std::size_t a = 0; a < size(); ++a)
            for (std::size_t b = 0; b < size(); ++b)
                distances[a][b] = isDistance(m_likeness) ? m_values[a][b].value_or(0)
                                                         : 1 - m_values[a][b].value_or(0);
        return distances;
    }

    [[nodiscard]] std::vector<std::size_t> order(const std::vector<Merge>& merges) const
    {
        const std::string& wanted = m_input.options.caseOrder;
        if (wanted.empty() || wanted == "clusters")
            return clusterOrder(merges, size());
        std::vector<std::size_t> order = clusterOrder({}, size());
        if (wanted == "name")
            std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
                return text::compareNames(nameOf(a), nameOf(b)) < 0;
            });
        return order;
    }

    [[nodiscard]] Value show(const std::optional<double>& value) const
    {
        if (!value)
            return {};
        if (isDistance(m_likeness))
            return static_cast<std::int64_t>(*value);
        return Decimal{*value, 4};
    }
    [[nodiscard]] Kind kind() const
    {
        return isDistance(m_likeness) ? Kind::Integer : Kind::Decimal;
    }

    [[nodiscard]] table::Table squareTable(const std::vector<std::size_t>& order) const
    {
        table::Table table;
        table.title = isDistance(m_likeness) ? "Distance of cases" : "Similarity of cases";
        table.columns.push_back({{"case"}, Kind::Text});
        for (const std::size_t column : order)
            table.columns.push_back({{nameOf(column)}, kind()});
        for (const std::size_t row : order) {
            table::Row line;
            line.cells.emplace_back(nameOf(row));
            for (const std::size_t column : order)
                line.cells.push_back(show(m_values[row][column]));
            table.rows.push_back(std::move(line));
        }
        return table;
    }

    [[nodiscard]] table::Table longTable(const std::vector<std::size_t>& order) const
    {
        table::Table table;
        table.title = isDistance(m_likeness) ? "Distance of cases" : "Similarity of cases";
        table.headColumns = 2;
        for (const char* head : {"case 1", "case 2"})
            table.columns.push_back({{head}, Kind::Text});
        for (const char* head : {"both (a)", "only case 2 (b)", "only case 1 (c)", "neither (d)"})
            table.columns.push_back({{head}, Kind::Integer});
        table.columns.push_back({{isDistance(m_likeness) ? "distance" : "similarity"}, kind()});
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const Fourfold codes = fourfold(m_counts[order[i]], m_counts[order[j]]);
                table.rows.push_back({{nameOf(order[i]),
                                       nameOf(order[j]),
                                       codes.both,
                                       codes.second,
                                       codes.first,
                                       codes.neither,
                                       show(m_values[order[i]][order[j]])},
                                      0,
                                      false});
            }
        return table;
    }

    [[nodiscard]] std::string namesOf(const std::vector<std::size_t>& rows) const
    {
        std::string names;
        for (const std::size_t row : rows)
            names += (names.empty() ? "" : "; ") + nameOf(row);
        return names;
    }

    [[nodiscard]] table::Table stepTable(const std::vector<Merge>& merges) const
    {
        table::Table table;
        table.title = "Clusters of cases";
        table.columns = {{{"step"}, Kind::Integer},
                         {{"first"}, Kind::Text},
                         {{"second"}, Kind::Text},
                         {{"height"}, Kind::Decimal},
                         {{"cases"}, Kind::Integer}};
        std::int64_t step = 0;
        for (const Merge& merge : merges)
            table.rows.push_back(
                {{++step,
                  namesOf(merge.first),
                  namesOf(merge.second),
                  Decimal{merge.height, 4},
                  static_cast<std::int64_t>(merge.first.size() + merge.second.size())},
                 0,
                 false});
        return table;
    }

    void addNotes(table::Table& table) const
    {
        table.notes.push_back(fmt::format("Shown: {}{}.", shown(), formulaOf(m_likeness)));
        if (!isDistance(m_likeness) || m_input.options.longForm)
            table.notes.emplace_back("Codes in both cases a, only in the second b, only in the "
                                     "first c, in neither d. A case has a code when a coding "
                                     "touches its text.");
        table.notes.push_back(
            fmt::format("Cases: {}. Codes: {}.", m_cross.rows.size(), m_cross.columns.size()));
        addClusterNote(table);
        // The first two of the cross table say what its cells are; the others what is in it.
        for (std::size_t at = 2; at < m_cross.notes.size(); ++at)
            table.notes.push_back(m_cross.notes[at]);
        addUndefinedNote(table);
        addStateNotes(table);
    }

    [[nodiscard]] std::string shown() const
    {
        if (m_input.options.steps)
            return "the steps of the clustering, on the measure ";
        return isDistance(m_likeness) ? "how far cases are apart in how often they have each code: "
                                      : "how alike cases are in which codes they have: ";
    }

    void addClusterNote(table::Table& table) const
    {
        const std::string& wanted = m_input.options.caseOrder;
        if (!m_input.options.steps && !wanted.empty() && wanted != "clusters")
            return;
        table.notes.push_back(fmt::format(
            "{}: average linkage (UPGMA){}; of those equally close the first are joined first.",
            m_input.options.steps ? "Height, the mean distance of the cases joined" : "Order",
            isDistance(m_likeness) ? "" : " on 1 - similarity; an undefined one counts as 0"));
    }

    void addUndefinedNote(table::Table& table) const
    {
        std::vector<std::string> pairs;
        for (std::size_t a = 0; a < size(); ++a)
            for (std::size_t b = a; b < size(); ++b)
                if (!m_values[a][b])
                    pairs.push_back(fmt::format("{} x {}", nameOf(a), nameOf(b)));
        if (!pairs.empty())
            table.notes.push_back(
                fmt::format("Undefined, a division by zero, and left empty: {}.", listed(pairs)));
    }

    void addStateNotes(table::Table& table) const
    {
        std::vector<std::string> noText;
        std::vector<std::string> notCoded;
        for (std::size_t row = 0; row < size(); ++row) {
            const auto& states = m_cross.states[row];
            const auto has = [&states](CellState state) {
                return std::find(states.begin(), states.end(), state) != states.end();
            };
            if (has(CellState::NoText))
                noText.push_back(nameOf(row));
            else if (has(CellState::NotCodedYet))
                notCoded.push_back(nameOf(row));
        }
        if (!noText.empty())
            table.notes.push_back(
                fmt::format("Without text, so without codes: {}.", listed(noText)));
        if (!notCoded.empty())
            table.notes.push_back(
                fmt::format("Not coded yet for every code, what they lack may still come: {}.",
                            listed(notCoded)));
    }

    const DisplayInput& m_input;
    CrossTable m_cross; // cases by codes, references
    Likeness m_likeness;
    std::vector<std::vector<std::int64_t>> m_counts;
    std::vector<std::vector<std::optional<double>>> m_values;
};

} // namespace

Result<table::Table> similarity(const DisplayInput& input)
{
    if (input.options.steps && input.options.longForm)
        return fail(ErrorCode::Refused, "--steps and --long are two tables; ask for one of them");
    auto spec = specOf(input.options);
    if (!spec)
        return passOn(spec);
    auto cross = build(input.corpus, input.texts, *spec, input.progress);
    if (!cross)
        return passOn(cross);
    if (cross->rows.size() > kMostCases)
        return fail(
            ErrorCode::Refused,
            fmt::format("{} cases are too many to compare each with each other, at most {}; "
                        "choose some by --filter or --case",
                        cross->rows.size(),
                        kMostCases));
    const std::string& wanted = input.options.likeness;
    const Likeness likeness =
        likenessNamed(wanted.empty() ? "jaccard" : wanted).value_or(Likeness::Jaccard);
    return Comparison(input, std::move(*cross), likeness).build();
}

} // namespace crosscase::matrix
