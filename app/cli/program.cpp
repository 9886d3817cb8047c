// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/signals.h"
#include "core/query/near.h"

#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace crosscase::cli {

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

std::vector<std::string> namesBelow(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

// "crosscase documents rename": the command as far as it was understood.
const CLI::App& deepest(const CLI::App& app, std::string& path)
{
    const CLI::App* at = &app;
    path = "crosscase";
    while (!at->get_subcommands().empty()) {
        at = at->get_subcommands().back();
        path += ' ' + at->get_name();
    }
    return *at;
}

// What was probably meant by a word that stands where a command may stand.
std::string hint(const CLI::App& command, const Context& context, int argc, char** argv)
{
    const std::vector<std::string> names = namesBelow(command);
    if (names.empty())
        return {};
    if (command.get_parent() == nullptr)
        return argc < 2 ? "" : query::didYouMean(argv[1], names);
    std::error_code ignored;
    const std::string& project = context.projectText();
    if (project.empty() || std::filesystem::exists(project, ignored))
        return {};
    return query::nearest(project, names).empty() ? "" : query::didYouMean(project, names);
}

int wrongUsage(const CLI::App& app,
               const Context& context,
               const CLI::ParseError& error,
               int argc,
               char** argv)
{
    std::string path;
    const CLI::App& command = deepest(app, path);
    std::string what = error.what();
    if (command.get_parent() == nullptr && argc > 1 && argv[1][0] != '-')
        what = fmt::format("there is no command '{}'", argv[1]);
    else if (command.get_parent() == nullptr && argc < 2)
        what = "no command given";
    context.complain(what + hint(command, context, argc, argv));
    context.complain(fmt::format("see '{} --help'", path));
    return kWrongUsage;
}

int finish(const Context& context, const Result<void>& result)
{
    if (!result) {
        context.complain(result.error().detail);
        return kFailed;
    }
    return context.failed() ? kFailed : 0;
}

void describe(CLI::App& app, Context& context)
{
    app.footer("Example:\n  crosscase new study.crosscase --title 'My study'\n"
               "  crosscase import study.crosscase interviews/*.txt\n\n"
               "'crosscase COMMAND --help' tells more of a command.");
    app.set_version_flag("--version", "crosscase " CROSSCASE_VERSION);
    app.require_subcommand(1, 1);
    app.get_formatter()->column_width(34);
    for (const Command& command : commands()) {
        CLI::App& built =
            context.addCommand(app, {command.name, command.description, command.example});
        command.build(built, context);
    }
}

int parseAndWork(CLI::App& app, Context& context, int argc, char** argv)
{
    try {
        describe(app, context);
        app.parse(argc, argv);
        return finish(context, context.work());
    } catch (const CLI::CallForHelp&) {
        return finish(context, context.output().writeText(app.help()));
    } catch (const CLI::CallForVersion& version) {
        return finish(context, context.output().writeText(std::string(version.what()) + '\n'));
    } catch (const CLI::ParseError& error) {
        return wrongUsage(app, context, error, argc, argv);
    }
}

} // namespace

int run(int argc, char** argv)
{
    prepareSignals();
    try {
        CLI::App app("Qualitative case studies on the command line", "crosscase");
        Context context;
        return parseAndWork(app, context, argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "crosscase: {}\n", error.what());
        return kFailed;
    }
}

} // namespace crosscase::cli
