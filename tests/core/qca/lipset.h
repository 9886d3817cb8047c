// SPDX-License-Identifier: GPL-3.0-or-later
// The Lipset data (see README.md here) and what the tests say about them.
#pragma once

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/qca/minimize.h"
#include "core/qca/solution.h"
#include "core/table/csv.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace crosscase::qca::test {

// The last column is the outcome.
inline DataSet lipset(const std::string& name)
{
    const auto bytes =
        readFile(std::string(CROSSCASE_SOURCE_DIR) + "/tests/core/qca/qca_lipset_" + name + ".csv");
    REQUIRE(bytes);
    const auto file = table::readCsv(*bytes);
    REQUIRE(file);
    DataSet data;
    for (const table::CsvRow& row : file->rows)
        data.cases.push_back(row.cells[0]);
    for (std::size_t column = 1; column < file->headers.size(); ++column) {
        std::vector<std::optional<double>> values;
        for (const table::CsvRow& row : file->rows)
            values.push_back(parseNumber(row.cells[column]));
        Result<Variable> variable = name == "raw_LR"
                                        ? Variable{file->headers[column], Kind::Fuzzy, 2, values}
                                        : variableOf(file->headers[column], values);
        REQUIRE(variable);
        (column + 1 < file->headers.size() ? data.conditions.emplace_back() : data.outcome) =
            *variable;
    }
    return data;
}

inline Sets sets(const DataSet& data, const OutcomeChoice& choice = {})
{
    auto made = setsOf(data, choice);
    REQUIRE(made);
    return *made;
}

inline TruthTable
truth(const DataSet& data, const TruthOptions& options = {}, const OutcomeChoice& choice = {})
{
    auto made = truthTable(sets(data, choice), options);
    REQUIRE(made);
    return *made;
}

inline Minimized solve(const TruthTable& table, const MinimizeOptions& options)
{
    auto made = minimize(table, options);
    REQUIRE(made);
    return *made;
}

inline Minimized solve(const TruthTable& table, SolutionKind kind)
{
    MinimizeOptions options;
    options.kind = kind;
    options.expectations.assign(table.sets.conditions.size(), {1});
    return solve(table, options);
}

using Lines = std::vector<std::string>;

inline Lines models(const TruthTable& table, const Minimized& minimized)
{
    Lines lines;
    for (const Model& model : minimized.models)
        lines.push_back(toText(model.terms, table.sets));
    return lines;
}

inline std::string fixed(const std::optional<double>& number)
{
    return number ? fmt::format("{:.3f}", *number) : "-";
}

// "10101 1 2 0.804 0.719 FI,IE"
inline Lines rowLines(const TruthTable& table)
{
    Lines lines;
    for (const TruthRow& row : table.rows) {
        std::string line;
        for (std::size_t c = 0; c < table.sets.conditions.size(); ++c)
            line += static_cast<char>('0' + row.configuration.at(c));
        line += fmt::format(
            " {} {} {} {} ", nameOf(row.out), row.cases.size(), fixed(row.incl), fixed(row.pri));
        for (const std::size_t unit : row.cases)
            line += (unit == row.cases.front() ? "" : ",") + table.sets.cases[unit];
        lines.push_back(line);
    }
    return lines;
}

// "DEV*STB 1.000 1.000 1.000 0.250 FI,IE; FR,SE" for each term, and the whole behind.
inline Lines fitLines(const TruthTable& table, const Minimized& minimized, std::size_t model = 0)
{
    const ModelFit fit = fitOf(minimized.models.at(model), table, minimized.explained);
    Lines lines;
    for (const TermFit& term : fit.terms) {
        std::string line = fmt::format("{} {} {} {} {} ",
                                       toText(term.term, table.sets),
                                       fixed(term.fit.incl),
                                       fixed(term.fit.pri),
                                       fixed(term.fit.cov),
                                       fixed(term.covU));
        for (std::size_t row = 0; row < term.cases.size(); ++row) {
            line += row == 0 ? "" : "; ";
            for (std::size_t at = 0; at < term.cases[row].size(); ++at)
                line += (at == 0 ? "" : ",") + table.sets.cases[term.cases[row][at]];
        }
        lines.push_back(line);
    }
    lines.push_back(
        fmt::format("{} {} {}", fixed(fit.whole.incl), fixed(fit.whole.pri), fixed(fit.whole.cov)));
    return lines;
}

} // namespace crosscase::qca::test
