// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/qca.h"

#include "app/cli/arguments.h"
#include "app/cli/qca_data.h"
#include "app/cli/qca_export.h"
#include "core/base/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

// Inclusion from which a row is 1 unless --incl-cut says: exact for crisp sets; for fuzzy ones the
// least that is customary (Ragin 2008, Schneider and Wagemann 2012: .75 to .8).
constexpr double kFuzzyCut = 0.8;

struct TruthArguments {
    QcaArguments data;
    std::optional<double> inclusionCut;
    std::optional<double> lowerCut;
    std::optional<double> priCut;
    std::size_t caseCut = 1;
    bool remainders = false;
    std::string sort = "outcome";
    QcaExport exporting;
};

struct MinimizeArguments {
    TruthArguments truth;
    std::string solution = "conservative";
    std::vector<std::string> expected;
    std::string contradictions = "0";
    bool chart = false;
    bool assumptions = false;
};

CLI::Option* addCut(CLI::App& command,
                    const std::string& name,
                    std::optional<double>& value,
                    const std::string& description)
{
    return command.add_option(name, value, description)
        ->type_name("N")
        ->check(CLI::Range(0.0, 1.0));
}

void addTruthOptions(CLI::App& command, Context& context, TruthArguments& arguments)
{
    addQcaOptions(command, context, arguments.data);
    addOutcomeOptions(command, arguments.data);
    addCut(command,
           "--incl-cut",
           arguments.inclusionCut,
           "Inclusion from which a row is 1 (default: 1, with fuzzy sets 0.8)");
    addCut(command,
           "--lower-cut",
           arguments.lowerCut,
           "Inclusion below which a row is 0; between the two it is C, a contradiction");
    addCut(command, "--pri-cut", arguments.priCut, "PRI that a row must reach as well to be 1");
    command
        .add_option("--n-cut", arguments.caseCut, "Rows of fewer cases are remainders (default 1)")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    addExportOptions(command, arguments.exporting);
    context.output().addTableOptions(command);
}

struct Analysed {
    QcaData data;
    qca::TruthTable table;
};

Result<Analysed> analysed(Context& context, const TruthArguments& arguments)
{
    auto data = readQcaData(context, arguments.data);
    if (!data)
        return passOn(data);
    auto sets = qca::setsOf(data->data, arguments.data.choice);
    if (!sets)
        return passOn(sets);
    const bool fuzzy = sets->fuzzy() || data->data.outcome.kind == qca::Kind::Fuzzy;
    qca::TruthOptions options;
    options.inclusionCut = arguments.inclusionCut.value_or(fuzzy ? kFuzzyCut : 1);
    options.lowerCut = arguments.lowerCut;
    options.priCut = arguments.priCut;
    options.caseCut = arguments.caseCut;
    auto table = qca::truthTable(std::move(*sets), options, context.progress());
    if (!table)
        return passOn(table);
    return Analysed{std::move(*data), std::move(*table)};
}

Result<void> write(Context& context, table::Table table, const QcaData& data)
{
    table.notes.insert(table.notes.end(), data.notes.begin(), data.notes.end());
    return context.output().writeTable(table);
}

qca::ScriptOptions scriptOptions(const TruthArguments& arguments, const qca::TruthTable& table)
{
    qca::ScriptOptions options;
    options.outcome = arguments.data.choice;
    options.truth = table.options;
    options.remainders = arguments.remainders;
    return options;
}

Result<void> printTruthTable(Context& context, const TruthArguments& arguments)
{
    auto made = analysed(context, arguments);
    if (!made)
        return passOn(made);
    if (!arguments.exporting.program.empty())
        return writeExport(context,
                           arguments.exporting,
                           made->data,
                           made->table.sets,
                           scriptOptions(arguments, made->table));
    const auto order = arguments.sort == "row" ? qca::RowOrder::Row : qca::RowOrder::Outcome;
    return write(context, qca::truthTableOf(made->table, arguments.remainders, order), made->data);
}

// "A", "~B", "C[2]": the condition and the level at which it is expected.
void addExpectation(std::vector<std::vector<int>>& expectations,
                    const std::string& text,
                    const QcaData& data,
                    const qca::Sets& sets)
{
    std::string_view name = trim(text);
    const bool negated = name.starts_with('~');
    if (negated)
        name.remove_prefix(1);
    std::optional<std::int64_t> level;
    if (const std::size_t bracket = name.rfind('[');
        name.ends_with(']') && bracket != 0 && bracket != std::string_view::npos) {
        level = parseInteger(name.substr(bracket + 1, name.size() - bracket - 2));
        if (level)
            name = name.substr(0, bracket);
    }
    const auto at = conditionCalled(name, data.keys);
    if (!at || *at >= sets.conditions.size())
        wrongUsage("--expect", fmt::format("'{}' is none of the conditions", name));
    const int levels = sets.levels[*at];
    if (levels > 2 && (!level || negated))
        wrongUsage("--expect",
                   fmt::format("'{0}' has several values; write the level, {0}[{1}]",
                               sets.conditions[*at],
                               levels - 1));
    const std::int64_t wanted = level.value_or(1);
    if (wanted < 0 || wanted >= levels)
        wrongUsage("--expect",
                   fmt::format("'{}' has the levels 0 to {}", sets.conditions[*at], levels - 1));
    expectations[*at].push_back(static_cast<int>(negated ? 1 - wanted : wanted));
}

