// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/coders.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "core/project/find.h"
#include "core/project/writing.h"

#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace crosscase::cli {

namespace {

struct Work {
    std::int64_t codings = 0;
    std::set<std::int32_t> documents;
};

Result<void> printCoders(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), "");
    std::unordered_map<model::Id<model::Coder>, Work> byCoder;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] == 0) {
                ++byCoder[block->coder[row]].codings;
                byCoder[block->coder[row]].documents.insert(block->document[row].value);
            }
    List list("Coders", {"coder", "codings", "documents", "id"});
    for (const model::Coder* coder : inOrder<model::Coder>(corpus)) {
        const Work& done = byCoder[coder->id];
        list.add({words(coder->name),
                  done.codings,
                  count(done.documents.size()),
                  words(coder->uuid.toCanonical())});
    }
    return context.output().writeTable(list.done());
}

struct Names {
    std::string from;
    std::string to;
};

Result<void> rename(project::Edit& edit, const Names& names)
{
    auto coder = project::findCoder(edit.corpus(), names.from);
    return coder ? project::renameCoder(edit, *coder, names.to) : Result<void>(passOn(coder));
}

Result<std::size_t> join(project::Edit& edit, const Names& names)
{
    auto from = project::findCoder(edit.corpus(), names.from);
    if (!from)
        return passOn(from);
    auto into = project::findCoder(edit.corpus(), names.to);
    if (!into)
        return passOn(into);
    return project::joinCoders(edit, *from, *into);
}

void buildList(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent, {"list", "List the coders", "coders list study.crosscase"});
    context.takeProject(command);
    context.output().addTableOptions(command);
    context.onRun(command, printCoders);
}

void buildRename(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"rename", "Rename a coder", "coders rename study.crosscase ann Ann"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CODER", names->from, "The name now");
    addArgument(command, "NAME", names->to, "The new name");
    context.onRun(command, [names](Context& running) {
        return running.change([&](project::Edit& edit) { return rename(edit, *names); });
    });
}

void buildJoin(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"join",
                            "Two names are one person: all of the first becomes the second's",
                            "coders join study.crosscase ann Ann"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "FROM", names->from, "The name that ends");
    addArgument(command, "INTO", names->to, "The name that stays");
    context.onRun(command, [names](Context& running) -> Result<void> {
        std::size_t same = 0;
        const auto done = running.change([&](project::Edit& edit) -> Result<void> {
            auto joined = join(edit, *names);
            if (!joined)
                return passOn(joined);
            same = *joined;
            return {};
        });
        if (done && same > 0)
            running.say(fmt::format("{} codings that both had became one each", same));
        return done;
    });
}

} // namespace

void buildCoders(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printCoders);
    buildList(command, context);
    buildRename(command, context);
    buildJoin(command, context);
}

} // namespace crosscase::cli
