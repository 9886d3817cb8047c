// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/data.h"

#include "core/base/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace crosscase::qca {

namespace {

using Values = std::vector<std::optional<double>>;

template <typename Test>
bool all(const Values& values, Test&& test)
{
    return std::ranges::all_of(values,
                               [&test](const auto& value) { return !value || test(*value); });
}

bool isCrisp(double value)
{
    return value == 0 || value == 1;
}

bool isLevel(double value, int levels)
{
    return value >= 0 && value < levels && value == std::floor(value);
}

Result<void> checkValues(const Variable& variable, std::size_t cases)
{
    if (variable.values.size() != cases)
        return fail(
            ErrorCode::Refused,
            fmt::format(
                "'{}' has {} values for {} cases", variable.name, variable.values.size(), cases));
    for (const auto& value : variable.values) {
        if (!value)
            continue;
        const bool fits = variable.kind == Kind::Crisp        ? isCrisp(*value)
                          : variable.kind == Kind::MultiValue ? isLevel(*value, variable.levels)
                                                              : *value >= 0 && *value <= 1;
        if (!fits)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' has the value {}, which is no membership; calibrate it",
                                    variable.name,
                                    formatNumber(*value)));
    }
    return {};
}

Result<void> checkNames(const DataSet& data)
{
    std::set<std::string> names;
    const auto take = [&names](const std::string& name) -> Result<void> {
        if (name.empty())
            return fail(ErrorCode::Refused, "a condition has no name; give each one a name");
        if (!names.insert(name).second)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' is there twice, as condition or outcome; name it once, "
                                    "or give one of them another name",
                                    name));
        return {};
    };
    for (const Variable& condition : data.conditions)
        if (auto taken = take(condition.name); !taken)
            return taken;
    return take(data.outcome.name);
}

Result<void> checkSize(const DataSet& data)
{
    if (data.conditions.empty())
        return fail(ErrorCode::Refused, "there is no condition; name at least one");
    if (data.conditions.size() > kMostConditions)
        return fail(ErrorCode::Refused,
                    fmt::format("{} conditions are too many; {} can be compared at once",
                                data.conditions.size(),
                                kMostConditions));
    std::uint64_t rows = 1;
    for (const Variable& condition : data.conditions) {
        if (condition.levels < 2 || condition.levels > kMostLevels)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' has {} levels; from 2 to {} can be compared",
                                    condition.name,
                                    condition.levels,
                                    kMostLevels));
        rows *= static_cast<std::uint64_t>(condition.levels);
        if (rows > kMostRows)
            return fail(ErrorCode::Refused,
                        fmt::format("these {} conditions have more than {} combinations; leave "
                                    "conditions out, or give them fewer levels",
                                    data.conditions.size(),
                                    kMostRows));
    }
    return {};
}

Result<void> check(const DataSet& data, const OutcomeChoice& choice)
{
    if (auto sized = checkSize(data); !sized)
        return sized;
    if (auto named = checkNames(data); !named)
        return named;
    for (const Variable& condition : data.conditions)
        if (auto valued = checkValues(condition, data.cases.size()); !valued)
            return valued;
    if (auto valued = checkValues(data.outcome, data.cases.size()); !valued)
        return valued;
    const bool several = data.outcome.kind == Kind::MultiValue;
    if (several ? choice.level < 0 || choice.level >= data.outcome.levels : choice.level != 1)
        return fail(ErrorCode::Refused,
                    several ? fmt::format("'{}' has the levels 0 to {}, not {}",
                                          data.outcome.name,
                                          data.outcome.levels - 1,
                                          choice.level)
                            : fmt::format("'{}' is no outcome of several levels; leave the level "
                                          "out, or negate it",
                                          data.outcome.name));
    return {};
}

double explained(const Variable& outcome, const OutcomeChoice& choice, double value)
{
    if (outcome.kind == Kind::MultiValue)
        value = value == choice.level ? 1 : 0;
    return choice.negated ? 1 - value : value;
}

