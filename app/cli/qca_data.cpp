// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/qca_data.h"

#include "app/cli/arguments.h"
#include "app/cli/qca_table.h"
#include "core/base/number.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace crosscase::cli {

namespace {

using matrix::ConditionSpec;
using qca::Calibration;

using Keys = std::vector<std::vector<std::string>>;

constexpr const char* kConditionForms =
    "NAME, rating:CODE@SCALE, attribute:A, present:CODE or references:CODE, each with =ALIAS "
    "behind it on wish, separated by commas (\\, in a name)";

CLI::Option* addEach(CLI::App& command,
                     const std::string& name,
                     std::vector<std::string>& values,
                     const std::string& description,
                     const char* form)
{
    return command.add_option(name, values, description)->type_name(form)->allow_extra_args(false);
}

// How an option may call what is asked for: alias, name as written, last name of a path.
std::vector<std::string> keysOf(const ConditionSpec& spec)
{
    std::vector<std::string> keys{spec.name};
    if (!spec.alias.empty())
        keys.insert(keys.begin(), spec.alias);
    if (const auto path = model::splitPath(spec.name); path.size() > 1)
        keys.push_back(path.back());
    return keys;
}

// "COND=REST" -> the condition and REST. The longest name that fits decides.
std::pair<std::size_t, std::string_view>
calledIn(std::string_view text, const Keys& keys, const char* option)
{
    std::size_t best = keys.size();
    std::size_t length = 0;
    for (std::size_t sign = text.find('='); sign != std::string_view::npos;
         sign = text.find('=', sign + 1))
        if (const auto found = conditionCalled(text.substr(0, sign), keys)) {
            best = *found;
            length = sign + 1;
        }
    if (best == keys.size())
        wrongUsage(option,
                   fmt::format("'{}' begins with no condition or outcome and =; name it as in "
                               "--conditions",
                               text));
    return {best, text.substr(length)};
}

std::vector<ConditionSpec> specsIn(const std::vector<std::string>& texts, const char* option)
{
    std::vector<ConditionSpec> all;
    for (const std::string& text : texts) {
        auto specs = matrix::conditionsFromText(text);
        if (!specs)
            wrongUsage(option, specs.error().detail);
        std::ranges::move(*specs, std::back_inserter(all));
    }
    return all;
}

// Conditions and, behind them, the outcome.
Result<std::vector<ConditionSpec>> specsOf(const QcaArguments& arguments)
{
    std::vector<ConditionSpec> outcome;
    if (!arguments.outcome.empty()) {
        auto spec = matrix::conditionFromText(arguments.outcome);
        if (!spec)
            wrongUsage("--outcome", spec.error().detail);
        outcome.push_back(std::move(*spec));
    }
    std::vector<ConditionSpec> specs = specsIn(arguments.conditions, "--conditions");
    if (specs.empty() && !arguments.table.empty()) {
        auto all = allColumns(arguments.table, outcome.empty() ? "" : outcome.front().name);
        if (!all)
            return passOn(all);
        specs = std::move(*all);
    }
    if (specs.empty() && arguments.table.empty())
        throw CLI::RequiredError("--conditions");
    specs.insert(specs.end(), outcome.begin(), outcome.end());
    return specs;
}

void addMaps(std::vector<ConditionSpec>& specs, const QcaArguments& arguments, const Keys& keys)
{
    for (const std::string& text : arguments.maps) {
        const auto [at, rest] = calledIn(text, keys, "--map");
        auto map = matrix::valueMapFromText(rest);
        if (!map)
            wrongUsage("--map", map.error().detail);
        if (!specs[at].map.empty())
            wrongUsage("--map", fmt::format("'{}' has a map already", keys[at].front()));
        specs[at].map = std::move(*map);
    }
}

std::vector<double> numbersIn(std::string_view text, const char* option)
{
    std::vector<double> numbers;
    while (true) {
        const std::size_t slash = std::min(text.find('/'), text.size());
        const auto number = parseNumber(text.substr(0, slash));
        if (!number)
            wrongUsage(option,
                       fmt::format("'{}' is no number; write COND=NUMBER, several separated by /",
                                   text.substr(0, slash)));
        numbers.push_back(*number);
        if (slash == text.size())
            return numbers;
        text.remove_prefix(slash + 1);
    }
}

std::map<std::size_t, Calibration> calibrationsOf(const QcaArguments& arguments, const Keys& keys)
{
    std::map<std::size_t, Calibration> all;
    const auto add = [&](const std::string& text, Calibration::Method method, const char* option) {
        const auto [at, rest] = calledIn(text, keys, option);
        const Calibration calibration{method, numbersIn(rest, option), arguments.idm};
        if (auto good = qca::check(calibration); !good)
            wrongUsage(option, good.error().detail);
        if (!all.emplace(at, calibration).second)
            wrongUsage(option, fmt::format("'{}' is calibrated already", keys[at].front()));
    };
    for (const std::string& text : arguments.thresholds)
        add(text, Calibration::Method::Thresholds, "--threshold");
    for (const std::string& text : arguments.calibrations)
        add(text, Calibration::Method::Direct, "--calibrate");
    return all;
}

Result<matrix::ConditionTable>
rawTable(Context& context, const QcaArguments& arguments, std::vector<ConditionSpec> specs)
{
    if (!arguments.table.empty())
        return conditionsFromFile(arguments.table, specs);
    matrix::ConditionRequest request;
    auto axis = matrix::axisFromText(arguments.cases);
    if (!axis)
        wrongUsage("--cases", axis.error().detail);
    request.cases = *axis;
    request.filter = filterNamed(arguments.filter);
    request.conditions = std::move(specs);
    request.withSubcodes = arguments.withSubcodes;
    auto project = context.read();
    if (!project)
        return passOn(project);
    return matrix::conditionTable(
        (*project)->corpus(), (*project)->texts(), request, context.progress());
}

tl::unexpected<Error> uncalibrated(const std::string& name, const std::string& why)
{
    return fail(ErrorCode::Refused,
                fmt::format("{}: --threshold '{}=NUMBER' for a crisp set, '{}=NUMBER/NUMBER' for "
                            "several values, or --calibrate '{}=EXCLUSION/CROSSOVER/INCLUSION' "
                            "for a fuzzy one",
                            why,
                            name,
                            name,
                            name));
}

Result<qca::Variable> variableFrom(const matrix::ConditionColumn& column,
                                   const Calibration* calibration)
{
    if (calibration != nullptr) {
        qca::Variable variable{column.name,
                               qca::Kind::Fuzzy,
                               2,
                               qca::calibrated(*calibration, column.values),
                               column.missing};
        if (const int levels = qca::levelsOf(*calibration); levels > 0) {
            variable.kind = levels > 2 ? qca::Kind::MultiValue : qca::Kind::Crisp;
            variable.levels = levels;
        }
        return variable;
    }
    if (column.count)
        return uncalibrated(column.name, fmt::format("'{}' is a count; calibrate it", column.name));
    auto variable = qca::variableOf(column.name, column.values, column.levels);
    if (!variable)
        return uncalibrated(column.name, variable.error().detail);
    variable->missing = column.missing;
    return variable;
}

std::string kindText(const qca::Variable& variable)
{
    switch (variable.kind) {
    case qca::Kind::Crisp:
        return "crisp, as it is";
    case qca::Kind::MultiValue:
        return fmt::format("{} levels, as it is", variable.levels);
    case qca::Kind::Fuzzy:
        break;
    }
    return "fuzzy, as it is";
}

void checkUse(const Context& context, const QcaArguments& arguments)
{
    if (arguments.table.empty())
        return;
    if (!context.projectText().empty())
        wrongUsage("--table", "the table stands in place of PROJECT; give one of them");
    for (const auto& [option, given] : {std::pair{"--filter", !arguments.filter.empty()},
                                        {"--cases", arguments.cases != "cases"},
                                        {"--with-subcodes", arguments.withSubcodes}})
        if (given)
            wrongUsage(option, "is for a project; a table has its rows as cases");
}

} // namespace

