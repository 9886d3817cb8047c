// SPDX-License-Identifier: GPL-3.0-or-later
// Tables leave the window: by keys, as files that others read.
#include "core/base/file.h"
#include "core/table/csv.h"
#include "tests/app/gui/window.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace crosscase::gui {

namespace {

QDialog& openExport(Window& window)
{
    window.main().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window.main()));
    window.press(QStringLiteral("Ctrl+5"));
    window.press(QStringLiteral("Ctrl+E"));
    return window.find<QDialog>(QStringLiteral("exportDialog"));
}

std::string exported(Window& window, const QString& what, const QString& name)
{
    QDialog& dialog = openExport(window);
    auto& choices = window.find<QComboBox>(QStringLiteral("exportWhat"));
    const int at = choices.findText(what);
    REQUIRE(at >= 0);
    choices.setCurrentIndex(at);
    const QString path = window.folder() + QLatin1Char('/') + name;
    window.find<QLineEdit>(QStringLiteral("exportFile")).setText(path);
    window.find<QPushButton>(QStringLiteral("exportSave")).click();
    QPointer<QDialog> gone(&dialog);
    REQUIRE(soon([&] { return gone.isNull() || !gone->isVisible(); }));
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return must(readFile(toPath(path)));
}

std::string expected(const char* name)
{
    return must(
        readFile(std::filesystem::path(CROSSCASE_SOURCE_DIR) / "tests/app/gui/study" / name));
}

// The cells of a column, by its head.
std::vector<std::string> column(const table::CsvFile& table, const std::string& head)
{
    const auto at = table.column(head);
    INFO("no column " << head);
    REQUIRE(at.has_value());
    std::vector<std::string> cells;
    for (const table::CsvRow& row : table.rows)
        cells.emplace_back(table::cellOf(row, at));
    return cells;
}

} // namespace

TEST_CASE("export: the wide table of counts is the one that was expected, column by column")
{
    Window window = Window::study();
    const auto bytes =
        exported(window, QStringLiteral("Wide, as shown"), QStringLiteral("wide.csv"));
    CHECK(bytes.starts_with("\xEF\xBB\xBF"));
    const auto table = must(table::readCsv(bytes));
    const auto wanted = must(table::readCsv(expected("expected_wide_counts.csv")));
    CHECK(table.headers.size() == wanted.headers.size());
    for (const std::string& head : wanted.headers) {
        INFO(head);
        CHECK(column(table, head) == column(wanted, head));
    }
    CHECK(window.status().contains(QStringLiteral("wide.csv")));
}

TEST_CASE("export: the wide table of quotes has a row for the case without any")
{
    Window window = Window::study();
    const auto table = must(table::readCsv(
        exported(window, QStringLiteral("Wide: quotes"), QStringLiteral("quotes.csv"))));
    REQUIRE(table.rows.size() == 4);
    CHECK(column(table, "case").back() == "Deniz");
    CHECK(column(table, "Isolation").back().empty());
    CHECK(column(table, "Support").front().starts_with("My study group."));
}

TEST_CASE("export: the long table has a row for each quote, as expected")
{
    Window window = Window::study();
    const auto table = must(table::readCsv(
        exported(window, QStringLiteral("Long: a row a quote"), QStringLiteral("long.csv"))));
    const auto wanted = must(table::readCsv(expected("expected_long.csv")));
    for (const char* head : {"quote", "start", "end", "case", "Age", "paragraph", "speaker"}) {
        INFO(head);
        auto mine = column(table, head);
        auto theirs = column(wanted, head);
        std::sort(mine.begin(), mine.end());
        std::sort(theirs.begin(), theirs.end());
        CHECK(mine == theirs);
    }
}

TEST_CASE("export: a file that is there is replaced only when Save is pressed again")
{
    Window window = Window::study();
    exported(window, QStringLiteral("Wide, as shown"), QStringLiteral("twice.csv"));
    openExport(window);
    window.find<QLineEdit>(QStringLiteral("exportFile"))
        .setText(window.folder() + QStringLiteral("/twice.csv"));
    auto& save = window.find<QPushButton>(QStringLiteral("exportSave"));
    save.click();
    CHECK(window.find<QLabel>(QStringLiteral("exportProblem")).isVisible());
    QPointer<QDialog> dialog(&window.find<QDialog>(QStringLiteral("exportDialog")));
    save.click();
    CHECK(soon([&] { return dialog.isNull() || !dialog->isVisible(); }));
}

TEST_CASE("export: the suggested name tells project, table and day; Escape leaves the page alone")
{
    Window window = Window::study();
    QDialog& dialog = openExport(window);
    const QString file = window.find<QLineEdit>(QStringLiteral("exportFile")).text();
    CHECK(file.contains(QStringLiteral("thesis_cases-x-themes_")));
    CHECK(file.endsWith(QStringLiteral(".csv")));
    CHECK(window.find<QCheckBox>(QStringLiteral("exportBom")).isChecked());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    CHECK(window.main().currentPage() == window.main().page(Workspace::Matrix));
}

} // namespace crosscase::gui
