// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/memos_page.h"

#include "app/gui/actions/memos.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/memo_export.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/memo_editor.h"
#include "app/gui/views/memo_place.h"
#include "app/gui/views/memo_rows.h"
#include "app/gui/views/splitter_state.h"

#include <QAction>
#include <QComboBox>
#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

constexpr int kSoon = 150; // ms after the last key
const QString kSplitterKey = QStringLiteral("memos/splitter");

} // namespace

MemosPage::MemosPage(Shell& shell)
    : Page(shell)
    , m_memos(new MemoList(this))
    , m_editor(new MemoEditor(shell))
    , m_splitter(new QSplitter)
    , m_find(new QLineEdit)
    , m_kind(new QComboBox)
    , m_author(new QComboBox)
    , m_order(new QComboBox)
    , m_count(new QLabel)
    , m_list(new QListView)
    , m_lists(new QStackedWidget)
    , m_detail(new QStackedWidget)
{
    m_splitter->addWidget(makeList());
    auto* newMemo = new QAction(tr("Wr&ite a memo"), this);
    connect(newMemo, &QAction::triggered, shell.action(Command::NewMemo), &QAction::trigger);
    m_detail->addWidget(new EmptyState(
        tr("Choose a memo to read it and to write on, or begin a new one."), newMemo));
    m_detail->addWidget(m_editor);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_sizes = new SplitterState(m_splitter, kSplitterKey, {50, 50});
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_splitter);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &MemosPage::choose);
    connect(m_memos, &MemoList::refreshed, this, [this] {
        select(m_wanted ? m_wanted : m_editor->memo());
        showState();
    });
    connect(m_memos, &MemoList::rowsInserted, this, &MemosPage::showState);
    connect(m_memos, &MemoList::rowsRemoved, this, &MemosPage::showState);
    connect(m_editor, &MemoEditor::made, this, [this](MemoId memo) {
        select(memo);
        showState();
    });
    setSession(nullptr);
}

