// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook workspace, used as a person does.
#include "app/gui/dialogs/choose_code.h"
#include "app/gui/dialogs/choose_quotes.h"
#include "app/gui/dialogs/import_codebook.h"
#include "app/gui/models/codebook_model.h"
#include "app/gui/views/codebook_tree.h"
#include "app/gui/views/fields.h"
#include "app/gui/views/quote_list.h"
#include "core/base/file.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>
#include <QUrl>

namespace crosscase::gui {

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

Window codebook()
{
    Window window = Window::study();
    window.press(words("Ctrl+2"));
    return window;
}

CodebookTree& treeOf(Window& window)
{
    return window.find<CodebookTree>(words("codebookTree"));
}

void choose(Window& window, const std::string& code)
{
    REQUIRE(treeOf(window).select(window.code(code)));
    treeOf(window).setFocus();
    QApplication::processEvents();
}

QString cell(Window& window, const std::string& code, CodebookModel::Column column)
{
    return treeOf(window).codes().indexOf(window.code(code), column).data().toString();
}

// Runs when the next dialog is open.
template <typename Dialog>
void inDialog(const std::function<void(Dialog&)>& work)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, work] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        timer->stop();
        timer->deleteLater();
        work(*dialog);
    });
    timer->start(20);
}

// After a dialog: a screen without a window manager leaves no window active.
void settle(Window& window)
{
    window.main().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window.main()));
    if (QApplication::focusWidget() == nullptr)
        treeOf(window).setFocus();
}

template <typename Widget>
Widget& in(QWidget& parent, const char* name)
{
    auto* widget = parent.findChild<Widget*>(words(name));
    INFO(name);
    REQUIRE(widget != nullptr);
    return *widget;
}

void addCodes(Window& window, const std::vector<std::string>& paths)
{
    must(window.session().change(words("Add codes"), [&](project::Edit& edit) -> Result<void> {
        for (const std::string& path : paths)
            if (auto added = project::addCode(edit, path); !added)
                return passOn(added);
        return {};
    }));
}

} // namespace

TEST_CASE("codebook: the tree counts quotes and cases, and says what lacks a definition")
{
    Window window = codebook();
    CHECK(cell(window, "Isolation", CodebookModel::Quotes) == words("2"));
    CHECK(cell(window, "Isolation", CodebookModel::Cases) == words("2"));
    CHECK(cell(window, "Belonging", CodebookModel::Quotes) == words("1"));
    CHECK(cell(window, "Isolation", CodebookModel::Definition) == words("!"));
    addCodes(window, {"Unused one"});
    CHECK(cell(window, "Unused one", CodebookModel::Definition) == words("-"));
    CHECK(window.find<QPushButton>(words("undefinedCodes")).text().contains(words("5 codes")));
    // A quote that goes is counted off, one that comes back is counted again.
    window.press(words("Ctrl+Z"));
    window.press(words("Ctrl+Z"));
    CHECK(window.corpus().codes().empty());
    window.press(words("Ctrl+Shift+Z"));
    CHECK(cell(window, "Support", CodebookModel::Quotes) == words("2"));
    CHECK(cell(window, "Support", CodebookModel::Cases) == words("2"));
}

TEST_CASE("codebook: what is written on the card stands in the columns")
{
    Window window = codebook();
    choose(window, "Isolation");
    for (const char* field : {"codeDefinition", "codeInclude", "codeExclude"}) {
        window.find<SavingTextEdit>(words(field)).setFocus();
        window.type(words("Being cut off"));
    }
    window.press(words("Ctrl+1"));
    window.press(words("Ctrl+2"));
    const model::Code code = window.corpus().get(window.code("Isolation"));
    CHECK(code.definition == "Being cut off");
    CHECK(code.include == "Being cut off");
    CHECK(code.exclude == "Being cut off");
    for (const auto column :
         {CodebookModel::Definition, CodebookModel::Include, CodebookModel::Exclude})
        CHECK(cell(window, "Isolation", column) == words("x"));
    CHECK(window.find<QPushButton>(words("undefinedCodes")).text().contains(words("3 codes")));
}

