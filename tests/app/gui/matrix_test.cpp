// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as a person works with it, in the real window.
#include "app/gui/views/matrix_view.h"
#include "app/gui/views/page.h"
#include "app/gui/views/quote_list.h"
#include "core/project/cases.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace crosscase::gui {

namespace {

MatrixView& table(Window& window)
{
    return window.find<MatrixView>(QStringLiteral("matrixTable"));
}

QString words(Window& window, int row, int column)
{
    return table(window).cells().index(row, column).data().toString();
}

QString head(Window& window, int section, Qt::Orientation side)
{
    return table(window).cells().headerData(section, side, Qt::DisplayRole).toString();
}

int columnOf(Window& window, const char* name)
{
    for (int column = 0; column < table(window).cells().columnCount(); ++column)
        if (head(window, column, Qt::Horizontal) == QString::fromLatin1(name))
            return column;
    FAIL("no column " << name);
    return -1;
}

void select(Window& window, int row, const char* column)
{
    table(window).setCurrentIndex(table(window).cells().index(row, columnOf(window, column)));
}

QString panelTitle(Window& window)
{
    return window.find<QLabel>(QStringLiteral("cellTitle")).text();
}

void choose(Window& window, const char* box, const QString& words)
{
    auto& combo = window.find<QComboBox>(QString::fromLatin1(box));
    const int at = combo.findText(words);
    REQUIRE(at >= 0);
    combo.setCurrentIndex(at);
    Q_EMIT combo.activated(at);
}

} // namespace

TEST_CASE("matrix: opens with all cases, their attributes, themes, counts and totals")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    const MatrixModel& cells = table(window).cells();
    REQUIRE(cells.rowCount() == 5);
    CHECK(head(window, 0, Qt::Vertical) == QStringLiteral("Anna"));
    CHECK(head(window, 3, Qt::Vertical) == QStringLiteral("Deniz"));
    CHECK(head(window, 4, Qt::Vertical) == QStringLiteral("total"));
    CHECK(cells.headerData(0, Qt::Vertical, MatrixModel::Attributes).toStringList()
          == QStringList{QStringLiteral("23"), QStringLiteral("Alone")});
    const int isolation = columnOf(window, "Isolation");
    const int support = columnOf(window, "Support");
    CHECK(words(window, 0, isolation) == QStringLiteral("1"));
    CHECK(words(window, 1, support) == QStringLiteral("1"));
    CHECK(words(window, 3, support) == QStringLiteral("0"));
    CHECK(words(window, 4, isolation) == QStringLiteral("2"));
    CHECK(words(window, 0, cells.columnCount() - 1) == QStringLiteral("4"));
    CHECK(words(window, 4, cells.columnCount() - 1) == QStringLiteral("6"));
    // A zero says what it means.
    CHECK(cells.index(3, support)
              .data(Qt::ToolTipRole)
              .toString()
              .contains(QStringLiteral("not coded yet")));
}

TEST_CASE("matrix: a cell shows its quotes, Enter opens one, Alt+Left comes back to the cell")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    CHECK(table(window).hasFocus());
    for (int column = 0; column < columnOf(window, "Support"); ++column)
        window.press(QStringLiteral("Right"));
    CHECK(panelTitle(window) == QStringLiteral("Anna × Support: 1 quote"));
    auto& quotes = window.find<QuoteList>(QStringLiteral("cellQuotes_list"));
    REQUIRE(quotes.quotes().codings().size() == 1);
    CHECK(quotes.quotes().index(0).data(QuotesModel::Reference).toString()
          == QStringLiteral("P01 ¶4"));
    window.press(QStringLiteral("Return"));
    CHECK(quotes.hasFocus());
    window.press(QStringLiteral("Return"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Coding));
    window.press(QStringLiteral("Alt+Left"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Matrix));
    CHECK(panelTitle(window) == QStringLiteral("Anna × Support: 1 quote"));
}

TEST_CASE("matrix: totals show all of their quotes")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    table(window).setCurrentIndex(
        table(window).cells().index(4, table(window).cells().columnCount() - 1));
    CHECK(panelTitle(window).contains(QStringLiteral("6 quotes")));
}

