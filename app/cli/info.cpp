// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/info.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/history.h"
#include "core/project/package_record.h"

#include <filesystem>

namespace crosscase::cli {

namespace {

template <typename Row>
table::Value countOf(const model::Corpus& corpus)
{
    return count(corpus.rows<Row>().size());
}

void addCounts(List& list, const model::Corpus& whole)
{
    const model::Corpus corpus = lookAt(whole, "");
    std::int64_t characters = 0;
    for (const model::Document& document : corpus.documents())
        characters += document.length;
    std::int64_t orphans = 0;
    for (const auto& block : corpus.codings().blocks())
        for (const std::uint8_t orphan : block->orphan)
            orphans += orphan;
    list.add({"documents", count(corpus.documents().size())});
    list.add({"characters", characters});
    list.add({"groups", countOf<model::Group>(corpus)});
    list.add({"cases", countOf<model::Case>(corpus)});
    list.add({"codes", countOf<model::Code>(corpus)});
    list.add({"codings", count(corpus.codings().size())});
    list.add({"orphans", orphans});
    list.add({"coders", countOf<model::Coder>(corpus)});
    if (!whole.rows<model::Resolution>().empty()) {
        list.add({"consensus codings", count(whole.codings().size() - corpus.codings().size())});
        list.add({"consensus decisions", countOf<model::Resolution>(whole)});
    }
    list.add({"memos", countOf<model::Memo>(corpus)});
    list.add({"links", countOf<model::Link>(corpus)});
    list.add({"summaries", countOf<model::Summary>(corpus)});
    list.add({"ratings", countOf<model::Rating>(corpus)});
    list.add({"propositions", countOf<model::Proposition>(corpus)});
    list.add({"tables", countOf<model::SavedTable>(corpus)});
}

// Of a copy for a coder: for whom, how, and when it was cut from which project.
void addPackage(List& list, const model::Corpus& corpus)
{
    const auto package = project::packageRecord(corpus);
    if (!package)
        return;
    std::string kind = package->blind ? "blind" : "with the work of all";
    if (package->pseudonymised)
        kind += ", with pseudonyms";
    if (package->partial)
        kind += ", some documents only";
    list.add({"package for", words(package->coder)});
    list.add({"package", words(kind)});
    list.add({"package of project", package->project.toCanonical()});
    list.add({"package cut", toIso8601(package->time)});
}

Result<void> printInfo(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    auto batches = project::history(**project);
    if (!batches)
        return passOn(batches);
    List list(context.projectPath().string(), {"item", "value"});
    list.add({"title", words(corpus.setting(model::kTitleSetting))});
    addCounts(list, corpus);
    addPackage(list, corpus);
    list.add({"schema", count(static_cast<std::size_t>((*project)->format()))});
    list.add({"batches", count(batches->size())});
    if (!batches->empty()) {
        const model::Batch& last = batches->back().batch;
        list.add({"last change", toIso8601(last.at)});
        list.add({"last change by", words(last.coderName)});
    }
    std::error_code missing;
    if (const auto size = std::filesystem::file_size(context.projectPath(), missing); !missing)
        list.add({"file size", count(size)});
    list.add({"project", corpus.project.toCanonical()});
    return context.output().writeTable(list.done());
}

} // namespace

void buildInfo(CLI::App& command, Context& context)
{
    context.takeProject(command);
    context.output().addTableOptions(command);
    context.onRun(command, printInfo);
}

} // namespace crosscase::cli