void addQcaOptions(CLI::App& command, Context& context, QcaArguments& arguments)
{
    context.takeProjectIfAlone(command);
    addText(command,
            "--table",
            arguments.table,
            "A CSV file in place of PROJECT: first the case, then a column each");
    addEach(command,
            "--conditions",
            arguments.conditions,
            fmt::format("{}; with --table columns (default: all others)", kConditionForms),
            "A,B,...");
    addText(command, "--cases", arguments.cases, "Which cases: cases, cases:2, cases:leaf ...");
    addText(command, "--filter", arguments.filter, "Only these; see 'crosscase help expressions'");
    command.add_flag("--with-subcodes",
                     arguments.withSubcodes,
                     "present: and references: count sub-codes with their code");
    addEach(command,
            "--threshold,--thresholds",
            arguments.thresholds,
            "Crisp: 1 from this number; several, separated by /: a level more from each",
            "COND=N/...");
    addEach(command,
            "--calibrate",
            arguments.calibrations,
            "Fuzzy, direct method: EXCLUSION/CROSSOVER/INCLUSION, ascending or descending",
            "COND=N/N/N");
    addEach(command,
            "--map",
            arguments.maps,
            "What the values of a rating, choice or text stand for: VALUE:NUMBER/...",
            "COND=V:N/...");
    command
        .add_option("--idm", arguments.idm, "Membership at the inclusion threshold (default 0.95)")
        ->type_name("N")
        ->needs("--calibrate");
}

