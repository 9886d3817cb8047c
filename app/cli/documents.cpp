// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"

#include "app/cli/arguments.h"
#include "app/cli/document_list.h"
#include "core/project/documents.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> printList(Context& context, table::Table (*list)(const model::Corpus&))
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    return context.output().writeTable(list((*project)->corpus()));
}

Result<void> importTable(Context& context, const std::string& file)
{
    auto table = readTable(file);
    if (!table)
        return passOn(table);
    project::TableReport report;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importDocumentTable(edit, *table);
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
    context.say(fmt::format("documents: {} rows", report.rows));
    return {};
}

void buildList(CLI::App& parent, Context& context)
{
    CLI::App& list = context.addCommand(parent,
                                        {"list",
                                         "List the documents (also without 'list')",
                                         "documents list study.crosscase --format csv"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, [](Context& running) { return printList(running, documentList); });
    CLI::App& out = context.addCommand(parent,
                                       {"export",
                                        "The table that 'documents import' reads",
                                        "documents export study.crosscase -o documents.csv"});
    context.takeProject(out);
    context.output().addTableOptions(out);
    context.onRun(out, [](Context& running) { return printList(running, documentTable); });
}

void buildTableImport(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"import",
                                            "Import labels, groups, dates and attributes",
                                            "documents import study.crosscase documents.csv"});
    context.takeProject(command);
    auto file = std::make_shared<std::string>();
    addArgument(
        command,
        "FILE",
        *file,
        "A table with "
        "document,label,group,language,collected,order,source_type,informant,ATTRIBUTE[:type]...");
    context.onRun(command, [file](Context& running) { return importTable(running, *file); });
}

// `work` for one document of the project.
using DocumentWork = std::function<Result<void>(project::Edit&, model::Id<model::Document>)>;

Result<void> changeDocument(Context& context, const std::string& name, const DocumentWork& work)
{
    return context.change([&](project::Edit& edit) -> Result<void> {
        auto document = project::findDocument(edit.corpus(), name);
        return document ? work(edit, *document) : Result<void>(passOn(document));
    });
}

void buildRename(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"rename",
                            "Rename a document",
                            "documents rename study.crosscase P01 'Anna, 1st interview'"});
    context.takeProject(command);
    auto names = std::make_shared<std::pair<std::string, std::string>>();
    addArgument(command, "DOCUMENT", names->first, "Its name, label or id");
    addArgument(command, "NAME", names->second, "The new name");
    context.onRun(command, [names](Context& running) {
        return changeDocument(
            running, names->first, [&](project::Edit& edit, model::Id<model::Document> document) {
                return project::renameDocument(edit, document, names->second);
            });
    });
}

void buildRemove(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"remove",
                                            "Remove a document with its codings, memos and values",
                                            "documents remove study.crosscase P01"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    addArgument(command, "DOCUMENT", *name, "Its name, label or id");
    context.onRun(command, [name](Context& running) {
        return changeDocument(running, *name, project::removeDocument);
    });
}

void buildOriginal(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"original",
                                            "The file a document was imported from, byte for byte",
                                            "documents original study.crosscase P01 -o P01.txt"});
    context.takeProject(command);
    context.output().addFileOption(command);
    auto name = std::make_shared<std::string>();
    addArgument(command, "DOCUMENT", *name, "Its name, label or id");
    context.onRun(command, [name](Context& running) -> Result<void> {
        auto project = running.read();
        if (!project)
            return passOn(project);
        auto document = project::findDocument((*project)->corpus(), *name);
        if (!document)
            return passOn(document);
        auto bytes = project::originalOf(**project, *document);
        if (!bytes)
            return passOn(bytes);
        return running.output().writeText(*bytes);
    });
}

} // namespace

void buildDocuments(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, [](Context& running) { return printList(running, documentList); });
    buildList(command, context);
    buildTableImport(command, context);
    buildRename(command, context);
    buildRemove(command, context);
    buildOriginal(command, context);
}

} // namespace crosscase::cli
