// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/hits_model.h"
#include "app/gui/views/hits_view.h"
#include "app/gui/views/page.h"
#include "app/gui/views/quote_list.h"
#include "tests/app/gui/window.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace crosscase::gui {

namespace {

// The search workspace, worked with by its fields.
struct Searching {
    Window window = Window::study();
    HitsView* view = nullptr;

    Searching()
    {
        window.press(QStringLiteral("Ctrl+4"));
        view = &window.find<HitsView>(QStringLiteral("hits"));
    }
    [[nodiscard]] HitsModel& hits() const { return static_cast<HitsModel&>(*view->model()); }
    [[nodiscard]] QString count()
    {
        return window.find<QLabel>(QStringLiteral("searchCount")).text();
    }
    [[nodiscard]] bool counts(const char* words)
    {
        const bool counted = soon([&] { return count() == QLatin1String(words); });
        INFO(count().toStdString());
        CHECK(counted);
        return counted;
    }
    QString cell(int row, HitsModel::Column column)
    {
        return hits().index(row, column).data().toString();
    }
    QPushButton& apply() { return window.find<QPushButton>(QStringLiteral("autocodeApply")); }
    bool says(const char* words)
    {
        const bool said = soon([&] {
            return apply().text().remove(QLatin1Char('&')).startsWith(QLatin1String(words));
        });
        INFO(apply().text().toStdString());
        CHECK(said);
        return said;
    }
    void chooseSpeaker(const char* name)
    {
        auto& speakers = window.find<QComboBox>(QStringLiteral("searchSpeaker"));
        REQUIRE(soon([&] { return speakers.findText(QLatin1String(name)) > 0; }));
        speakers.setCurrentIndex(speakers.findText(QLatin1String(name)));
        Q_EMIT speakers.activated(speakers.currentIndex());
    }
};

} // namespace

TEST_CASE("search shows hits in their context while one types, and leaves out a speaker")
{
    Searching search;
    search.window.type(QStringLiteral("money"));
    REQUIRE(search.counts("5 hits in 4 documents"));
    CHECK(search.hits().rowCount() == 5);
    CHECK(search.cell(0, HitsModel::Reference) == QStringLiteral("P01 ¶5"));
    CHECK(search.cell(0, HitsModel::Speaker) == QStringLiteral("Interviewer"));
    CHECK(search.cell(0, HitsModel::Left) == QStringLiteral("Did the "));
    CHECK(search.cell(0, HitsModel::Word) == QStringLiteral("money"));
    CHECK(search.cell(0, HitsModel::Right) == QStringLiteral(" side change?"));
    search.chooseSpeaker("all but Interviewer");
    REQUIRE(search.counts("1 hit in 1 document"));
    CHECK(search.cell(0, HitsModel::Reference) == QStringLiteral("P03 ¶6"));
}

TEST_CASE("search codes ticked hits as one step that undo takes back")
{
    Searching search;
    search.window.type(QStringLiteral("lonely"));
    REQUIRE(search.counts("1 hit in 1 document"));
    search.window.press(QStringLiteral("Return"));
    auto& code = search.window.find<QComboBox>(QStringLiteral("autocodeCode"));
    code.setEditText(QStringLiteral("Isolation"));
    REQUIRE(search.says("Code 1 ticked hit"));
    search.window.press(QStringLiteral("Space"));
    REQUIRE(search.says("Code 0 ticked hits"));
    CHECK_FALSE(search.apply().isEnabled());
    search.window.press(QStringLiteral("Space"));
    REQUIRE(search.says("Code 1 ticked hit"));
    search.window.find<QComboBox>(QStringLiteral("autocodeUnit")).setCurrentIndex(2);
    REQUIRE(soon([&] { return search.apply().isEnabled(); }));
    QTest::mouseClick(&search.apply(), Qt::LeftButton);
    REQUIRE(soon([&] { return search.window.countOf("Isolation") == 3; }));
    CHECK(search.window.status() == QStringLiteral("Autocoded 1 passage with Isolation"));
    std::string quote;
    for (const model::Coding& coding : search.window.codings())
        if (coding.document == search.window.document("P04").id)
            quote = search.window.quoteOf(coding);
    CHECK(quote == "I was never lonely because my flatmates study too.");
    // What is coded so already is skipped, and shown beside the hit.
    auto& note = search.window.find<QLabel>(QStringLiteral("autocodeNote"));
    REQUIRE(
        soon([&] { return note.text().contains(QStringLiteral("1 already coded is skipped")); }));
    REQUIRE(search.says("Code 0 ticked hits"));
    CHECK(search.cell(0, HitsModel::Codes) == QStringLiteral("Isolation"));
    search.window.press(QStringLiteral("Ctrl+Z"));
    CHECK(search.window.countOf("Isolation") == 2);
    CHECK(search.window.complaint().isEmpty());
}

