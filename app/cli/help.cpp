// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/arguments.h"
#include "core/query/expression.h"
#include "core/query/search_query.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

// What can be explained beside the commands.
struct Topic {
    std::string_view name;
    std::string_view (*text)();
};
constexpr std::array kTopics{Topic{"expressions", query::grammarHelp},
                             Topic{"searching", query::searchHelp}};

CLI::App* below(CLI::App& command, const std::string& name)
{
    const auto found =
        command.get_subcommands([&](CLI::App* child) { return child->get_name() == name; });
    return found.empty() ? nullptr : found.front();
}

Result<void> printHelp(Context& context, CLI::App& program, const std::vector<std::string>& topic)
{
    const auto known = std::find_if(kTopics.begin(), kTopics.end(), [&](const Topic& entry) {
        return topic.size() == 1 && topic.front() == entry.name;
    });
    if (known != kTopics.end())
        return context.output().writeText(known->text());
    CLI::App* at = &program;
    std::string path;
    for (const std::string& name : topic) {
        path += (path.empty() ? "" : " ") + at->get_name();
        at = below(*at, name);
        if (at == nullptr)
            return fail(
                ErrorCode::NotFound,
                fmt::format(
                    "there is no help on '{}'; see '{} --help', 'crosscase help expressions' or "
                    "'crosscase help searching'",
                    name,
                    path));
    }
    program.clear(); // or it would answer for this command
    return context.output().writeText(at->help(path));
}

} // namespace

void buildHelp(CLI::App& command, Context& context)
{
    CLI::App* program = command.get_parent();
    auto topic = std::make_shared<std::vector<std::string>>();
    command
        .add_option("TOPIC", *topic, "'expressions', 'searching', or a command and its sub-command")
        ->type_name("");
    context.onRun(command, [program, topic](Context& running) {
        return printHelp(running, *program, *topic);
    });
}

} // namespace crosscase::cli
