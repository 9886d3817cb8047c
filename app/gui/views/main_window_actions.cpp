// SPDX-License-Identifier: GPL-3.0-or-later
// The window's actions, menus, rail and pages.
#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/dialogs/export_dialog.h"
#include "app/gui/views/cases_page.h"
#include "app/gui/views/codebook_page.h"
#include "app/gui/views/coding_page.h"
#include "app/gui/views/main_window.h"
#include "app/gui/views/matrix_page.h"
#include "app/gui/views/memos_page.h"
#include "app/gui/views/message_bar.h"
#include "app/gui/views/opening_page.h"
#include "app/gui/views/search_page.h"
#include "app/gui/views/welcome_page.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QButtonGroup>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <optional>

namespace crosscase::gui {

namespace {

constexpr int kRailWidth = 84;
constexpr int kRailIcon = 24;

struct RailEntry {
    Workspace workspace;
    Command command;
};
constexpr std::array kRail{RailEntry{Workspace::Coding, Command::ShowCoding},
                           RailEntry{Workspace::Codebook, Command::ShowCodebook},
                           RailEntry{Workspace::Cases, Command::ShowCases},
                           RailEntry{Workspace::Search, Command::ShowSearch},
                           RailEntry{Workspace::Matrix, Command::ShowMatrix},
                           RailEntry{Workspace::Memos, Command::ShowMemos}};
static_assert(kRail.size() == static_cast<std::size_t>(Workspace::kCount));

QKeySequence keysOf(const QString& text)
{
    return QKeySequence(text, QKeySequence::PortableText);
}

// Where a command is at home, when the page that is shown does not know it.
std::optional<Workspace> homeOf(Command command)
{
    switch (command) {
    case Command::ImportCodebook:
    case Command::ExportCodebook:
        return Workspace::Codebook;
    case Command::ImportCaseTable:
        return Workspace::Cases;
    case Command::ExportMemos:
    case Command::NewMemo:
        return Workspace::Memos;
    case Command::ShowWithinCase:
        return Workspace::Matrix;
    case Command::NextDocument:
    case Command::PreviousDocument:
    case Command::CorrectTranscript:
        return Workspace::Coding;
    default:
        break;
    }
    switch (textOf(command).menu) {
    case Menu::Code:
        return Workspace::Coding;
    case Menu::Codebook:
        return Workspace::Codebook;
    case Menu::Cases:
        return Workspace::Cases;
    case Menu::Table:
        return Workspace::Matrix;
    default:
        return std::nullopt;
    }
}

} // namespace

void MainWindow::makeActions()
{
    for (const CommandText& text : commands()) {
        auto* action = new QAction(titleOf(text.command), this);
        action->setObjectName(QStringLiteral("command%1").arg(static_cast<int>(text.command)));
        QList<QKeySequence> keys;
        const QStringList written =
            QString::fromLatin1(text.keys).split(QStringLiteral("; "), Qt::SkipEmptyParts);
        for (const QString& key : written)
            keys.append(keysOf(key));
        action->setShortcuts(keys);
        action->setToolTip(keys.isEmpty()
                               ? plainTitleOf(text.command)
                               : QStringLiteral("%1 (%2)").arg(
                                   plainTitleOf(text.command),
                                   keys.constFirst().toString(QKeySequence::NativeText)));
        const Command command = text.command;
        connect(action, &QAction::triggered, this, [this, command] { trigger(command); });
        addAction(action);
        m_actions.insert(static_cast<int>(command), action);
    }
    action(Command::Preferences)->setMenuRole(QAction::PreferencesRole);
    action(Command::Quit)->setMenuRole(QAction::QuitRole);
    action(Command::About)->setMenuRole(QAction::AboutRole);
}

void MainWindow::makeWorks()
{
    const auto on = [this](Command command, Work work) {
        m_works.insert(static_cast<int>(command), std::move(work));
    };
    for (const RailEntry& entry : kRail)
        on(entry.command, [this, entry] { go({.workspace = entry.workspace}); });
    on(Command::CloseProject, [this] { closeProject(); });
    on(Command::Quit, [this] { close(); });
    on(Command::Undo, [this] { undo(); });
    on(Command::Redo, [this] { redo(); });
    on(Command::Back, [this] { back(); });
    on(Command::Forward, [this] { forward(); });
    on(Command::NextPane, [this] { stepPane(1); });
    on(Command::PreviousPane, [this] { stepPane(-1); });
    on(Command::ZoomIn, [this] { zoom(m_zoom + 1); });
    on(Command::ZoomOut, [this] { zoom(m_zoom - 1); });
    on(Command::ZoomReset, [this] { zoom(0); });
    on(Command::FullScreen, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    makeProjectWorks();
    on(Command::SearchAll, [this] { go({.workspace = Workspace::Search}); });
    on(Command::ExportTable, [this] { exportShown(*this, currentPage()); });
}

void MainWindow::makePages()
{
    auto* centre = new QWidget;
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_railBar = new QWidget;
    m_stack = new QStackedWidget;
    m_message = new MessageBar;
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_message);
    row->addWidget(m_railBar);
    row->addLayout(column, 1);
    setCentralWidget(centre);

    m_welcome = new WelcomePage(*this);
    m_stack->addWidget(m_welcome);
    auto* coding = new CodingPage(*this);
    auto* codebook = new CodebookPage(*this);
    codebook->setKeys(&coding->keys());
    m_pages = {coding,
               codebook,
               new CasesPage(*this),
               new SearchPage(*this),
               new MatrixPage(*this),
               new MemosPage(*this)};
    for (Page* page : m_pages)
        m_stack->addWidget(page);
    m_openingPage = new OpeningPage;
    m_stack->addWidget(m_openingPage);
    connect(m_openingPage, &OpeningPage::stopWanted, this, [this] {
        stopOpening();
        tell(tr("Stopped; nothing was opened."));
    });
    connect(m_welcome, &WelcomePage::openWanted, this, [this](const QString& path) {
        openProject(path);
    });
    connect(m_welcome, &WelcomePage::sampleWanted, this, &MainWindow::openSample);
}

void MainWindow::makeRail()
{
    m_railBar->setObjectName(QStringLiteral("rail"));
    m_railBar->setFixedWidth(kRailWidth);
    auto* column = new QVBoxLayout(m_railBar);
    column->setContentsMargins(4, 8, 4, 8);
    auto* group = new QButtonGroup(this);
    for (const RailEntry& entry : kRail) {
        auto* button = new QToolButton;
        const QString title = plainTitleOf(entry.command);
        button->setObjectName(QStringLiteral("rail%1").arg(title));
        button->setText(title);
        button->setAccessibleName(title);
        button->setToolTip(action(entry.command)->toolTip());
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({kRailIcon, kRailIcon});
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, action(entry.command), &QAction::trigger);
        group->addButton(button);
        column->addWidget(button);
        m_rail.push_back(button);
    }
    column->addStretch();
}

