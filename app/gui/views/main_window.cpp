// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/main_window.h"

#include "app/gui/bridge/deeds.h"
#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/field_undo.h"
#include "app/gui/views/message_bar.h"
#include "app/gui/views/status_line.h"
#include "app/gui/views/welcome_page.h"
#include "core/project/coder_name.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kMostPlaces = 200;
constexpr int kMostZoom = 12;
constexpr int kLeastZoom = -4;

// As large as its screen has room and no larger, all of it to be seen.
void bringOnto(QWidget& window, QSize frame)
{
    const QScreen* screen = QGuiApplication::screenAt(window.geometry().center());
    if (screen == nullptr)
        screen = window.screen();
    const QRect there = screen->availableGeometry();
    window.resize(window.size().boundedTo(there.size() - frame));
    const int side = frame.width() / 2;
    const QRect allowed = there.adjusted(
        side, frame.height() - side, -side - window.width(), -side - window.height());
    const QPoint at = window.geometry().topLeft();
    const QPoint wanted(
        std::clamp(at.x(), allowed.left(), std::max(allowed.left(), allowed.right() + 1)),
        std::clamp(at.y(), allowed.top(), std::max(allowed.top(), allowed.bottom() + 1)));
    if (wanted != at)
        window.move(wanted - QPoint(side, frame.height() - side)); // of the frame
}

} // namespace

MainWindow::MainWindow()
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 700);
    setAcceptDrops(true);
    ThemeSwitch::instance();
    qApp->installEventFilter(new FieldUndo(this));
    makeActions();
    makeWorks();
    makePages();
    makeRail();
    makeMenus();
    m_status = new StatusLine;
    setStatusBar(m_status);
    connect(m_status, &StatusLine::undoWanted, this, &MainWindow::undo);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, &MainWindow::refreshIcons);
    refreshIcons();
    restoreSettings();
    setSession(nullptr);
}

MainWindow::~MainWindow()
{
    stopOpening();
    delete m_opening; // it would tell a window that is half gone
    // Pages let go of the project before it goes.
    if (m_session)
        for (Page* page : m_pages)
            page->setSession(nullptr);
}

QAction* MainWindow::action(Command command) const
{
    return m_actions.value(static_cast<int>(command));
}

Page* MainWindow::page(Workspace workspace) const
{
    return m_pages[static_cast<std::size_t>(workspace)];
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

// --- projects ------------------------------------------------------------------------------------

bool MainWindow::createProject(const QString& path)
{
    if (!mayLeaveProject())
        return false;
    const std::filesystem::path file = toPath(path);
    auto made = Session::create(file, file.stem().string(), project::defaultCoder());
    if (!made) {
        complain(made.error());
        return false;
    }
    setSession(std::move(*made));
    return true;
}

bool MainWindow::mayLeaveProject()
{
    if (m_session == nullptr)
        return true;
    for (Page* page : m_pages) {
        QCloseEvent event;
        QCoreApplication::sendEvent(page, &event);
        if (!event.isAccepted())
            return false;
    }
    return true;
}

void MainWindow::closeProject()
{
    if (!mayLeaveProject())
        return;
    setSession(nullptr);
    settings()->remove(QStringLiteral("lastProject"));
}

void MainWindow::restoreSession()
{
    const QString last = settings()->value(QStringLiteral("lastProject")).toString();
    if (!last.isEmpty() && QFileInfo::exists(last))
        openProject(last, [this] { restorePlace(); });
}

void MainWindow::setSession(Session::Pointer session)
{
    stopOpening();
    if (m_session)
        rememberProject({fromPath(m_session->path()),
                         QDateTime::currentDateTime(),
                         static_cast<int>(m_session->corpus().documents().size())});
    for (Page* page : m_pages)
        page->setSession(nullptr);
    m_kept.reset();
    m_back.clear();
    m_forward.clear();
    m_beforeSessionAllowed = false;
    m_lastImport.reset();
    // A million rows are given back to the system in a thread.
    model::Corpus rest = m_session ? m_session->corpus() : model::Corpus();
    m_session = std::move(session);
    Job::start(
        this,
        [rest = std::move(rest)](const Progress&) mutable {
            rest = {};
            return true;
        },
        [](bool) {});
    for (Page* page : m_pages)
        page->setSession(m_session.get());
    m_status->showSession(m_session.get());
    m_railBar->setVisible(m_session != nullptr);
    m_message->hide();
    if (!m_session) {
        m_welcome->refresh();
        m_stack->setCurrentWidget(m_welcome);
        updateTitle();
        return;
    }
    settings()->setValue(QStringLiteral("lastProject"), fromPath(m_session->path()));
    connect(m_session.get(), &Session::changed, this, &MainWindow::followChange);
    rememberProject({fromPath(m_session->path()),
                     QDateTime::currentDateTime(),
                     static_cast<int>(m_session->corpus().documents().size())});
    showWorkspace(Workspace::Coding);
    updateTitle();
    if (m_session->isReadOnly())
        m_message->say(tr("Open for reading only: %1").arg(m_session->readOnlyReason()),
                       MessageBar::Tone::Note);
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_session ? m_session->title() : QString());
}

void MainWindow::followChange(const Change& change)
{
    m_message->hide();
    m_status->showSession(m_session.get());
    const bool isUndo = change.batch.undoes != 0;
    m_status->sayDone(saidDone(fromUtf8(change.batch.title)), !isUndo);
    if (change.touches<model::Setting>())
        updateTitle();
}

// --- places --------------------------------------------------------------------------------------

void MainWindow::go(const Place& place)
{
    if (Page* from = currentPage(); from != nullptr) {
        m_back.push_back(from->place());
        if (m_back.size() > kMostPlaces)
            m_back.erase(m_back.begin());
        m_forward.clear();
    }
    showWorkspace(place.workspace);
    page(place.workspace)->show(place);
}

