// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/machine.h"
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/keys_dialog.h"
#include "app/gui/dialogs/new_project_dialog.h"
#include "app/gui/views/welcome_page.h"
#include "core/project/backup.h"
#include "core/project/codes.h"
#include "tests/app/gui/window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTreeWidget>

namespace crosscase::gui {

namespace {

// The window as it starts, with no project.
struct Start {
    QTemporaryDir folder;
    MainWindow window;

    Start()
    {
        window.resize(1280, 800);
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }
    template <typename Widget>
    Widget& find(const QString& name)
    {
        auto* widget = window.findChild<Widget*>(name);
        INFO("no widget " << name.toStdString());
        REQUIRE(widget != nullptr);
        return *widget;
    }
    void open(const QString& path)
    {
        window.openProject(path);
        REQUIRE(soon([&] { return window.session() && window.session()->path() == toPath(path); }));
    }
    void drop(const QStringList& files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls.append(QUrl::fromLocalFile(file));
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        CHECK(enter.isAccepted());
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }
};

} // namespace

TEST_CASE("start: the welcome page offers new, open and the sample, and opens nothing by itself")
{
    Start start;
    CHECK(start.window.currentPage() == nullptr);
    CHECK(start.find<WelcomePage>(QStringLiteral("welcomePage")).isVisible());
    CHECK(QApplication::activeModalWidget() == nullptr);
    for (int i = 0; i < 3; ++i)
        CHECK_FALSE(start.find<QPushButton>(QStringLiteral("welcome%1").arg(i)).text().isEmpty());
}

TEST_CASE("start: Ctrl+N, a name and Enter make a project")
{
    Start start;
    settings()->setValue(QStringLiteral("projectFolder"), start.folder.path());
    QTest::keySequence(&start.window, QKeySequence(QStringLiteral("Ctrl+N")));
    auto& name = start.find<QLineEdit>(QStringLiteral("projectName"));
    QTest::keyClicks(&name, QStringLiteral("thesis"));
    CHECK(start.find<QLabel>(QStringLiteral("projectPath"))
              .text()
              .endsWith(QStringLiteral("thesis.crosscase")));
    QTest::keyClick(&name, Qt::Key_Return);
    REQUIRE(start.window.session() != nullptr);
    CHECK(start.window.windowTitle().contains(QStringLiteral("thesis")));
    CHECK(QFileInfo::exists(start.folder.filePath(QStringLiteral("thesis.crosscase"))));
    CHECK(start.window.currentPage() == start.window.page(Workspace::Coding));
}

TEST_CASE("start: a new project's name that is taken is refused beside the field")
{
    Start start;
    REQUIRE(start.window.createProject(start.folder.filePath(QStringLiteral("old.crosscase"))));
    start.window.closeProject();
    settings()->setValue(QStringLiteral("projectFolder"), start.folder.path());
    start.window.trigger(Command::NewProject);
    start.find<QLineEdit>(QStringLiteral("projectName")).setText(QStringLiteral("old"));
    CHECK(start.find<QLabel>(QStringLiteral("newProjectError"))
              .text()
              .contains(QStringLiteral("already")));
    CHECK_FALSE(start.find<QPushButton>(QStringLiteral("createProject")).isEnabled());
}

TEST_CASE("start: recent projects open by Enter, one that has gone can be forgotten")
{
    Start start;
    const QString here = start.folder.filePath(QStringLiteral("here.crosscase"));
    REQUIRE(start.window.createProject(here));
    start.window.closeProject();
    rememberProject({QStringLiteral("/gone/away.crosscase"), QDateTime::currentDateTime(), 3});
    start.window.findChild<WelcomePage*>()->refresh();
    auto& list = start.find<QTableWidget>(QStringLiteral("recentProjects"));
    CHECK(list.item(0, 1)->text() == QStringLiteral("not found"));
    CHECK(start.find<QPushButton>(QStringLiteral("locateRecent")).isEnabled());
    QTest::mouseClick(&start.find<QPushButton>(QStringLiteral("forgetRecent")), Qt::LeftButton);
    CHECK(list.item(0, 0)->text() == QStringLiteral("here"));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Return);
    REQUIRE(soon([&] { return start.window.session() != nullptr; }));
    CHECK(start.window.session()->path() == toPath(here));
}

