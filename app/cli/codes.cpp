// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codes.h"

#include "app/cli/arguments.h"
#include "app/cli/code_fields.h"
#include "core/matrix/displays.h"
#include "core/project/codes.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

using CodeId = model::Id<model::Code>;
using CodeWork = std::function<Result<void>(project::Edit&, CodeId)>;

Result<void> changeCode(Context& context, const std::string& name, const CodeWork& work)
{
    return context.change([&](project::Edit& edit) -> Result<void> {
        auto code = project::findCode(edit.corpus(), name);
        return code ? work(edit, *code) : Result<void>(passOn(code));
    });
}

Result<void> printCodes(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto list = matrix::codeList((*project)->corpus(), (*project)->texts());
    return list ? context.output().writeTable(*list) : Result<void>(passOn(list));
}

struct Names {
    std::string code;
    std::string other;
    std::string before;
};

void buildList(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"list",
                                            "List the codes (also without 'list')",
                                            "codes list study.crosscase --format csv"});
    context.takeProject(command);
    context.output().addTableOptions(command);
    context.onRun(command, printCodes);
}

void buildAdd(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"add",
         "Add a code",
         "codes add study.crosscase 'Trust > Kind' --definition 'Which kind of trust'"});
    context.takeProject(command);
    auto path = std::make_shared<std::string>();
    auto fields = std::make_shared<CodeFields>();
    addArgument(
        command, "CODE", *path, "Its path, e.g. 'Trust > Kind'; the codes above it must be there");
    addCodeFields(command, *fields);
    context.onRun(command, [path, fields](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto code = project::addCode(edit, *path);
            if (!code)
                return passOn(code);
            return fields->any() ? setFields(edit, *code, *fields) : Result<void>();
        });
    });
}

void buildDefine(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"define",
         "Write a code's definition and other fields",
         "codes define study.crosscase Trust --definition 'Willingness to rely'"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    auto fields = std::make_shared<CodeFields>();
    addArgument(command, "CODE", *name, "Its path, name or id");
    addCodeFields(command, *fields);
    context.onRun(command, [name, fields](Context& running) {
        return changeCode(running, *name, [&](project::Edit& edit, CodeId code) {
            return setFields(edit, code, *fields);
        });
    });
}

void buildRename(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"rename", "Rename a code", "codes rename study.crosscase Trust Confidence"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CODE", names->code, "Its path, name or id");
    addArgument(command, "NAME", names->other, "Its new name (not a path)");
    context.onRun(command, [names](Context& running) {
        return changeCode(running, names->code, [&](project::Edit& edit, CodeId code) {
            return project::renameCode(edit, code, names->other);
        });
    });
}

// No name: none.
Result<CodeId> codeNamed(const model::Corpus& corpus, const std::string& name)
{
    return name.empty() ? CodeId{} : project::findCode(corpus, name);
}

void buildMove(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"move",
                                            "Move a code below another, or to the top",
                                            "codes move study.crosscase Kind --under Trust"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CODE", names->code, "Its path, name or id");
    addText(command, "--under", names->other, "The new parent (default: none, it becomes a theme)");
    addText(command, "--before", names->before, "The sibling it comes before (default: last)");
    context.onRun(command, [names](Context& running) {
        return changeCode(
            running, names->code, [&](project::Edit& edit, CodeId code) -> Result<void> {
                auto under = codeNamed(edit.corpus(), names->other);
                if (!under)
                    return passOn(under);
                auto before = codeNamed(edit.corpus(), names->before);
                if (!before)
                    return passOn(before);
                return project::moveCode(edit, code, *under, *before);
            });
    });
}

void buildMerge(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"merge", "Merge a code into another", "codes merge study.crosscase Confidence Trust"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "FROM", names->code, "The code that ends");
    addArgument(command, "INTO", names->other, "The code that stays");
    context.onRun(command, [names](Context& running) -> Result<void> {
        project::MergeOutcome outcome;
        const auto done =
            changeCode(running, names->code, [&](project::Edit& edit, CodeId from) -> Result<void> {
                auto into = project::findCode(edit.corpus(), names->other);
                if (!into)
                    return passOn(into);
                auto merged = project::mergeCodes(edit, from, *into);
                if (!merged)
                    return passOn(merged);
                outcome = *merged;
                return {};
            });
        if (done)
            running.say(fmt::format(
                "{} codings moved, {} were there already", outcome.moved, outcome.collapsed));
        return done;
    });
}

struct Split {
    std::string code;
    std::string name;
    std::vector<std::string> codings;
    bool sibling = false;
};

void buildSplit(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"split",
                                            "Give some of a code's codings to a new code",
                                            "codes split study.crosscase Trust 'Blind trust' "
                                            "--codings 01a20371-1247-72ad-9a81-ff0c4411a817"});
    context.takeProject(command);
    auto split = std::make_shared<Split>();
    addArgument(command, "CODE", split->code, "Its path, name or id");
    addArgument(command, "NAME", split->name, "The new code's name (not a path)");
    command.add_option("--codings", split->codings, "Ids of the codings that go over, with commas")
        ->required()
        ->type_name("");
    command.add_flag(
        "--sibling", split->sibling, "The new code stands beside the old one (default: below it)");
    context.onRun(command, [split](Context& running) {
        return changeCode(
            running, split->code, [&](project::Edit& edit, CodeId code) -> Result<void> {
                auto codings = codingsNamed(edit.corpus(), split->codings);
                if (!codings)
                    return passOn(codings);
                auto made = project::splitCode(edit, code, split->name, !split->sibling, *codings);
                return made ? Result<void>() : Result<void>(passOn(made));
            });
    });
}

void buildDelete(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"delete",
                                            "Delete a code with its sub-codes and their codings",
                                            "codes delete study.crosscase Trust"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    addArgument(command, "CODE", *name, "Its path, name or id");
    context.onRun(command, [name](Context& running) -> Result<void> {
        std::size_t codings = 0;
        const auto done =
            changeCode(running, *name, [&](project::Edit& edit, CodeId code) -> Result<void> {
                auto deleted = project::deleteCode(edit, code);
                if (!deleted)
                    return passOn(deleted);
                codings = *deleted;
                return {};
            });
        if (done)
            running.say(fmt::format("{} codings went with it", codings));
        return done;
    });
}

void buildSet(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"set",
                            "Make or replace a set of codes under a name (axis set:NAME)",
                            "codes set study.crosscase 'Soft factors' Trust Culture"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    auto codes = std::make_shared<std::vector<std::string>>();
    addArgument(command, "NAME", *name, "The set's name");
    command.add_option("CODE", *codes, "Its codes")->type_name("");
    context.onRun(command, [name, codes](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            std::vector<CodeId> ids;
            for (const std::string& code : *codes) {
                auto id = project::findCode(edit.corpus(), code);
                if (!id)
                    return passOn(id);
                ids.push_back(*id);
            }
            return project::setCodeSet(edit, *name, ids);
        });
    });
}

} // namespace

void buildCodes(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printCodes);
    buildList(command, context);
    buildAdd(command, context);
    buildDefine(command, context);
    buildRename(command, context);
    buildMove(command, context);
    buildMerge(command, context);
    buildSplit(command, context);
    buildDelete(command, context);
    buildSet(command, context);
}

} // namespace crosscase::cli
