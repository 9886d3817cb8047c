// SPDX-License-Identifier: GPL-3.0-or-later
// 9: one coding in the window. 15: how the window starts.
#include "app/gui/views/inspector.h"
#include "app/gui/views/main_window.h"
#include "app/gui/views/text_view.h"
#include "core/project/codings.h"
#include "core/project/documents.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/transcripts.h"
#include "tests/bench/window/application.h"

#include <QApplication>
#include <QTest>

#include <fmt/format.h>

namespace crosscase::bench {

namespace {

using gui::MainWindow;
using gui::TextView;

// One coding as a person makes it: the batch, the log, all models, the text painted anew.
Sample codeOnce(MainWindow& window, TextView& view, int run)
{
    gui::Session& session = *window.session();
    const model::Code code = *session.corpus().codes().begin();
    const text::CodePoint start = view.topPosition() + run;
    return timed([&] {
        must(session.change(QStringLiteral("Code"), [&](project::Edit& edit) -> Result<void> {
            project::CodingFields fields;
            fields.span = {start, start + 40 + run};
            auto added = project::addCoding(edit, view.document(), code.id, fields);
            return added ? Result<void>() : tl::unexpected(added.error());
        }));
        QApplication::processEvents();
        view.repaint();
    });
}

} // namespace

void measureCodingInWindow(const Setting& setting, Report& report)
{
    application();
    const auto project = setting.folder / "window.crosscase";
    copyProject(largeProject(setting), project);
    const auto window = opened(project);
    auto* view = window->findChild<TextView*>();
    // All pages have been seen, and all quotes of the code are listed.
    for (int page = 0; page < static_cast<int>(gui::Workspace::kCount); ++page) {
        window->go({.workspace = gui::Workspace{static_cast<std::uint8_t>(page)}});
        settle(*window);
    }
    const model::Corpus& corpus = window->session()->corpus();
    window->go(
        {.document = (*corpus.documents().begin()).id, .code = (*corpus.codes().begin()).id});
    window->findChild<gui::Inspector*>()->showQuotes();
    settle(*window);
    Line line{
        .goal = 9, .what = "one coding", .size = fmt::format("{} codings", largeCount(setting))};
    line.limit = Limit::Seconds;
    line.most = 0.016;
    codeOnce(*window, *view, 0); // the coder is new to the project
    for (int run = 1; run <= setting.runs * 4; ++run)
        line.times.product.samples.push_back(codeOnce(*window, *view, run));
    report.add(line);
    line.what = "its undo";
    line.times = {};
    for (int run = 0; run < setting.runs; ++run)
        line.times.product.samples.push_back(timed([&] {
            if (!window->session()->undo())
                giveUp("undo failed");
            QApplication::processEvents();
            view->repaint();
        }));
    report.add(line);
    window->closeProject();
    removeDatabase(project);
}

void measureStart(const Setting& setting, Report& report)
{
    const auto project = setting.folder / "start.crosscase";
    makeProject(project, {.documents = 12, .textBytes = 8'000, .codings = 660});
    Line line{.goal = 15, .what = "window to first paint", .size = "660 codings"};
    line.limit = Limit::Seconds;
    line.most = 1;
    long memory = 0;
    for (int run = 0; run < setting.runs; ++run) {
        const Child child = startWindow(project);
        line.times.product.samples.push_back(child.time);
        memory = std::max(memory, child.kilobytes);
    }
    report.add(line);
    report.note(
        fmt::format("15: the window with that project takes {} MB (goal 150)", memory / 1024));
}

} // namespace crosscase::bench