TEST_CASE("start: files that are dropped open a project, or offer a new one for them")
{
    Start start;
    const QString project = start.folder.filePath(QStringLiteral("mine.crosscase"));
    REQUIRE(start.window.createProject(project));
    start.window.closeProject();
    start.drop({QStringLiteral(CROSSCASE_SOURCE_DIR "/tests/app/gui/study/P01_Anna.txt")});
    auto* offered = start.window.findChild<NewProjectDialog*>();
    REQUIRE(offered != nullptr);
    offered->reject();
    start.drop({project});
    REQUIRE(soon([&] { return start.window.session() != nullptr; }));
    start.drop({QStringLiteral(CROSSCASE_SOURCE_DIR "/tests/app/gui/study/P01_Anna.txt")});
    auto* dialog = start.window.findChild<ImportDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(soon([&] { return dialog->model().rowCount() == 1 && !dialog->isReading(); }));
    dialog->reject();
}

TEST_CASE("start: the sample is a copy of one's own, and a fresh one once it was changed")
{
    Start start;
    start.window.openSample(Workspace::Matrix);
    REQUIRE(QTest::qWaitFor([&] { return start.window.session() != nullptr; }, 60'000));
    CHECK(start.window.currentPage() == start.window.page(Workspace::Matrix));
    CHECK(start.window.session()->corpus().documents().size() == 12);
    const auto first = start.window.session()->path();
    start.window.closeProject();
    start.window.openSample(Workspace::Coding);
    REQUIRE(soon([&] { return start.window.session() != nullptr; }));
    CHECK(start.window.session()->path() == first);
    must(start.window.session()->change({}, [](project::Edit& edit) -> Result<void> {
        auto added = project::addCode(edit, "Mine");
        return added ? Result<void>() : Result<void>(passOn(added));
    }));
    start.window.openSample(Workspace::Coding);
    CHECK(QTest::qWaitFor([&] { return start.window.session()->path() != first; }, 60'000));
}

TEST_CASE("start: the window comes back with the last project and workspace, also after a crash")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kept.crosscase"));
    {
        MainWindow before;
        before.show();
        REQUIRE(before.createProject(path));
        before.go({.workspace = Workspace::Memos});
        // No closing: what was seen is kept as it changes.
        REQUIRE(soon([&] {
            return settings()->value(QStringLiteral("place/workspace")).toInt()
                   == static_cast<int>(Workspace::Memos);
        }));
    }
    MainWindow after;
    after.restoreSession();
    REQUIRE(soon([&] { return after.session() != nullptr; }));
    CHECK(after.session()->path() == toPath(path));
    CHECK(after.currentPage() == after.page(Workspace::Memos));
}

TEST_CASE("start: a changed project is backed up when it is opened, an unchanged one is not")
{
    Start start;
    const QString path = start.folder.filePath(QStringLiteral("safe.crosscase"));
    REQUIRE(start.window.createProject(path));
    must(start.window.session()->change({}, [](project::Edit& edit) -> Result<void> {
        auto added = project::addCode(edit, "Trust");
        return added ? Result<void>() : Result<void>(passOn(added));
    }));
    start.window.closeProject();
    start.open(path);
    CHECK(soon([&] { return project::backupsOf(toPath(path)).size() == 1; }));
    start.window.closeProject();
    start.open(path);
    QTest::qWait(300);
    CHECK(project::backupsOf(toPath(path)).size() == 1);
}

TEST_CASE("start: of two projects that are opened at once the last one is shown")
{
    Start start;
    const QString first = start.folder.filePath(QStringLiteral("first.crosscase"));
    const QString second = start.folder.filePath(QStringLiteral("second.crosscase"));
    REQUIRE(start.window.createProject(first));
    REQUIRE(start.window.createProject(second));
    start.window.closeProject();
    start.window.openProject(first);
    start.window.openProject(second);
    CHECK(start.window.openingPath() == second);
    REQUIRE(soon([&] { return start.window.session() != nullptr; }));
    CHECK(start.window.session()->path() == toPath(second));
    QTest::qWait(200);
    CHECK(start.window.session()->path() == toPath(second));
    CHECK(start.window.openingPath().isEmpty());
}

TEST_CASE("start: an opening can be stopped, and the project can be opened and written then")
{
    Start start;
    const QString path = start.folder.filePath(QStringLiteral("slow.crosscase"));
    REQUIRE(start.window.createProject(path));
    start.window.closeProject();
    start.window.openProject(path);
    start.find<QPushButton>(QStringLiteral("stopOpening")).click();
    QTest::qWait(200);
    CHECK(start.window.session() == nullptr);
    CHECK(start.find<WelcomePage>(QStringLiteral("welcomePage")).isVisible());
    start.window.openProject(path);
    start.find<QPushButton>(QStringLiteral("stopOpening")).click();
    bool isThere = false; // at once again, while the one before may still hold the file
    start.window.openProject(path, [&] { isThere = true; });
    REQUIRE(soon([&] { return isThere; }));
    CHECK_FALSE(start.window.session()->isReadOnly());
}

TEST_CASE("start: what cannot be opened is said and the project before stays")
{
    Start start;
    const QString path = start.folder.filePath(QStringLiteral("good.crosscase"));
    REQUIRE(start.window.createProject(path));
    start.window.go({.workspace = Workspace::Memos});
    start.window.openProject(start.folder.filePath(QStringLiteral("missing.crosscase")));
    auto& words = start.find<QLabel>(QStringLiteral("message"));
    REQUIRE(soon([&] { return words.isVisible(); }));
    CHECK(words.text().contains(QStringLiteral("missing")));
    CHECK(start.window.session()->path() == toPath(path));
    CHECK(start.window.currentPage() == start.window.page(Workspace::Memos));
}

TEST_CASE("start: keys, guide, glossary and about are there; the keys can be filtered")
{
    Start start;
    start.window.trigger(Command::Keys);
    auto& list = start.find<QTreeWidget>(QStringLiteral("keysList"));
    QTest::keyClicks(&start.find<QLineEdit>(QStringLiteral("keysFilter")), QStringLiteral("quit"));
    int shown = 0;
    for (int at = 0; at < list.topLevelItemCount(); ++at)
        for (int i = 0; i < list.topLevelItem(at)->childCount(); ++i)
            shown += list.topLevelItem(at)->child(i)->isHidden() ? 0 : 1;
    CHECK(shown == 1);
    start.window.findChild<KeysDialog*>()->reject();
    for (const Command command : {Command::Guide, Command::Glossary, Command::About}) {
        start.window.trigger(command);
        auto* text = start.window.findChild<QTextBrowser*>(QStringLiteral("helpText"));
        REQUIRE(text != nullptr);
        CHECK(text->toPlainText().size() > 100);
        qobject_cast<QDialog*>(text->window())->reject();
        REQUIRE(soon([&] {
            return start.window.findChild<QTextBrowser*>(QStringLiteral("helpText")) == nullptr;
        }));
    }
}

TEST_CASE("start: preferences are applied at once and kept")
{
    Start start;
    start.window.trigger(Command::Preferences);
    auto& size = start.find<QSpinBox>(QStringLiteral("preferredFontSize"));
    size.setValue(15);
    CHECK(QApplication::font().pointSize() == 15);
    CHECK(settings()->value(QStringLiteral("fontSize")).toInt() == 15);
    size.setValue(size.minimum());
    CHECK(settings()->value(QStringLiteral("fontSize")).toInt() == 0);
    qobject_cast<QDialog*>(size.window())->reject();
}

} // namespace crosscase::gui