QWidget* MemosPage::makeFilters()
{
    const auto name = [](QWidget* widget, const char* objectName, const QString& words) {
        widget->setObjectName(QString::fromLatin1(objectName));
        widget->setAccessibleName(words);
    };
    name(m_find, "memoFind", tr("Find"));
    m_find->setPlaceholderText(tr("words in title or text"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    name(m_kind, "memoKind", tr("Kind"));
    m_kind->addItem(tr("all kinds"), -1);
    for (int kind = 0; kind < static_cast<int>(MemoKind::kCount); ++kind)
        m_kind->addItem(nameOf(static_cast<MemoKind>(kind)), kind);
    name(m_author, "memoAuthor", tr("Author"));
    name(m_order, "memoOrder", tr("Order"));
    m_order->addItems({tr("newest first"), tr("oldest first"), tr("by title")});
    auto* label = new QLabel(tr("Fi&nd"));
    label->setBuddy(m_find);
    auto* fresh = new QPushButton(tr("Ne&w memo"));
    name(fresh, "newMemo", tr("New memo"));
    connect(fresh, &QPushButton::clicked, shell().action(Command::NewMemo), &QAction::trigger);

    auto* bar = new QWidget;
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    first->addWidget(fresh);
    first->addWidget(label);
    first->addWidget(m_find, 1);
    auto* second = new QHBoxLayout;
    for (QComboBox* box : {m_kind, m_author, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
        second->addWidget(box, 1);
        connect(box, &QComboBox::activated, this, &MemosPage::choose);
    }
    column->addLayout(first);
    column->addLayout(second);
    connect(m_find, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    return bar;
}

QWidget* MemosPage::makeList()
{
    m_list->setObjectName(QStringLiteral("memoList"));
    m_list->setAccessibleName(tr("Memos"));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setModel(m_memos);
    m_list->setItemDelegate(new MemoDelegate(m_list));
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &MemosPage::takeCurrent);
    auto* all = new QAction(tr("Show &all memos"), this);
    connect(all, &QAction::triggered, this, &MemosPage::chooseAll);
    m_noMemos = new EmptyState(tr("No memos yet: write down what you think as you go."),
                               shell().action(Command::NewMemo));
    m_noneFits = new EmptyState(tr("No memo fits what is chosen above."), all);
    for (QWidget* part : {static_cast<QWidget*>(m_list), m_noMemos, m_noneFits})
        m_lists->addWidget(part);
    m_count->setObjectName(QStringLiteral("memoCount"));
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 6, 0);
    column->addWidget(makeFilters());
    column->addWidget(m_lists, 1);
    column->addWidget(m_count);
    return side;
}

void MemosPage::setSession(Session* session)
{
    m_soon.stop();
    m_wanted = {};
    m_editor->setSession(session);
    const QSignalBlocker quiet(m_find);
    m_find->clear();
    m_kind->setCurrentIndex(0);
    m_order->setCurrentIndex(0);
    m_memos->setSession(session);
    if (session != nullptr)
        connect(session, &Session::changed, this, &MemosPage::follow);
    fillAuthors();
    showState();
}

void MemosPage::follow(const Change& change)
{
    if (change.touches<model::Coder>())
        fillAuthors();
    showState();
}

void MemosPage::fillAuthors()
{
    const int before = m_author->currentData().toInt();
    m_author->clear();
    m_author->addItem(tr("all authors"), 0);
    if (session() != nullptr)
        for (const model::Coder& coder : session()->corpus().rows<model::Coder>())
            m_author->addItem(fromUtf8(coder.name), coder.id.value);
    m_author->setCurrentIndex(std::max(0, m_author->findData(before)));
}

void MemosPage::choose()
{
    m_soon.stop();
    m_editor->flush();
    MemoChoice choice;
    choice.words = m_find->text().trimmed();
    if (const int kind = m_kind->currentData().toInt(); kind >= 0)
        choice.kind = static_cast<MemoKind>(kind);
    choice.coder = {m_author->currentData().toInt()};
    choice.order = static_cast<MemoOrder>(m_order->currentIndex());
    m_memos->choose(choice);
}

void MemosPage::chooseAll()
{
    m_find->clear();
    m_kind->setCurrentIndex(0);
    m_author->setCurrentIndex(0);
    choose();
}

void MemosPage::select(MemoId memo)
{
    const QModelIndex at = m_memos->indexOf(memo);
    m_wanted = at.isValid() ? MemoId{} : memo;
    if (!at.isValid())
        return;
    m_list->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(at);
}

void MemosPage::takeCurrent(const QModelIndex& index)
{
    if (!index.isValid())
        return; // the list is filled anew, or the memo is shown though it is not in the list
    m_editor->showMemo(m_memos->memoAt(index));
    showState();
}

void MemosPage::showState()
{
    const bool isEmpty = m_memos->rowCount() == 0;
    m_lists->setCurrentWidget(!isEmpty                    ? static_cast<QWidget*>(m_list)
                              : m_memos->choice().isAll() ? m_noMemos
                                                          : m_noneFits);
    m_detail->setCurrentIndex(m_editor->isEmpty() ? 0 : 1);
    const int count = m_memos->rowCount();
    m_count->setText(counted(count, Noun::Memo));
}

// --- places --------------------------------------------------------------------------------------

void MemosPage::show(const Place& place)
{
    if (session() == nullptr)
        return;
    const model::Corpus& corpus = session()->corpus();
    MemoId wanted = place.memo;
    const auto target = memoTargetOf(place);
    if (!wanted && target) {
        for (const model::Memo& memo : corpus.rows<model::Memo>())
            if (memo.target == target->object
                && (target->span.empty() || memo.start == target->span.start))
                wanted = memo.id; // the newest
        if (!wanted) {
            newMemo(*target);
            return;
        }
    }
    if (!corpus.rows<model::Memo>().contains(wanted))
        return;
    if (!m_memos->indexOf(wanted).isValid())
        chooseAll();
    select(wanted);
    m_editor->showMemo(wanted);
    showState();
    m_list->setFocus();
}

Place MemosPage::place() const
{
    return {.workspace = Workspace::Memos, .memo = m_editor->memo()};
}

// --- commands ------------------------------------------------------------------------------------

std::vector<MemosPage::MemoId> MemosPage::selected() const
{
    std::vector<MemoId> memos;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        memos.push_back(m_memos->memoAt(index));
    return memos;
}

Page::Readiness MemosPage::readiness(Command command) const
{
    const bool canChange = session() != nullptr && !session()->isReadOnly();
    const auto readyIf = [](bool ready) { return ready ? Readiness::Ready : Readiness::NotNow; };
    switch (command) {
    case Command::Find:
        return Readiness::Ready;
    case Command::NewMemo:
        return readyIf(canChange);
    case Command::Rename:
        return readyIf(canChange && !m_editor->isEmpty());
    case Command::Delete:
        return readyIf(canChange && !selected().empty());
    case Command::ExportMemos:
        return readyIf(m_memos->rowCount() > 0);
    case Command::ExportTable: // the window's, with exports()
        return m_memos->rowCount() > 0 ? Readiness::Unknown : Readiness::NotNow;
    default:
        return Readiness::Unknown;
    }
}

void MemosPage::run(Command command)
{
    const bool isReady = readiness(command) == Readiness::Ready;
    switch (command) {
    case Command::Find:
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
        break;
    case Command::NewMemo:
        if (isReady)
            newMemo({});
        else
            shell().tell(tr("This project is open for reading only."));
        break;
    case Command::Rename:
        if (isReady)
            m_editor->focusTitle();
        else
            shell().tell(tr("Choose a memo first."));
        break;
    case Command::Delete:
        if (isReady)
            removeSelected();
        else
            shell().tell(tr("Choose a memo first."));
        break;
    case Command::ExportMemos:
    case Command::ExportTable:
        if (isReady)
            exportAll();
        else
            shell().tell(tr("There are no memos to export."));
        break;
    default:
        break;
    }
}

void MemosPage::newMemo(const MemoTarget& target)
{
    m_list->selectionModel()->clear();
    m_editor->beginMemo(target);
    showState();
    m_editor->focusTitle();
}

void MemosPage::removeSelected()
{
    m_editor->flush();
    const std::vector<MemoId> memos = selected();
    const int row = m_list->currentIndex().row();
    const auto* first = session()->corpus().rows<model::Memo>().find(memos.front());
    const QString name = first == nullptr ? QString() : titleOf(*first);
    if (!shell().accept(deleteMemos(*session(), memos, name)))
        return;
    // What stood below takes its place.
    const int left = m_memos->rowCount();
    if (left > 0) {
        const QModelIndex next = m_memos->index(std::clamp(row, 0, left - 1));
        m_list->selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
        takeCurrent(next);
    }
    showState();
}

bool MemosPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_find && (isEnter || key == Qt::Key_Down)) {
        if (m_soon.isActive())
            choose();
        if (!m_list->currentIndex().isValid() && m_memos->rowCount() > 0)
            select(m_memos->memos().front());
        m_list->setFocus();
        return true;
    }
    if (watched == m_list && isEnter && !m_editor->isEmpty()) {
        m_editor->textField()->setFocus();
        return true;
    }
    return Page::eventFilter(watched, event);
}

