// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/link.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/project/find.h"
#include "core/project/writing.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> printLinks(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    const auto evidence = project::citedByOwner(corpus);
    List list("Links",
              {"relation",
               "directed",
               "from",
               "to",
               "case",
               "memo",
               "evidence",
               "coder",
               "created",
               "id"});
    for (const model::Link& link : corpus.rows<model::Link>()) {
        const auto found = evidence.find(link.id);
        list.add({words(nameOf(corpus, link.relation)),
                  words(corpus.get(link.relation).directed ? "yes" : "no"),
                  words(project::describeObject(corpus, link.from)),
                  words(project::describeObject(corpus, link.to)),
                  words(nameOf(corpus, link.unit)),
                  words(link.memo),
                  found == evidence.end() ? table::Value() : words(found->second),
                  words(nameOf(corpus, link.coder)),
                  words(toIso8601(link.created)),
                  words(link.uuid.toCanonical())});
    }
    return context.output().writeTable(list.done());
}

struct NewLink {
    std::string relation;
    bool directed = true;
    std::string from;
    std::string to;
    std::string unit;
    std::string memo;
    std::vector<std::string> evidence;
};

Result<model::Id<model::Link>>
addLink(project::Edit& edit, const NewLink& link, const std::string& coder = {})
{
    const model::Corpus& corpus = edit.corpus();
    auto from = project::findEnd(corpus, link.from);
    if (!from)
        return passOn(from);
    auto to = project::findEnd(corpus, link.to);
    if (!to)
        return passOn(to);
    auto evidence = codingsNamed(corpus, link.evidence);
    if (!evidence)
        return passOn(evidence);
    model::Id<model::Case> unit;
    if (!link.unit.empty()) {
        auto found = project::findCase(corpus, link.unit);
        if (!found)
            return passOn(found);
        unit = *found;
    }
    return project::addLink(
        edit, {link.relation, link.directed, *from, *to, unit, link.memo, *evidence}, coder);
}

Result<void> addLink(Context& context, const NewLink& link)
{
    std::string id;
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto added = addLink(edit, link);
        if (!added)
            return passOn(added);
        id = edit.corpus().get(*added).uuid.toCanonical();
        return {};
    });
    return done ? context.output().writeText(id + '\n') : done;
}

} // namespace

void buildLink(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printLinks);

    CLI::App& add = context.addCommand(
        command,
        {"add",
         "Link two objects; prints the link's id",
         "link add study.crosscase --relation supplies --from 'code:Suppliers' --to 'case:Telco'"});
    context.takeProject(add);
    auto link = std::make_shared<NewLink>();
    auto undirected = std::make_shared<bool>(false);
    addText(add, "--relation", link->relation, "The relation's name; a new one is made")
        ->required();
    addText(add, "--from", link->from, "document:NAME, code:PATH, case:NAME, coding:ID, ...")
        ->required();
    addText(add, "--to", link->to, "the same")->required();
    add.add_flag("--undirected", *undirected, "The relation has no direction");
    addText(add, "--case", link->unit, "The case within which it holds");
    addText(add, "--memo", link->memo, "A note on it");
    add.add_option("--evidence", link->evidence, "Ids of codings, with commas")->type_name("");
    context.onRun(add, [link, undirected](Context& running) {
        link->directed = !*undirected;
        return addLink(running, *link);
    });

    CLI::App& list = context.addCommand(
        command, {"list", "List the links", "link list study.crosscase --format md"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printLinks);

    addRowImport(command,
                 context,
                 {"import", "Import links from a table", "link import study.crosscase links.csv"},
                 project::RowKind::Links);
}

} // namespace crosscase::cli