void addOutcomeOptions(CLI::App& command, QcaArguments& arguments)
{
    addText(command, "--outcome", arguments.outcome, "What is explained; written as a condition")
        ->required();
    command.add_flag("--negate", arguments.choice.negated, "Explain the absence of the outcome");
    command
        .add_option("--outcome-level",
                    arguments.choice.level,
                    "Which level of an outcome of several values (default 1)")
        ->type_name("N");
}

std::optional<std::size_t> conditionCalled(std::string_view name, const Keys& keys)
{
    const std::string wanted = text::foldKey(name);
    for (std::size_t at = 0; at < keys.size(); ++at)
        for (const std::string& key : keys[at])
            if (text::foldKey(key) == wanted)
                return at;
    return std::nullopt;
}

Result<QcaData> readQcaData(Context& context, const QcaArguments& arguments)
{
    checkUse(context, arguments);
    auto specs = specsOf(arguments);
    if (!specs)
        return passOn(specs);
    QcaData data;
    for (const ConditionSpec& spec : *specs)
        data.keys.push_back(keysOf(spec));
    addMaps(*specs, arguments, data.keys);
    const auto calibrations = calibrationsOf(arguments, data.keys);
    auto raw = rawTable(context, arguments, std::move(*specs));
    if (!raw)
        return passOn(raw);
    data.data.cases = raw->cases;
    for (std::size_t at = 0; at < raw->columns.size(); ++at) {
        const matrix::ConditionColumn& column = raw->columns[at];
        if (column.byOrder)
            context.say(fmt::format("{} is taken by the order of its choices: {}; say otherwise "
                                    "with --map",
                                    column.name,
                                    column.origin));
        const auto found = calibrations.find(at);
        const Calibration* calibration = found == calibrations.end() ? nullptr : &found->second;
        auto variable = variableFrom(column, calibration);
        if (!variable)
            return passOn(variable);
        const std::string rule =
            fmt::format("{}; {}",
                        column.origin,
                        calibration != nullptr ? qca::describe(*calibration) : kindText(*variable));
        data.notes.push_back(fmt::format("{}: {}.", column.name, rule));
        data.columns.push_back({column.name, column.values, variable->values, rule});
        const bool isOutcome = !arguments.outcome.empty() && at + 1 == raw->columns.size();
        (isOutcome ? data.data.outcome : data.data.conditions.emplace_back()) =
            std::move(*variable);
        data.keys[at].push_back(column.name);
    }
    std::ranges::move(raw->notes, std::back_inserter(data.notes));
    return data;
}

} // namespace crosscase::cli
