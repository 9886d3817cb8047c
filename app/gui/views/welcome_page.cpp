// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/welcome_page.h"

#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/project/coder_name.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace crosscase::gui {

namespace {

constexpr int kPath = Qt::UserRole;
constexpr int kIsThere = Qt::UserRole + 1;

QString whenOf(const QDateTime& time)
{
    const QLocale locale;
    const qint64 days = time.date().daysTo(QDate::currentDate());
    const QString hour = locale.toString(time.time(), QLocale::ShortFormat);
    if (days == 0)
        return WelcomePage::tr("today %1").arg(hour);
    if (days == 1)
        return WelcomePage::tr("yesterday %1").arg(hour);
    return locale.toString(time.date(), QLocale::ShortFormat);
}

// "~/study" for what is at home.
QString shortFolder(const QString& path)
{
    QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + QLatin1Char('/')))
        folder.replace(0, home.size(), QStringLiteral("~"));
    return QDir::toNativeSeparators(folder);
}

QPushButton* button(const char* name, const QString& text)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return made;
}

} // namespace

WelcomePage::WelcomePage(Shell& shell)
    : m_shell(shell)
    , m_claim(new QLabel(tr("Code interviews, compare cases, export tables")))
    , m_recent(new QTableWidget(0, 4))
    , m_none(new QLabel(tr("Projects you open appear here.")))
    , m_open(button("openRecent", tr("O&pen")))
    , m_locate(button("locateRecent", tr("&Locate...")))
    , m_forget(button("forgetRecent", tr("&Remove from list")))
    , m_coder(new QLineEdit)
    , m_coderNote(new QLabel(tr("stands on your codings")))
{
    setObjectName(QStringLiteral("welcomePage"));
    const int gap = fontMetrics().height();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(gap * 3, gap * 2, gap * 3, gap * 2);
    auto* name = new QLabel(QStringLiteral("Crosscase"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 2.2);
    large.setWeight(QFont::DemiBold);
    name->setFont(large);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_claim->setFont(larger);
    outer->addStretch(1);
    outer->addWidget(name);
    outer->addWidget(m_claim);
    outer->addSpacing(gap * 2);
    auto* row = new QHBoxLayout;
    row->addWidget(makeButtons());
    row->addSpacing(gap * 3);
    row->addWidget(makeRecent(), 1);
    outer->addLayout(row, 6);
    outer->addStretch(1);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
        recolour();
        refresh();
    });
    recolour();
    refresh();
}

QWidget* WelcomePage::makeButtons()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    box->setFixedWidth(fontMetrics().averageCharWidth() * 50);
    for (const Command command : {Command::NewProject, Command::OpenProject, Command::OpenSample}) {
        QAction* action = m_shell.action(command);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        // The keys at the right: a label over the button, which the button's text cannot have.
        auto* one = button("", action->text());
        one->setObjectName(QStringLiteral("welcome%1").arg(column->count()));
        one->setMinimumHeight(fontMetrics().height() * 5 / 2);
        one->setStyleSheet(QStringLiteral("QPushButton { text-align: left; padding: 0 12px; }"));
        auto* over = new QHBoxLayout(one);
        auto* hint = new QLabel(keys);
        hint->setObjectName(QStringLiteral("keyHint"));
        hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        over->addStretch();
        over->addWidget(hint);
        connect(one, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, one, [one, action] { one->setIcon(action->icon()); });
        column->addWidget(one);
        if (m_first == nullptr)
            m_first = one;
    }
    addSteps(*column);
    column->addStretch();
    return box;
}

void WelcomePage::addSteps(QVBoxLayout& column)
{
    column.addSpacing(fontMetrics().height());
    auto* head = new QLabel(tr("New here? See in the sample how it goes:"));
    head->setWordWrap(true);
    column.addWidget(head);
    struct Step {
        QString text;
        Workspace at;
    };
    const std::array steps{Step{tr("&1  Import: documents and their cases"), Workspace::Cases},
                           Step{tr("&2  Code: passages and their codes"), Workspace::Coding},
                           Step{tr("&3  Compare: cases by themes"), Workspace::Matrix},
                           Step{tr("&4  Export: the table, the memos"), Workspace::Memos}};
    for (const Step& step : steps) {
        auto* one = button("sampleStep", step.text);
        one->setObjectName(QStringLiteral("sampleStep%1").arg(static_cast<int>(step.at)));
        one->setFlat(true);
        one->setStyleSheet(QStringLiteral("text-align: left; padding: 4px 8px;"));
        one->setCursor(Qt::PointingHandCursor);
        connect(
            one, &QPushButton::clicked, this, [this, at = step.at] { Q_EMIT sampleWanted(at); });
        column.addWidget(one);
    }
}