void MainWindow::makeMenus()
{
    for (int at = 0; at < static_cast<int>(Menu::kCount); ++at) {
        const Menu which{static_cast<std::uint8_t>(at)};
        QMenu* menu = menuBar()->addMenu(titleOf(which));
        menu->setObjectName(QStringLiteral("menu%1").arg(at));
        for (const CommandText& text : commands()) {
            if (text.menu != which)
                continue;
            if (text.beginsGroup)
                menu->addSeparator();
            menu->addAction(action(text.command));
            if (text.command == Command::OpenProject) {
                m_recentMenu = menu->addMenu(tr("Open &recent"));
                connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
            }
        }
        if (which == Menu::View)
            makeThemeMenu(*menu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, which] { updateMenu(menu, which); });
        // Keys always work; what cannot be done says why.
        connect(menu, &QMenu::aboutToHide, this, [menu] {
            for (QAction* entry : menu->actions())
                entry->setEnabled(true);
        });
    }
}

void MainWindow::makeThemeMenu(QMenu& menu)
{
    QMenu* themes = menu.addMenu(tr("T&heme"));
    auto* group = new QActionGroup(this);
    const std::array names{tr("As the &desktop"), tr("&Light"), tr("D&ark")};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        QAction* choice = themes->addAction(names[static_cast<std::size_t>(i)]);
        choice->setCheckable(true);
        group->addAction(choice);
        const ThemeChoice theme{static_cast<std::uint8_t>(i)};
        connect(choice, &QAction::triggered, this, [theme] {
            ThemeSwitch::instance().choose(theme);
            settings()->setValue(QStringLiteral("theme"), static_cast<int>(theme));
        });
        connect(themes, &QMenu::aboutToShow, choice, [choice, theme] {
            choice->setChecked(ThemeSwitch::instance().choice() == theme);
        });
    }
}

