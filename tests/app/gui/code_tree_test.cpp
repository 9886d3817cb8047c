// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/codes.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/models/code_tree.h"
#include "app/gui/models/fuzzy.h"
#include "app/gui/views/code_pane.h"
#include "tests/app/gui/window.h"

#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSet>
#include <QTreeView>

namespace crosscase::gui {

TEST_CASE("code tree: names, counts and colours follow what is done")
{
    Window window = Window::study();
    CodeTreeModel codes(nullptr, nullptr);
    codes.setSession(&window.session());
    CHECK(codes.rowCount() == 4);
    CHECK(codes.countOf(window.code("Isolation")) == 2);
    const auto made =
        must(newCode(window.session(), QStringLiteral("Hope"), window.code("Support")));
    CHECK(codes.rowCount(codes.indexOf(window.code("Support"))) == 1);
    CHECK(codes.indexOf(made).data().toString() == QStringLiteral("Hope"));
    CHECK(codes.indexOf(made)
              .data(Qt::ToolTipRole)
              .toString()
              .contains(QStringLiteral("0 in the project")));
    must(deleteCodes(window.session(), {window.code("Isolation")}));
    CHECK(codes.rowCount() == 3);
}

TEST_CASE("code tree: a filter keeps what lies above and finds words of definitions")
{
    Window window = Window::study();
    const auto support = window.code("Support");
    must(newCode(window.session(), QStringLiteral("Hope"), support));
    must(setCodeText(window.session(),
                     window.code("Money"),
                     CodeText::Definition,
                     QStringLiteral("Income, rent and grants")));
    CodeTreeModel codes(nullptr, nullptr);
    codes.setSession(&window.session());
    codes.setFilter(QStringLiteral("hop"));
    CHECK(codes.rowCount() == 1);
    CHECK(codes.codeAt(codes.index(0, 0)) == support);
    codes.setFilter(QStringLiteral("grants"));
    CHECK(codes.codeAt(codes.index(0, 0)) == window.code("Money"));
}

TEST_CASE("code tree: a drag of codes asks for a move, below or before another")
{
    Window window = Window::study();
    CodeTreeModel codes(nullptr, nullptr);
    codes.setSession(&window.session());
    std::vector<CodeIds> asked;
    model::Id<model::Code> parent;
    QObject::connect(&codes,
                     &CodeTreeModel::moveWanted,
                     &codes,
                     [&](const CodeIds& moved, model::Id<model::Code> to, model::Id<model::Code>) {
                         asked.push_back(moved);
                         parent = to;
                     });
    const std::unique_ptr<QMimeData> drag(codes.mimeData({codes.indexOf(window.code("Money"))}));
    codes.dropMimeData(drag.get(), Qt::MoveAction, -1, 0, codes.indexOf(window.code("Support")));
    REQUIRE(asked.size() == 1);
    CHECK(parent == window.code("Support"));
    must(moveCodes(window.session(), asked.front(), parent));
    CHECK(codes.indexOf(window.code("Money")).parent() == codes.indexOf(parent));
    CHECK_FALSE(moveCodes(window.session(), {parent}, window.code("Money")));
}

TEST_CASE("code tree: F2 with the name of a sibling is refused in words and keeps the old name")
{
    Window window = Window::study();
    auto& pane = window.find<CodePane>(QStringLiteral("codePane"));
    pane.select(window.code("Belonging"));
    window.find<QTreeView>(QStringLiteral("codeTree")).setFocus();
    window.press(QStringLiteral("F2"));
    auto& line = window.find<QLineEdit>(QStringLiteral("codeName"));
    line.selectAll();
    window.type(QStringLiteral("support "));
    window.press(QStringLiteral("Return"));
    CHECK(window.corpus().contains(window.code("Belonging")));
    const auto& notice = window.find<QLabel>(QStringLiteral("codeNotice"));
    CHECK(notice.isVisible());
    CHECK(notice.text().contains(QStringLiteral("Support")));
}

TEST_CASE("code tree: colours repeat only when all are used")
{
    Window window;
    QSet<QString> colours;
    for (int i = 0; i < 24; ++i) {
        const auto code = must(newCode(window.session(), QStringLiteral("c%1").arg(i)));
        colours.insert(fromUtf8(window.corpus().get(code).colour));
    }
    CHECK(colours.size() == 24);
    const auto top = window.code("c0");
    const auto child = must(newCode(window.session(), QStringLiteral("a"), top));
    const auto other = must(newCode(window.session(), QStringLiteral("b"), top));
    CHECK(window.corpus().get(child).colour != window.corpus().get(top).colour);
    CHECK(window.corpus().get(child).colour != window.corpus().get(other).colour);
}

TEST_CASE("code tree: the beginning of a name fits better than letters inside")
{
    const auto fit = [](const char* typed, const char* name) {
        return fitOf(QString::fromLatin1(typed), QString::fromLatin1(name));
    };
    CHECK(fit("sup", "Support") > fit("sup", "Peer support"));
    CHECK(fit("sup", "Peer support") > fit("ppo", "Support"));
    CHECK(fit("spt", "Support") > 0);
    CHECK(fit("xyz", "Support") < 0);
    CHECK(fit("SUPPORT ", "Support") == fit("", "anything"));
}

TEST_CASE("code tree: deleting a code can move its quotes to another")
{
    Window window = Window::study();
    must(deleteCodesMovingQuotes(
        window.session(), {window.code("Belonging")}, window.code("Isolation")));
    CHECK(window.countOf("Isolation") == 3);
    CHECK(window.status() == QStringLiteral("Deleted code Belonging, quotes to Isolation"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.countOf("Belonging") == 1);
}

} // namespace crosscase::gui
