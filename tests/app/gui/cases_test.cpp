// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/cases.h"
#include "app/gui/models/cell_block.h"
#include "app/gui/views/case_grid.h"
#include "app/gui/views/cases_page.h"
#include "app/gui/views/choosing.h"
#include "core/project/cases.h"
#include "tests/app/gui/window.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <atomic>

namespace crosscase::gui {

namespace {

const QString kStudy = QStringLiteral(CROSSCASE_SOURCE_DIR "/tests/app/gui/study/");

// The cases workspace of the study, with the sheet in focus.
struct Sheet {
    Window window;
    CaseGrid* grid = nullptr;

    explicit Sheet(Window made = Window::study())
        : window(std::move(made))
    {
        window.press(QStringLiteral("Ctrl+3"));
        grid = &window.find<CaseGrid>(QStringLiteral("caseGrid"));
        grid->setFocus();
    }
    int column(const QString& name) const
    {
        for (int at = 0; at < grid->model()->columnCount(); ++at)
            if (grid->table().sheet()->name(grid->table().columnAt(at)) == name)
                return at;
        FAIL("no column " << name.toStdString());
        return -1;
    }
    QString cell(int row, const QString& name) const
    {
        return grid->model()->index(row, column(name)).data().toString();
    }
    void goTo(int row, const QString& name) const
    {
        choose(*grid, grid->model()->index(row, column(name)));
    }
    void paste(const QString& text)
    {
        QApplication::clipboard()->setText(text);
        window.press(QStringLiteral("Ctrl+V"));
    }
    void newAttribute(const QString& name, int type)
    {
        window.press(QStringLiteral("Ctrl+Shift+A"));
        window.find<QLineEdit>(QStringLiteral("attributeName")).setText(name);
        window.find<QComboBox>(QStringLiteral("attributeType")).setCurrentIndex(type);
        window.find<QPushButton>(QStringLiteral("addAttribute")).click();
        QApplication::processEvents();
    }
};

} // namespace

TEST_CASE("cases: blocks of cells go to the clipboard and come back as they were")
{
    const CellBlock block{{QStringLiteral("a"), QStringLiteral("two\nlines"), QString()},
                          {QStringLiteral("\"quoted\""), QStringLiteral("t\tab"), QString()}};
    CHECK(fromClipboardText(toClipboardText(block)) == block);
    CHECK(
        fromClipboardText(QStringLiteral("1\t\r\n2\t3"))
        == CellBlock{{QStringLiteral("1"), QString()}, {QStringLiteral("2"), QStringLiteral("3")}});
}

TEST_CASE("cases: the sheet shows cases, values, documents and quotes")
{
    Sheet sheet;
    CHECK(sheet.grid->model()->rowCount() == 5);
    CHECK(sheet.cell(3, QStringLiteral("Case")) == QStringLiteral("Deniz"));
    CHECK(sheet.cell(3, QStringLiteral("Housing")) == QStringLiteral("Flatshare"));
    CHECK(sheet.cell(0, QStringLiteral("Documents")) == QStringLiteral("P01"));
    CHECK(soon([&] { return sheet.cell(0, QStringLiteral("Quotes")) == QStringLiteral("4"); }));
    CHECK(sheet.cell(3, QStringLiteral("Quotes")) == QStringLiteral("0"));
    CHECK(sheet.window.find<QLabel>(QStringLiteral("withoutCase"))
              .text()
              .endsWith(QStringLiteral(": 0")));
}

TEST_CASE("cases: a pasted block fills eight cells in one step, undo empties them, redo fills them")
{
    Sheet sheet;
    sheet.newAttribute(QStringLiteral("Weight"), 2);
    sheet.newAttribute(QStringLiteral("Town"), 5);
    CHECK(sheet.window.status() == QStringLiteral("Added attribute Town"));
    sheet.goTo(0, QStringLiteral("Weight"));
    sheet.paste(QStringLiteral("61\tKassel\r\n72.5\tUlm\r\n55\tKassel\r\n80\tBonn\r\n"));
    CHECK(sheet.cell(1, QStringLiteral("Weight")) == QStringLiteral("72.5"));
    CHECK(sheet.cell(3, QStringLiteral("Town")) == QStringLiteral("Bonn"));
    CHECK(sheet.window.status() == QStringLiteral("Pasted 8 cells"));
    sheet.window.press(QStringLiteral("Ctrl+Z"));
    for (int row = 0; row < 4; ++row) {
        CHECK(sheet.cell(row, QStringLiteral("Weight")).isEmpty());
        CHECK(sheet.cell(row, QStringLiteral("Town")).isEmpty());
    }
    sheet.window.press(QStringLiteral("Ctrl+Shift+Z"));
    CHECK(sheet.cell(0, QStringLiteral("Town")) == QStringLiteral("Kassel"));
}

TEST_CASE("cases: what does not fit is marked and not stored, the rest of the paste is")
{
    Sheet sheet;
    sheet.goTo(0, QStringLiteral("Age"));
    sheet.paste(QStringLiteral("31\nyoung\n33"));
    CHECK(sheet.cell(0, QStringLiteral("Age")) == QStringLiteral("31"));
    CHECK(sheet.cell(2, QStringLiteral("Age")) == QStringLiteral("33"));
    const QModelIndex bad = sheet.grid->model()->index(1, sheet.column(QStringLiteral("Age")));
    CHECK(bad.data().toString() == QStringLiteral("young"));
    CHECK(bad.data(CaseTable::RefusedRole).isValid());
    CHECK_FALSE(bad.data(Qt::ToolTipRole).toString().isEmpty());
    CHECK_FALSE(sheet.window.complaint().isEmpty());
    // Typing something that fits takes the mark away.
    sheet.goTo(1, QStringLiteral("Age"));
    sheet.window.type(QStringLiteral("26"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QApplication::processEvents();
    CHECK(sheet.cell(1, QStringLiteral("Age")) == QStringLiteral("26"));
    CHECK_FALSE(bad.data(CaseTable::RefusedRole).isValid());
}

TEST_CASE("cases: typing replaces, Enter goes down, Tab goes right, Esc takes back, Delete clears")
{
    Sheet sheet;
    sheet.goTo(0, QStringLiteral("Age"));
    sheet.window.type(QStringLiteral("41"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QApplication::processEvents();
    CHECK(sheet.cell(0, QStringLiteral("Age")) == QStringLiteral("41"));
    CHECK(sheet.window.status() == QStringLiteral("Set Age of Anna to 41"));
    CHECK(sheet.grid->currentIndex().row() == 1);
    sheet.window.type(QStringLiteral("42"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QApplication::processEvents();
    CHECK(sheet.cell(1, QStringLiteral("Age")) == QStringLiteral("42"));
    CHECK(sheet.grid->currentIndex().column() == sheet.column(QStringLiteral("Housing")));
    sheet.goTo(2, QStringLiteral("Age"));
    sheet.window.type(QStringLiteral("9"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QApplication::processEvents();
    CHECK(sheet.cell(2, QStringLiteral("Age")) == QStringLiteral("22"));
    sheet.window.press(QStringLiteral("Del"));
    CHECK(sheet.cell(2, QStringLiteral("Age")).isEmpty());
}

TEST_CASE("cases: Ctrl+D fills down, Ctrl+C copies what is selected")
{
    Sheet sheet;
    const int age = sheet.column(QStringLiteral("Age"));
    sheet.grid->setCurrentIndex(sheet.grid->model()->index(0, age));
    sheet.grid->selectionModel()->select(
        QItemSelection(sheet.grid->model()->index(0, age), sheet.grid->model()->index(3, age)),
        QItemSelectionModel::ClearAndSelect);
    sheet.window.press(QStringLiteral("Ctrl+D"));
    CHECK(sheet.cell(3, QStringLiteral("Age")) == QStringLiteral("23"));
    sheet.window.press(QStringLiteral("Ctrl+C"));
    CHECK(QApplication::clipboard()->text() == QStringLiteral("23\n23\n23\n23\n"));
    sheet.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(sheet.cell(3, QStringLiteral("Age")) == QStringLiteral("24"));
}

TEST_CASE("cases: a name typed in the row (new) makes a case, a block below the last makes several")
{
    Sheet sheet;
    sheet.window.press(QStringLiteral("Ctrl+Shift+C"));
    sheet.window.type(QStringLiteral("Emil"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QApplication::processEvents();
    CHECK(sheet.cell(4, QStringLiteral("Case")) == QStringLiteral("Emil"));
    CHECK(sheet.window.status() == QStringLiteral("Added case Emil"));
    sheet.goTo(5, QStringLiteral("Case"));
    sheet.paste(QStringLiteral("Fatma\t30\nGero\t31\n"));
    CHECK(sheet.window.corpus().cases().size() == 7);
    CHECK(sheet.cell(6, QStringLiteral("Age")) == QStringLiteral("31"));
    sheet.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(sheet.window.corpus().cases().size() == 5);
}

TEST_CASE("cases: an embedded case shows its parent's value, and gets none by being left")
{
    Sheet sheet;
    must(sheet.window.session().change({}, [&](project::Edit& edit) {
        return project::moveCase(edit, sheet.window.unit("Ben"), sheet.window.unit("Anna"));
    }));
    must(sheet.window.session().change({}, [&](project::Edit& edit) {
        const auto age = sheet.grid->table().columnAt(sheet.column(QStringLiteral("Age")));
        return project::setValue(edit, sheet.window.unit("Ben"), age.attribute, "");
    }));
    CHECK(sheet.cell(1, QStringLiteral("Case")) == QStringLiteral("Ben"));
    CHECK(sheet.cell(1, QStringLiteral("Age")) == QStringLiteral("23"));
    const QModelIndex index = sheet.grid->model()->index(1, sheet.column(QStringLiteral("Age")));
    CHECK(index.data(Qt::FontRole).value<QFont>().italic());
    const auto before = sheet.window.corpus().rows<model::AttributeValue>().size();
    sheet.goTo(1, QStringLiteral("Age"));
    sheet.window.press(QStringLiteral("F2"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QApplication::processEvents();
    CHECK(sheet.window.corpus().rows<model::AttributeValue>().size() == before);
}

TEST_CASE("cases: the filter and sorting change what is seen, not the project")
{
    Sheet sheet;
    sheet.window.press(QStringLiteral("Ctrl+F"));
    sheet.window.type(QStringLiteral("flat"));
    CHECK(soon([&] { return sheet.grid->model()->rowCount() == 2; }));
    CHECK(sheet.cell(0, QStringLiteral("Case")) == QStringLiteral("Deniz"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(sheet.grid->model()->rowCount() == 5);
    sheet.grid->showArrangement(
        {{}, true, sheet.grid->table().columnAt(sheet.column(QStringLiteral("Age"))), false});
    CHECK(sheet.cell(0, QStringLiteral("Case")) == QStringLiteral("Chiara"));
}

TEST_CASE("cases: a table is previewed, matched by name and imported in one step")
{
    Sheet sheet(Window::study());
    sheet.goTo(3, QStringLiteral("Housing"));
    sheet.window.press(QStringLiteral("Del"));
    auto& page = *static_cast<CasesPage*>(sheet.window.main().page(Workspace::Cases));
    page.importTable(kStudy + QStringLiteral("cases.csv"));
    CHECK(sheet.window.find<QLabel>(QStringLiteral("importReport")).text()
          == QStringLiteral("4 matched, 0 new, 0 ignored"));
    sheet.window.find<QPushButton>(QStringLiteral("importCaseTable")).click();
    QApplication::processEvents();
    CHECK(sheet.window.status().contains(QStringLiteral("4 matched, 0 new")));
    CHECK(sheet.cell(3, QStringLiteral("Housing")) == QStringLiteral("Flatshare"));
}

TEST_CASE("cases: the faults of a table are listed with their lines before anything is imported")
{
    Sheet sheet;
    QApplication::clipboard()->setText(QStringLiteral("case\tAge\nAnna\told\nEmil\t20\n"));
    sheet.window.find<QPushButton>(QStringLiteral("pasteTableButton")).click();
    QApplication::processEvents();
    CHECK(sheet.window.find<QPlainTextEdit>(QStringLiteral("importFaults"))
              .toPlainText()
              .contains(QStringLiteral("2")));
    CHECK_FALSE(sheet.window.find<QPushButton>(QStringLiteral("importCaseTable")).isEnabled());
    CHECK(sheet.window.corpus().cases().size() == 4);
}

TEST_CASE("cases: the turns of a speaker are assigned to a new case")
{
    Sheet sheet;
    sheet.window.find<QPushButton>(QStringLiteral("assignTurnsOpen")).click();
    CHECK(soon([&] {
        return sheet.window.main().findChild<QComboBox*>(QStringLiteral("turnsCase0")) != nullptr;
    }));
    sheet.window.find<QComboBox>(QStringLiteral("turnsCase0"))
        .setEditText(QStringLiteral("Moderation"));
    sheet.window.find<QPushButton>(QStringLiteral("assignTurnsButton")).click();
    QApplication::processEvents();
    CHECK(sheet.window.corpus().cases().size() == 5);
    CHECK(sheet.cell(4, QStringLiteral("Documents")) == QStringLiteral("P01 (Interviewer)"));
}

namespace {

// Asks to stop as soon as `most` of it is done.
struct Stopping {
    std::atomic<bool> asked = false;
    std::int64_t told = 0;
    Progress progress;

    explicit Stopping(std::int64_t most)
        : progress(
            [this, most](std::string_view, std::int64_t done, std::int64_t) {
                ++told;
                asked = done >= most;
            },
            &asked)
    {}
};

} // namespace

TEST_CASE("cases: many cells that are being written can be stopped, then nothing is written")
{
    Window window = Window::study();
    CellBatch batch;
    for (int i = 0; i < 3000; ++i) {
        batch.fresh.push_back("Case " + std::to_string(i));
        batch.writes.push_back({{}, static_cast<std::size_t>(i), {CellKind::Memo}, "words"});
    }
    Stopping stopping(4000); // among the memos
    auto outcome = std::make_shared<CellOutcome>();
    const auto done = window.session().change(QStringLiteral("Paste"), [&](project::Edit& edit) {
        return writeCells(batch, outcome)(edit, stopping.progress);
    });
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == ErrorCode::Cancelled);
    CHECK(stopping.told > 10);
    CHECK(window.corpus().cases().size() == 4);
    CHECK(window.corpus().rows<model::Memo>().empty());
}

TEST_CASE("cases: turns, tables and cases of documents can be stopped, then nothing is done")
{
    Window window = Window::study();
    const std::vector<model::Id<model::Document>> documents{window.document("P01").id,
                                                            window.document("P02").id};
    std::vector<TurnsWish> wishes;
    for (const auto document : documents)
        wishes.push_back({document, "Interviewer", {.name = "Moderation"}});
    auto table = must(table::readCsv("case,Age\nZoe,30\nYan,31\nXu,32\n"));
    for (const Session::LongWork& work :
         {assignTurns(wishes), makeCasesOf(documents), importCaseTable(table)}) {
        Stopping stopping(0);
        const auto done = window.session().change(QStringLiteral("Stop"), [&](project::Edit& edit) {
            return work(edit, stopping.progress);
        });
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == ErrorCode::Cancelled);
        CHECK(window.corpus().cases().size() == 4);
        CHECK(window.corpus().rows<model::Membership>().size() == 4);
    }
}

TEST_CASE("cases: names that are there are refused, whatever their number and capitals")
{
    Sheet sheet;
    sheet.goTo(4, QStringLiteral("Case"));
    sheet.paste(QStringLiteral("Emre\nanna\nFinn\nEMRE\n"));
    CHECK(sheet.window.corpus().cases().size() == 6);
    CHECK(sheet.window.complaint().contains(QStringLiteral("2 cells")));
}

} // namespace crosscase::gui