TEST_CASE("matrix: quotes stand in their cells with the place alone")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    window.find<QRadioButton>(QStringLiteral("cellQuotes")).click();
    const QString cell = words(window, 1, columnOf(window, "Support"));
    CHECK(cell == QStringLiteral("P02 ¶4 “my supervisor answered e-mails quickly”"));
    CHECK(table(window).cells().rowCount() == 5);
}

TEST_CASE("matrix: F2 writes the summary of a cell, which undo takes back and redo restores")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("F2"));
    REQUIRE(qobject_cast<QPlainTextEdit*>(QApplication::focusWidget()) != nullptr);
    window.type(QStringLiteral("Study group kept her going"));
    window.press(QStringLiteral("Return"));
    CHECK(window.complaint().isEmpty());
    window.find<QRadioButton>(QStringLiteral("cellSummaries")).click();
    const int support = columnOf(window, "Support");
    CHECK(words(window, 0, support) == QStringLiteral("Study group kept her going"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(words(window, 0, support).isEmpty());
    window.press(QStringLiteral("Ctrl+Shift+Z"));
    CHECK(words(window, 0, support) == QStringLiteral("Study group kept her going"));
    CHECK(window.corpus().rows<model::Summary>().size() == 1);
}

TEST_CASE("matrix: a summary is stale when its evidence has changed")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("F2"));
    window.type(QStringLiteral("kept going"));
    window.press(QStringLiteral("Return"));
    window.find<QRadioButton>(QStringLiteral("cellSummaries")).click();
    const QModelIndex cell = table(window).cells().index(0, columnOf(window, "Support"));
    CHECK_FALSE(cell.data(MatrixModel::IsStale).toBool());
    const auto support = window.code("Support");
    for (const model::Coding& coding : window.codings())
        if (coding.code == support && coding.document == window.document("P01").id)
            must(window.session().change(QStringLiteral("Uncode"), [&](project::Edit& edit) {
                edit.removeWithDependents({coding.id});
                return Result<void>{};
            }));
    CHECK(table(window)
              .cells()
              .index(0, columnOf(window, "Support"))
              .data(MatrixModel::IsStale)
              .toBool());
}

TEST_CASE("matrix: rows by an attribute are the sums of their cases")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    choose(window, "matrixRowsBox", QStringLiteral("Housing"));
    REQUIRE(table(window).cells().rowCount() == 4);
    CHECK(head(window, 0, Qt::Vertical) == QStringLiteral("Alone"));
    CHECK(words(window, 0, columnOf(window, "Isolation")) == QStringLiteral("2"));
    CHECK(words(window, 1, columnOf(window, "Support")) == QStringLiteral("1"));
}

TEST_CASE("matrix: a filter that cannot be read says so below it, the table stays")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    auto& filter = window.find<QLineEdit>(QStringLiteral("matrixFilter"));
    filter.setText(QStringLiteral("case.Age >"));
    window.press(QStringLiteral("Ctrl+F"));
    CHECK(filter.hasFocus());
    window.press(QStringLiteral("Return"));
    CHECK(window.find<QLabel>(QStringLiteral("matrixProblem")).isVisible());
    CHECK(table(window).cells().rowCount() == 5);
    filter.setText(QStringLiteral("case.Age > 22"));
    window.press(QStringLiteral("Return"));
    CHECK(soon([&] { return table(window).cells().rowCount() == 4; }));
    CHECK_FALSE(window.find<QLabel>(QStringLiteral("matrixProblem")).isVisible());
}

TEST_CASE("matrix: Escape leaves nothing, Ctrl+T transposes, Ctrl+C copies what is selected")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("Escape"));
    window.press(QStringLiteral("Escape"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Matrix));
    CHECK(panelTitle(window).startsWith(QStringLiteral("Anna × Support")));
    window.press(QStringLiteral("Ctrl+C"));
    CHECK(QApplication::clipboard()->text() == QStringLiteral("1"));
    window.press(QStringLiteral("Ctrl+T"));
    CHECK(table(window).cells().columnCount() == 5);
    CHECK(head(window, 0, Qt::Horizontal).startsWith(QStringLiteral("Anna")));
}

