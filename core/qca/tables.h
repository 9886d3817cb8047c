// SPDX-License-Identifier: GPL-3.0-or-later
// What the analysis finds, as tables with their foot.
#pragma once

#include "core/qca/calibrate.h"
#include "core/qca/minimize.h"
#include "core/qca/necessity.h"
#include "core/table/table.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::qca {

enum class RowOrder : std::uint8_t {
    Outcome, // 1, C, 0, ?; then inclusion and number of cases from the highest
    Row      // by row number
};

// row | conditions ... | OUT | n | incl | PRI | cases. With `remainders` every possible row.
[[nodiscard]] table::Table
truthTableOf(const TruthTable& table, bool remainders, RowOrder order = RowOrder::Outcome);

// model | term | incl | PRI | covS | covU | cases; behind the terms of each model the whole.
[[nodiscard]] table::Table solutionTable(const TruthTable& table, const Minimized& minimized);

// model | kind | row | conditions ...: what each model takes for positive. Intermediate: also what
// the parsimonious one would take and it does not ("difficult").
[[nodiscard]] table::Table assumptionTable(const TruthTable& table, const Minimized& minimized);

// Configuration chart (Ragin and Fiss 2008; Fiss 2011): terms as columns under their models,
// conditions as rows; ● present, ○ absent, small • ◦ where the parsimonious solution does without.
// `core`: the terms of the parsimonious models; of an intermediate model its own count.
[[nodiscard]] table::Table configurationChart(const TruthTable& table,
                                              const Minimized& minimized,
                                              const std::vector<Term>& core);

// condition | inclN | RoN | covN
[[nodiscard]] table::Table
necessityTable(const Sets& sets, const std::vector<Expression>& expressions, std::string title);

// What was calibrated: a column of raw numbers and one of memberships for each.
struct CalibratedColumn {
    std::string name;
    std::vector<std::optional<double>> raw;
    std::vector<std::optional<double>> values;
    std::string rule; // for the foot
};
[[nodiscard]] table::Table calibrationTable(const std::vector<std::string>& cases,
                                            const std::vector<CalibratedColumn>& columns);

// Sentences on the data for the foot: cases left out, diversity, the outcome.
[[nodiscard]] std::vector<std::string> notesOn(const TruthTable& table);
[[nodiscard]] std::vector<std::string> notesOnCases(const Sets& sets);

} // namespace crosscase::qca
