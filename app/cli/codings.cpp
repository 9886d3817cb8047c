// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codings.h"

#include "app/cli/arguments.h"
#include "core/matrix/displays.h"
#include "core/project/codings.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Selection {
    std::string per = "case";
    std::string filter;
};

Result<void> exportCodings(Context& context, const Selection& selection)
{
    const query::Expression filter = filterNamed(selection.filter);
    auto project = context.read();
    if (!project)
        return passOn(project);
    auto rows = matrix::longCodings(
        (*project)->corpus(),
        (*project)->texts(),
        {.perCoding = selection.per == "coding", .includeUnpublishable = true, .filter = filter},
        context.progress());
    return rows ? context.output().writeTable(*rows) : Result<void>(passOn(rows));
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
}

} // namespace crosscase::cli
