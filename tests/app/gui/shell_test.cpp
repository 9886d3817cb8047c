// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/machine.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <QLineEdit>
#include <QSet>
#include <QSettings>
#include <QSplitter>

#include <cstdlib>

namespace crosscase::gui {

TEST_CASE("an open project shows the coding workspace and its title")
{
    Window window;
    CHECK(window.main().windowTitle().contains(QStringLiteral("thesis")));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Coding));
}

TEST_CASE("Ctrl and a number show the workspaces, Alt+Left leads back")
{
    Window window;
    window.press(QStringLiteral("Ctrl+5"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Matrix));
    window.press(QStringLiteral("Ctrl+7"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Memos));
    window.press(QStringLiteral("Alt+Left"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Matrix));
    window.press(QStringLiteral("Alt+Right"));
    CHECK(window.main().currentPage() == window.main().page(Workspace::Memos));
}

TEST_CASE("undo and redo take what was done from the project's log and say its name")
{
    Window window;
    must(window.session().change(QStringLiteral("Add code Trust"),
                                 [](project::Edit& edit) -> Result<void> {
                                     auto added = project::addCode(edit, "Trust");
                                     if (!added)
                                         return passOn(added);
                                     return {};
                                 }));
    CHECK(window.status() == QStringLiteral("Added code Trust"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.corpus().codes().empty());
    CHECK(window.status() == QStringLiteral("Undo: Add code Trust"));
    window.press(QStringLiteral("Ctrl+Shift+Z"));
    CHECK(window.corpus().codes().size() == 1);
    window.press(QStringLiteral("Ctrl+Z"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.complaint().contains(QStringLiteral("nothing")));
}

TEST_CASE("no shortcut belongs to two commands, no mnemonic to two entries of a menu")
{
    QSet<QString> keys;
    QSet<QString> mnemonics;
    for (const CommandText& text : commands()) {
        const QStringList written =
            QString::fromLatin1(text.keys).split(QStringLiteral("; "), Qt::SkipEmptyParts);
        for (const QString& key : written) {
            INFO(key.toStdString());
            CHECK_FALSE(keys.contains(key));
            keys.insert(key);
        }
        const QString title = titleOf(text.command);
        INFO(title.toStdString());
        const qsizetype at = title.indexOf(QLatin1Char('&'));
        REQUIRE(at >= 0);
        const QString mnemonic =
            QString::number(static_cast<int>(text.menu)) + title.at(at + 1).toLower();
        CHECK_FALSE(mnemonics.contains(mnemonic));
        mnemonics.insert(mnemonic);
    }
}

TEST_CASE("Ctrl+Z in a field takes back what was typed there, and else what was done")
{
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+4"));
    auto& field = window.find<QLineEdit>(QStringLiteral("searchWords"));
    field.setFocus();
    window.type(QStringLiteral("money"));
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(field.text().isEmpty());
    CHECK(window.codings().size() == 6);
    window.press(QStringLiteral("Ctrl+Z"));
    CHECK(window.codings().empty());
    field.setText(QString()); // nothing to bring again either
    window.press(QStringLiteral("Ctrl+Shift+Z"));
    CHECK(window.codings().size() == 6);
}

TEST_CASE("sizes of panes are kept only of pages that were seen")
{
    const QString key = QStringLiteral("pages/matrixSplitter");
    settings()->remove(key);
    {
        Window window = Window::study();
        window.main().close();
        CHECK_FALSE(settings()->contains(key));
    }
    QList<int> wanted;
    {
        Window window = Window::study();
        window.press(QStringLiteral("Ctrl+5"));
        auto* splitter = window.find<QWidget>(QStringLiteral("cellPanel")).parentWidget();
        auto* sizes = qobject_cast<QSplitter*>(splitter);
        REQUIRE(sizes != nullptr);
        // Three quarters are the table's until somebody moves the handle.
        CHECK(sizes->sizes()[0] > 2 * sizes->sizes()[1]);
        sizes->setSizes({300, 260});
        QApplication::processEvents();
        wanted = sizes->sizes();
        window.main().close();
        CHECK(settings()->contains(key));
    }
    { // not seen: what was kept stays
        Window window = Window::study();
        window.main().close();
    }
    Window window = Window::study();
    window.press(QStringLiteral("Ctrl+5"));
    auto* sizes =
        qobject_cast<QSplitter*>(window.find<QWidget>(QStringLiteral("cellPanel")).parentWidget());
    CHECK(std::abs(sizes->sizes()[0] - wanted[0]) < 40);
}

} // namespace crosscase::gui
