// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/codebook_merge.h"

#include "app/cli/arguments.h"
#include "app/cli/codebook_files.h"
#include "app/cli/decision_files.h"
#include "core/codebook/merge.h"
#include "core/project/codebook_merge.h"
#include "core/project/merged_codes.h"

#include <filesystem>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct MergeArguments {
    std::string theirs;
    DecisionOptions options;
    std::string theirName;
};

// What `codebook merge` reads.
struct MergeSources {
    CodebookSource mine;
    CodebookSource theirs;
    std::optional<CodebookSource> base;
    codebook::Decisions decisions;

    [[nodiscard]] const codebook::Codebook* common() const
    {
        return base ? &base->codebook : nullptr;
    }
};

// Does the merge change the project of mine?
bool isIntoProject(Context& context)
{
    const std::string& out = context.output().file();
    const std::string& mine = context.projectText();
    std::error_code ignored;
    return !isCodebookFile(mine)
           && (out.empty() || out == mine || std::filesystem::equivalent(out, mine, ignored));
}

Result<CodebookSource> openMine(Context& context)
{
    if (isCodebookFile(context.projectText()))
        return openCodebook(context, context.projectText());
    auto project = isIntoProject(context) ? context.write() : context.read();
    if (!project)
        return passOn(project);
    return codebookOf(std::move(*project));
}

Result<MergeSources> openAll(Context& context, const MergeArguments& arguments)
{
    MergeSources sources;
    auto mine = openMine(context);
    if (!mine)
        return passOn(mine);
    sources.mine = std::move(*mine);
    auto theirs = openCodebook(context, arguments.theirs);
    if (!theirs)
        return passOn(theirs);
    sources.theirs = std::move(*theirs);
    if (!arguments.options.base.empty()) {
        auto base = openCodebook(context, arguments.options.base);
        if (!base)
            return passOn(base);
        sources.base = std::move(*base);
    }
    auto decisions = readDecisions(arguments.options);
    if (!decisions)
        return passOn(decisions);
    sources.decisions = std::move(*decisions);
    return sources;
}

Result<codebook::MergedCodes> mergedCodes(CodebookSource& source)
{
    return source.project ? project::mergedCodes(*source.project) : codebook::MergedCodes{};
}

Error undecidedError(const MergeSources& sources, const std::vector<codebook::DecisionRow>& rows)
{
    CodePaths paths;
    addPaths(paths, sources.mine.codebook);
    addPaths(paths, sources.theirs.codebook);
    return cli::undecidedError(rows, [&](const codebook::DecisionRow& row) {
        const std::string& id = row.id.empty() ? row.otherId : row.id;
        const auto found = paths.find(id);
        return found == paths.end() ? id : found->second;
    });
}

void tellCounts(Context& context, const codebook::MergeCounts& counts, std::size_t codings)
{
    std::string said =
        fmt::format("codes: {} added, {} definition{} changed, {} renamed, {} moved, "
                    "{} changed otherwise, {} deleted",
                    counts.added,
                    counts.definitions,
                    counts.definitions == 1 ? "" : "s",
                    counts.renamed,
                    counts.moved,
                    counts.otherFields,
                    counts.deleted);
    if (codings > 0)
        said += fmt::format(" with {} coding{}", codings, codings == 1 ? "" : "s");
    if (counts.merged > 0)
        said += fmt::format(", {} merged into others", counts.merged);
    context.say(said);
}

Result<void>
writeMerged(Context& context, const codebook::Merged& merged, const MergeSources& sources)
{
    const codebook::MergeCounts counts = codebook::countsOf(sources.mine.codebook, merged);
    if (isIntoProject(context)) {
        std::size_t codings = 0;
        const auto done =
            sources.mine.project->change("", [&](project::Edit& edit) -> Result<void> {
                auto applied = project::applyMergedCodebook(edit, merged);
                if (!applied)
                    return passOn(applied);
                codings = applied->deletedCodings;
                return {};
            });
        if (!done)
            return tl::unexpected(done.error());
        context.tellOf(*sources.mine.project, *done);
        tellCounts(context, counts, codings);
        return {};
    }
    codebook::WriteOptions options;
    options.separator = context.output().options().separator;
    options.bom = context.output().options().bom;
    options.formulaGuard = context.output().options().formulaGuard;
    if (sources.mine.project)
        options.title = sources.mine.corpus.setting(model::kTitleSetting);
    const auto bytes = codebookFormat({}, context.output().file()).write(merged.codebook, options);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (auto written = context.output().writeText(*bytes); !written)
        return written;
    tellCounts(context, counts, 0);
    return {};
}

// Wrong words are told before anything is read.
void checkUsage(Context& context, const MergeArguments& arguments)
{
    if (!isIntoProject(context)) {
        if (context.output().file().empty())
            wrongUsage("--output", "a codebook's file is merged into a new one: give -o FILE");
        (void)codebookFormat({}, context.output().file());
    }
    checkReport(arguments.options);
}

Result<void> mergeCodebooks(Context& context, const MergeArguments& arguments)
{
    checkUsage(context, arguments);
    auto sources = openAll(context, arguments);
    if (!sources)
        return passOn(sources);
    auto here = mergedCodes(sources->mine);
    if (!here)
        return passOn(here);
    auto there = mergedCodes(sources->theirs);
    if (!there)
        return passOn(there);
    codebook::Merging merging{
        .mine = sources->mine.codebook,
        .theirs = sources->theirs.codebook,
        .base = sources->common(),
        .theirName = arguments.theirName.empty()
                         ? std::filesystem::path(arguments.theirs).stem().string()
                         : arguments.theirName,
        .use = project::codebookUse(sources->mine.side(), sources->theirs.side()),
    };
    merging.mergedHere = std::move(*here);
    merging.mergedThere = std::move(*there);
    auto merged = codebook::merge(merging, sources->decisions, arguments.options.acceptProposals);
    if (!merged)
        return passOn(merged);
    if (auto written = writeReport(context, arguments.options, merged->rows); !written)
        return written;
    if (codebook::undecided(merged->rows) > 0)
        return tl::unexpected(undecidedError(*sources, merged->rows));
    return writeMerged(context, *merged, *sources);
}

} // namespace

void buildCodebookMerge(CLI::App& parent, Context& context)
{
    CLI::App& command = context.addCommand(
        parent,
        {"merge",
         "Make one codebook of two, with or without the one that both grew from; nothing is "
         "written until every conflict is decided",
         "codebook merge mine.csv theirs.csv -o merged.csv --report rows.csv\n  crosscase "
         "codebook merge study.crosscase ben.crosscase --base handed-out.crosscase"});
    context.takeProject(command);
    command.get_option("PROJECT")->description(
        "Mine: a codebook's file or a project, which takes in the result unless -o names a file");
    auto arguments = std::make_shared<MergeArguments>();
    addArgument(command, "THEIRS", arguments->theirs, "Theirs: a codebook's file or a project");
    addDecisionOptions(
        command,
        arguments->options,
        "The codebook (a file or a project, such as the copy that was handed out) that both grew "
        "from: what one side alone changed since is taken, and nobody is asked");
    addText(command,
            "--their-name",
            arguments->theirName,
            "How their texts and codes are marked where both are kept (default: their file's "
            "name)")
        ->type_name("NAME");
    context.output().addFileOption(command);
    context.output().addCsvOptions(command);
    context.onRun(command,
                  [arguments](Context& running) { return mergeCodebooks(running, *arguments); });
}

} // namespace crosscase::cli