TEST_CASE("codebook: a definition that is being typed goes to its own code when another is chosen")
{
    Window window = codebook();
    choose(window, "Isolation");
    window.find<SavingTextEdit>(words("codeDefinition")).setFocus();
    window.type(words("alone"));
    treeOf(window).select(window.code("Money"));
    CHECK(window.corpus().get(window.code("Isolation")).definition == "alone");
    CHECK(window.corpus().get(window.code("Money")).definition.empty());
    CHECK(window.find<SavingTextEdit>(words("codeDefinition")).toPlainText().isEmpty());
}

TEST_CASE("codebook: a name that a sibling has is refused with words, and the old one stays")
{
    Window window = codebook();
    choose(window, "Belonging");
    window.press(words("F2"));
    REQUIRE(soon([] { return qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr; }));
    window.press(words("Ctrl+A"));
    window.type(words("support "));
    const QLabel& note = window.find<QLabel>(words("codebookNote"));
    CHECK(note.text().contains(words("Support")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QApplication::processEvents();
    CHECK(note.isVisible());
    CHECK(note.text().contains(words("Support")));
    CHECK(window.corpus().get(window.code("Belonging")).name == "Belonging");
    // On the card as well.
    auto& name = window.find<SavingLineEdit>(words("codeName"));
    name.setFocus();
    name.selectAll();
    window.type(words("Suport"));
    CHECK(window.find<QLabel>(words("codeNameNote")).text().contains(words("Support")));
    name.selectAll();
    window.type(words("money"));
    QTest::keyClick(&name, Qt::Key_Return);
    CHECK(name.text() == words("Belonging"));
    CHECK(window.find<QLabel>(words("codeNameNote")).text().contains(words("Money")));
}

TEST_CASE("codebook: merging says what will move, and undo brings all of it back")
{
    Window window = codebook();
    choose(window, "Belonging");
    inDialog<ChooseCodeDialog>([](ChooseCodeDialog& dialog) {
        QTest::keyClicks(&in<QLineEdit>(dialog, "chooseCodeField"), words("supp"));
        auto& button = in<QPushButton>(dialog, "chooseCodeButton");
        REQUIRE(soon([&] { return button.isEnabled(); }));
        CHECK(in<QLabel>(dialog, "chooseCodePreview").text().contains(words("1 quote moves")));
        QTest::keyClick(&in<QLineEdit>(dialog, "chooseCodeField"), Qt::Key_Return);
    });
    window.find<QPushButton>(words("mergeButton")).click();
    settle(window);
    CHECK(window.countOf("Support") == 3);
    CHECK(window.corpus().codes().size() == 3);
    CHECK(treeOf(window).current() == window.code("Support"));
    CHECK(treeOf(window).hasFocus());
    CHECK(cell(window, "Support", CodebookModel::Quotes) == words("3"));
    window.press(words("Ctrl+Z"));
    CHECK(window.corpus().codes().size() == 4);
    CHECK(window.codings().size() == 6);
    CHECK(cell(window, "Support", CodebookModel::Quotes) == words("2"));
    CHECK(cell(window, "Belonging", CodebookModel::Quotes) == words("1"));
}

TEST_CASE("codebook: new themes and codes are typed one after the other")
{
    Window window = codebook();
    window.press(words("Ctrl+Shift+T"));
    window.type(words("Home"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    window.type(words("Work"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(treeOf(window).current() == window.code("Work"));
    CHECK(treeOf(window).hasFocus());
    window.press(words("Ctrl+Shift+N"));
    window.type(words("Shifts"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(window.code("Work > Shifts").value != 0);
    window.type(words("Pay"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(window.code("Work > Pay").value != 0);
    // Colours differ.
    CHECK(window.corpus().get(window.code("Home")).colour
          != window.corpus().get(window.code("Work")).colour);
}

TEST_CASE("codebook: a used code is not deleted without a question, an unused one is")
{
    Window window = codebook();
    addCodes(window, {"Empty"});
    choose(window, "Empty");
    window.press(words("Del"));
    settle(window);
    CHECK(window.corpus().codes().size() == 4);
    choose(window, "Support");
    inDialog<QMessageBox>([](QMessageBox& box) {
        CHECK(box.text().contains(words("Support has 2 quotes")));
        box.button(QMessageBox::Cancel)->click();
    });
    window.press(words("Del"));
    settle(window);
    CHECK(window.corpus().codes().size() == 4);
    inDialog<QMessageBox>([](QMessageBox& box) {
        for (QAbstractButton* button : box.buttons())
            if (button->text().contains(words("Move quotes"))) {
                inDialog<ChooseCodeDialog>([](ChooseCodeDialog& dialog) {
                    QTest::keyClicks(&in<QLineEdit>(dialog, "chooseCodeField"), words("belong"));
                    REQUIRE(soon(
                        [&] { return in<QPushButton>(dialog, "chooseCodeButton").isEnabled(); }));
                    in<QPushButton>(dialog, "chooseCodeButton").click();
                });
                button->click();
                return;
            }
    });
    window.press(words("Del"));
    settle(window);
    CHECK(window.corpus().codes().size() == 3);
    CHECK(window.countOf("Belonging") == 3);
    CHECK(window.codings().size() == 6);
}

TEST_CASE("codebook: dropping a code on another one nests it, undo takes it out")
{
    Window window = codebook();
    CodebookModel& codes = treeOf(window).codes();
    const std::unique_ptr<QMimeData> data(
        codes.mimeData({codes.indexOf(window.code("Belonging"))}));
    codes.dropMimeData(data.get(), Qt::MoveAction, -1, -1, codes.indexOf(window.code("Support")));
    QApplication::processEvents();
    CHECK(window.code("Support > Belonging").value != 0);
    const std::unique_ptr<QMimeData> above(codes.mimeData({codes.indexOf(window.code("Support"))}));
    CHECK_FALSE(codes.canDropMimeData(
        above.get(), Qt::MoveAction, -1, -1, codes.indexOf(window.code("Belonging"))));
    window.press(words("Ctrl+Z"));
    CHECK_FALSE(window.corpus().get(window.code("Belonging")).parent);
    CHECK(codes.rowCount() == 4);
}

TEST_CASE("codebook: find looks into names and definitions, the foot shows what is undefined")
{
    Window window = codebook();
    choose(window, "Money");
    window.find<SavingTextEdit>(words("codeDefinition")).setFocus();
    window.type(words("what things cost"));
    window.press(words("Ctrl+F"));
    window.type(words("COST"));
    CHECK(treeOf(window).codes().rowCount() == 1);
    window.find<QLineEdit>(words("codebookFind")).clear();
    CHECK(treeOf(window).codes().rowCount() == 4);
    window.find<QPushButton>(words("undefinedCodes")).click();
    CHECK(treeOf(window).codes().rowCount() == 3);
    addCodes(window, {"Suport"});
    window.find<QComboBox>(words("codebookShow"))
        .setCurrentIndex(static_cast<int>(CodebookModel::Show::Alike));
    CHECK(soon([&] { return treeOf(window).codes().rowCount() == 2; }));
    CHECK(treeOf(window).codes().findingsOf(window.code("Support")).contains(words("Suport")));
}

TEST_CASE("codebook: ticked quotes are split off into a sub-code, in one step")
{
    Window window = codebook();
    choose(window, "Isolation");
    inDialog<ChooseQuotesDialog>([](ChooseQuotesDialog& dialog) {
        QTest::keyClicks(&in<QLineEdit>(dialog, "splitName"), words("First days"));
        auto& list = in<QuoteList>(dialog, "chooseQuotesList");
        CHECK_FALSE(in<QPushButton>(dialog, "chooseQuotesButton").isEnabled());
        list.setFocus();
        list.setCurrentIndex(list.quotes().index(1));
        QTest::keyClick(&list, Qt::Key_Space);
        in<QPushButton>(dialog, "chooseQuotesButton").click();
    });
    window.main().trigger(Command::SplitCode);
    settle(window);
    CHECK(window.countOf("Isolation > First days") == 1);
    CHECK(window.countOf("Isolation") == 1);
    window.press(words("Ctrl+Z"));
    CHECK(window.countOf("Isolation") == 2);
    CHECK(window.corpus().codes().size() == 4);
}

TEST_CASE("codebook: a quote becomes an example and keeps where it is from")
{
    Window window = codebook();
    choose(window, "Isolation");
    inDialog<ChooseQuotesDialog>([](ChooseQuotesDialog& dialog) {
        auto& list = in<QuoteList>(dialog, "chooseQuotesList");
        list.setCurrentIndex(list.quotes().index(0));
        QTest::keyClick(&list, Qt::Key_Space);
        in<QPushButton>(dialog, "chooseQuotesButton").click();
    });
    window.find<QPushButton>(words("exampleFromQuotes")).click();
    settle(window);
    REQUIRE(window.corpus().rows<model::CodeExample>().size() == 1);
    const model::CodeExample example = *window.corpus().rows<model::CodeExample>().begin();
    CHECK(example.text == "After a few weeks I felt isolated.");
    CHECK(bool(example.coding));
    auto& list = window.find<QListWidget>(words("exampleList"));
    REQUIRE(list.count() == 1);
    CHECK(list.item(0)->text().contains(words("P01 ¶2")));
    list.setCurrentRow(0);
    window.find<QPushButton>(words("exampleGo")).click();
    CHECK(window.main().currentPage() == window.main().page(Workspace::Coding));
    window.press(words("Alt+Left"));
    CHECK(treeOf(window).current() == window.code("Isolation"));
    // By hand.
    window.find<QPushButton>(words("exampleAdd")).click();
    window.type(words("nobody to talk to"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    CHECK(soon([&] { return window.corpus().rows<model::CodeExample>().size() == 2; }));
}

TEST_CASE("codebook: a file dropped on the page is previewed, then imported; faults are listed")
{
    Window window = codebook();
    const auto drop = [&](const char* name, const std::string& bytes) {
        const QString file = window.folder() + QLatin1Char('/') + words(name);
        must(replaceFile(toPath(file), bytes));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QWidget* page = window.main().page(Workspace::Codebook);
        QDragEnterEvent enter(
            QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(page, &enter);
        CHECK(enter.isAccepted());
        QDropEvent event(
            QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier, QEvent::Drop);
        QApplication::sendEvent(page, &event);
    };
    bool seen = false;
    inDialog<ImportCodebookDialog>([&](ImportCodebookDialog& dialog) {
        CHECK(in<QLabel>(dialog, "importSummary")
                  .text()
                  .startsWith(words("1 new, 1 changed, 1 unchanged")));
        in<QPushButton>(dialog, "importButton").click();
        seen = true;
    });
    drop("theirs.csv", "code,definition\nTechnology,Tools\nMoney,Costs\nSupport,\n");
    REQUIRE(soon([&] { return seen && window.corpus().codes().size() == 5; }));
    CHECK(window.corpus().get(window.code("Money")).definition == "Costs");
    settle(window);
    window.press(words("Ctrl+Z"));
    CHECK(window.corpus().codes().size() == 4);
    seen = false;
    inDialog<ImportCodebookDialog>([&](ImportCodebookDialog& dialog) {
        CHECK_FALSE(in<QPushButton>(dialog, "importButton").isEnabled());
        CHECK(in<QTreeWidget>(dialog, "importList").topLevelItemCount() > 0);
        dialog.reject();
        seen = true;
    });
    drop("broken.csv", "code,parent\nA,Nowhere\n");
    CHECK(soon([&] { return seen; }));
}

TEST_CASE("codebook: two thousand codes come, are filtered and renamed without waiting")
{
    Window window;
    must(window.session().change(words("Many codes"), [](project::Edit& edit) -> Result<void> {
        model::Id<model::Code> theme;
        for (int i = 0; i < 2000; ++i) {
            model::Code code;
            code.name = "Code number " + std::to_string(i * 7919 % 100'003);
            code.position = i;
            code.parent = i % 20 == 0 ? model::Id<model::Code>{} : theme;
            const auto made = edit.add(code);
            if (i % 20 == 0)
                theme = made;
        }
        return {};
    }));
    QElapsedTimer clock;
    clock.start();
    window.press(words("Ctrl+2"));
    window.find<QLineEdit>(words("codebookFind")).setText(words("number 99"));
    window.find<QLineEdit>(words("codebookFind")).clear();
    treeOf(window).select(treeOf(window).codes().shown().at(1234));
    QApplication::processEvents();
    // Generous: other tests run beside this one, and this build is not optimised.
    CHECK(clock.elapsed() < 4000);
}

} // namespace crosscase::gui
