// SPDX-License-Identifier: GPL-3.0-or-later
// 8: the matrix with quotes in its cells.
#include "app/gui/bridge/strings.h"
#include "app/gui/views/matrix_view.h"
#include "core/project/codings.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/window/application.h"

#include <QApplication>
#include <QPaintEvent>
#include <QRadioButton>
#include <QScrollBar>
#include <QTest>

#include <fmt/format.h>

namespace crosscase::bench {

namespace {

using gui::MainWindow;
using gui::MatrixTable;
using gui::MatrixView;

constexpr int kPatience = 60'000; // ms

// Knows which table was painted last.
class PaintedTable : public QObject {
public:
    explicit PaintedTable(MatrixView& view)
        : m_view(view)
    {
        view.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted = m_view.cells().table();
        return QObject::eventFilter(object, event);
    }
    [[nodiscard]] const MatrixTable::Pointer& table() const { return m_painted; }
    [[nodiscard]] bool hasQuotes() const
    {
        return m_painted && m_painted->cell() == matrix::Measure::Quotes;
    }

private:
    MatrixView& m_view;
    MatrixTable::Pointer m_painted;
};

// Something to be counted anew.
void codeOne(MainWindow& window, int run)
{
    gui::Session& session = *window.session();
    const model::Document document = *session.corpus().documents().begin();
    const model::Code code = *session.corpus().codes().begin();
    must(session.change(QStringLiteral("Code"), [&](project::Edit& edit) -> Result<void> {
        project::CodingFields fields;
        fields.span = {run, 40 + run};
        auto added = project::addCoding(edit, document.id, code.id, fields);
        return added ? Result<void>() : tl::unexpected(added.error());
    }));
}

// From another page to the matrix, until its cells are painted.
Sample showOnce(MainWindow& window, const PaintedTable& painted, int run)
{
    window.go({.workspace = gui::Workspace::Coding});
    codeOne(window, run);
    settle(window);
    const MatrixTable::Pointer before = painted.table();
    return timed([&] {
        window.go({.workspace = gui::Workspace::Matrix});
        if (!QTest::qWaitFor([&] { return painted.hasQuotes() && painted.table() != before; },
                             kPatience))
            giveUp("the matrix is not painted");
    });
}

Sample scrollOnce(MatrixView& view, int frame)
{
    QScrollBar* bar = frame % 2 == 0 ? view.verticalScrollBar() : view.horizontalScrollBar();
    return timed([&] {
        bar->setValue(bar->value() + bar->pageStep() / 2);
        view.viewport()->repaint();
    });
}

} // namespace

void measureQuoteMatrix(const Setting& setting, Report& report)
{
    application();
    const auto project = setting.folder / "quotes.crosscase";
    const std::size_t codings = setting.scaled(200'000);
    makeProject(project, {.documents = 200, .codings = codings});
    const auto window = opened(project);
    auto* view = window->findChild<MatrixView*>(QStringLiteral("matrixTable"));
    const PaintedTable painted(*view);
    window->go({.workspace = gui::Workspace::Matrix});
    window->findChild<QRadioButton*>(QStringLiteral("cellQuotes"))->click();
    if (!QTest::qWaitFor([&] { return painted.hasQuotes(); }, kPatience))
        giveUp("the matrix has no quotes");
    Line line{
        .goal = 8, .what = "matrix with quotes shown", .size = fmt::format("{} codings", codings)};
    line.limit = Limit::Seconds;
    line.most = 0.5;
    for (int run = 1; run <= setting.runs; ++run)
        line.times.product.samples.push_back(showOnce(*window, painted, run));
    report.add(line);
    line.what = "its frame while scrolling";
    line.most = 1.0 / 60;
    line.times = {};
    constexpr int kFrames = 40;
    for (int frame = 0; frame < kFrames * setting.runs; ++frame)
        line.times.product.samples.push_back(scrollOnce(*view, frame));
    report.add(line);
    window->closeProject();
    removeDatabase(project);
}

} // namespace crosscase::bench