TEST_CASE("matrix: a view is saved under a name and chosen again")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    choose(window, "matrixRowsBox", QStringLiteral("Housing"));
    window.press(QStringLiteral("Ctrl+S"));
    window.type(QStringLiteral("By housing"));
    window.press(QStringLiteral("Return"));
    CHECK(window.corpus().rows<model::SavedTable>().size() == 1);
    choose(window, "matrixViews", QStringLiteral("Documents × themes"));
    CHECK(table(window).cells().rowCount() == 5);
    choose(window, "matrixViews", QStringLiteral("By housing"));
    CHECK(table(window).cells().rowCount() == 4);
}

TEST_CASE("matrix: within a case shows its themes with quotes, next shows the next case")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("Ctrl+Shift+5"));
    auto& name = window.find<QLabel>(QStringLiteral("caseName"));
    CHECK(name.text() == QStringLiteral("Anna"));
    auto& themes = window.find<QTableView>(QStringLiteral("withinTable"));
    REQUIRE(themes.model()->rowCount() == 4);
    bool found = false;
    for (int row = 0; row < 4; ++row)
        found |= themes.model()->index(row, 3).data().toString().contains(
            QStringLiteral("P01 ¶6 “I lost my job at the cafe”"));
    CHECK(found);
    window.press(QStringLiteral("Alt+Down"));
    CHECK(name.text() == QStringLiteral("Ben"));
    window.press(QStringLiteral("Alt+Left"));
    CHECK(table(window).hasFocus());
    CHECK(panelTitle(window).startsWith(QStringLiteral("Anna × Support")));
}

namespace {

QPlainTextEdit& summary(Window& window)
{
    return window.find<QPlainTextEdit>(QStringLiteral("cellSummary"));
}

// The entry of the context menu of the current cell that begins with these words.
void chooseInMenu(Window& window, const QString& entry)
{
    bool chosen = false;
    QTimer::singleShot(0, &window.main(), [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        REQUIRE(menu != nullptr);
        for (QAction* action : menu->actions())
            if (action->text().remove(QLatin1Char('&')).startsWith(entry)) {
                chosen = true;
                menu->setActiveAction(action);
                QTest::keyClick(menu, Qt::Key_Return);
                return;
            }
        menu->close();
    });
    MatrixView& view = table(window);
    const QPoint at = view.visualRect(view.currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &event);
    INFO(entry.toStdString());
    CHECK(chosen);
    QApplication::processEvents();
}

} // namespace

TEST_CASE("matrix: a summary is there again when the project is opened anew")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("F2"));
    window.type(QStringLiteral("Study group kept her going"));
    window.press(QStringLiteral("Return"));
    const QString path = fromPath(window.session().path());
    window.main().closeProject();
    window.main().openProject(path);
    REQUIRE(soon([&] { return window.main().session() != nullptr; }));
    window.press(QStringLiteral("Ctrl+5"));
    window.find<QRadioButton>(QStringLiteral("cellSummaries")).click();
    CHECK(words(window, 0, columnOf(window, "Support"))
          == QStringLiteral("Study group kept her going"));
}

TEST_CASE("matrix: what does not apply to a case is marked with the reason, and taken back")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 3, "Money");
    chooseInMenu(window, QStringLiteral("Not applicable"));
    auto& ask = window.find<QInputDialog>(QStringLiteral("notApplicableReason"));
    ask.setTextValue(QStringLiteral("He has a grant"));
    ask.accept();
    QApplication::processEvents();
    CHECK(panelTitle(window).startsWith(QStringLiteral("Deniz × Money: 0 quotes (")));
    CHECK(panelTitle(window).endsWith(QStringLiteral(": He has a grant)")));
    CHECK(table(window)
              .cells()
              .index(3, columnOf(window, "Money"))
              .data(Qt::ToolTipRole)
              .toString()
              .contains(QStringLiteral("He has a grant")));
    chooseInMenu(window, QStringLiteral("Take back not applicable"));
    CHECK(window.corpus().rows<model::NotApplicable>().empty());
}

