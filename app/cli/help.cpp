// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/arguments.h"
#include "core/query/expression.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

CLI::App* below(CLI::App& command, const std::string& name)
{
    const auto found =
        command.get_subcommands([&](CLI::App* child) { return child->get_name() == name; });
    return found.empty() ? nullptr : found.front();
}

Result<void> printHelp(Context& context, CLI::App& program, const std::vector<std::string>& topic)
{
    if (topic.size() == 1 && topic.front() == "expressions")
        return context.output().writeText(query::grammarHelp());
    CLI::App* at = &program;
    std::string path;
    for (const std::string& name : topic) {
        path += (path.empty() ? "" : " ") + at->get_name();
        at = below(*at, name);
        if (at == nullptr)
            return fail(
                ErrorCode::NotFound,
                fmt::format(
                    "there is no help on '{}'; see '{} --help', or 'crosscase help expressions'",
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
    command.add_option("TOPIC", *topic, "'expressions', or a command and its sub-command")
        ->type_name("");
    context.onRun(command, [program, topic](Context& running) {
        return printHelp(running, *program, *topic);
    });
}

} // namespace crosscase::cli
