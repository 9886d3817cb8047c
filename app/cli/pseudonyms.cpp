// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pseudonyms.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/pseudonyms.h"
#include "core/project/search_index.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<text::NameFinder> namesOf(Context& context)
{
    auto pairs = project::readPseudonyms(context.projectPath());
    if (!pairs)
        return passOn(pairs);
    return text::NameFinder(std::move(*pairs));
}

Result<void> importKey(Context& context, const std::string& file)
{
    auto table = readTable(file);
    if (!table)
        return passOn(table);
    // The key belongs to a project that is there.
    if (auto project = context.read(); !project)
        return passOn(project);
    auto done = project::importPseudonyms(context.projectPath(), *table);
    if (!done)
        return fail(done.error().code, fmt::format("'{}': {}", file, done.error().detail));
    context.say(fmt::format("pseudonyms: {} added, {} were there already; the key is in '{}': keep "
                            "it apart from what you hand on",
                            done->added,
                            done->known,
                            project::pseudonymFileOf(context.projectPath()).string()));
    return {};
}

Result<void> preview(Context& context)
{
    auto names = namesOf(context);
    if (!names)
        return passOn(names);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto uses = project::previewPseudonyms(**project, *names, context.progress());
    if (!uses)
        return passOn(uses);
    List list(
        "Names to be replaced",
        {"where", "field", "paragraph", "start", "end", "left", "name", "replacement", "right"});
    for (const project::NameUse& use : *uses)
        list.add({words(use.where),
                  words(use.field),
                  use.paragraph == 0 ? table::Value() : count(use.paragraph),
                  count(use.span.start),
                  count(use.span.end),
                  words(use.left),
                  words(use.name),
                  words(use.replacement),
                  words(use.right)});
    return context.output().writeTable(list.done());
}

std::string told(const project::Renaming& renaming)
{
    return fmt::format("{} names replaced: in the texts of {} documents, in {} memos, summaries, "
                       "values and other fields, {} speakers of cases",
                       renaming.hits,
                       renaming.documents,
                       renaming.texts,
                       renaming.speakers);
}

Result<void> apply(Context& context)
{
    auto names = namesOf(context);
    if (!names)
        return passOn(names);
    auto project = context.write();
    if (!project)
        return passOn(project);
    project::Renaming renaming;
    auto done = (*project)->change("", [&](project::Edit& edit) -> Result<void> {
        auto applied = project::applyPseudonyms(edit, *names, context.progress());
        if (!applied)
            return passOn(applied);
        renaming = *applied;
        return {};
    });
    if (!done)
        return passOn(done);
    context.tellOf(**project, *done);
    context.say(told(renaming));
    // It has the names, and would keep them as forms of words.
    if (auto forgotten = project::SearchIndex::forget(**project); !forgotten)
        context.partFailed(forgotten.error().detail);
    context.warn("the original files, the history and the backups still hold the names, and so do "
                 "names of documents and cases; 'pseudonyms check' lists where, 'pseudonyms seal' "
                 "writes a copy to hand on");
    return {};
}

Result<void> check(Context& context)
{
    auto names = namesOf(context);
    if (!names)
        return passOn(names);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto traces = project::checkPseudonyms(**project, *names, context.progress());
    if (!traces)
        return passOn(traces);
    if (traces->empty()) {
        context.say("no name of the key was found");
        return {};
    }
    List list("Where names still stand", {"where", "field", "name", "hits"});
    for (const project::NameTrace& trace : *traces)
        list.add({words(trace.where), words(trace.field), words(trace.name), count(trace.hits)});
    if (auto written = context.output().writeTable(list.done()); !written)
        return written;
    context.partFailed(fmt::format("names of the key stand in {} places", traces->size()));
    return {};
}

Result<void> seal(Context& context, const std::string& target)
{
    auto names = namesOf(context);
    if (!names)
        return passOn(names);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto renaming = project::sealCopy(**project, *names, target, context.progress());
    if (!renaming)
        return passOn(renaming);
    context.say(fmt::format("'{}' written; {}", target, told(*renaming)));
    context.warn("the coders' names are in it, and what is not in the key: read it before you hand "
                 "it on");
    return {};
}

} // namespace

void buildPseudonyms(CLI::App& command, Context& context)
{
    command.require_subcommand(1, 1);
    CLI::App& in = context.addCommand(
        command,
        {"import",
         "Add a table name,replacement[,case] to the key; case 'exact' spares other spellings",
         "pseudonyms import study.crosscase names.csv"});
    context.takeProject(in);
    auto file = std::make_shared<std::string>();
    addArgument(in, "FILE", *file, "A table with the columns name and replacement");
    context.onRun(in, [file](Context& running) { return importKey(running, *file); });

    CLI::App& look = context.addCommand(command,
                                        {"preview",
                                         "List every name that 'apply' would replace",
                                         "pseudonyms preview study.crosscase"});
    context.takeProject(look);
    context.output().addTableOptions(look);
    context.onRun(look, preview);

    CLI::App& now = context.addCommand(
        command,
        {"apply",
         "Replace the names in all texts and in what was written; codings stay in place",
         "pseudonyms apply study.crosscase"});
    context.takeProject(now);
    context.onRun(now, apply);

    CLI::App& left = context.addCommand(
        command,
        {"check",
         "List where names still stand, also in the history and the stored files",
         "pseudonyms check study.crosscase"});
    context.takeProject(left);
    context.output().addTableOptions(left);
    context.onRun(left, check);

    CLI::App& sealed = context.addCommand(command,
                                          {"seal",
                                           "Write a copy without names, original files and history",
                                           "pseudonyms seal study.crosscase -o shared.crosscase"});
    context.takeProject(sealed);
    auto target = std::make_shared<std::string>();
    sealed.add_option("-o,--output", *target, "The new project file")
        ->required()
        ->type_name("FILE");
    context.onRun(sealed, [target](Context& running) { return seal(running, *target); });
}

} // namespace crosscase::cli