TEST_CASE("search makes the code of a new name in the same step")
{
    Searching search;
    search.window.type(QStringLiteral("flatmates"));
    REQUIRE(search.counts("2 hits in 1 document"));
    search.window.find<QComboBox>(QStringLiteral("autocodeCode"))
        .setEditText(QStringLiteral("Home"));
    REQUIRE(search.says("Code 2 ticked hits"));
    QTest::mouseClick(&search.apply(), Qt::LeftButton);
    REQUIRE(soon([&] {
        return search.window.status() == QStringLiteral("Autocoded 2 passages with Home");
    }));
    CHECK(search.window.countOf("Home") == 2);
    search.window.press(QStringLiteral("Ctrl+Z"));
    CHECK_FALSE(project::findCode(search.window.corpus(), "Home"));
}

TEST_CASE("search opens a hit in its text and comes back to the same row with the same ticks")
{
    Searching search;
    search.window.type(QStringLiteral("money"));
    REQUIRE(search.counts("5 hits in 4 documents"));
    search.window.press(QStringLiteral("Return"));
    search.window.press(QStringLiteral("Down"));
    search.window.press(QStringLiteral("Space"));
    CHECK(search.hits().tickedCount() == 4);
    search.window.press(QStringLiteral("Return"));
    CHECK(search.window.main().currentPage() == search.window.main().page(Workspace::Coding));
    search.window.press(QStringLiteral("Alt+Left"));
    CHECK(search.window.main().currentPage() == search.window.main().page(Workspace::Search));
    CHECK(search.view->currentIndex().row() == 1);
    CHECK(search.view->hasFocus());
    CHECK(search.hits().tickedCount() == 4);
    CHECK_FALSE(search.hits().isTicked(1));
    // All at once, and none.
    search.window.press(QStringLiteral("Ctrl+A"));
    search.window.press(QStringLiteral("Space"));
    CHECK(search.hits().tickedCount() == 5);
    search.window.press(QStringLiteral("Space"));
    CHECK(search.hits().tickedCount() == 0);
}

TEST_CASE("search says what is wrong with a query or a filter beside it")
{
    Searching search;
    search.window.type(QStringLiteral("money ("));
    auto& message = search.window.find<QLabel>(QStringLiteral("searchMessage"));
    REQUIRE(soon([&] { return message.isVisible(); }));
    CHECK(search.window.complaint().isEmpty());
    search.window.press(QStringLiteral("Ctrl+F"));
    search.window.type(QStringLiteral("isolated"));
    REQUIRE(search.counts("2 hits in 2 documents"));
    CHECK_FALSE(message.isVisible());
    auto& filter = search.window.find<QLineEdit>(QStringLiteral("searchFilter"));
    filter.setText(QStringLiteral("case.Housin = Alone"));
    auto& said = search.window.find<QLabel>(QStringLiteral("filterMessage"));
    REQUIRE(
        soon([&] { return said.isVisible() && said.text().contains(QStringLiteral("Housin")); }));
    filter.setText(QStringLiteral("case = Anna"));
    REQUIRE(search.counts("1 hit in 1 document"));
    CHECK_FALSE(said.isVisible());
}

TEST_CASE("search suggests words that the texts have")
{
    Searching search;
    REQUIRE(soon([&] { return search.window.session().index().isCurrent(); }));
    search.window.type(QStringLiteral("isoladed"));
    REQUIRE(search.counts("0 hits in 0 documents"));
    auto& message = search.window.find<QLabel>(QStringLiteral("searchMessage"));
    REQUIRE(message.text().contains(QStringLiteral("isolated")));
    Q_EMIT message.linkActivated(QStringLiteral("isoladed\nisolated"));
    CHECK(search.counts("2 hits in 2 documents"));
}

