// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration chart: terms as columns, conditions as rows, circles in the cells.
#include "core/qca/solution.h"
#include "core/qca/tables.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::qca {

namespace {

using table::Decimal;
using table::Table;
using table::Value;

struct ChartColumn {
    Term term;
    const std::vector<Term>* core; // parsimonious terms
    TermFit fit;
    Sufficiency whole;
};

std::vector<Term> parsimoniousAround(const Model& model)
{
    std::vector<Term> terms;
    for (const Model::Between& pair : model.origins)
        terms.insert(terms.end(), pair.parsimonious.begin(), pair.parsimonious.end());
    return terms;
}

// Is the literal part of a parsimonious term that the term lies in?
bool isCore(const ChartColumn& column, std::size_t condition)
{
    return std::ranges::any_of(*column.core, [&](Term around) {
        return around.at(condition) != Term::kAny && around.covers(column.term);
    });
}

Value circle(const ChartColumn& column, std::size_t condition, const Sets& sets)
{
    const int level = column.term.at(condition);
    if (level == Term::kAny)
        return {};
    const bool core = isCore(column, condition);
    if (sets.levels[condition] > 2)
        return fmt::format("{}{}", core ? "●" : "•", level);
    if (level == 1)
        return std::string(core ? "●" : "•");
    return std::string(core ? "○" : "◦");
}

Value score(const std::optional<double>& number)
{
    return number ? Value(Decimal{*number, 3}) : Value();
}

template <typename Get>
void addScores(Table& out, const char* name, const std::vector<ChartColumn>& columns, Get&& get)
{
    std::vector<Value> cells{std::string(name)};
    for (const ChartColumn& column : columns)
        cells.push_back(score(get(column)));
    out.rows.push_back({std::move(cells), 0, true});
}

} // namespace

Table configurationChart(const TruthTable& table,
                         const Minimized& minimized,
                         const std::vector<Term>& core)
{
    const Sets& sets = table.sets;
    Table out;
    out.title = fmt::format(
        "Configurations for {} ({} solution)", sets.outcomeName, nameOf(minimized.options.kind));
    out.columns.push_back({{"condition", ""}, table::Kind::Text});
    std::vector<ChartColumn> columns;
    std::vector<std::vector<Term>> cores;
    cores.reserve(minimized.models.size());
    for (const Model& one : minimized.models)
        cores.push_back(one.origins.empty() ? core : parsimoniousAround(one));
    for (std::size_t model = 0; model < minimized.models.size(); ++model) {
        const Model& one = minimized.models[model];
        const ModelFit fit = fitOf(one, table, minimized.explained);
        for (std::size_t term = 0; term < fit.terms.size(); ++term) {
            columns.push_back({one.terms[term], &cores[model], fit.terms[term], fit.whole});
            out.columns.push_back(
                {{fmt::format("M{}", model + 1), fmt::format("{}", term + 1)}, table::Kind::Text});
        }
    }
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition) {
        std::vector<Value> cells{sets.conditions[condition]};
        for (const ChartColumn& column : columns)
            cells.push_back(circle(column, condition, sets));
        out.rows.push_back({std::move(cells), 0, false});
    }
    addScores(out, "incl", columns, [](const auto& column) { return column.fit.fit.incl; });
    addScores(out, "PRI", columns, [](const auto& column) { return column.fit.fit.pri; });
    addScores(out, "covS", columns, [](const auto& column) { return column.fit.fit.cov; });
    addScores(out, "covU", columns, [](const auto& column) { return column.fit.covU; });
    addScores(out, "solution incl", columns, [](const auto& column) { return column.whole.incl; });
    addScores(out, "solution PRI", columns, [](const auto& column) { return column.whole.pri; });
    addScores(out, "solution cov", columns, [](const auto& column) { return column.whole.cov; });
    out.notes.emplace_back(
        sets.multiValue() ? "● present, ○ absent; a condition of several values: ● and its "
                            "level; • ◦ small: not in the parsimonious solution; blank: either."
                          : "● present, ○ absent; • ◦ small: not in the parsimonious "
                            "solution; blank: either.");
    std::ranges::move(notesOn(table), std::back_inserter(out.notes));
    return out;
}

} // namespace crosscase::qca
