// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/project/find.h"
#include "core/project/writing.h"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace crosscase::cli {

namespace {

Result<void> printProgress(Context& context, const std::vector<std::string>& documents)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    std::vector<const model::Document*> shown = inOrder<model::Document>(corpus);
    if (!documents.empty()) {
        shown.clear();
        for (const std::string& name : documents) {
            auto id = project::findDocument(corpus, name);
            if (!id)
                return passOn(id);
            shown.push_back(&corpus.get(*id));
        }
    }
    std::map<std::pair<std::int32_t, std::int32_t>, const model::Progress*> rows;
    for (const model::Progress& row : corpus.rows<model::Progress>())
        rows[{row.document.value, row.coder.value}] = &row;
    List list("Progress", {"document", "coder", "state", "since"});
    for (const model::Document* document : shown)
        for (const model::Coder* coder : inOrder<model::Coder>(corpus)) {
            const auto found = rows.find({document->id.value, coder->id.value});
            const bool has = found != rows.end();
            const auto state = has ? found->second->state : model::ProgressState::NotStarted;
            list.add({words(document->name),
                      words(coder->name),
                      words(project::nameOf(state)),
                      has ? words(toIso8601(found->second->at)) : table::Value()});
        }
    return context.output().writeTable(list.done());
}

struct Setting {
    std::vector<std::string> documents;
    std::string state;
};

Result<void> set(project::Edit& edit, const Setting& setting)
{
    for (const std::string& name : setting.documents) {
        auto document = project::findDocument(edit.corpus(), name);
        if (!document)
            return passOn(document);
        if (auto done =
                project::setProgress(edit, *document, *project::progressStateNamed(setting.state));
            !done)
            return done;
    }
    return {};
}

Result<void> showOrSet(Context& context, const Setting& setting)
{
    if (setting.state.empty())
        return printProgress(context, setting.documents);
    if (setting.documents.empty())
        wrongUsage("--state", "say of which documents: --document");
    return context.change([&](project::Edit& edit) { return set(edit, setting); });
}

} // namespace

void buildProgress(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    auto setting = std::make_shared<Setting>();
    command
        .add_option("--document", setting->documents, "Only these documents, by name, label or id")
        ->type_name("");
    addText(command, "--state", setting->state, "Set it: not-started, in-progress or coded")
        ->check(CLI::IsMember({"not-started", "in-progress", "coded"}));
    context.output().addTableOptions(command);
    context.onRun(command, [setting](Context& running) { return showOrSet(running, *setting); });
    addRowImport(
        command,
        context,
        {"import", "Import states from a table", "progress import study.crosscase progress.csv"},
        project::RowKind::Progress);
}

} // namespace crosscase::cli