TEST_CASE("search finds codings by an expression, saves it and opens it again")
{
    Searching search;
    search.window.find<QRadioButton>(QStringLiteral("searchKind3")).click();
    search.window.press(QStringLiteral("Ctrl+F"));
    search.window.type(QStringLiteral("overlap(Support, Belonging)"));
    REQUIRE(search.counts("1 coding in 1 document"));
    auto& quotes = search.window.find<QuoteList>(QStringLiteral("searchQuotes"));
    CHECK(quotes.isVisible());
    CHECK(quotes.quotes().codings().size() == 1);
    auto& saved = search.window.find<QComboBox>(QStringLiteral("savedQueries"));
    saved.setEditText(QStringLiteral("Both"));
    search.window.find<QPushButton>(QStringLiteral("saveQuery")).click();
    CHECK(search.window.status() == QStringLiteral("Saved query: Both"));
    search.window.press(QStringLiteral("Ctrl+F"));
    search.window.type(QStringLiteral("theme = Isolation"));
    REQUIRE(search.counts("2 codings in 2 documents"));
    saved.setCurrentIndex(0);
    Q_EMIT saved.activated(0);
    REQUIRE(search.counts("1 coding in 1 document"));
    search.window.find<QPushButton>(QStringLiteral("deleteQuery")).click();
    CHECK(search.window.corpus().rows<model::SavedQuery>().empty());
}

TEST_CASE("search exports the hits that are shown, and follows what is changed")
{
    Searching search;
    search.window.main()
        .page(Workspace::Search)
        ->show({.workspace = Workspace::Search, .words = QStringLiteral("isolated")});
    REQUIRE(search.counts("2 hits in 2 documents"));
    const auto choices = search.window.main().page(Workspace::Search)->exports();
    REQUIRE(choices.size() == 1);
    const table::Table table = must(choices.front().build({}));
    REQUIRE(table.rows.size() == 2);
    CHECK(table::toText(table.rows.front().cells[7]) == "isolated");
    must(search.window.session().change(
        QStringLiteral("Rename"), [](project::Edit& edit) -> Result<void> {
            model::Document document =
                edit.corpus().get(must(project::findDocument(edit.corpus(), "P03_Chiara")));
            document.label = "C3";
            edit.change(document);
            return {};
        }));
    CHECK(search.cell(1, HitsModel::Reference) == QStringLiteral("C3 ¶2"));
}

TEST_CASE("search: by keys one comes to a hit that is selected")
{
    Searching searching;
    searching.window.type(QStringLiteral("money"));
    REQUIRE(searching.counts("5 hits in 4 documents"));
    CHECK(searching.view->selectionModel()->selectedRows().isEmpty());
    searching.view->setFocus(Qt::TabFocusReason);
    CHECK(searching.view->selectionModel()->selectedRows().size() == 1);
}

TEST_CASE("search saves a search of words with where and who, and opens it again")
{
    Searching search;
    search.window.type(QStringLiteral("money"));
    search.chooseSpeaker("all but Interviewer");
    REQUIRE(search.counts("1 hit in 1 document"));
    search.window.press(QStringLiteral("Ctrl+S"));
    auto& ask = search.window.find<QInputDialog>(QStringLiteral("searchName"));
    ask.setTextValue(QStringLiteral("Costs"));
    ask.accept();
    QApplication::processEvents();
    REQUIRE(search.window.corpus().rows<model::SavedQuery>().size() == 1);
    auto& saved = search.window.find<QComboBox>(QStringLiteral("savedSearches"));
    CHECK(saved.currentText() == QStringLiteral("Costs"));
    search.window.press(QStringLiteral("Ctrl+F"));
    search.window.type(QStringLiteral("lonely"));
    CHECK(soon([&] { return saved.currentIndex() == -1; }));
    saved.setCurrentIndex(0);
    Q_EMIT saved.activated(0);
    CHECK(search.window.find<QLineEdit>(QStringLiteral("searchWords")).text()
          == QStringLiteral("money"));
    CHECK(soon([&] {
        return search.hits().rowCount() == 1
               && search.cell(0, HitsModel::Reference) == QStringLiteral("P03 ¶6");
    }));
    const int last = saved.count() - 1;
    CHECK(saved.itemText(last).contains(QStringLiteral("Costs")));
    saved.setCurrentIndex(last);
    Q_EMIT saved.activated(last);
    CHECK(search.window.corpus().rows<model::SavedQuery>().empty());
}

} // namespace crosscase::gui
