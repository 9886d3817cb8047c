// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary.h"

#include "app/cli/arguments.h"
#include "app/cli/cell.h"
#include "app/cli/lists.h"
#include "app/cli/names.h"
#include "app/cli/row_import.h"
#include "core/matrix/summary_basis.h"
#include "core/model/trees.h"
#include "core/project/find.h"
#include "core/project/writing.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

constexpr std::string_view kDone = "done";

Result<void> printSummaries(Context& context)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus& corpus = (*project)->corpus();
    const model::CodeTree codes(corpus);
    const auto evidence = project::citedByOwner(corpus);
    matrix::SummaryBasis basis(corpus, (*project)->texts());
    List list("Summaries",
              {"case", "code", "text", "reason", "state", "stale", "evidence", "coder", "changed"});
    for (const model::Summary& summary : corpus.rows<model::Summary>()) {
        const auto found = evidence.find(summary.id);
        list.add({words(nameOf(corpus, summary.unit)),
                  words(codes.pathOf(summary.code)),
                  words(summary.text),
                  {},
                  words(summary.state == model::SummaryState::Done ? kDone : "draft"),
                  basis.isStale(summary) ? words("yes") : table::Value(),
                  found == evidence.end() ? table::Value() : words(found->second),
                  words(nameOf(corpus, summary.coder)),
                  words(toIso8601(summary.changed))});
    }
    for (const model::NotApplicable& judgement : corpus.rows<model::NotApplicable>())
        list.add({words(nameOf(corpus, judgement.unit)),
                  words(codes.pathOf(judgement.code)),
                  {},
                  words(judgement.reason),
                  words("n/a"),
                  {},
                  {},
                  words(nameOf(corpus, judgement.coder)),
                  words(toIso8601(judgement.created))});
    return context.output().writeTable(list.done());
}

struct NewSummary {
    CellArguments cell;
    TextArgument text;
    std::vector<std::string> evidence;
    bool done = false;
    std::optional<std::string> notApplicable;
};

Result<void> set(project::Edit& edit, const NewSummary& summary, const std::string& text)
{
    auto cell = cellNamed(edit.corpus(), summary.cell);
    if (!cell)
        return passOn(cell);
    if (summary.notApplicable)
        return project::setNotApplicable(edit, *cell, *summary.notApplicable);
    auto evidence = project::findCited(edit.corpus(), joined(summary.evidence, ","));
    if (!evidence)
        return passOn(evidence);
    return project::setSummary(edit,
                               *cell,
                               text,
                               *evidence,
                               summary.done ? model::SummaryState::Done
                                            : model::SummaryState::Draft);
}

Result<void> setSummary(Context& context, const NewSummary& summary)
{
    if (summary.text.given == summary.notApplicable.has_value())
        wrongUsage("summary set", "give one of --text, --file and --not-applicable");
    const auto text = textOf(summary.text);
    if (!text)
        return tl::unexpected(text.error());
    return context.change([&](project::Edit& edit) { return set(edit, summary, *text); });
}

void buildSet(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"set",
         "Write a summary, or say that the code does not apply",
         "summary set study.crosscase --case Telco --code Trust --text 'Little trust.'"});
    context.takeProject(command);
    auto summary = std::make_shared<NewSummary>();
    addCellOptions(command, summary->cell);
    addTextArgument(command, summary->text, "The summary; '' removes it");
    command
        .add_option("--evidence",
                    summary->evidence,
                    "Ids of the codings it rests on, with commas; N:ID for the bullet N, from 1")
        ->type_name("");
    command.add_flag("--done", summary->done, "It is finished, no draft");
    command
        .add_option("--not-applicable",
                    summary->notApplicable,
                    "Why the code does not apply to the case; '' takes it back")
        ->type_name("");
    context.onRun(command, [summary](Context& running) { return setSummary(running, *summary); });
}

struct PrefillArguments {
    std::vector<std::string> cases;
    std::vector<std::string> codes;
    project::Prefill wish;
};

Result<void> prefill(Context& context, const PrefillArguments& arguments)
{
    std::size_t written = 0;
    auto done = context.change([&](project::Edit& edit) -> Result<void> {
        project::Prefill wish = arguments.wish;
        for (const std::string& name : arguments.cases) {
            auto unit = project::findCase(edit.corpus(), name);
            if (!unit)
                return passOn(unit);
            wish.cases.push_back(*unit);
        }
        for (const std::string& name : arguments.codes) {
            auto code = project::findCode(edit.corpus(), name);
            if (!code)
                return passOn(code);
            wish.codes.push_back(*code);
        }
        auto drafted = project::prefillSummaries(edit, wish);
        written = drafted.value_or(0);
        return drafted ? Result<void>() : Result<void>(passOn(drafted));
    });
    if (done && written > 0)
        context.say(fmt::format(
            "{} summaries drafted from quotes; 'crosscase undo' takes them back", written));
    return done;
}

void buildPrefill(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"prefill",
         "Draft the summaries that are not written yet: a bullet a quote, each citing its coding",
         "summary prefill study.crosscase --case Telco --per-cell 3"});
    context.takeProject(command);
    auto arguments = std::make_shared<PrefillArguments>();
    command.add_option("--case", arguments->cases, "Only this case; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command
        .add_option(
            "--code", arguments->codes, "Only this code and those below it; may be repeated")
        ->type_name("CODE")
        ->allow_extra_args(false);
    command.add_option("--per-cell", arguments->wish.quotesPerCell, "Quotes for each, 0: all")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command
        .add_option("--quote-limit", arguments->wish.quoteLimit, "Characters of a quote, 0: whole")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber);
    command.add_flag("--include-unpublishable",
                     arguments->wish.includeUnpublishable,
                     "Also quotes marked not-for-publication");
    context.onRun(command, [arguments](Context& running) { return prefill(running, *arguments); });
}

} // namespace

void buildSummary(CLI::App& command, Context& context)
{
    context.takeProjectIfAlone(command);
    context.output().addTableOptions(command);
    context.onRun(command, printSummaries);
    buildSet(command, context);
    buildPrefill(command, context);
    CLI::App& list = context.addCommand(
        command, {"list", "List the summaries", "summary list study.crosscase -o summaries.csv"});
    context.takeProject(list);
    context.output().addTableOptions(list);
    context.onRun(list, printSummaries);
    addRowImport(command,
                 context,
                 {"import",
                  "Import summaries, and what does not apply, from a table",
                  "summary import study.crosscase summaries.csv"},
                 project::RowKind::Summaries);
}

} // namespace crosscase::cli