qca::MinimizeOptions minimizeOptions(const MinimizeArguments& arguments, const Analysed& made)
{
    qca::MinimizeOptions options;
    options.kind = arguments.solution == "parsimonious"   ? qca::SolutionKind::Parsimonious
                   : arguments.solution == "intermediate" ? qca::SolutionKind::Intermediate
                                                          : qca::SolutionKind::Conservative;
    options.contradictions = arguments.contradictions == "1"   ? qca::Contradictions::Present
                             : arguments.contradictions == "0" ? qca::Contradictions::Absent
                                                               : qca::Contradictions::Remainder;
    options.expectations.resize(made.table.sets.conditions.size());
    for (const std::string& some : arguments.expected)
        for (const std::string& one : splitAtCommas(some))
            addExpectation(options.expectations, one, made.data, made.table.sets);
    return options;
}

// The terms of all parsimonious models, for the chart.
Result<std::vector<qca::Term>>
coreOf(const qca::TruthTable& table, qca::MinimizeOptions options, const Progress& progress)
{
    options.kind = qca::SolutionKind::Parsimonious;
    auto shortest = qca::minimize(table, options, progress);
    if (!shortest)
        return passOn(shortest);
    std::vector<qca::Term> terms;
    for (const qca::Model& model : shortest->models)
        terms.insert(terms.end(), model.terms.begin(), model.terms.end());
    return terms;
}

std::string expectationNote(const qca::MinimizeOptions& options, const qca::Sets& sets)
{
    std::string text;
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        for (const int level : options.expectations[condition])
            text += (text.empty() ? "" : ", ") + qca::literalText(condition, level, sets);
    return "Expected to help the outcome: " + text + ".";
}

Result<void> printSolution(Context& context, const MinimizeArguments& arguments)
{
    const bool between = arguments.solution == "intermediate";
    if (between == arguments.expected.empty())
        wrongUsage("--expect",
                   between ? "the intermediate solution needs what theory expects, as in "
                             "--expect 'A,~B'"
                           : "is for --solution intermediate");
    auto made = analysed(context, arguments.truth);
    if (!made)
        return passOn(made);
    const qca::MinimizeOptions options = minimizeOptions(arguments, *made);
    if (!arguments.truth.exporting.program.empty()) {
        qca::ScriptOptions script = scriptOptions(arguments.truth, made->table);
        script.minimizes = true;
        script.minimize = options;
        return writeExport(
            context, arguments.truth.exporting, made->data, made->table.sets, std::move(script));
    }
    auto solved = qca::minimize(made->table, options, context.progress());
    if (!solved)
        return passOn(solved);
    if (between)
        made->data.notes.push_back(expectationNote(options, made->table.sets));
    if (arguments.assumptions)
        return write(context, qca::assumptionTable(made->table, *solved), made->data);
    if (!arguments.chart)
        return write(context, qca::solutionTable(made->table, *solved), made->data);
    std::vector<qca::Term> core;
    if (!between) {
        auto shortest = coreOf(made->table, options, context.progress());
        if (!shortest)
            return passOn(shortest);
        core = std::move(*shortest);
    }
    return write(context, qca::configurationChart(made->table, *solved, core), made->data);
}

struct NecessityArguments {
    QcaArguments data;
    bool search = false;
    qca::SupersetOptions cuts;
};

Result<void> printNecessity(Context& context, const NecessityArguments& arguments)
{
    auto data = readQcaData(context, arguments.data);
    if (!data)
        return passOn(data);
    auto sets = qca::setsOf(data->data, arguments.data.choice);
    if (!sets)
        return passOn(sets);
    if (!arguments.search)
        return write(context,
                     qca::necessityTable(
                         *sets, qca::singleNecessity(*sets), "Necessity of single conditions"),
                     *data);
    auto found = qca::supersets(*sets, arguments.cuts, context.progress());
    if (!found)
        return passOn(found);
    table::Table table = qca::necessityTable(*sets, *found, "Necessary expressions");
    table.notes.push_back(
        fmt::format("inclN from {}, covN from {}, RoN from {}; up to {} literals.",
                    formatNumber(arguments.cuts.inclusionCut),
                    formatNumber(arguments.cuts.coverageCut),
                    formatNumber(arguments.cuts.ronCut),
                    std::min(arguments.cuts.mostLiterals, sets->conditions.size())));
    return write(context, std::move(table), *data);
}