void MainWindow::showWorkspace(Workspace workspace)
{
    Page* wanted = page(workspace);
    m_rail[static_cast<std::size_t>(workspace)]->setChecked(true);
    if (m_stack->currentWidget() == wanted)
        return;
    // The stack gives the focus to whatever comes first; it belongs where it was, or to the work.
    const bool hadFocus = wanted->focusWidget() != nullptr;
    m_stack->setCurrentWidget(wanted);
    const QList<QWidget*> panes = wanted->panes();
    if (!panes.isEmpty() && (!hadFocus || !wanted->isAncestorOf(QApplication::focusWidget())))
        panes.constFirst()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::back()
{
    if (m_back.empty() || currentPage() == nullptr)
        return;
    m_forward.push_back(currentPage()->place());
    const Place place = m_back.back();
    m_back.pop_back();
    showWorkspace(place.workspace);
    page(place.workspace)->show(place);
}

void MainWindow::forward()
{
    if (m_forward.empty() || currentPage() == nullptr)
        return;
    m_back.push_back(currentPage()->place());
    const Place place = m_forward.back();
    m_forward.pop_back();
    showWorkspace(place.workspace);
    page(place.workspace)->show(place);
}

void MainWindow::stepPane(int step)
{
    if (currentPage() == nullptr)
        return;
    QList<QWidget*> panes = currentPage()->panes();
    panes.removeIf([](const QWidget* pane) { return !pane->isVisible() || !pane->isEnabled(); });
    if (panes.isEmpty())
        return;
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (panes[i] == QApplication::focusWidget()
            || panes[i]->isAncestorOf(QApplication::focusWidget()))
            at = i;
    const qsizetype next = at < 0 ? 0 : (at + step + panes.size()) % panes.size();
    panes[next]->setFocus(Qt::TabFocusReason);
}

// --- what the window says ------------------------------------------------------------------------

void MainWindow::tell(const QString& message)
{
    m_status->say(message);
}

void MainWindow::complain(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        tell(tr("Stopped; nothing was changed."));
    else
        m_message->say(fromUtf8(error.detail), MessageBar::Tone::Error);
}

void MainWindow::watch(Job* job, const QString& title)
{
    m_status->watch(job, title);
}

// --- undo ----------------------------------------------------------------------------------------

void MainWindow::undo()
{
    if (!m_session)
        return;
    const auto next = m_session->nextUndo();
    if (next && next->number <= m_session->firstBatch() && !m_beforeSessionAllowed) {
        const auto answer = QMessageBox::question(
            this,
            tr("Undo"),
            tr("“%1” was done before this project was opened. Go back past that?")
                .arg(fromUtf8(next->title)));
        if (answer != QMessageBox::Yes)
            return;
        m_beforeSessionAllowed = true;
    }
    revert(next, Session::Direction::Undo);
}

void MainWindow::revert(const std::optional<model::Batch>& batch, Session::Direction direction)
{
    const bool isUndo = direction == Session::Direction::Undo;
    if (batch && m_session->isLong(*batch)) {
        watch(m_session->revertBehind(
                  this, direction, [this](const Result<project::Done>& done) { accept(done); }),
              isUndo ? tr("Undoing ...") : tr("Redoing ..."));
        return;
    }
    accept(isUndo ? m_session->undo() : m_session->redo());
}

void MainWindow::redo()
{
    if (m_session)
        revert(m_session->nextRedo(), Session::Direction::Redo);
}

// --- layout --------------------------------------------------------------------------------------

void MainWindow::zoom(int steps)
{
    m_zoom = std::clamp(steps, kLeastZoom, kMostZoom);
    for (Page* page : m_pages)
        page->setZoom(m_zoom);
    settings()->setValue(QStringLiteral("zoom"), m_zoom);
}

void MainWindow::saveSettings()
{
    const auto store = settings();
    store->setValue(QStringLiteral("geometry"), saveGeometry());
    store->setValue(QStringLiteral("zoom"), m_zoom);
    store->beginGroup(QStringLiteral("pages"));
    for (const Page* page : m_pages)
        page->saveLayout(*store);
    store->endGroup();
}

void MainWindow::restoreSettings()
{
    const auto store = settings();
    const QSize frame(8, 2 * fontMetrics().height()); // about what the desktop draws around it
    const QRect there = screen()->availableGeometry();
    const QSize room = there.size() - frame;
    setMinimumSize(minimumSize().boundedTo(room));
    const QByteArray geometry = store->value(QStringLiteral("geometry")).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(QSize(1280, 800).boundedTo(room));
    else if (!isMaximized() && !isFullScreen())
        bringOnto(*this, frame); // the screen may have become another one
    ThemeSwitch::instance().setFontSize(store->value(QStringLiteral("fontSize")).toInt());
    ThemeSwitch::instance().choose(
        static_cast<ThemeChoice>(store->value(QStringLiteral("theme")).toInt()));
    zoom(store->value(QStringLiteral("zoom")).toInt());
    store->beginGroup(QStringLiteral("pages"));
    for (Page* page : m_pages)
        page->restoreLayout(*store);
    store->endGroup();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_session && m_session->isBusy()) {
        complain({ErrorCode::Refused,
                  toUtf8(tr("Something longer is being done. Wait for it or stop it first."))});
        event->ignore();
        return;
    }
    if (!mayLeaveProject()) {
        event->ignore();
        return;
    }
    // Fields save what is typed in them when they lose the focus.
    if (QWidget* field = QApplication::focusWidget())
        field->clearFocus();
    saveSettings();
    keepPlace();
    event->accept();
}

} // namespace crosscase::gui
