// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/find.h"

namespace crosscase::cli {

namespace {

struct Loaded {
    Context::ProjectPointer project;
    std::shared_ptr<const model::LoadedText> text;
};

Result<Loaded> load(Context& context, const std::string& name)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    auto id = project::findDocument(corpus, name);
    if (!id)
        return passOn(id);
    auto text = (*project)->texts().load(corpus.get(*id));
    if (!text)
        return passOn(text);
    return Loaded{std::move(*project), std::move(*text)};
}

Result<void> printText(Context& context, const std::string& name)
{
    auto loaded = load(context, name);
    if (!loaded)
        return passOn(loaded);
    return context.output().writeText(loaded->text->utf8);
}

Result<void> printPassages(Context& context, const std::string& name)
{
    auto loaded = load(context, name);
    if (!loaded)
        return passOn(loaded);
    const text::Structure& structure = loaded->text->structure;
    List list(name,
              {"paragraph",
               "start",
               "end",
               "content_start",
               "content_end",
               "speaker",
               "time",
               "heading",
               "kind",
               "depth",
               "table",
               "row",
               "column",
               "page"});
    const auto orNothing = [](std::int32_t value) {
        return value == 0 ? table::Value() : count(value);
    };
    std::int64_t number = 0;
    for (const text::Passage& passage : structure.passages)
        list.add({++number,
                  count(passage.span.start),
                  count(passage.span.end),
                  count(passage.content.start),
                  count(passage.content.end),
                  passage.speaker < 0
                      ? table::Value()
                      : words(structure.speakers[static_cast<std::size_t>(passage.speaker)]),
                  passage.hasTime ? words(text::formatTime(passage.timeMs)) : table::Value(),
                  orNothing(passage.heading),
                  words(std::string(text::nameOf(passage.kind))),
                  orNothing(passage.depth),
                  orNothing(passage.cell.table),
                  orNothing(passage.cell.row),
                  orNothing(passage.cell.column),
                  orNothing(passage.page)});
    return context.output().writeTable(list.done());
}

} // namespace

void buildText(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto document = std::make_shared<std::string>();
    addArgument(command, "DOCUMENT", *document, "Its name, label or id");
    context.output().addFileOption(command);
    context.onRun(command, [document](Context& running) { return printText(running, *document); });
}

void buildPassages(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto document = std::make_shared<std::string>();
    addArgument(command, "DOCUMENT", *document, "Its name, label or id");
    context.output().addTableOptions(command);
    context.onRun(command,
                  [document](Context& running) { return printPassages(running, *document); });
}

} // namespace crosscase::cli
