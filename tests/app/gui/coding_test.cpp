// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/code_pane.h"
#include "app/gui/views/inspector.h"
#include "app/gui/views/quick_code.h"
#include "app/gui/views/quote_list.h"
#include "app/gui/views/text_view.h"
#include "core/project/writing.h"
#include "tests/app/gui/window.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QTreeView>

namespace crosscase::gui {

namespace {

TextView& textOf(Window& window)
{
    return window.find<TextView>(QStringLiteral("textView"));
}

void openDocument(Window& window, const std::string& name)
{
    window.main().go({.workspace = Workspace::Coding, .document = window.document(name).id});
}

void selectWords(Window& window, const std::string& document, const std::string& words)
{
    openDocument(window, document);
    const auto text = must(window.session().texts().load(window.document(document)));
    const std::size_t at = text->utf8.find(words);
    REQUIRE(at != std::string::npos);
    textOf(window).setFocus();
    textOf(window).select({text->offsets.fromByte(at), text->offsets.fromByte(at + words.size())});
    QApplication::processEvents();
}

// Ctrl+K, the name, Enter.
void codeAs(Window& window, const std::string& name)
{
    window.press(QStringLiteral("Ctrl+K"));
    REQUIRE(window.find<QLineEdit>(QStringLiteral("quickCodeLine")).isVisible());
    window.type(QString::fromStdString(name));
    window.press(QStringLiteral("Return"));
}

} // namespace

TEST_CASE("coding: Ctrl+K makes a code for the selection - undo takes both back")
{
    Window window = Window::study({});
    selectWords(window, "P01_Anna", "After a few weeks I felt isolated.");
    codeAs(window, "Isolation");
    REQUIRE(window.codings().size() == 1);
    CHECK(window.quoteOf(window.codings().front()) == "After a few weeks I felt isolated.");
    CHECK(window.status() == QStringLiteral("Coded P01 ¶2 with Isolation (new code)"));
    CHECK_FALSE(window.find<QuickCode>(QStringLiteral("quickCode")).isVisible());
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.codings().empty());
    CHECK(window.corpus().codes().empty());
    window.press(QStringLiteral("Ctrl+Shift+Z"));
    CHECK(window.countOf("Isolation") == 1);
}

TEST_CASE("coding: a few letters find the code - the last code comes again by Ctrl+L")
{
    Window window = Window::study();
    selectWords(window, "P03_Chiara", "from day one");
    codeAs(window, "iso");
    CHECK(window.countOf("Isolation") == 3);
    window.press(QStringLiteral("Ctrl+L"));
    CHECK(window.countOf("Isolation") == 3);
    CHECK(window.status() == QStringLiteral("This is already coded with Isolation"));
}

TEST_CASE("coding: without a selection Ctrl+K says what is missing")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    textOf(window).select({});
    window.press(QStringLiteral("Ctrl+K"));
    CHECK(window.status() == QStringLiteral("Select a passage first."));
}

TEST_CASE("coding: number keys code with the codes used last")
{
    Window window = Window::study();
    selectWords(window, "P01_Anna", "no commute");
    codeAs(window, "Support");
    const auto before = window.countOf("Support");
    selectWords(window, "P02_Ben", "I share a room");
    Q_EMIT textOf(window).digitPressed(1);
    CHECK(window.countOf("Support") == before + 1);
}

TEST_CASE("coding: the coder's own coding is removed by Delete without a question")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    const auto money = window.code("Money");
    for (const model::Coding& coding : window.codings())
        if (coding.code == money)
            textOf(window).selectCoding(coding.id);
    textOf(window).setFocus();
    window.press(QStringLiteral("Del"));
    CHECK(window.countOf("Money") == 0);
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.countOf("Money") == 1);
}