TEST_CASE("matrix: quotes are put into the summary with their place")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.find<QPushButton>(QStringLiteral("insertQuotes")).click();
    QApplication::processEvents();
    CHECK(summary(window).toPlainText().startsWith(QStringLiteral("P01 ¶4 “My study group.")));
    REQUIRE(window.corpus().rows<model::Summary>().size() == 1);
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Money");
    CHECK(summary(window).toPlainText().isEmpty());
    select(window, 0, "Support");
    CHECK(summary(window).toPlainText().startsWith(QStringLiteral("P01 ¶4 “My study group.")));
}

TEST_CASE("matrix: a saved view is renamed and deleted from the menu beside its name")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    choose(window, "matrixRowsBox", QStringLiteral("Housing"));
    window.find<QRadioButton>(QStringLiteral("cellQuotes")).click();
    window.press(QStringLiteral("Ctrl+S"));
    window.type(QStringLiteral("By housing"));
    window.press(QStringLiteral("Return"));
    const auto saved = [&] {
        QStringList names;
        for (const model::SavedTable& view : window.corpus().rows<model::SavedTable>())
            names.append(fromUtf8(view.name));
        return names.join(QLatin1Char(','));
    };
    auto& views = window.find<QComboBox>(QStringLiteral("matrixViews"));
    CHECK(views.currentText() == QStringLiteral("By housing"));
    const QList<QAction*> entries =
        window.find<QToolButton>(QStringLiteral("saveView")).menu()->actions();
    REQUIRE(entries.size() == 2);
    entries[0]->trigger();
    window.type(QStringLiteral("Homes"));
    window.press(QStringLiteral("Return"));
    CHECK(saved() == QStringLiteral("Homes"));
    CHECK(views.currentText() == QStringLiteral("Homes"));
    entries[1]->trigger();
    CHECK(saved().isEmpty());
    CHECK(views.currentText() != QStringLiteral("Homes"));
    CHECK(table(window).cells().rowCount() == 4);
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(saved() == QStringLiteral("Homes"));
}

TEST_CASE("matrix: the columns that are ticked are shown, and no others")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    auto& pick = window.find<QPushButton>(QStringLiteral("pickColumns"));
    pick.click();
    auto& list = window.find<QListWidget>(QStringLiteral("columnList"));
    REQUIRE(list.count() == 4);
    CHECK(list.hasFocus());
    QTest::keyClick(&list, Qt::Key_Space);
    QTest::keyClick(&list, Qt::Key_Escape);
    CHECK(table(window).cells().columnCount() == 4); // three themes and the total
    CHECK(pick.accessibleName() == QStringLiteral("Pick 3 of 4"));
}

TEST_CASE("matrix: coder, speaker and attribute choose what is counted")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    const auto total = [&] {
        const MatrixModel& cells = table(window).cells();
        return words(window, cells.rowCount() - 1, cells.columnCount() - 1);
    };
    auto& filter = window.find<QLineEdit>(QStringLiteral("matrixFilter"));
    const auto ask = [&](const char* expression) {
        filter.setText(QString::fromLatin1(expression));
        QTest::keyClick(&filter, Qt::Key_Return);
    };
    ask("speaker = Anna");
    CHECK(soon([&] { return total() == QStringLiteral("4"); }));
    ask("speaker = Interviewer");
    CHECK(soon([&] { return total() == QStringLiteral("0"); }));
    ask("case.Housing = Alone");
    CHECK(soon([&] { return total() == QStringLiteral("5"); }));
    ask("");
    CHECK(soon([&] { return total() == QStringLiteral("6"); }));
    choose(window, "matrixCoder", QStringLiteral("Anna K."));
    CHECK(soon([&] { return total() == QStringLiteral("6"); }));
}

