// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edit.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "core/base/file.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Arguments {
    std::string document;
    std::string file;
    std::string encoding;
};

Result<project::Correction>
correct(project::Edit& edit, const Arguments& arguments, std::string_view bytes)
{
    auto document = project::findDocument(edit.corpus(), arguments.document);
    if (!document)
        return passOn(document);
    std::optional<std::string> encoding;
    if (!arguments.encoding.empty())
        encoding = arguments.encoding;
    const std::string name = std::filesystem::path(arguments.file).filename().string();
    return project::correctFromFile(edit, *document, name, bytes, encoding);
}

std::string idOf(const model::Corpus& corpus, const project::Orphan& orphan)
{
    if (orphan.kind == "coding")
        return corpus.find(model::Id<model::Coding>{orphan.id.value})->uuid.toCanonical();
    if (orphan.kind == "range")
        return corpus.get(model::Id<model::Membership>{orphan.id.value}).uuid.toCanonical();
    return corpus.get(model::Id<model::Memo>{orphan.id.value}).uuid.toCanonical();
}

void tell(Context& context, const project::Correction& done)
{
    for (const std::string& note : done.notes)
        context.warn(note);
    if (done.changes == 0)
        return;
    context.say(
        fmt::format("{} places changed: {} characters inserted, {} removed; {} codings have "
                    "their text, {} codings, ranges and memos lost it",
                    done.changes,
                    done.inserted,
                    done.removed,
                    done.codings,
                    done.orphans.size()));
}

Result<void> run(Context& context, const Arguments& arguments)
{
    const auto bytes = readFile(arguments.file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    project::Correction correction;
    table::Table lost;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto corrected = correct(edit, arguments, *bytes);
        if (!corrected)
            return passOn(corrected);
        correction = std::move(*corrected);
        lost = orphanList(edit.corpus(), correction.orphans);
        return {};
    });
    if (!done)
        return done;
    tell(context, correction);
    return correction.orphans.empty() ? done : context.output().writeTable(lost);
}

} // namespace

table::Table orphanList(const model::Corpus& corpus, const std::vector<project::Orphan>& orphans)
{
    List list("Without text", {"kind", "id", "document", "name", "start", "end", "quote"});
    for (const project::Orphan& orphan : orphans)
        list.add({words(orphan.kind),
                  words(idOf(corpus, orphan)),
                  words(nameOf(corpus, orphan.document)),
                  words(orphan.name),
                  orphan.place.empty() ? table::Value() : count(orphan.place.start),
                  orphan.place.empty() ? table::Value() : count(orphan.place.end),
                  words(orphan.quote)});
    return list.done();
}

void buildEdit(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto arguments = std::make_shared<Arguments>();
    addArgument(command, "DOCUMENT", arguments->document, "Its name, label or id");
    addText(command,
            "--file",
            arguments->file,
            "The corrected version, as 'text' printed it or in any format that can be imported")
        ->required();
    addText(command,
            "--encoding",
            arguments->encoding,
            "Its encoding, e.g. windows-1252 (default: detected)");
    context.output().addTableOptions(command);
    context.onRun(command, [arguments](Context& running) { return run(running, *arguments); });
}

} // namespace crosscase::cli
