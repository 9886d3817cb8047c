// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/truth_table.h"

#include "core/base/number.h"
#include "core/qca/fit.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace crosscase::qca {

namespace {

Result<void> check(const TruthOptions& options)
{
    const auto good = [](double cut) { return cut >= 0 && cut <= 1; };
    if (!good(options.inclusionCut) || !good(options.lowerCut.value_or(0))
        || !good(options.priCut.value_or(0)))
        return fail(ErrorCode::Refused, "a cut-off of inclusion or PRI lies between 0 and 1");
    if (options.lowerCut && *options.lowerCut > options.inclusionCut)
        return fail(ErrorCode::Refused,
                    fmt::format("the lower cut-off {} is above the upper one {}",
                                formatNumber(*options.lowerCut),
                                formatNumber(options.inclusionCut)));
    return {};
}

// The row to which a case belongs; nothing: a membership is 0.5.
std::optional<Term> rowOf(const Sets& sets, std::size_t unit)
{
    Term row;
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition) {
        const double value = sets.values[condition][unit];
        if (sets.kinds[condition] == Kind::MultiValue)
            row.set(condition, static_cast<int>(value));
        else if (std::abs(value - 0.5) <= kTolerance)
            return std::nullopt;
        else
            row.set(condition, value > 0.5 ? 1 : 0);
    }
    return row;
}

Out outOf(const TruthRow& row, const TruthOptions& options)
{
    if (row.cases.size() < options.caseCut)
        return Out::Remainder;
    if (reaches(row.incl, options.inclusionCut))
        return !options.priCut || reaches(row.pri, *options.priCut) ? Out::Present : Out::Absent;
    const bool none = row.incl.value_or(0) <= kTolerance;
    if (options.lowerCut && !none && reaches(row.incl, *options.lowerCut))
        return Out::Contradiction;
    return Out::Absent;
}

// Of sets without degrees the cases of the row are its only members.
Sufficiency fitOf(const TruthRow& row, const Sets& sets)
{
    if (sets.fuzzy())
        return sufficiency(memberships(row.configuration, sets), sets.outcome);
    const std::vector<double> members(row.cases.size(), 1.0);
    std::vector<double> outcome;
    for (const std::size_t unit : row.cases)
        outcome.push_back(sets.outcome[unit]);
    return sufficiency(members, outcome);
}

bool disagree(const Sets& sets, const std::vector<std::size_t>& cases)
{
    bool with = false;
    bool without = false;
    for (const std::size_t unit : cases) {
        with = with || sets.outcome[unit] > 0.5;
        without = without || sets.outcome[unit] < 0.5;
    }
    return with && without;
}

} // namespace

std::string_view nameOf(Out out)
{
    switch (out) {
    case Out::Absent:
        return "0";
    case Out::Present:
        return "1";
    case Out::Contradiction:
        return "C";
    case Out::Remainder:
        break;
    }
    return "?";
}

std::uint64_t TruthTable::remainders() const
{
    const auto decided =
        std::ranges::count_if(rows, [](const TruthRow& row) { return row.out != Out::Remainder; });
    return possible() - static_cast<std::uint64_t>(decided);
}

std::vector<Term> TruthTable::rowsWith(Out out) const
{
    std::vector<Term> found;
    for (const TruthRow& row : rows)
        if (row.out == out)
            found.push_back(row.configuration);
    return found;
}

Result<TruthTable> truthTable(Sets sets, const TruthOptions& options, const Progress& progress)
{
    if (auto good = check(options); !good)
        return passOn(good);
    TruthTable table{std::move(sets), options, {}, {}};
    std::map<std::uint64_t, std::vector<std::size_t>> cases;
    for (std::size_t unit = 0; unit < table.sets.cases.size(); ++unit) {
        if (const auto row = rowOf(table.sets, unit))
            cases[rowNumber(*row, table.sets.levels)].push_back(unit);
        else
            table.between.push_back(unit);
    }
    for (auto& [number, own] : cases) {
        const auto done = static_cast<std::int64_t>(table.rows.size());
        if (auto told = progress.report("rows", done, static_cast<std::int64_t>(cases.size()));
            !told)
            return passOn(told);
        TruthRow row{rowAt(number, table.sets.levels), number, {}, std::move(own), {}, {}, false};
        const Sufficiency fit = fitOf(row, table.sets);
        row.incl = fit.incl;
        row.pri = fit.pri;
        row.out = outOf(row, options);
        row.mixed = disagree(table.sets, row.cases);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace crosscase::qca
