// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/history.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/find.h"
#include "core/project/history.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<std::vector<project::HistoryEntry>> entries(project::Project& project,
                                                   const std::string& object)
{
    if (object.empty())
        return project::history(project);
    auto id = project::findObject(project.corpus(), object);
    if (!id)
        return passOn(id);
    return project::historyOf(project, *id);
}

Result<void> printHistory(Context& context, const std::string& object)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto batches = entries(**project, object);
    if (!batches)
        return passOn(batches);
    List list("History", {"number", "time", "coder", "title", "what", "undone"});
    for (const project::HistoryEntry& entry : *batches) {
        std::vector<std::string> what;
        for (const auto& [table, rows] : entry.rows)
            what.push_back(fmt::format("{} {}", rows, table));
        list.add({count(entry.batch.number),
                  toIso8601(entry.batch.at),
                  words(entry.batch.coderName),
                  words(entry.batch.title),
                  words(joined(what, ", ")),
                  entry.undone ? words("yes") : table::Value()});
    }
    return context.output().writeTable(list.done());
}

Result<void>
revert(Context& context, Result<project::Reverted> (*work)(project::Project&), std::string_view did)
{
    auto project = context.write();
    if (!project)
        return passOn(project);
    auto reverted = work(**project);
    if (!reverted)
        return passOn(reverted);
    context.say(fmt::format("{}: {}", did, reverted->batch.title));
    context.tellOf(**project, reverted->done);
    return {};
}

} // namespace

void buildHistory(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto object = std::make_shared<std::string>();
    addText(command,
            "--object",
            *object,
            "Only what touched this: document:NAME, code:PATH, case:NAME, coding:ID ... or an id");
    context.output().addTableOptions(command);
    context.onRun(command, [object](Context& running) { return printHistory(running, *object); });
}

void buildUndo(CLI::App& command, Context& context)
{
    context.takeProject(command);
    context.onRun(command,
                  [](Context& running) { return revert(running, project::undo, "undone"); });
}

void buildRedo(CLI::App& command, Context& context)
{
    context.takeProject(command);
    context.onRun(command,
                  [](Context& running) { return revert(running, project::redo, "done again"); });
}

} // namespace crosscase::cli
