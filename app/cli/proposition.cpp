// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/proposition.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/project/find.h"
#include "core/project/writing.h"

#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::cli {

namespace {

Result<void> printPropositions(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    const auto evidence = project::citedByOwner(corpus);
    std::unordered_map<model::Id<model::Proposition>, std::vector<const model::Judgement*>>
        judgements;
    for (const model::Judgement& judgement : corpus.rows<model::Judgement>())
        judgements[judgement.proposition].push_back(&judgement);
    List list("Propositions",
              {"proposition", "text", "case", "verdict", "why", "evidence", "coder"});
    for (const model::Proposition* proposition : inOrder<model::Proposition>(corpus)) {
        const auto& judged = judgements[proposition->id];
        if (judged.empty())
            list.add({words(proposition->name), words(proposition->text), {}, {}, {}, {}, {}});
        for (const model::Judgement* judgement : judged) {
            const auto found = evidence.find(judgement->id);
            list.add({words(proposition->name),
                      words(proposition->text),
                      words(nameOf(corpus, judgement->unit)),
                      words(project::nameOf(judgement->verdict)),
                      words(judgement->reason),
                      found == evidence.end() ? table::Value() : words(found->second),
                      words(nameOf(corpus, judgement->coder))});
        }
    }
    return context.output().writeTable(list.done());
}

struct Verdict {
    std::string proposition;
    std::string unit;
    std::string verdict;
    std::string why;
    std::vector<std::string> evidence;
};

Result<void> judge(project::Edit& edit, const Verdict& judged, const std::string& coder = {})
{
    auto proposition = project::findProposition(edit.corpus(), judged.proposition);
    if (!proposition)
        return passOn(proposition);
    auto unit = project::findCase(edit.corpus(), judged.unit);
    if (!unit)
        return passOn(unit);
    const auto verdict = project::verdictNamed(judged.verdict);
    if (!verdict)
        return fail(
            ErrorCode::Malformed,
            fmt::format("'{}' is no verdict; there are: supports, partly, contradicts, silent",
                        judged.verdict));
    auto evidence = codingsNamed(edit.corpus(), judged.evidence);
    if (!evidence)
        return passOn(evidence);
    return project::judge(edit, *proposition, *unit, *verdict, judged.why, *evidence, coder);
}

void buildAdd(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"add",
         "Add a proposition",
         "proposition add study.crosscase P1 --text 'Trust is no precondition.'"});
    context.takeProject(command);
    auto name = std::make_shared<std::string>();
    auto text = std::make_shared<TextArgument>();
    addArgument(command, "NAME", *name, "Its short name");
    addTextArgument(command, *text, "What it claims");
    context.onRun(command, [name, text](Context& running) -> Result<void> {
        const auto claim = textOf(*text);
        if (!claim)
            return tl::unexpected(claim.error());
        return running.change([&](project::Edit& edit) -> Result<void> {
            auto added = project::addProposition(edit, *name, *claim);
            return added ? Result<void>() : Result<void>(passOn(added));
        });
    });
}

void buildJudge(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"judge",
         "What a case says about a proposition",
         "proposition judge study.crosscase P1 --case Telco --verdict supports"});
    context.takeProject(command);
    auto judged = std::make_shared<Verdict>();
    addArgument(command, "NAME", judged->proposition, "The proposition");
    addText(command, "--case", judged->unit, "The case")->required();
    addText(command, "--verdict", judged->verdict, "supports, partly, contradicts or silent")
        ->required()
        ->check(CLI::IsMember({"supports", "partly", "contradicts", "silent"}));
    addText(command, "--why", judged->why, "The reason");
    command
        .add_option("--evidence", judged->evidence, "Ids of the codings it rests on, with commas")
        ->type_name("");
    context.onRun(command, [judged](Context& running) {
        return running.change([&](project::Edit& edit) { return judge(edit, *judged); });
    });
}

} // namespace

void buildProposition(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printPropositions);
    buildAdd(command, context);
    buildJudge(command, context);
    CLI::App& list = context.addCommand(command,
                                        {"list",
                                         "List the propositions with their verdicts",
                                         "proposition list study.crosscase --format md"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printPropositions);
    addRowImport(command,
                 context,
                 {"import",
                  "Import propositions and verdicts from a table",
                  "proposition import study.crosscase propositions.csv"},
                 project::RowKind::Propositions);
}

} // namespace crosscase::cli