QWidget* WelcomePage::makeRecent()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto* head = new QLabel(tr("Recent pro&jects"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    head->setFont(strong);
    head->setBuddy(m_recent);
    column->addWidget(head);
    m_recent->setObjectName(QStringLiteral("recentProjects"));
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setHorizontalHeaderLabels({tr("Name"), tr("Opened"), tr("Documents"), tr("Folder")});
    m_recent->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_recent->setSelectionMode(QAbstractItemView::SingleSelection);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->setTabKeyNavigation(false);
    m_recent->setShowGrid(false);
    m_recent->setWordWrap(false);
    m_recent->verticalHeader()->hide();
    m_recent->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2);
    m_recent->horizontalHeader()->setHighlightSections(false);
    m_recent->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    m_recent->setColumnWidth(0, letter * 30);
    m_recent->setColumnWidth(1, letter * 18);
    m_recent->setColumnWidth(2, letter * 13);
    m_recent->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_recent, 1);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setFrameShape(QFrame::StyledPanel);
    column->addWidget(m_none, 1);
    auto* row = new QHBoxLayout;
    for (QPushButton* one : {m_open, m_locate, m_forget})
        row->addWidget(one);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(makeCoder());
    connect(m_recent, &QTableWidget::itemActivated, this, &WelcomePage::open);
    connect(m_recent, &QTableWidget::itemSelectionChanged, this, &WelcomePage::updateButtons);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::open);
    connect(m_locate, &QPushButton::clicked, this, &WelcomePage::locate);
    connect(m_forget, &QPushButton::clicked, this, &WelcomePage::forget);
    return box;
}

QWidget* WelcomePage::makeCoder()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    auto* label = new QLabel(tr("&Coder name"));
    label->setBuddy(m_coder);
    m_coder->setObjectName(QStringLiteral("coderName"));
    m_coder->setAccessibleName(tr("Coder name"));
    m_coder->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    if (qEnvironmentVariableIsSet("CROSSCASE_CODER")) {
        m_coder->setReadOnly(true);
        m_coder->setToolTip(tr("Set by CROSSCASE_CODER in the environment."));
    }
    row->addWidget(label);
    row->addWidget(m_coder, 1);
    row->addWidget(m_coderNote, 1);
    connect(m_coder, &QLineEdit::editingFinished, this, &WelcomePage::rememberCoder);
    return box;
}

void WelcomePage::recolour()
{
    const QString muted = QStringLiteral("color: %1").arg(Theme::now().muted.name());
    for (QLabel* label : {m_claim, m_none, m_coderNote})
        label->setStyleSheet(muted);
    for (QLabel* hint : findChildren<QLabel*>(QStringLiteral("keyHint")))
        hint->setStyleSheet(muted);
}

void WelcomePage::refresh()
{
    m_coder->setText(fromUtf8(project::defaultCoder()));
    const QList<RecentProject> projects = recentProjects();
    m_recent->setRowCount(0);
    for (const RecentProject& project : projects) {
        const int row = m_recent->rowCount();
        m_recent->insertRow(row);
        const bool isThere = QFileInfo::exists(project.path);
        const QStringList words{QFileInfo(project.path).completeBaseName(),
                                isThere ? whenOf(project.opened) : tr("not found"),
                                QLocale().toString(project.documents),
                                shortFolder(project.path)};
        for (int column = 0; column < words.size(); ++column) {
            auto* item = new QTableWidgetItem(words[column]);
            item->setData(kPath, project.path);
            item->setData(kIsThere, isThere);
            item->setToolTip(QDir::toNativeSeparators(project.path));
            if (!isThere || column > 0)
                item->setForeground(Theme::now().muted);
            m_recent->setItem(row, column, item);
        }
    }
    m_recent->setVisible(!projects.isEmpty());
    m_none->setVisible(projects.isEmpty());
    for (QPushButton* one : {m_open, m_locate, m_forget})
        one->setVisible(!projects.isEmpty());
    if (!projects.isEmpty())
        m_recent->setCurrentCell(0, 0);
    updateButtons();
}

void WelcomePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_recent->rowCount() > 0)
        m_recent->setFocus();
    else
        m_first->setFocus();
}

QString WelcomePage::selected() const
{
    const QTableWidgetItem* item = m_recent->item(m_recent->currentRow(), 0);
    return item == nullptr ? QString() : item->data(kPath).toString();
}

void WelcomePage::updateButtons()
{
    const QTableWidgetItem* item = m_recent->item(m_recent->currentRow(), 0);
    const bool isThere = item != nullptr && item->data(kIsThere).toBool();
    m_open->setEnabled(isThere);
    m_locate->setEnabled(item != nullptr && !isThere);
    m_forget->setEnabled(item != nullptr);
}

void WelcomePage::open()
{
    const QString path = selected();
    if (path.isEmpty())
        return;
    if (QFileInfo::exists(path))
        Q_EMIT openWanted(path);
    else
        locate();
}

void WelcomePage::locate()
{
    const QString lost = selected();
    auto* dialog = new QFileDialog(this,
                                   tr("Where is %1 now?").arg(QFileInfo(lost).fileName()),
                                   QFileInfo(lost).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Projects (*.crosscase)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, lost](const QString& found) {
        forgetProject(lost);
        Q_EMIT openWanted(found);
    });
    dialog->open();
}

void WelcomePage::forget()
{
    forgetProject(selected());
    refresh();
    (m_recent->rowCount() > 0 ? static_cast<QWidget*>(m_recent) : m_first)->setFocus();
}

void WelcomePage::rememberCoder()
{
    const QString name = m_coder->text().trimmed();
    if (m_coder->isReadOnly() || toUtf8(name) == project::defaultCoder())
        return;
    m_shell.accept(project::rememberCoder(toUtf8(name)));
    m_coder->setText(fromUtf8(project::defaultCoder()));
}

} // namespace crosscase::gui
