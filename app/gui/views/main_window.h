// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: menus, the rail of workspaces, their pages, the status line, back and forward.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/views/page.h"
#include "app/gui/views/shell.h"

#include <QMainWindow>
#include <QMap>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QStackedWidget;
class QToolButton;

namespace crosscase::gui {

struct ImportDone;
class MessageBar;
class OpeningPage;
class StatusLine;
class WelcomePage;

class MainWindow : public QMainWindow, public Shell {
    Q_OBJECT

public:
    MainWindow();
    ~MainWindow() override;

    // Opens a project in place of the one that is open, in a thread; `then` is called when it is
    // shown. What goes wrong is shown; then the one before stays.
    void openProject(const QString& path, std::function<void()> then = {});
    // The project that is being opened; empty: none.
    [[nodiscard]] const QString& openingPath() const { return m_openingPath; }
    // Makes a project and opens it.
    bool createProject(const QString& path);
    void closeProject();
    // Opens the dialog of the import with these files and folders; without a project, that of a
    // new one first.
    void importFiles(const QStringList& paths);
    // A copy of the sample study, made if there is none that is still as it was, at this workspace.
    void openSample(Workspace at);
    // Opens the project that was open when the window was last closed, if there is one.
    void restoreSession();

    // --- Shell -----------------------------------------------------------------------------------
    [[nodiscard]] Session* session() const override { return m_session.get(); }
    [[nodiscard]] QAction* action(Command command) const override;
    [[nodiscard]] QWidget* window() override { return this; }
    void go(const Place& place) override;
    void tell(const QString& message) override;
    void complain(const Error& error) override;
    void watch(Job* job, const QString& title) override;

    [[nodiscard]] Page* page(Workspace workspace) const;
    // nullptr: the welcome page is shown.
    [[nodiscard]] Page* currentPage() const;
    // Does what the command means here.
    void trigger(Command command);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    using Work = std::function<void()>;

    void makeActions();
    void makeMenus();
    void makeThemeMenu(QMenu& menu);
    void makePages();
    void makeRail();
    void makeWorks();
    void makeProjectWorks(); // main_window_projects.cpp
    void refreshIcons();
    // Menus show what can be done now; keys always work, and say why not.
    void updateMenu(QMenu* menu, Menu which);
    void fillRecentMenu();

    using TakeOpened = std::function<void(Result<Session::Pointer>)>;
    void openBehind(const QString& path, TakeOpened take);
    void startOpening();
    void showOpening();
    // What is being opened is not wanted any more.
    void stopOpening();
    void setSession(Session::Pointer session);
    // Each page is asked, as a window is before it is closed: false: something is being written
    // that somebody wants to go on with.
    [[nodiscard]] bool mayLeaveProject();
    void showWorkspace(Workspace workspace);
    void followChange(const Change& change);
    void updateTitle();

    void makeSample(const QString& tables, Workspace at);
    void newProject(const QStringList& documents);
    void chooseProject();
    void chooseDocuments();
    void chooseSurvey();
    void showLastImport();
    [[nodiscard]] bool mayImport();
    void backUp();
    void backUpIfWanted();
    void preferences();
    // The place that is shown and the layout, if they have changed since: a crash loses nothing.
    void keepPlace();
    void restorePlace();

    void undo();
    void redo();
    void revert(const std::optional<model::Batch>& batch, Session::Direction direction);
    void back();
    void forward();
    void stepPane(int step);
    void zoom(int steps);
    void saveSettings();
    void restoreSettings();

    Session::Pointer m_session;
    std::shared_ptr<const ImportDone> m_lastImport; // into this project
    QString m_openingPath;
    TakeOpened m_takeOpened;
    QPointer<Job> m_opening; // it may still work for nobody
    bool m_isOpeningWanted = false;
    QTimer m_openingSlow;
    QWidget* m_beforeOpening = nullptr;
    QMap<int, QAction*> m_actions; // by Command
    QMap<int, Work> m_works;       // what the window itself does, by Command
    std::vector<Page*> m_pages;    // by Workspace
    std::vector<QToolButton*> m_rail;
    WelcomePage* m_welcome = nullptr;
    OpeningPage* m_openingPage = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_railBar = nullptr;
    QMenu* m_recentMenu = nullptr;
    MessageBar* m_message = nullptr;
    StatusLine* m_status = nullptr;
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
    bool m_beforeSessionAllowed = false; // undo past the start of the session was confirmed
    int m_zoom = 0;
    QTimer m_keeping;
    std::optional<Place> m_kept; // of this session
    QByteArray m_keptGeometry;
};

} // namespace crosscase::gui
