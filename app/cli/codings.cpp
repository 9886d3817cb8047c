// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codings.h"

#include "app/cli/arguments.h"
#include "app/cli/edit.h"
#include "core/matrix/displays.h"
#include "core/project/codings.h"
#include "core/project/correction.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Selection {
    std::string per = "case";
    std::string filter;
    std::string layer;
};

Result<void> exportCodings(Context& context, const Selection& selection)
{
    const query::Expression filter = filterNamed(selection.filter);
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), selection.layer);
    auto rows = matrix::longCodings(
        corpus,
        (*project)->texts(),
        {.perCoding = selection.per == "coding", .includeUnpublishable = true, .filter = filter},
        context.progress());
    if (!rows)
        return passOn(rows);
    tellLayer(*rows, (*project)->corpus(), selection.layer);
    return context.output().writeTable(*rows);
}

Result<void> importCodings(Context& context, const std::string& file)
{
    auto table = readTable(file);
    if (!table)
        return passOn(table);
    project::CodingsReport report;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importCodings(edit, *table, context.progress());
        if (!imported)
            return fail(imported.error().code,
                        fmt::format("'{}': {}", file, imported.error().detail));
        report = std::move(*imported);
        return {};
    });
    if (!done)
        return done;
    for (const std::string& note : report.notes)
        context.say(note);
    context.say(fmt::format("codings: {} rows, {} added, {} were there already",
                            report.rows,
                            report.added,
                            report.skipped));
    return {};
}

struct Anchoring {
    std::string coding;
    text::Span span;
};

void buildOrphans(CLI::App& command, Context& context)
{
    CLI::App& list =
        context.addCommand(command,
                           {"orphans",
                            "List the codings, ranges of cases and memos that lost their text",
                            "codings orphans study.crosscase"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, [](Context& running) -> Result<void> {
        auto project = running.read();
        if (!project)
            return passOn(project);
        const model::Corpus& corpus = (*project)->corpus();
        return running.output().writeTable(orphanList(corpus, project::orphansOf(corpus)));
    });

    CLI::App& anchor =
        context.addCommand(command,
                           {"anchor",
                            "Give a coding another place, one that lost its text too",
                            "codings anchor study.crosscase 01a20371-1247-72ad-9a81-ff0c4411a817 "
                            "--start 12 --end 40"});
    context.takeProject(anchor);
    auto anchoring = std::make_shared<Anchoring>();
    addArgument(anchor, "CODING", anchoring->coding, "The coding's id");
    anchor.add_option("--start", anchoring->span.start, "The first code point, from 0")->required();
    anchor.add_option("--end", anchoring->span.end, "The code point after the last")->required();
    context.onRun(anchor, [anchoring](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto coding = project::findCoding(edit.corpus(), anchoring->coding);
            if (!coding)
                return passOn(coding);
            return project::resizeCoding(edit, *coding, anchoring->span);
        });
    });
}

} // namespace

void buildCodings(CLI::App& command, Context& context)
{
    command.require_subcommand(1, 1);
    CLI::App& out =
        context.addCommand(command,
                           {"export",
                            "The long table: a row for each coding and case",
                            "codings export study.crosscase --per coding -o codings.csv"});
    context.takeProject(out);
    auto selection = std::make_shared<Selection>();
    addText(out,
            "--per",
            selection->per,
            "A row per coding and case (case, default) or per coding (coding)")
        ->check(CLI::IsMember({"case", "coding"}));
    addText(out, "--filter", selection->filter, "Only these; see 'crosscase help expressions'");
    addLayer(out, selection->layer);
    context.output().addTableOptions(out);
    context.onRun(out,
                  [selection](Context& running) { return exportCodings(running, *selection); });

    CLI::App& in = context.addCommand(
        command,
        {"import", "Import a long table of codings", "codings import study.crosscase codings.csv"});
    context.takeProject(in);
    auto file = std::make_shared<std::string>();
    addArgument(
        in,
        "FILE",
        *file,
        "A table with document,code,start,end and perhaps quote,coder,memo,weight,mark,...");
    context.onRun(in, [file](Context& running) { return importCodings(running, *file); });
    buildOrphans(command, context);
}

} // namespace crosscase::cli
