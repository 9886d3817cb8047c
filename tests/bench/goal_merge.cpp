// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 14: two people code apart in copies of one project, then one takes in the other's work.
// Floor: inserting their rows and a log of their ids in one transaction, into a table with mine.
#include "core/project/history.h"
#include "core/project/merge.h"
#include "tests/bench/floor_sql.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"

#include <fmt/format.h>

namespace crosscase::bench {

namespace {

using model::Coding;
using project::Access;
using project::Project;

constexpr double kUsual = 20'000; // the size that the goal's seconds are for
constexpr double kSeconds = 0.5;

std::vector<Coding> codingsOf(Project& project, std::size_t count, std::uint64_t seed)
{
    return makeCodings(project.corpus(), project.texts(), count, seed);
}

void addAll(Project& project, std::vector<Coding> codings)
{
    must(project.change("Add codings", [&](project::Edit& edit) -> Result<void> {
        edit.addAll(std::move(codings));
        return {};
    }));
}

project::MergeReport merged(Project& mine, Project& theirs, bool isTrial)
{
    project::MergeReport report =
        must(project::merge(mine, theirs, {.isTrial = isTrial}, Progress()));
    if (report.undecided() > 0 || (!isTrial && !report.done))
        giveUp("goal 14: the merge asks");
    return report;
}

void measureSize(const Setting& setting, Report& report, std::size_t documents, std::size_t count)
{
    const auto base = setting.folder / "merge-base.crosscase";
    const auto here = setting.folder / "merge-mine.crosscase";
    const auto there = setting.folder / "merge-theirs.crosscase";
    for (const auto* path : {&base, &here, &there})
        removeDatabase(*path);
    makeProject(base, {.documents = documents, .codings = 0});
    copyProject(base, here);
    copyProject(base, there);
    auto mine = must(Project::open(here, Access::Write, "Coder 0"));
    auto theirs = must(Project::open(there, Access::Write, "Coder 1"));
    const std::vector<Coding> coming = codingsOf(*theirs, count, 6);
    addAll(*mine, codingsOf(*mine, count, 5));
    addAll(*theirs, coming);
    BatchFloor floor(setting.folder / "merge.sqlite", mine->corpus(), coming);

    Pair whole;
    Pair trial;
    for (int run = 0; run < setting.runs; ++run) {
        trial.product.samples.push_back(timed([&] { merged(*mine, *theirs, true); }));
        whole.product.samples.push_back(timed([&] { merged(*mine, *theirs, false); }));
        if (mine->corpus().codings().size() < count + count / 2)
            giveUp("goal 14: codings did not come in");
        must(project::undo(*mine));
        if (mine->corpus().codings().size() != count)
            giveUp("goal 14: the undo left codings behind");
        whole.floor.samples.push_back(floor.insert());
    }
    const std::string size = fmt::format("{0} + {0}", count);
    const double most = kSeconds * std::max(1.0, static_cast<double>(count) / kUsual);
    report.add({.goal = 14,
                .what = "a merge",
                .size = size,
                .times = std::move(whole),
                .limit = Limit::Seconds,
                .most = most});
    report.add({.goal = 14,
                .what = "its trial",
                .size = size,
                .times = std::move(trial),
                .limit = Limit::Seconds,
                .most = most});
}

} // namespace

void measureMerge(const Setting& setting, Report& report)
{
    measureSize(setting, report, setting.full ? 1000 : 200, usualCount(setting));
    measureSize(setting, report, setting.full ? 1000 : 200, largeCount(setting));
}

} // namespace crosscase::bench
