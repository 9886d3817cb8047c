// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memo.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/project/find.h"
#include "core/project/writing.h"
#include "core/text/excerpt.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

// kind and target, as `memo import` reads them.
std::pair<std::string, std::string> targetOf(const model::Corpus& corpus, const model::Memo& memo)
{
    if (!memo.target)
        return {"project", ""};
    const std::string described = project::describeObject(corpus, memo.target);
    const std::size_t colon = described.find(':');
    return colon == std::string::npos
               ? std::pair(described, std::string())
               : std::pair(described.substr(0, colon), described.substr(colon + 1));
}

table::Table memoTable(const model::Corpus& corpus, bool whole)
{
    constexpr int kShown = 80;
    std::vector<std::string> heads{"kind", "target", "title", "text", "coder", "created"};
    if (!whole)
        heads.emplace_back("id");
    List list("Memos", heads);
    for (const model::Memo& memo : corpus.rows<model::Memo>()) {
        const auto [kind, target] = targetOf(corpus, memo);
        std::vector<table::Value> cells{
            words(kind),
            words(target),
            words(memo.title),
            words(whole ? memo.text : text::shortened(text::oneLine(memo.text), kShown)),
            words(nameOf(corpus, memo.coder)),
            words(toIso8601(memo.created))};
        if (!whole)
            cells.push_back(words(memo.uuid.toCanonical()));
        list.add(std::move(cells));
    }
    return list.done();
}

Result<void> printMemos(Context& context, bool whole)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    return context.output().writeTable(memoTable((*project)->corpus(), whole));
}

struct NewMemo {
    std::string target;
    std::string title;
    TextArgument text;
};

Result<model::AnyId> targetNamed(const model::Corpus& corpus, const std::string& name)
{
    return name.empty() || name == "project" ? model::AnyId{} : project::findObject(corpus, name);
}

Result<void> addMemo(Context& context, const NewMemo& memo)
{
    const auto text = textOf(memo.text);
    if (!text)
        return tl::unexpected(text.error());
    std::string id;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto target = targetNamed(edit.corpus(), memo.target);
        if (!target)
            return passOn(target);
        auto added = project::addMemo(edit, *target, memo.title, *text);
        if (!added)
            return passOn(added);
        id = edit.corpus().get(*added).uuid.toCanonical();
        return {};
    });
    return done ? context.output().writeText(id + '\n') : done;
}

} // namespace

void buildMemo(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, [](Context& running) { return printMemos(running, false); });

    CLI::App& add = context.addCommand(
        command,
        {"add",
         "Write a memo; prints its id",
         "memo add study.crosscase --target 'code:Trust' --title Idea --text 'Two kinds?'"});
    context.takeProject(add);
    auto memo = std::make_shared<NewMemo>();
    addText(add,
            "--target",
            memo->target,
            "document:NAME, code:PATH, case:NAME, coding:ID, ... (default: the project)");
    addText(add, "--title", memo->title, "Its title");
    addTextArgument(add, memo->text, "Its text");
    context.onRun(add, [memo](Context& running) { return addMemo(running, *memo); });

    CLI::App& list = context.addCommand(
        command, {"list", "List the memos, shortened", "memo list study.crosscase"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, [](Context& running) { return printMemos(running, false); });

    CLI::App& out = context.addCommand(command,
                                       {"export",
                                        "The memos in full; 'memo import' reads it",
                                        "memo export study.crosscase -o memos.csv"});
    context.takeProject(out);
    context.output().addTableOptions(out);
    context.onRun(out, [](Context& running) { return printMemos(running, true); });

    addRowImport(command,
                 context,
                 {"import", "Import memos from a table", "memo import study.crosscase memos.csv"},
                 project::RowKind::Memos);
}

} // namespace crosscase::cli
