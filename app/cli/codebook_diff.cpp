// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codebook_diff.h"

#include "app/cli/arguments.h"
#include "app/cli/codebook_files.h"
#include "core/codebook/diff.h"
#include "core/project/codebook_effects.h"
#include "core/project/history.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct DiffArguments {
    std::string later;
    std::optional<int> from;
    std::optional<int> to;
    bool order = false;
};

// Two codebooks with what is known of their codings.
struct Moments {
    CodebookSource earlier;
    CodebookSource later;
    bool ofOneProject = false;

    [[nodiscard]] project::CodedSide side(const CodebookSource& source) const
    {
        // Texts never change: those of the project serve both of its moments.
        return ofOneProject ? project::CodedSide{&source.corpus, &earlier.project->texts()}
                            : source.side();
    }
    [[nodiscard]] bool areProjects() const
    {
        return ofOneProject || (earlier.project && later.project);
    }
};

Result<CodebookSource> momentOf(project::Project& project, int number, std::string_view option)
{
    const std::int32_t last = project.corpus().batch;
    if (number < 0 || number > last)
        return fail(ErrorCode::NotFound,
                    fmt::format("{} {}: there is no such moment; the history of the project goes "
                                "from 0 (empty) to {}",
                                option,
                                number,
                                last));
    auto corpus = project::corpusAt(project, number);
    if (!corpus)
        return passOn(corpus);
    CodebookSource source;
    source.corpus = std::move(*corpus);
    source.codebook = codebook::fromCorpus(source.corpus);
    return source;
}

Result<Moments> momentsOfProject(Context& context, int from, std::optional<int> to)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    Moments moments;
    moments.ofOneProject = true;
    auto earlier = momentOf(**project, from, "--from");
    if (!earlier)
        return passOn(earlier);
    auto later = momentOf(**project, to.value_or((*project)->corpus().batch), "--to");
    if (!later)
        return passOn(later);
    moments.earlier = std::move(*earlier);
    moments.later = std::move(*later);
    moments.earlier.project = std::move(*project);
    return moments;
}

Result<Moments> momentsOf(Context& context, const DiffArguments& arguments)
{
    if (arguments.from)
        return momentsOfProject(context, *arguments.from, arguments.to);
    Moments moments;
    auto earlier = openCodebook(context, context.projectText());
    if (!earlier)
        return passOn(earlier);
    auto later = openCodebook(context, arguments.later);
    if (!later)
        return passOn(later);
    moments.earlier = std::move(*earlier);
    moments.later = std::move(*later);
    return moments;
}

Result<void>
addEffects(Context& context, const Moments& moments, const codebook::Use& use, table::Table& table)
{
    // The tables of the later side; of a codebook's file there are none.
    const bool hasLater = moments.ofOneProject || moments.later.project;
    const model::Corpus& tables = hasLater ? moments.later.corpus : moments.earlier.corpus;
    project::append(
        table,
        project::effectsOnTables(tables, moments.earlier.codebook, moments.later.codebook, use));
    if (!moments.ofOneProject || table.rows.empty())
        return {};
    auto cells = project::cellsThatDiffer(moments.earlier.corpus,
                                          moments.later.corpus,
                                          moments.earlier.project->texts(),
                                          context.progress());
    if (!cells)
        return passOn(cells);
    project::append(table, *cells);
    if (!cells->empty())
        table.notes.emplace_back("Cells of saved tables are those of the two moments: new and "
                                 "changed codings count too.");
    return {};
}

void checkUsage(const DiffArguments& arguments)
{
    if (arguments.from && !arguments.later.empty())
        wrongUsage("--from", "is a moment of one project: leave out the second codebook");
    if (arguments.to && !arguments.from)
        wrongUsage("--to", "needs --from");
    if (!arguments.from && arguments.later.empty())
        wrongUsage("NEW", "the codebook to compare with is missing; or give --from BATCH");
}

Result<void> printDifferences(Context& context, const DiffArguments& arguments)
{
    checkUsage(arguments);
    auto moments = momentsOf(context, arguments);
    if (!moments)
        return passOn(moments);
    const project::CodedSide earlier = moments->side(moments->earlier);
    const project::CodedSide later = moments->side(moments->later);
    codebook::DiffOptions options;
    options.order = arguments.order;
    options.use = project::codebookUse(earlier, later);
    if (moments->areProjects())
        options.flows = project::codingFlows(earlier, later);
    table::Table table = codebook::toTable(
        codebook::diff(moments->earlier.codebook, moments->later.codebook, options));
    if (auto added = addEffects(context, *moments, options.use, table); !added)
        return added;
    if (table.rows.empty())
        context.say("no difference");
    return context.output().writeTable(table);
}

} // namespace

void buildCodebookDiff(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"diff",
         "What became of a codebook: two files or projects, or two moments of one project, with "
         "what that does to saved tables",
         "codebook diff march.csv study.crosscase\n  crosscase codebook diff study.crosscase "
         "--from 12"});
    context.takeProject(command);
    command.get_option("PROJECT")->description("The earlier one: a codebook's file or a project");
    auto arguments = std::make_shared<DiffArguments>();
    command.add_option("NEW", arguments->later, "The later one: a codebook's file or a project")
        ->type_name("");
    command
        .add_option("--from",
                    arguments->from,
                    "Compare PROJECT with itself after this batch (a number of 'crosscase "
                    "history'; 0: when it was empty)")
        ->type_name("BATCH");
    command.add_option("--to", arguments->to, "After this batch, in place of now; with --from")
        ->type_name("BATCH");
    command.add_flag(
        "--order", arguments->order, "Also codes that changed places with their siblings");
    context.output().addTableOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return printDifferences(running, *arguments); });
}

} // namespace crosscase::cli
