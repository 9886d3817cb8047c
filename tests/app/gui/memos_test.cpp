// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/coding.h"
#include "app/gui/actions/memos.h"
#include "app/gui/models/memo_export.h"
#include "app/gui/models/memo_list.h"
#include "app/gui/views/fields.h"
#include "app/gui/views/page.h"
#include "core/base/file.h"
#include "core/project/writing.h"
#include "tests/app/gui/window.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>

namespace crosscase::gui {

namespace {

// The workspace of memos, with three memos: of the project, of a code, of a case.
struct Writing {
    Window window = Window::study();
    QListView* list = nullptr;

    Writing()
    {
        add({}, "Journal", "A slow day.");
        add(window.code("Isolation"),
            "Why Isolation is not solitude",
            "They do not **choose** it.");
        add(window.unit("Ben"), "Field note", "The room is small.");
        window.press(QStringLiteral("Ctrl+7"));
        list = &window.find<QListView>(QStringLiteral("memoList"));
    }
    void add(model::AnyId target, const char* title, const char* text)
    {
        must(window.session().change({}, [&](project::Edit& edit) -> Result<void> {
            must(project::addMemo(edit, target, title, text));
            return {};
        }));
    }
    [[nodiscard]] MemoList& memos() const { return static_cast<MemoList&>(*list->model()); }
    QString row(int at, MemoList::Role role) { return memos().index(at).data(role).toString(); }
    model::Memo memo(const std::string& title)
    {
        for (const model::Memo& memo : window.corpus().rows<model::Memo>())
            if (memo.title == title)
                return memo;
        FAIL("no memo " << title);
        return {};
    }
    SavingLineEdit& title() { return window.find<SavingLineEdit>(QStringLiteral("memoTitle")); }
    SavingTextEdit& text() { return window.find<SavingTextEdit>(QStringLiteral("memoText")); }
    void click(const char* name)
    {
        QTest::mouseClick(&window.find<QPushButton>(QString::fromLatin1(name)), Qt::LeftButton);
        QApplication::processEvents();
    }
};

} // namespace

TEST_CASE("memos are listed with what they are attached to, and filtered")
{
    Writing writing;
    REQUIRE(writing.memos().rowCount() == 3);
    CHECK(writing.row(0, MemoList::Target) == QStringLiteral("case Ben"));
    CHECK(writing.row(1, MemoList::Target) == QStringLiteral("Isolation"));
    CHECK(writing.row(2, MemoList::Target) == QStringLiteral("project"));
    CHECK(writing.row(1, MemoList::FirstWords) == QStringLiteral("They do not choose it."));
    writing.window.press(QStringLiteral("Ctrl+F"));
    writing.window.type(QStringLiteral("small"));
    REQUIRE(soon([&] { return writing.memos().rowCount() == 1; }));
    CHECK(writing.row(0, MemoList::Title) == QStringLiteral("Field note"));
    writing.window.find<QLineEdit>(QStringLiteral("memoFind")).clear();
    auto& kind = writing.window.find<QComboBox>(QStringLiteral("memoKind"));
    kind.setCurrentIndex(kind.findText(QStringLiteral("code")));
    Q_EMIT kind.activated(kind.currentIndex());
    REQUIRE(soon([&] { return writing.memos().rowCount() == 1; }));
    CHECK(writing.row(0, MemoList::Target) == QStringLiteral("Isolation"));
    kind.setCurrentIndex(0);
    Q_EMIT kind.activated(0);
    auto& order = writing.window.find<QComboBox>(QStringLiteral("memoOrder"));
    order.setCurrentIndex(2);
    Q_EMIT order.activated(2);
    CHECK(writing.row(0, MemoList::Title) == QStringLiteral("Field note"));
    CHECK(writing.row(2, MemoList::Title) == QStringLiteral("Why Isolation is not solitude"));
}

TEST_CASE("memos begin with Ctrl+M, save themselves and are undone step by step")
{
    Writing writing;
    writing.window.press(QStringLiteral("Ctrl+M"));
    CHECK(writing.title().hasFocus());
    writing.window.type(QStringLiteral("Idea"));
    writing.text().setFocus();
    CHECK(writing.memos().rowCount() == 3);
    writing.window.type(QStringLiteral("Two kinds of support."));
    writing.list->setFocus(); // leaving the field saves
    REQUIRE(writing.memos().rowCount() == 4);
    CHECK(writing.memo("Idea").text == "Two kinds of support.");
    CHECK(writing.memos().memoAt(writing.list->currentIndex()) == writing.memo("Idea").id);
    writing.text().setFocus();
    writing.text().moveCursor(QTextCursor::End);
    writing.window.type(QStringLiteral(" Or three."));
    writing.list->setFocus();
    CHECK(writing.memo("Idea").text == "Two kinds of support. Or three.");
    writing.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(writing.memo("Idea").text == "Two kinds of support.");
    CHECK(writing.text().toPlainText() == QStringLiteral("Two kinds of support."));
    writing.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(writing.memos().rowCount() == 3);
    CHECK(writing.window.complaint().isEmpty());
}

TEST_CASE("memos are deleted without a question and come back by undo")
{
    Writing writing;
    writing.list->setFocus();
    writing.list->setCurrentIndex(writing.memos().index(1));
    CHECK(writing.text().toPlainText() == QStringLiteral("They do not **choose** it."));
    writing.window.press(QStringLiteral("Del"));
    CHECK(writing.memos().rowCount() == 2);
    CHECK(writing.window.status() == QStringLiteral("Deleted memo: Why Isolation is not solitude"));
    CHECK(writing.text().toPlainText() == QStringLiteral("A slow day."));
    writing.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(writing.memos().rowCount() == 3);
}

TEST_CASE("memos lead to what they are attached to, and a place leads to its memo")
{
    Writing writing;
    writing.list->setCurrentIndex(writing.memos().index(0));
    writing.click("memoTarget");
    CHECK(writing.window.main().currentPage() == writing.window.main().page(Workspace::Cases));
    writing.window.press(QStringLiteral("Alt+Left"));
    CHECK(writing.window.main().currentPage() == writing.window.main().page(Workspace::Memos));
    CHECK(writing.title().text() == QStringLiteral("Field note"));
    writing.window.main().go({.workspace = Workspace::Memos, .memo = writing.memo("Journal").id});
    CHECK(writing.title().text() == QStringLiteral("Journal"));
    writing.window.main().go(
        {.workspace = Workspace::Memos, .code = writing.window.code("Support")});
    CHECK(writing.title().text().isEmpty());
    CHECK(writing.window.find<QPushButton>(QStringLiteral("memoTarget")).text()
          == QStringLiteral("Support"));
}

TEST_CASE("memos are attached to something else by typing its name")
{
    Writing writing;
    writing.list->setCurrentIndex(writing.memos().index(2));
    writing.click("memoLink");
    REQUIRE(QApplication::focusWidget()->objectName() == QStringLiteral("objectFind"));
    writing.window.type(QStringLiteral("P03"));
    writing.window.press(QStringLiteral("Return"));
    CHECK(writing.row(2, MemoList::Target) == QStringLiteral("P03"));
    CHECK(writing.memo("Journal").target == model::AnyId(writing.window.document("P03").id));
    writing.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(writing.row(2, MemoList::Target) == QStringLiteral("project"));
}

TEST_CASE("memos link to several things, and those lead to the memo")
{
    Writing writing;
    writing.list->setCurrentIndex(writing.memos().index(1)); // on Isolation
    const auto linkTo = [&](const char* name) {
        writing.click("memoLink");
        writing.window.type(QString::fromLatin1(name));
        writing.window.press(QStringLiteral("Return"));
    };
    linkTo("P03");
    linkTo("Ben");
    const model::Memo memo = writing.memo("Why Isolation is not solitude");
    CHECK(memo.target == model::AnyId(writing.window.code("Isolation")));
    const model::AnyId document = writing.window.document("P03").id;
    CHECK(linksOf(writing.window.corpus(), memo.id)
          == std::vector<model::AnyId>{document, writing.window.unit("Ben")});
    CHECK(writing.row(1, MemoList::Target) == QStringLiteral("Isolation and 2 more"));
    auto& links = writing.window.find<QToolButton>(QStringLiteral("memoLinks"));
    CHECK(links.text() == QStringLiteral("and 2 &more"));
    const auto found = memosOn(writing.window.corpus(), {document, {}});
    REQUIRE(found.size() == 1);
    CHECK(found.front().id == memo.id);
    // What it is attached to goes: the first link takes its place.
    QMenu& menu = *links.menu();
    Q_EMIT menu.aboutToShow();
    const auto choose = [&](const char* words) {
        for (QAction* action : menu.actions())
            if (action->text() == QString::fromLatin1(words)) {
                action->trigger();
                return;
            }
        FAIL("no entry " << words);
    };
    choose("Remove the link to Isolation");
    CHECK(writing.memo("Why Isolation is not solitude").target == document);
    CHECK(linksOf(writing.window.corpus(), memo.id).size() == 1);
    CHECK(writing.window.status().startsWith(QStringLiteral("Removed the memo's link")));
    writing.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(linksOf(writing.window.corpus(), memo.id).size() == 2);
    Q_EMIT menu.aboutToShow();
    choose("Go to case Ben");
    CHECK(writing.window.main().currentPage() == writing.window.main().page(Workspace::Cases));
}

TEST_CASE("memos take quotes with their reference and are read with bold words")
{
    Writing writing;
    writing.list->setCurrentIndex(writing.memos().index(1));
    writing.text().moveCursor(QTextCursor::End);
    writing.click("memoQuote");
    REQUIRE(QApplication::focusWidget()->objectName() == QStringLiteral("quoteFind"));
    writing.window.press(QStringLiteral("Return"));
    CHECK(writing.text().toPlainText()
          == QStringLiteral("They do not **choose** it.“After a few weeks I felt isolated.” "
                            "(P01 ¶2, Isolation)"));
    writing.click("memoRead");
    auto& reading = writing.window.find<QTextBrowser>(QStringLiteral("memoReading"));
    CHECK(reading.isVisible());
    CHECK(reading.toPlainText().startsWith(QStringLiteral("They do not choose it.")));
    CHECK(QString::fromStdString(writing.memo("Why Isolation is not solitude").text)
              .contains(QStringLiteral("P01 ¶2")));
}

TEST_CASE("memos leave the window as one document or a table")
{
    Writing writing;
    const QString path = writing.window.folder() + QStringLiteral("/all.md");
    writing.window.main().trigger(Command::ExportMemos);
    auto& dialog = writing.window.find<QFileDialog>(QStringLiteral("exportMemosDialog"));
    dialog.selectFile(path);
    QMetaObject::invokeMethod(&dialog, "accept");
    REQUIRE(soon([&] { return writing.window.status().startsWith(QStringLiteral("3 memos")); }));
    const std::string document = must(readFile(toPath(path)));
    CHECK(document.find("## Field note\n\n*case Ben · ") != std::string::npos);
    CHECK(document.find("They do not **choose** it.") != std::string::npos);
    const model::Corpus& corpus = writing.window.corpus();
    const auto& texts = writing.window.session().texts();
    for (const char* ending : {"csv", "html"}) {
        const std::string file = toUtf8(writing.window.folder()) + "/all." + ending;
        must(writeMemos(file, corpus, texts, writing.memos().memos()));
        CHECK(must(readFile(file)).find("The room is small.") != std::string::npos);
    }
    const auto choices = writing.window.main().page(Workspace::Memos)->exports();
    REQUIRE(choices.size() == 1);
    CHECK(must(choices.front().build({})).rows.size() == 3);
}

} // namespace crosscase::gui
