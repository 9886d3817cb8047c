// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/care.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/backup.h"
#include "core/project/verify.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> verifyProject(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto problems = project::verify(**project, context.progress());
    if (!problems)
        return passOn(problems);
    List list("Problems", {"where", "what"});
    for (const project::Problem& problem : *problems)
        list.add({problem.where, problem.what});
    if (auto written = context.output().writeTable(list.done()); !written)
        return written;
    if (problems->empty())
        context.say("no problem found");
    else
        context.partFailed(
            fmt::format("'{}': {} problems; a backup may be sound: see 'crosscase restore --help'",
                        context.projectPath().string(),
                        problems->size()));
    return {};
}

Result<void> listBackups(Context& context)
{
    List list("Backups", {"backup", "bytes"});
    for (const std::filesystem::path& backup : project::backupsOf(context.projectPath())) {
        std::error_code ignored;
        list.add({backup.string(), count(std::filesystem::file_size(backup, ignored))});
    }
    return context.output().writeTable(list.done());
}

Result<void> makeBackup(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto backup = project::backUp(**project, context.progress());
    if (!backup)
        return passOn(backup);
    return context.output().writeText(backup->string() + '\n');
}

} // namespace

void buildVerify(CLI::App& command, Context& context)
{
    context.takeProject(command);
    context.output().addTableOptions(command);
    context.onRun(command, verifyProject);
}

void buildBackup(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.onRun(command, makeBackup);
    CLI::App& list = context.addCommand(
        command, {"list", "The copies there are, oldest first", "backup list study.crosscase"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, listBackups);
}

void buildRestore(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto backup = std::make_shared<std::string>();
    addArgument(command, "BACKUP", *backup, "The copy; 'crosscase backup list PROJECT' lists them");
    context.onRun(command, [backup](Context& running) -> Result<void> {
        auto former = project::restoreBackup(running.projectPath(), *backup, running.progress());
        if (!former)
            return passOn(former);
        running.say(fmt::format("restored from '{}'", *backup));
        if (!former->empty())
            running.say(fmt::format("the former state is kept in '{}'", former->string()));
        return {};
    });
}

} // namespace crosscase::cli
