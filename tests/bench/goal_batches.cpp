// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 10: 100,000 codings as one batch, and its undo. Floor: inserting the same rows and a log of
// their ids in one transaction, into a table that holds as many rows as the project does.
#include "core/project/codings.h"
#include "core/project/history.h"
#include "core/project/project.h"
#include "tests/bench/floor_sql.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"

#include <fmt/format.h>
#include <functional>

namespace crosscase::bench {

namespace {

using model::Coding;
using project::Edit;
using Work = std::function<Result<void>(Edit&)>;

table::CsvFile tableOf(const model::Corpus& corpus, const std::vector<Coding>& codings)
{
    table::CsvFile file;
    file.headers = {"document", "code", "start", "end", "coder"};
    for (const Coding& coding : codings)
        file.rows.push_back({file.rows.size() + 2,
                             {corpus.get(coding.document).name,
                              corpus.get(coding.code).name,
                              std::to_string(coding.start),
                              std::to_string(coding.end),
                              corpus.get(coding.coder).name}});
    return file;
}

struct DoneAndUndone {
    Pair done;
    Pair undone;
};

DoneAndUndone measure(int runs,
                      project::Project& project,
                      BatchFloor& floor,
                      const std::function<Work()>& prepare)
{
    DoneAndUndone times;
    const std::size_t before = project.corpus().codings().size();
    for (int run = 0; run < runs; ++run) {
        const Work work = prepare();
        times.done.product.samples.push_back(timed([&] { must(project.change({}, work)); }));
        if (project.corpus().codings().size() == before)
            giveUp("goal 10: no coding was added");
        times.undone.product.samples.push_back(timed([&] { must(project::undo(project)); }));
        if (project.corpus().codings().size() != before)
            giveUp("goal 10: the undo left codings behind");
        const Sample inserted = floor.insert();
        times.done.floor.samples.push_back(inserted);
        times.undone.floor.samples.push_back(inserted);
    }
    return times;
}

void addLines(Report& report, DoneAndUndone times, const std::string& what, std::size_t codings)
{
    const std::string size = fmt::format("{} codings", codings);
    report.add({.goal = 10, .what = what, .size = size, .times = std::move(times.done), .most = 3});
    report.add({.goal = 10,
                .what = "its undo / inserting",
                .size = size,
                .times = std::move(times.undone),
                .most = 3});
}

} // namespace

void measureBatches(const Setting& setting, Report& report)
{
    const auto path = setting.folder / "batches.crosscase";
    copyProject(usualProject(setting), path);
    const auto project = must(project::Project::open(path, project::Access::Write, "Coder 0"));
    const std::vector<Coding> codings =
        makeCodings(project->corpus(), project->texts(), setting.scaled(100'000), 4);
    const table::CsvFile file = tableOf(project->corpus(), codings);
    BatchFloor floor(setting.folder / "batches.sqlite", project->corpus(), codings);

    addLines(report,
             measure(setting.runs,
                     *project,
                     floor,
                     [&]() -> Work {
                         auto rows = std::make_shared<std::vector<Coding>>(codings);
                         return [rows](Edit& edit) -> Result<void> {
                             edit.setTitle("Add codings");
                             edit.addAll(std::move(*rows));
                             return {};
                         };
                     }),
             "ready codings as one batch",
             codings.size());
    addLines(report,
             measure(setting.runs,
                     *project,
                     floor,
                     [&]() -> Work {
                         return [&file](Edit& edit) -> Result<void> {
                             auto imported = project::importCodings(edit, file, {});
                             return imported ? Result<void>{} : passOn(imported);
                         };
                     }),
             "import of a table of codings",
             codings.size());
}

} // namespace crosscase::bench