void MainWindow::updateMenu(QMenu* menu, Menu which)
{
    const Page* shown = currentPage();
    for (const CommandText& text : commands()) {
        if (text.menu != which)
            continue;
        bool ready = m_works.contains(static_cast<int>(text.command));
        if (shown != nullptr) {
            const Page::Readiness here = shown->readiness(text.command);
            if (here != Page::Readiness::Unknown)
                ready = here == Page::Readiness::Ready;
            else if (const auto home = homeOf(text.command))
                ready = page(*home)->readiness(text.command) == Page::Readiness::Ready;
        }
        action(text.command)->setEnabled(ready);
    }
    if (which == Menu::Edit && m_session) {
        const auto name = [](Command command, const std::optional<model::Batch>& next) {
            return next ? QStringLiteral("%1: %2").arg(titleOf(command), fromUtf8(next->title))
                        : titleOf(command);
        };
        const auto undo = m_session->nextUndo();
        const auto redo = m_session->nextRedo();
        action(Command::Undo)->setText(name(Command::Undo, undo));
        action(Command::Undo)->setEnabled(undo.has_value());
        action(Command::Redo)->setText(name(Command::Redo, redo));
        action(Command::Redo)->setEnabled(redo.has_value());
    }
    if (which == Menu::View) {
        action(Command::Back)->setEnabled(!m_back.empty());
        action(Command::Forward)->setEnabled(!m_forward.empty());
    }
    (void)menu;
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    int number = 0;
    for (const RecentProject& recent : recentProjects()) {
        const QFileInfo file(recent.path);
        QString name = file.fileName().replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* entry = m_recentMenu->addAction(QStringLiteral("&%1 %2").arg(++number).arg(name));
        entry->setToolTip(recent.path);
        entry->setEnabled(file.exists());
        connect(
            entry, &QAction::triggered, this, [this, path = recent.path] { openProject(path); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("(projects you open appear here)"))->setEnabled(false);
}

void MainWindow::refreshIcons()
{
    for (const CommandText& text : commands())
        if (*text.icon != '\0')
            action(text.command)->setIcon(icon(QString::fromLatin1(text.icon)));
    for (std::size_t i = 0; i < m_rail.size(); ++i)
        m_rail[i]->setIcon(action(kRail[i].command)->icon());
    setWindowIcon(icon(QStringLiteral("crosscase"), QColor(0x1f, 0x5f, 0xa8)));
}

void MainWindow::trigger(Command command)
{
    Page* shown = currentPage();
    if (m_stack->currentWidget() == m_openingPage && m_session && command != Command::Quit) {
        // What would be changed is not seen.
        tell(tr("A project is being opened; wait for it or stop it first."));
        return;
    }
    if (shown != nullptr && shown->readiness(command) != Page::Readiness::Unknown) {
        shown->run(command);
        return;
    }
    if (const auto work = m_works.find(static_cast<int>(command)); work != m_works.end()) {
        (*work)();
        return;
    }
    const auto home = homeOf(command);
    if (m_session && home && page(*home)->readiness(command) != Page::Readiness::Unknown) {
        go({.workspace = *home});
        page(*home)->run(command);
        return;
    }
    tell(m_session ? tr("“%1” means nothing here.").arg(plainTitleOf(command))
                   : tr("Open a project first."));
}

} // namespace crosscase::gui