TEST_CASE("coding: the end of a selected coding moves by a word and back")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    model::Id<model::Coding> id;
    for (const model::Coding& coding : window.codings())
        if (window.quoteOf(coding).starts_with("My study group."))
            id = coding.id;
    textOf(window).selectCoding(id);
    textOf(window).setFocus();
    window.press(QStringLiteral("Ctrl+Shift+Left"));
    CHECK_FALSE(window.quoteOf(*window.corpus().find(id)).ends_with("going."));
    window.press(QStringLiteral("Ctrl+Shift+Right"));
    CHECK(window.quoteOf(*window.corpus().find(id)).find("going") != std::string::npos);
}

TEST_CASE("coding: the quotes of the selected code open their text - Alt+Left leads back")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    window.main().go({.workspace = Workspace::Coding, .code = window.code("Isolation")});
    window.find<Inspector>(QStringLiteral("inspector")).showQuotes();
    auto& quotes = window.find<QuoteList>(QStringLiteral("codeQuotes"));
    REQUIRE(quotes.quotes().rowCount({}) == 2);
    CHECK(quotes.quotes().index(0).data(QuotesModel::Reference).toString()
          == QStringLiteral("P01 ¶2"));
    quotes.setCurrentIndex(quotes.quotes().index(1));
    quotes.setFocus();
    window.press(QStringLiteral("Return"));
    CHECK(textOf(window).document() == window.document("P03_Chiara").id);
    window.press(QStringLiteral("Alt+Left"));
    CHECK(textOf(window).document() == window.document("P01_Anna").id);
}

TEST_CASE("coding: a memo on the selected coding is written in the inspector")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    const model::Coding coding = window.codings().front();
    textOf(window).selectCoding(coding.id);
    textOf(window).setFocus();
    window.press(QStringLiteral("Ctrl+M"));
    window.type(QStringLiteral("she pauses"));
    textOf(window).setFocus(); // leaving saves
    const auto memos = memosOn(window.corpus(), {coding.id, {}});
    REQUIRE(memos.size() == 1);
    CHECK(memos.front().text == "she pauses");
}

TEST_CASE("coding: the pen codes whatever is selected until Esc")
{
    Window window = Window::study();
    openDocument(window, "P02_Ben");
    window.find<CodePane>(QStringLiteral("codePane")).select(window.code("Money"));
    textOf(window).setFocus();
    window.press(QStringLiteral("Ctrl+Shift+P"));
    CHECK(window.find<QToolButton>(QStringLiteral("penButton")).isVisible());
    const auto before = window.countOf("Money");
    QTest::keyClick(&window.main(), Qt::Key_F9); // no Shift is held any more
    textOf(window).select({20, 40});
    Q_EMIT textOf(window).selectionChanged(true);
    CHECK(window.countOf("Money") == before + 1);
    window.press(QStringLiteral("Esc"));
    CHECK_FALSE(window.find<QToolButton>(QStringLiteral("penButton")).isVisible());
}

TEST_CASE("coding: in vivo takes the words as name - below the selected code")
{
    Window window = Window::study();
    selectWords(window, "P02_Ben", "I share a room");
    window.find<CodePane>(QStringLiteral("codePane")).select(window.code("Support"));
    textOf(window).setFocus();
    window.press(QStringLiteral("Ctrl+Shift+K"));
    CHECK(window.find<QLineEdit>(QStringLiteral("quickCodeLine")).text()
          == QStringLiteral("I share a room"));
    window.press(QStringLiteral("Return"));
    CHECK(window.countOf("Support > I share a room") == 1);
}

TEST_CASE("coding: Ctrl+PgDown shows the next document")
{
    Window window = Window::study();
    openDocument(window, "P01_Anna");
    window.press(QStringLiteral("Ctrl+PgDown"));
    CHECK(textOf(window).document() == window.document("P02_Ben").id);
    window.press(QStringLiteral("Ctrl+PgUp"));
    CHECK(textOf(window).document() == window.document("P01_Anna").id);
}

} // namespace crosscase::gui
