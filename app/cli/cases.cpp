// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cases.h"

#include "app/cli/arguments.h"
#include "app/cli/case_list.h"
#include "core/project/cases.h"
#include "core/project/find.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> printCases(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    return context.output().writeTable(caseList((*project)->corpus()));
}

Result<void> importTable(Context& context, const std::string& file)
{
    auto table = readTable(file);
    if (!table)
        return passOn(table);
    project::TableReport report;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importCases(edit, *table);
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
    context.say(fmt::format("cases: {} rows, {} new", report.rows, report.created));
    return {};
}

// No name: no parent.
Result<model::Id<model::Case>> parentNamed(const model::Corpus& corpus, const std::string& name)
{
    return name.empty() ? model::Id<model::Case>{} : project::findCase(corpus, name);
}

using CaseWork = std::function<Result<void>(project::Edit&, model::Id<model::Case>)>;

Result<void> changeCase(Context& context, const std::string& name, const CaseWork& work)
{
    return context.change([&](project::Edit& edit) -> Result<void> {
        auto unit = project::findCase(edit.corpus(), name);
        return unit ? work(edit, *unit) : Result<void>(passOn(unit));
    });
}

struct Names {
    std::string unit;
    std::string other;
};

void buildAdd(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"add", "Add a case", "cases add study.crosscase 'Unit 1' --parent 'Firm A'"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CASE", names->unit, "Its name");
    addText(command, "--parent", names->other, "The case that it is a unit of");
    context.onRun(command, [names](Context& running) {
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto under = parentNamed(edit.corpus(), names->other);
            if (!under)
                return passOn(under);
            auto added = project::addCase(edit, names->unit, *under);
            return added ? Result<void>() : Result<void>(passOn(added));
        });
    });
}

void buildRename(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent, {"rename", "Rename a case", "cases rename study.crosscase 'Firm A' Telco"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CASE", names->unit, "Its name or id");
    addArgument(command, "NAME", names->other, "The new name");
    context.onRun(command, [names](Context& running) {
        return changeCase(
            running, names->unit, [&](project::Edit& edit, model::Id<model::Case> unit) {
                return project::renameCase(edit, unit, names->other);
            });
    });
}

void buildMove(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(parent,
                                           {"move",
                                            "Make a case a unit of another, or a top-level case",
                                            "cases move study.crosscase 'Unit 1' --parent Telco"});
    context.takeProject(command);
    auto names = std::make_shared<Names>();
    addArgument(command, "CASE", names->unit, "Its name or id");
    addText(
        command, "--parent", names->other, "The case that it becomes a unit of (default: none)");
    context.onRun(command, [names](Context& running) {
        return changeCase(running,
                          names->unit,
                          [&](project::Edit& edit, model::Id<model::Case> unit) -> Result<void> {
                              auto under = parentNamed(edit.corpus(), names->other);
                              return under ? project::moveCase(edit, unit, *under)
                                           : Result<void>(passOn(under));
                          });
    });
}

void buildRemove(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"remove",
                            "Remove a case with its units, values, summaries and ratings",
                            "cases remove study.crosscase 'Unit 1'"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    addArgument(command, "CASE", *name, "Its name or id");
    context.onRun(command, [name](Context& running) {
        return changeCase(running, *name, project::deleteCase);
    });
}

struct ValueArguments {
    std::string unit;
    std::string attribute;
    std::string value;
    std::string type;
};

Result<void> setAttribute(project::Edit& edit, const ValueArguments& arguments)
{
    auto unit = project::findCase(edit.corpus(), arguments.unit);
    if (!unit)
        return passOn(unit);
    auto type = project::guessType({arguments.value});
    if (!arguments.type.empty())
        type = project::attributeTypeNamed(arguments.type).value_or(type);
    else
        for (const model::Attribute& attribute : edit.corpus().rows<model::Attribute>())
            if (attribute.name == arguments.attribute
                && attribute.target == model::AttributeTarget::Case)
                type = attribute.type;
    auto attribute =
        project::addAttribute(edit, model::AttributeTarget::Case, arguments.attribute, type);
    if (!attribute)
        return passOn(attribute);
    return project::setValue(edit, *unit, *attribute, arguments.value);
}

void buildSet(CLI::App& parent, Context& context)
{
    CLI::App& command =
        context.addCommand(parent,
                           {"set",
                            "Give a case a value of an attribute",
                            "cases set study.crosscase Telco founded 1987 --type integer"});
    context.takeProject(command);
    auto arguments = std::make_shared<ValueArguments>();
    addArgument(command, "CASE", arguments->unit, "Its name or id");
    addArgument(command, "ATTRIBUTE", arguments->attribute, "Its name; a new one is made");
    addArgument(command, "VALUE", arguments->value, "Its value; '' takes it away");
    addText(
        command, "--type", arguments->type, "Of a new attribute (default: guessed from the value)")
        ->check(CLI::IsMember({"text", "integer", "number", "boolean", "date", "choice"}));
    context.onRun(command, [arguments](Context& running) {
        return running.change([&](project::Edit& edit) { return setAttribute(edit, *arguments); });
    });
}

void buildTable(CLI::App& parent, Context& context)
{
    CLI::App& list = context.addCommand(
        parent,
        {"list", "List the cases (also without 'list')", "cases list study.crosscase --format md"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printCases);
    CLI::App& command = context.addCommand(
        parent,
        {"import", "Import cases, attributes and text", "cases import study.crosscase cases.csv"});
    context.takeProject(command);
    auto file = std::make_shared<std::string>();
    addArgument(command,
                "FILE",
                *file,
                "A table with case,parent,ATTRIBUTE[:type]... and perhaps document,start,end or "
                "document,speaker");
    context.onRun(command, [file](Context& running) { return importTable(running, *file); });
}

struct Assignment {
    std::string unit;
    std::string document;
    std::optional<std::int32_t> start;
    std::optional<std::int32_t> end;
    std::string speaker;
};

Result<void> assign(project::Edit& edit, const Assignment& assignment)
{
    auto unit = project::findCase(edit.corpus(), assignment.unit);
    if (!unit)
        return passOn(unit);
    auto document = project::findDocument(edit.corpus(), assignment.document);
    if (!document)
        return passOn(document);
    if (!assignment.speaker.empty())
        return project::assignSpeaker(edit, *unit, *document, assignment.speaker);
    if (assignment.start)
        return project::assignRange(edit, *unit, *document, {*assignment.start, *assignment.end});
    return project::assignWhole(edit, *unit, *document);
}

} // namespace

void buildCases(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printCases);
    buildTable(command, context);
    buildAdd(command, context);
    buildRename(command, context);
    buildMove(command, context);
    buildRemove(command, context);
    buildSet(command, context);
}

void buildAssign(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto assignment = std::make_shared<Assignment>();
    addText(command, "--case", assignment->unit, "The case")->required();
    addText(command, "--document", assignment->document, "The document; all of it, unless:")
        ->required();
    auto* start =
        command.add_option("--start", assignment->start, "only from this code point, from 0");
    auto* end = command.add_option("--end", assignment->end, "to before this one");
    auto* speaker =
        command.add_option("--speaker", assignment->speaker, "only what this speaker says");
    start->needs(end)->excludes(speaker);
    end->needs(start)->excludes(speaker);
    context.onRun(command, [assignment](Context& running) {
        return running.change([&](project::Edit& edit) { return assign(edit, *assignment); });
    });
}

} // namespace crosscase::cli