std::string outcomeName(const Variable& outcome, const OutcomeChoice& choice)
{
    std::string name = choice.negated ? "~" : "";
    name += outcome.name;
    return outcome.kind == Kind::MultiValue ? fmt::format("{}[{}]", name, choice.level) : name;
}

void addCase(Sets& sets, const DataSet& data, std::size_t unit)
{
    Incomplete missing{data.cases[unit], {}};
    const auto look = [&missing, unit](const Variable& variable) {
        if (variable.values[unit])
            return;
        const bool told = unit < variable.missing.size() && !variable.missing[unit].empty();
        missing.variables.push_back(
            told ? fmt::format("{} ({})", variable.name, variable.missing[unit]) : variable.name);
    };
    for (const Variable& condition : data.conditions)
        look(condition);
    look(data.outcome);
    if (!missing.variables.empty()) {
        sets.incomplete.push_back(std::move(missing));
        return;
    }
    sets.cases.push_back(data.cases[unit]);
    for (std::size_t c = 0; c < data.conditions.size(); ++c)
        sets.values[c].push_back(*data.conditions[c].values[unit]);
    sets.outcome.push_back(explained(data.outcome, sets.choice, *data.outcome.values[unit]));
}

} // namespace

Result<Variable> variableOf(std::string name, Values values, int atLeastLevels)
{
    Variable variable{std::move(name), Kind::Crisp, 2, std::move(values), {}};
    const bool whole =
        all(variable.values, [](double value) { return isLevel(value, kMostLevels); });
    if (whole) {
        variable.levels = std::max(2, atLeastLevels);
        for (const auto& value : variable.values)
            if (value)
                variable.levels = std::max(variable.levels, static_cast<int>(*value) + 1);
        variable.kind = variable.levels > 2 ? Kind::MultiValue : Kind::Crisp;
        return variable;
    }
    if (all(variable.values, [](double value) { return value >= 0 && value <= 1; })) {
        variable.kind = Kind::Fuzzy;
        return variable;
    }
    return fail(ErrorCode::Refused,
                fmt::format("the values of '{0}' are no memberships (0 or 1, from 0 to 1, or whole "
                            "numbers from 0 to {1}); calibrate it by thresholds",
                            variable.name,
                            kMostLevels - 1));
}

bool Sets::multiValue() const
{
    return std::ranges::find(kinds, Kind::MultiValue) != kinds.end();
}

bool Sets::fuzzy() const
{
    return std::ranges::find(kinds, Kind::Fuzzy) != kinds.end();
}

std::uint64_t Sets::possibleRows() const
{
    std::uint64_t rows = 1;
    for (const int count : levels)
        rows *= static_cast<std::uint64_t>(count);
    return rows;
}

double Sets::membership(std::size_t condition, int level, std::size_t unit) const
{
    const double value = values[condition][unit];
    if (kinds[condition] == Kind::MultiValue)
        return value == level ? 1 : 0;
    return level == 1 ? value : 1 - value;
}

Result<Sets> setsOf(const DataSet& data, const OutcomeChoice& choice)
{
    if (auto good = check(data, choice); !good)
        return passOn(good);
    Sets sets;
    sets.choice = choice;
    sets.outcomeName = outcomeName(data.outcome, choice);
    for (const Variable& condition : data.conditions) {
        sets.conditions.push_back(condition.name);
        sets.kinds.push_back(condition.kind);
        sets.levels.push_back(condition.levels);
    }
    sets.values.resize(data.conditions.size());
    for (std::size_t unit = 0; unit < data.cases.size(); ++unit)
        addCase(sets, data, unit);
    if (sets.cases.empty())
        return fail(ErrorCode::Refused,
                    data.cases.empty() ? "there is no case to compare"
                                       : "every case misses the value of a condition or of the "
                                         "outcome; there is nothing to compare");
    return sets;
}

} // namespace crosscase::qca
