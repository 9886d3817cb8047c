// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 6: opening a project. Floor: reading all columns of its codings, and keeping nothing.
#include "core/project/project.h"
#include "tests/bench/floor_sql.h"
#include "tests/bench/goals.h"

#include <fmt/format.h>

namespace crosscase::bench {

namespace {

Sample open(const std::filesystem::path& path, std::size_t codings)
{
    std::unique_ptr<project::Project> project;
    const Sample sample =
        timed([&] { project = must(project::Project::open(path, project::Access::Read, {})); });
    if (project->corpus().codings().size() != codings)
        giveUp("goal 6: not all codings were read");
    return sample;
}

Sample read(const std::filesystem::path& path, std::size_t codings)
{
    std::size_t rows = 0;
    const Sample sample = timed([&] { rows = readCodings(path); });
    if (rows != codings)
        giveUp("goal 6: the floor did not read all codings");
    return sample;
}

Pair measure(const Setting& setting, const std::filesystem::path& path, std::size_t codings)
{
    return sideBySide(
        setting.runs, [&] { return open(path, codings); }, [&] { return read(path, codings); });
}

} // namespace

void measureOpen(const Setting& setting, Report& report)
{
    report.add({.goal = 6,
                .what = "open a project",
                .size = fmt::format("{} codings", usualCount(setting)),
                .times = measure(setting, usualProject(setting), usualCount(setting)),
                .limit = Limit::Seconds,
                .most = 0.1});
    report.add({.goal = 6,
                .what = "open a project",
                .size = fmt::format("{} codings", largeCount(setting)),
                .times = measure(setting, largeProject(setting), largeCount(setting)),
                .most = 1.5});
}

} // namespace crosscase::bench
