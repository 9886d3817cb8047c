// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/tables.h"

#include "core/qca/solution.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::qca {

namespace {

using table::Decimal;
using ColumnKind = table::Kind;
using table::Table;
using table::Value;

constexpr int kFitDecimals = 3;
constexpr int kMembershipDecimals = 4;

Value score(const std::optional<double>& number, int decimals = kFitDecimals)
{
    return number ? Value(Decimal{*number, decimals}) : Value();
}

template <typename Number>
Value whole(Number number)
{
    return static_cast<std::int64_t>(number);
}

std::string namesOf(const std::vector<std::size_t>& cases, const Sets& sets)
{
    std::string names;
    for (const std::size_t unit : cases)
        names += (names.empty() ? "" : ", ") + sets.cases[unit];
    return names;
}

std::string namesOf(const std::vector<std::vector<std::size_t>>& rows, const Sets& sets)
{
    std::string names;
    for (const auto& cases : rows)
        names += (names.empty() ? "" : "; ") + namesOf(cases, sets);
    return names;
}

Value words(std::string text)
{
    return text.empty() ? Value() : Value(std::move(text));
}

void addColumn(Table& table, std::string head, ColumnKind kind)
{
    table.columns.push_back({{std::move(head)}, kind});
}

void addConditions(Table& table, const Sets& sets)
{
    for (const std::string& name : sets.conditions)
        addColumn(table, name, ColumnKind::Integer);
}

void addLevels(std::vector<Value>& cells, Term row, const Sets& sets)
{
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        cells.push_back(whole(row.at(condition)));
}

std::vector<TruthRow> allRows(const TruthTable& table)
{
    std::vector<TruthRow> rows;
    auto observed = table.rows.begin();
    for (std::uint64_t number = 1; number <= table.possible(); ++number) {
        if (observed != table.rows.end() && observed->number == number)
            rows.push_back(*observed++);
        else
            rows.push_back({rowAt(number, table.sets.levels), number, {}, {}, {}, {}, false});
    }
    return rows;
}

void sortByOutcome(std::vector<TruthRow>& rows)
{
    const auto rank = [](Out out) {
        return out == Out::Present ? 0 : out == Out::Contradiction ? 1 : out == Out::Absent ? 2 : 3;
    };
    std::ranges::stable_sort(rows, [&rank](const TruthRow& a, const TruthRow& b) {
        if (rank(a.out) != rank(b.out))
            return rank(a.out) < rank(b.out);
        const double x = a.incl.value_or(-1);
        const double y = b.incl.value_or(-1);
        if (std::abs(x - y) > kTolerance)
            return x > y;
        return a.cases.size() > b.cases.size();
    });
}

void addFit(std::vector<Value>& cells, const Sufficiency& fit)
{
    cells.push_back(score(fit.incl));
    cells.push_back(score(fit.pri));
    cells.push_back(score(fit.cov));
}

bool hasGap(const Table& table, std::size_t column, std::size_t rowsWithCases)
{
    return std::ranges::any_of(table.rows, [&](const table::Row& row) {
        return std::holds_alternative<std::monostate>(row.cells[column])
               && !std::holds_alternative<std::monostate>(row.cells[rowsWithCases]);
    });
}

// " (from C1P1, C1P2)"
std::string originText(const Model& model)
{
    constexpr std::size_t kShown = 10;
    std::string text;
    for (std::size_t at = 0; at < std::min(model.origins.size(), kShown); ++at)
        text += (at == 0 ? " (from " : ", ") + model.origins[at].name;
    if (model.origins.size() > kShown)
        text += fmt::format(" and {} more", model.origins.size() - kShown);
    return text.empty() ? text : text + ")";
}

std::string modelLine(const Model& model, std::size_t number, const Sets& sets)
{
    return fmt::format(
        "M{}: {} => {}{}", number, toText(model.terms, sets), sets.outcomeName, originText(model));
}

std::string rowList(const std::vector<std::uint64_t>& rows)
{
    constexpr std::size_t kShown = 20;
    std::string text;
    for (std::size_t at = 0; at < std::min(rows.size(), kShown); ++at)
        text += fmt::format("{}{}", at == 0 ? "" : ", ", rows[at]);
    return rows.size() > kShown ? fmt::format("{} and {} more", text, rows.size() - kShown) : text;
}

// What is assumed is told for the first models only; --assumptions and its table tell all.
constexpr std::size_t kModelsTold = 20;

void addAssumptionNotes(Table& out, const TruthTable& table, const Minimized& minimized)
{
    const bool between = minimized.options.kind == SolutionKind::Intermediate;
    for (std::size_t at = 0; at < std::min(minimized.models.size(), kModelsTold); ++at) {
        const Model& model = minimized.models[at];
        const auto assumptions = assumptionsOf(table, minimized, model);
        if (!assumptions.empty())
            out.notes.push_back(
                fmt::format("M{} takes {} remainder{} for positive ({}): row {}.",
                            at + 1,
                            assumptions.size(),
                            assumptions.size() == 1 ? "" : "s",
                            between ? "easy counterfactuals" : "simplifying assumptions",
                            rowList(assumptions)));
        const auto difficult = difficultOf(table, minimized, model);
        if (!difficult.empty())
            out.notes.push_back(
                fmt::format("M{} does without what the parsimonious solution assumes (difficult "
                            "counterfactuals): row {}.",
                            at + 1,
                            rowList(difficult)));
    }
}

void addModelNotes(Table& out, const TruthTable& table, const Minimized& minimized)
{
    for (std::size_t at = 0; at < minimized.models.size(); ++at)
        out.notes.push_back(modelLine(minimized.models[at], at + 1, table.sets));
    if (minimized.models.size() > 1)
        out.notes.push_back(fmt::format("{}{} models explain the same rows equally briefly: "
                                        "report all of them.",
                                        minimized.more ? "More than " : "",
                                        minimized.models.size()));
    if (minimized.more)
        out.notes.emplace_back("There are more models than are listed; the data hardly tell the "
                               "conditions apart.");
    const bool everything = std::ranges::any_of(minimized.models, [](const Model& model) {
        return model.terms.size() == 1 && model.terms.front().literals() == 0;
    });
    if (everything)
        out.notes.emplace_back("TRUE: no row goes without the outcome, so no condition is needed "
                               "to tell; choose cases without it as well.");
}

} // namespace