QList<QWidget*> MemosPage::panes() const
{
    return {m_list, m_editor->textField(), m_find};
}

void MemosPage::setZoom(int steps)
{
    m_editor->setZoom(steps);
}

void MemosPage::saveLayout(QSettings& settings) const
{
    m_sizes->save(settings);
}

void MemosPage::restoreLayout(QSettings& settings)
{
    m_sizes->restore(settings);
}

// --- export --------------------------------------------------------------------------------------

std::vector<ExportChoice> MemosPage::exports() const
{
    if (session() == nullptr || m_memos->rowCount() == 0)
        return {};
    m_editor->flush();
    return {
        {tr("Memos that are shown: a row each"),
         QStringLiteral("memos"),
         [corpus = session()->corpus(), &texts = session()->texts(), memos = m_memos->memos()](
             const Progress&) -> Result<table::Table> { return memoTable(corpus, texts, memos); }}};
}

void MemosPage::exportAll()
{
    m_editor->flush();
    const QFileInfo project(fromPath(session()->path()));
    auto* dialog = new QFileDialog(shell().window(), tr("Export memos"), project.path());
    dialog->setObjectName(QStringLiteral("exportMemosDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(
        {tr("Markdown (*.md)"), tr("Web page (*.html)"), tr("Table for spreadsheets (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("md"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto at = filter.indexOf(QStringLiteral("*.")) + 2;
        dialog->setDefaultSuffix(filter.mid(at, filter.indexOf(QLatin1Char(')')) - at));
    });
    dialog->selectFile(
        QStringLiteral("%1_memos_%2")
            .arg(project.completeBaseName(), QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &MemosPage::exportTo);
    dialog->open();
}

void MemosPage::exportTo(const QString& path)
{
    // The session's: it lets all its works end before it goes.
    Job* job = Job::start(
        session(),
        [file = toUtf8(path),
         corpus = session()->corpus(),
         &texts = session()->texts(),
         memos = m_memos->memos()](const Progress&) {
            return writeMemos(file, corpus, texts, memos);
        },
        [this, path, count = m_memos->memos().size()](const Result<void>& written) {
            if (shell().accept(written))
                shell().tell(tr("%1 written to %2").arg(counted(count, Noun::Memo), path));
        });
    shell().watch(job, tr("Exporting memos"));
}

} // namespace crosscase::gui