Result<void> printCalibration(Context& context, const QcaArguments& arguments)
{
    auto data = readQcaData(context, arguments);
    if (!data)
        return passOn(data);
    table::Table table = qca::calibrationTable(data->data.cases, data->columns);
    const auto tellMissing = [&](const qca::Variable& variable) {
        for (std::size_t unit = 0; unit < variable.values.size(); ++unit)
            if (!variable.values[unit])
                table.notes.push_back(fmt::format("{} has no value for {} ({}).",
                                                  data->data.cases[unit],
                                                  variable.name,
                                                  variable.missing[unit]));
    };
    for (const qca::Variable& condition : data->data.conditions)
        tellMissing(condition);
    tellMissing(data->data.outcome);
    return context.output().writeTable(table);
}

} // namespace

void buildTruthTable(CLI::App& command, Context& context)
{
    auto arguments = std::make_shared<TruthArguments>();
    addTruthOptions(command, context, *arguments);
    command.add_flag("--remainders", arguments->remainders, "Also the rows that no case shows");
    command
        .add_option("--sort",
                    arguments->sort,
                    "By outcome (1, C, 0, ?) and inclusion, or by row number (default outcome)")
        ->type_name("outcome|row")
        ->check(CLI::IsMember({"outcome", "row"}));
    context.onRun(command, [arguments, &command](Context& running) {
        checkExport(command, running, arguments->exporting);
        return printTruthTable(running, *arguments);
    });
}

void buildMinimize(CLI::App& command, Context& context)
{
    auto arguments = std::make_shared<MinimizeArguments>();
    addTruthOptions(command, context, arguments->truth);
    command
        .add_option("--solution",
                    arguments->solution,
                    "Of the remainders: assume nothing (conservative, the default), whatever "
                    "makes it shortest (parsimonious), only what theory expects (intermediate)")
        ->type_name("conservative|parsimonious|intermediate")
        ->check(CLI::IsMember({"conservative", "parsimonious", "intermediate"}));
    command
        .add_option("--expect",
                    arguments->expected,
                    "What theory expects to help the outcome: A present, ~B absent, C[2] a level")
        ->type_name("A,~B,...")
        ->allow_extra_args(false);
    command
        .add_option("--contradictions",
                    arguments->contradictions,
                    "Rows coded C count as 0 (default), 1 or remainders")
        ->type_name("0|1|remainder")
        ->check(CLI::IsMember({"0", "1", "remainder"}));
    CLI::Option* chart = command.add_flag(
        "--chart", arguments->chart, "Terms as columns, conditions as rows, circles in the cells");
    command
        .add_flag("--assumptions",
                  arguments->assumptions,
                  "List the remainders that each model takes for positive")
        ->excludes(chart);
    context.onRun(command, [arguments, &command](Context& running) {
        checkExport(command, running, arguments->truth.exporting);
        return printSolution(running, *arguments);
    });
}

void buildNecessity(CLI::App& command, Context& context)
{
    auto arguments = std::make_shared<NecessityArguments>();
    addQcaOptions(command, context, arguments->data);
    addOutcomeOptions(command, arguments->data);
    CLI::Option* search =
        command.add_flag("--search",
                         arguments->search,
                         "All conjunctions and disjunctions that are necessary, not only each "
                         "condition and its negation");
    const auto cut = [&](const char* name, double& value, const char* description) {
        command.add_option(name, value, description)
            ->type_name("N")
            ->check(CLI::Range(0.0, 1.0))
            ->needs(search);
    };
    cut("--incl-cut", arguments->cuts.inclusionCut, "inclN from here (default 0.9)");
    cut("--cov-cut", arguments->cuts.coverageCut, "covN from here (default 0)");
    cut("--ron-cut", arguments->cuts.ronCut, "RoN, relevance, from here (default 0)");
    command
        .add_option("--literals",
                    arguments->cuts.mostLiterals,
                    "At most so many conditions in an expression (default 5)")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->needs(search);
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printNecessity(running, *arguments); });
}

void buildCalibrate(CLI::App& command, Context& context)
{
    auto arguments = std::make_shared<QcaArguments>();
    addQcaOptions(command, context, *arguments);
    addText(command, "--outcome", arguments->outcome, "The outcome, if it shall be shown as well");
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printCalibration(running, *arguments); });
}

} // namespace crosscase::cli