TEST_CASE("matrix: the way back from one case leads to the cell, and its case is named")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    auto& within = window.find<QPushButton>(QStringLiteral("withinCase"));
    CHECK(within.accessibleName() == QStringLiteral("Within case: Anna"));
    window.press(QStringLiteral("Ctrl+Shift+5"));
    window.press(QStringLiteral("Alt+Down"));
    window.press(QStringLiteral("Alt+Left"));
    CHECK(panelTitle(window).startsWith(QStringLiteral("Anna × Support")));
    CHECK(within.accessibleName() == QStringLiteral("Within case: Anna"));
}

TEST_CASE("matrix: the zoom makes cells, heads, quotes and summary larger alike")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    const auto sizes = [&] {
        return QList<qreal>{
            table(window).font().pointSizeF(),
            table(window).horizontalHeader()->font().pointSizeF(),
            table(window).verticalHeader()->font().pointSizeF(),
            window.find<QuoteList>(QStringLiteral("cellQuotes_list")).font().pointSizeF(),
            summary(window).font().pointSizeF()};
    };
    const QList<qreal> before = sizes();
    window.press(QStringLiteral("Ctrl+="));
    window.press(QStringLiteral("Ctrl+="));
    for (qsizetype i = 0; i < before.size(); ++i) {
        INFO(i);
        CHECK(sizes()[i] == before[i] + 2);
    }
    window.press(QStringLiteral("Ctrl+0"));
    CHECK(sizes() == before);
}

TEST_CASE("matrix: rows that are selected are picked out, the filter says so")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    select(window, 0, "Support");
    window.press(QStringLiteral("Shift+Down"));
    chooseInMenu(window, QStringLiteral("Only 2 rows"));
    CHECK(soon([&] { return table(window).cells().rowCount() == 3; }));
    CHECK(head(window, 0, Qt::Vertical) == QStringLiteral("Anna"));
    CHECK(head(window, 1, Qt::Vertical) == QStringLiteral("Ben"));
    auto& filter = window.find<QLineEdit>(QStringLiteral("matrixFilter"));
    CHECK(filter.text() == QStringLiteral("case in (Anna, Ben)"));
    filter.clear();
    QTest::keyClick(&filter, Qt::Key_Return);
    CHECK(soon([&] { return table(window).cells().rowCount() == 5; }));
}

TEST_CASE("matrix: the smallest window holds names of eighty letters")
{
    Window window = Window::study();
    const std::string name(80, 'W');
    must(window.session().change({}, [&](project::Edit& edit) -> Result<void> {
        if (auto done = project::renameCase(edit, window.unit("Anna"), name); !done)
            return done;
        return project::renameCode(edit, window.code("Support"), std::string(80, 'M'));
    }));
    window.main().resize(1024, 700);
    window.press(QStringLiteral("Ctrl+5"));
    table(window).setCurrentIndex(table(window).cells().index(0, 1));
    QApplication::processEvents();
    CHECK(panelTitle(window).startsWith(QString::fromStdString(name)));
    CHECK(window.main().currentPage()->minimumSizeHint().width() <= 1024 - 84);
    window.press(QStringLiteral("Ctrl+Shift+5"));
    CHECK(window.find<QLabel>(QStringLiteral("caseName")).accessibleName()
          == QString::fromStdString(name));
    CHECK(window.main().currentPage()->minimumSizeHint().width() <= 1024 - 84);
}

TEST_CASE("matrix: beside one case no letter belongs to two controls")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+Shift+5"));
    QMap<QString, QString> seen;
    const auto add = [&](const QString& words) {
        const QString key = QKeySequence::mnemonic(words).toString();
        INFO(words.toStdString() << " " << seen.value(key).toStdString());
        CHECK_FALSE((!key.isEmpty() && seen.contains(key)));
        seen.insert(key, words);
    };
    for (const auto* label : window.main().currentPage()->findChildren<QLabel*>())
        if (label->isVisible() && label->buddy() != nullptr)
            add(label->text());
    for (const auto* button : window.main().currentPage()->findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->text().isEmpty())
            add(button->text());
}

} // namespace crosscase::gui
