// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/words.h"

#include "app/cli/arguments.h"
#include "app/cli/word_options.h"
#include "core/matrix/collocations.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Words {
    WordArguments words;
    std::string by;
    bool perThousand = false;
    std::int64_t minimum = 1;
};

// Nothing: none is wanted.
std::optional<matrix::Axis> axisOf(const std::string& by)
{
    if (by.empty())
        return std::nullopt;
    auto axis = matrix::axisFromText(by);
    if (!axis)
        wrongUsage("--by", axis.error().detail);
    return *std::move(axis);
}

Result<void> printWords(Context& context, const Words& arguments)
{
    matrix::WordCountOptions options;
    options.words = wordOptionsOf(arguments.words);
    options.perThousand = arguments.perThousand;
    options.minimumCount = arguments.minimum;
    options.limit = arguments.words.limit;
    options.by = axisOf(arguments.by);
    auto project = context.read();
    if (!project)
        return passOn(project);
    const auto counted =
        matrix::countWords((*project)->corpus(), (*project)->texts(), options, context.progress());
    return counted ? writeWords(context, *counted) : tl::unexpected(counted.error());
}

struct Neighbours {
    WordArguments words;
    std::string node;
    std::string by;
    std::string measure = "log-likelihood";
    int window = 5;
    std::optional<int> left;
    std::optional<int> right;
    std::int64_t minimum = 3;
};

struct MeasureName {
    const char* name;
    matrix::Association measure;
};
constexpr std::array kMeasures{MeasureName{"log-likelihood", matrix::Association::LogLikelihood},
                               MeasureName{"mi", matrix::Association::MutualInformation},
                               MeasureName{"t-score", matrix::Association::TScore},
                               MeasureName{"log-dice", matrix::Association::LogDice},
                               MeasureName{"together", matrix::Association::Together}};

std::vector<std::string> measureNames()
{
    std::vector<std::string> names;
    for (const MeasureName& measure : kMeasures)
        names.emplace_back(measure.name);
    return names;
}

Result<void> printCollocations(Context& context, const Neighbours& arguments)
{
    matrix::CollocationOptions options;
    options.words = wordOptionsOf(arguments.words);
    options.node = arguments.node;
    options.by = axisOf(arguments.by);
    options.left = arguments.left.value_or(arguments.window);
    options.right = arguments.right.value_or(arguments.window);
    options.minimumTogether = arguments.minimum;
    options.limit = arguments.words.limit;
    for (const MeasureName& measure : kMeasures)
        if (arguments.measure == measure.name)
            options.order = measure.measure;
    auto project = context.read();
    if (!project)
        return passOn(project);
    const auto found = matrix::collocations(
        (*project)->corpus(), (*project)->texts(), options, context.progress());
    if (!found)
        return tl::unexpected(found.error());
    auto written = writeWords(context, *found);
    if (written && found->table.rows.empty() && arguments.minimum > 1)
        context.say(fmt::format("nothing is together at least {} times; --min 1 shows all",
                                arguments.minimum));
    return written;
}

void addWidth(CLI::App& command,
              const std::string& name,
              std::optional<int>& width,
              const std::string& description)
{
    constexpr int kWidest = 100;
    command.add_option(name, width, description)->type_name("N")->check(CLI::Range(0, kWidest));
}

} // namespace

void buildWords(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Words>();
    command
        .add_option("--by",
                    arguments->by,
                    "Columns: cases[:N|leaf|all] documents groups attribute:A[,B] speakers")
        ->type_name("AXIS");
    command.add_flag("--per-1000",
                     arguments->perThousand,
                     "With --by: per 1000 words of the column in place of counts");
    command.add_option("--min", arguments->minimum, "Only words that come so often")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    addWordOptions(command, arguments->words);
    command.get_option("--per-1000")->needs(command.get_option("--by"));
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printWords(running, *arguments); });
}

void buildCollocations(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Neighbours>();
    command
        .add_option("WORD",
                    arguments->node,
                    "A word, a phrase in quotes or a pattern such as 'trust*' (default: all pairs)")
        ->type_name("");
    command
        .add_option("--by",
                    arguments->by,
                    "Each for itself: cases[:N|leaf|all] documents groups attribute:A[,B] speakers")
        ->type_name("AXIS");
    command.add_option("--window", arguments->window, "Words on each side (default 5)")
        ->type_name("N")
        ->check(CLI::Range(1, 100));
    addWidth(command, "--left", arguments->left, "Words before (default: the window)");
    addWidth(command, "--right", arguments->right, "Words behind (default: the window)");
    command
        .add_option("--measure",
                    arguments->measure,
                    fmt::format("What orders the rows: {} (default log-likelihood)",
                                fmt::join(measureNames(), ", ")))
        ->type_name("")
        ->check(CLI::IsMember(measureNames()));
    command.add_option("--min", arguments->minimum, "Times together, at least (default 3)")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    addWordOptions(command, arguments->words);
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printCollocations(running, *arguments); });
}

} // namespace crosscase::cli
