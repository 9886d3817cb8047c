// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/code.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/project/codings.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct NewCoding {
    std::string document;
    std::string code;
    project::CodingFields fields;
};

Result<std::string> addCoding(project::Edit& edit, const NewCoding& coding)
{
    auto document = project::findDocument(edit.corpus(), coding.document);
    if (!document)
        return passOn(document);
    auto code = project::findCode(edit.corpus(), coding.code);
    if (!code)
        return passOn(code);
    auto added = project::addCoding(edit, *document, *code, coding.fields);
    if (!added)
        return passOn(added);
    return edit.corpus().find(*added)->uuid.toCanonical();
}

struct Marking {
    std::string coding;
    std::vector<std::string> marks;
    bool off = false;
};

const std::vector<std::string>& markNames()
{
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const model::Mark mark :
             {model::Mark::Power, model::Mark::Proof, model::Mark::NotForPublication})
            names.emplace_back(project::nameOf(mark));
        return names;
    }();
    return kNames;
}

Result<void> setMarks(project::Edit& edit, const Marking& marking)
{
    auto coding = project::findCoding(edit.corpus(), marking.coding);
    if (!coding)
        return passOn(coding);
    for (const std::string& name : marking.marks)
        if (auto set = project::setMark(edit, *coding, *project::markNamed(name), !marking.off);
            !set)
            return set;
    return {};
}

} // namespace

void buildCode(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto coding = std::make_shared<NewCoding>();
    addText(command, "--document", coding->document, "Its name, label or id")->required();
    command.add_option("--start", coding->fields.span.start, "The first code point, from 0")
        ->required();
    command.add_option("--end", coding->fields.span.end, "The code point after the last")
        ->required();
    addText(command, "--code", coding->code, "Its path, name or id")->required();
    addText(command, "--memo", coding->fields.memo, "A note on the coding");
    command.add_option("--weight", coding->fields.weight, "0 to 100")->check(CLI::Range(0, 100));
    context.onRun(command, [coding](Context& running) -> Result<void> {
        std::string id;
        const auto done = running.change([&](project::Edit& edit) -> Result<void> {
            auto added = addCoding(edit, *coding);
            if (!added)
                return passOn(added);
            id = *added;
            return {};
        });
        return done ? running.output().writeText(id + '\n') : done;
    });
}

void buildUncode(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto ids = std::make_shared<std::vector<std::string>>();
    command.add_option("CODING", *ids, "Ids of codings, as 'codings export' lists them")
        ->required()
        ->type_name("");
    context.onRun(command, [ids](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto codings = codingsNamed(edit.corpus(), *ids);
            if (!codings)
                return passOn(codings);
            for (const model::Id<model::Coding> coding : *codings)
                if (auto removed = project::removeCoding(edit, coding); !removed)
                    return removed;
            return {};
        });
    });
}

void buildMark(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto marking = std::make_shared<Marking>();
    addArgument(command, "CODING", marking->coding, "The coding's id");
    command.add_option("MARK", marking->marks, joined(markNames(), ", "))
        ->required()
        ->type_name("")
        ->check(CLI::IsMember(markNames()));
    command.add_flag("--off", marking->off, "Take the mark away");
    context.onRun(command, [marking](Context& running) {
        return running.change([&](project::Edit& edit) { return setMarks(edit, *marking); });
    });
}

} // namespace crosscase::cli