std::vector<std::string> notesOnCases(const Sets& sets)
{
    std::vector<std::string> notes;
    notes.push_back(fmt::format("Outcome: {}. {} case{}.",
                                sets.outcomeName,
                                sets.cases.size(),
                                sets.cases.size() == 1 ? "" : "s"));
    constexpr std::size_t kShown = 20;
    for (std::size_t at = 0; at < std::min(sets.incomplete.size(), kShown); ++at) {
        std::string missing;
        for (const std::string& name : sets.incomplete[at].variables)
            missing += (missing.empty() ? "" : ", ") + name;
        notes.push_back(fmt::format(
            "Left out: {}, which has no value for {}.", sets.incomplete[at].unit, missing));
    }
    if (sets.incomplete.size() > kShown)
        notes.push_back(fmt::format("Left out: {} more cases that miss a value.",
                                    sets.incomplete.size() - kShown));
    return notes;
}

std::vector<std::string> notesOn(const TruthTable& table)
{
    std::vector<std::string> notes = notesOnCases(table.sets);
    for (const std::size_t unit : table.between)
        notes.push_back(fmt::format("{} has a membership of exactly 0.5 and belongs to no row; it "
                                    "counts in incl and PRI.",
                                    table.sets.cases[unit]));
    const TruthOptions& options = table.options;
    std::string cuts = fmt::format("OUT is 1 from incl {}", options.inclusionCut);
    if (options.priCut)
        cuts += fmt::format(" and PRI {}", *options.priCut);
    if (options.lowerCut)
        cuts += fmt::format(", 0 below incl {} or without a case of the outcome, C between",
                            *options.lowerCut);
    else
        cuts += ", else 0";
    if (options.caseCut > 1)
        cuts += fmt::format(", ? with fewer than {} cases", options.caseCut);
    notes.push_back(cuts + '.');
    notes.push_back(fmt::format("{} condition{}: {} possible rows, {} with cases, {} remainder{}.",
                                table.sets.conditions.size(),
                                table.sets.conditions.size() == 1 ? "" : "s",
                                table.possible(),
                                table.rows.size(),
                                table.remainders(),
                                table.remainders() == 1 ? "" : "s"));
    if (table.sets.cases.size() < table.possible())
        notes.emplace_back("Fewer cases than possible rows: with so limited a diversity, what is "
                           "assumed of remainders shapes the solutions.");
    for (const TruthRow& row : table.rows)
        if (row.mixed && (row.out == Out::Absent || row.out == Out::Present))
            notes.push_back(fmt::format("Row {} is {} though its cases disagree about the outcome.",
                                        row.number,
                                        nameOf(row.out)));
    return notes;
}

Table truthTableOf(const TruthTable& table, bool remainders, RowOrder order)
{
    Table out;
    out.title = "Truth table";
    addColumn(out, "row", ColumnKind::Integer);
    addConditions(out, table.sets);
    for (const auto& [head, kind] : {std::pair{"OUT", ColumnKind::Text},
                                     {"n", ColumnKind::Integer},
                                     {"incl", ColumnKind::Decimal},
                                     {"PRI", ColumnKind::Decimal},
                                     {"cases", ColumnKind::Text}})
        addColumn(out, head, kind);
    std::vector<TruthRow> rows = remainders ? allRows(table) : table.rows;
    if (order == RowOrder::Outcome)
        sortByOutcome(rows);
    for (const TruthRow& row : rows) {
        std::vector<Value> cells{whole(row.number)};
        addLevels(cells, row.configuration, table.sets);
        cells.emplace_back(std::string(nameOf(row.out)));
        cells.push_back(whole(row.cases.size()));
        cells.push_back(score(row.incl));
        cells.push_back(score(row.pri));
        cells.push_back(words(namesOf(row.cases, table.sets)));
        out.rows.push_back({std::move(cells), 0, false});
    }
    out.notes = notesOn(table);
    return out;
}

