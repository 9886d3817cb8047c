// SPDX-License-Identifier: GPL-3.0-or-later
// What a comparative analysis is made of: cases, conditions and outcome from a project or a table,
// calibrated as asked for.
#pragma once

#include "app/cli/context.h"
#include "core/matrix/conditions.h"
#include "core/qca/data.h"
#include "core/qca/tables.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::cli {

struct QcaArguments {
    std::string table; // a file in place of PROJECT
    std::string outcome;
    std::vector<std::string> conditions; // each perhaps several, with commas
    std::string cases = "cases";
    std::string filter;
    bool withSubcodes = false;
    std::vector<std::string> thresholds;   // "COND=3/7"
    std::vector<std::string> calibrations; // "COND=1/2/3"
    std::vector<std::string> maps;         // "COND=low:0/high:1"
    double idm = qca::kDefaultIdm;
    qca::OutcomeChoice choice;
};

// PROJECT or --table, conditions, where they come from and how they are calibrated.
void addQcaOptions(CLI::App& command, Context& context, QcaArguments& arguments);
// --outcome must be given; --negate, --outcome-level.
void addOutcomeOptions(CLI::App& command, QcaArguments& arguments);

struct QcaData {
    qca::DataSet data; // without an outcome its last condition is no outcome
    std::vector<qca::CalibratedColumn> columns; // conditions, then the outcome
    std::vector<std::vector<std::string>> keys; // how each condition may be called in an option
    std::vector<std::string> notes;             // where it all comes from
};

// Wrong usage: options that name no condition, that contradict each other.
[[nodiscard]] Result<QcaData> readQcaData(Context& context, const QcaArguments& arguments);

// The condition that `name` calls, case-folded; nothing: none.
[[nodiscard]] std::optional<std::size_t>
conditionCalled(std::string_view name, const std::vector<std::vector<std::string>>& keys);

} // namespace crosscase::cli
