// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/merge.h"

#include "app/cli/arguments.h"
#include "app/cli/decision_files.h"
#include "core/project/backup.h"
#include "core/project/merge.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

struct Wish {
    std::string theirs;
    DecisionOptions options;
    std::vector<std::string> sameCoders; // "THEIRS=MINE"
    bool isTrial = false;
};

struct Sides {
    Context::ProjectPointer mine;
    Context::ProjectPointer theirs;
    Context::ProjectPointer base;
};

Result<Context::ProjectPointer> openOther(Context& context, const std::string& file)
{
    auto opened = project::Project::open(file, project::Access::Read, context.coder());
    if (opened && (*opened)->isNewer())
        context.warn(fmt::format("'{}' was written by a newer version; what this version does not "
                                 "know of is not merged",
                                 file));
    return opened;
}

Result<Sides> openAll(Context& context, const Wish& wish)
{
    Sides sides;
    auto theirs = openOther(context, wish.theirs);
    if (!theirs)
        return passOn(theirs);
    sides.theirs = std::move(*theirs);
    if (!wish.options.base.empty()) {
        auto base = openOther(context, wish.options.base);
        if (!base)
            return passOn(base);
        sides.base = std::move(*base);
    }
    auto mine = context.write();
    if (!mine)
        return passOn(mine);
    sides.mine = std::move(*mine);
    return sides;
}

std::map<std::string, std::string> pairsOf(const std::vector<std::string>& texts)
{
    std::map<std::string, std::string> pairs;
    for (const std::string& text : texts) {
        const std::size_t at = text.find('=');
        if (at == 0 || at == std::string::npos || at + 1 == text.size())
            wrongUsage("--same-coder",
                       fmt::format("'{}': write it as THEIRS=MINE, for instance "
                                   "--same-coder 'ann=Ann Miller'",
                                   text));
        pairs[text.substr(0, at)] = text.substr(at + 1);
    }
    return pairs;
}

std::string plural(std::int64_t count, std::string_view what)
{
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void tell(Context& context, const project::MergeReport& report)
{
    const project::MergeCount& count = report.codings;
    context.say(fmt::format("common state: {}", report.base));
    context.say(fmt::format("of {} there: {} added, {} here already, {} changed, {} left out, {} "
                            "lost; {} of yours deleted",
                            plural(count.theirs, "coding"),
                            count.added,
                            count.same,
                            count.changed,
                            count.out,
                            count.lost(),
                            count.removed));
    for (const project::KindCount& kind : report.kinds)
        context.say(fmt::format("{}: {} added, {} changed, {} deleted",
                                kind.kind,
                                kind.added,
                                kind.changed,
                                kind.removed));
    for (const std::string& note : report.notes)
        context.warn(note);
}

std::string nameOfRow(const codebook::DecisionRow& row)
{
    return fmt::format("{} {}", row.kind, row.id.empty() ? row.otherId : row.id);
}

Result<void> backUpFirst(Context& context, const project::Project& mine)
{
    auto copy = project::backUpIfChanged(mine.path(), context.progress());
    if (!copy)
        return passOn(copy);
    if (!copy->empty())
        context.say(fmt::format("backup: {}", copy->string()));
    return {};
}

Result<project::MergeReport>
mergeOpened(Context& context, const Sides& sides, project::MergeWish wish)
{
    if (wish.isTrial)
        return project::merge(*sides.mine, *sides.theirs, wish, context.progress());
    // A look first: a merge that cannot be done leaves no backup behind.
    wish.isTrial = true;
    auto tried = project::merge(*sides.mine, *sides.theirs, wish, context.progress());
    if (!tried || tried->undecided() > 0 || tried->isAllHere)
        return tried;
    if (auto saved = backUpFirst(context, *sides.mine); !saved)
        return passOn(saved);
    wish.isTrial = false;
    return project::merge(*sides.mine, *sides.theirs, wish, context.progress());
}

Result<void> run(Context& context, const Wish& wish)
{
    checkReport(wish.options);
    project::MergeWish wanted;
    wanted.sameCoders = pairsOf(wish.sameCoders);
    wanted.acceptProposals = wish.options.acceptProposals;
    wanted.isTrial = wish.isTrial;
    auto decisions = readDecisions(wish.options);
    if (!decisions)
        return passOn(decisions);
    wanted.decisions = std::move(*decisions);
    auto sides = openAll(context, wish);
    if (!sides)
        return passOn(sides);
    wanted.base = sides->base.get();
    auto report = mergeOpened(context, *sides, std::move(wanted));
    if (!report)
        return passOn(report);
    if (auto written = writeReport(context, wish.options, report->rows); !written)
        return written;
    if (report->isAllHere) {
        context.say("nothing was done there since it was merged here; nothing to merge");
        return {};
    }
    if (report->undecided() > 0)
        return tl::unexpected(cli::undecidedError(report->rows, nameOfRow));
    tell(context, *report);
    if (auto written = context.output().writeTable(project::countsTable(*report)); !written)
        return written;
    if (report->done)
        context.tellOf(*sides->mine, *report->done);
    return {};
}

constexpr std::string_view kFooter =
    R"(What one side alone changed since the common state is taken; what it deleted goes. The common
state is found by itself where THEIRS is a copy or a package of PROJECT, or was merged before;
--base names it otherwise. Without one nothing is deleted. Whatever both sides changed is a row to
decide: nothing is written until all are. The merge is one step of the history: 'undo' takes it
back. A backup is made first.

Where texts differ, codings follow their words. Two coders with one name are taken for one;
--same-coder makes one of two names.

Example:
  crosscase merge study.crosscase ben.crosscase --dry-run --report rows.csv
  crosscase merge study.crosscase ben.crosscase --decisions rows.csv)";

} // namespace

void buildMerge(CLI::App& command, Context& context)
{
    context.takeProject(command);
    auto wish = std::make_shared<Wish>();
    addArgument(command, "THEIRS", wish->theirs, "The project that is merged into PROJECT");
    addDecisionOptions(command,
                       wish->options,
                       "The project as it was when the two grew apart, such as the copy that was "
                       "handed out");
    command
        .add_option("--same-coder",
                    wish->sameCoders,
                    "A coder of theirs is one of yours, as THEIRS=MINE; repeat it for more")
        ->type_name("NAMES");
    command.add_flag("--dry-run", wish->isTrial, "Show what would come of it; write nothing");
    context.output().addTableOptions(command);
    command.footer(std::string(kFooter));
    context.onRun(command, [wish](Context& running) { return run(running, *wish); });
}

} // namespace crosscase::cli