Table solutionTable(const TruthTable& table, const Minimized& minimized)
{
    Table out;
    out.title = fmt::format("Solution ({})", nameOf(minimized.options.kind));
    out.headColumns = 2;
    addColumn(out, "model", ColumnKind::Text);
    addColumn(out, "term", ColumnKind::Text);
    for (const char* head : {"incl", "PRI", "covS", "covU"})
        addColumn(out, head, ColumnKind::Decimal);
    addColumn(out, "cases", ColumnKind::Text);
    for (std::size_t at = 0; at < minimized.models.size(); ++at) {
        const std::string name = fmt::format("M{}", at + 1);
        const ModelFit fit = fitOf(minimized.models[at], table, minimized.explained);
        for (const TermFit& term : fit.terms) {
            std::vector<Value> cells{name, toText(term.term, table.sets)};
            addFit(cells, term.fit);
            cells.push_back(score(term.covU));
            cells.push_back(words(namesOf(term.cases, table.sets)));
            out.rows.push_back({std::move(cells), 0, false});
        }
        std::vector<Value> cells{name, std::string("(solution)")};
        addFit(cells, fit.whole);
        cells.resize(out.columns.size());
        out.rows.push_back({std::move(cells), 0, false});
    }
    addModelNotes(out, table, minimized);
    addAssumptionNotes(out, table, minimized);
    std::ranges::move(notesOn(table), std::back_inserter(out.notes));
    if (hasGap(out, 2, 1) || hasGap(out, 3, 1) || hasGap(out, 4, 1))
        out.notes.emplace_back("An empty incl, PRI or covS is undefined (0/0).");
    return out;
}

Table assumptionTable(const TruthTable& table, const Minimized& minimized)
{
    Table out;
    out.title = "Remainders that the solution assumes";
    out.headColumns = 3;
    addColumn(out, "model", ColumnKind::Text);
    addColumn(out, "kind", ColumnKind::Text);
    addColumn(out, "row", ColumnKind::Integer);
    addConditions(out, table.sets);
    const auto add = [&](std::size_t model, const char* kind, std::uint64_t number) {
        std::vector<Value> cells{fmt::format("M{}", model + 1), std::string(kind), whole(number)};
        addLevels(cells, rowAt(number, table.sets.levels), table.sets);
        out.rows.push_back({std::move(cells), 0, false});
    };
    const bool between = minimized.options.kind == SolutionKind::Intermediate;
    for (std::size_t model = 0; model < minimized.models.size(); ++model) {
        for (const auto row : assumptionsOf(table, minimized, minimized.models[model]))
            add(model, between ? "easy" : "simplifying", row);
        for (const auto row : difficultOf(table, minimized, minimized.models[model]))
            add(model, "difficult, not used", row);
    }
    addModelNotes(out, table, minimized);
    std::ranges::move(notesOn(table), std::back_inserter(out.notes));
    return out;
}

Table necessityTable(const Sets& sets,
                     const std::vector<Expression>& expressions,
                     std::string title)
{
    Table out;
    out.title = std::move(title);
    addColumn(out, "expression", ColumnKind::Text);
    for (const char* head : {"inclN", "RoN", "covN"})
        addColumn(out, head, ColumnKind::Decimal);
    for (const Expression& one : expressions)
        out.rows.push_back(
            {{toText(one, sets), score(one.fit.incl), score(one.fit.ron), score(one.fit.cov)},
             0,
             false});
    out.notes = notesOnCases(sets);
    if (hasGap(out, 1, 0) || hasGap(out, 2, 0) || hasGap(out, 3, 0))
        out.notes.emplace_back("An empty cell is undefined (0/0).");
    return out;
}

Table calibrationTable(const std::vector<std::string>& cases,
                       const std::vector<CalibratedColumn>& columns)
{
    Table out;
    out.title = "Calibration";
    out.columns.push_back({{"case", ""}, ColumnKind::Text});
    for (const CalibratedColumn& column : columns) {
        out.columns.push_back({{column.name, "raw"}, ColumnKind::Decimal});
        out.columns.push_back({{column.name, "membership"}, ColumnKind::Decimal});
        out.notes.push_back(fmt::format("{}: {}.", column.name, column.rule));
    }
    for (std::size_t unit = 0; unit < cases.size(); ++unit) {
        std::vector<Value> cells{cases[unit]};
        for (const CalibratedColumn& column : columns) {
            cells.push_back(score(column.raw[unit], kMembershipDecimals));
            cells.push_back(score(column.values[unit], kMembershipDecimals));
        }
        out.rows.push_back({std::move(cells), 0, false});
    }
    return out;
}

} // namespace crosscase::qca
