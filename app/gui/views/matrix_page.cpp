// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/matrix_page.h"

#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/cell_panel.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/matrix_bar.h"
#include "app/gui/views/matrix_view.h"
#include "app/gui/views/splitter_state.h"
#include "app/gui/views/within_pane.h"
#include "core/model/trees.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

constexpr std::size_t kAtOnce = 5000;     // codings that are counted without a thread
constexpr std::size_t kWatched = 200'000; // codings whose counting shows how far it is
const QString kSpec = QStringLiteral("spec");
const QString kWithin = QStringLiteral("within");

} // namespace

MatrixPage::MatrixPage(Shell& shell)
    : Page(shell)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeTable());
    m_within = new WithinPane(shell);
    m_stack->addWidget(m_within);
    column->addWidget(m_stack);
    connectParts();
}

QWidget* MatrixPage::makeTable()
{
    auto* owner = new QWidget;
    auto* column = new QVBoxLayout(owner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new MatrixBar(shell());
    m_view = new MatrixView;
    m_panel = new CellPanel(shell());
    m_middle = new QStackedWidget;
    m_middle->addWidget(m_view);
    m_empty = new EmptyState(tr("Nothing to compare yet. A table needs cases and codes: import "
                                "documents with a case each, and code them."),
                             shell().action(Command::ShowCoding));
    m_middle->addWidget(m_empty);
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_panel);
    m_splitter->setChildrenCollapsible(false);
    m_sizes = new SplitterState(m_splitter, QStringLiteral("matrixSplitter"), {75, 25});
    m_notesButton = new QToolButton;
    m_notesButton->setObjectName(QStringLiteral("matrixNotes"));
    m_notesButton->setAccessibleName(tr("All that is to know about the table"));
    m_notesButton->setAutoRaise(true);
    m_notes = new QLabel;
    m_notes->setObjectName(QStringLiteral("matrixAllNotes"));
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(4, 0, 8, 4);
    foot->addWidget(m_notesButton, 0, Qt::AlignTop);
    foot->addWidget(m_notes, 1);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
    column->addLayout(foot);
    return owner;
}

void MatrixPage::connectParts()
{
    connect(m_bar, &MatrixBar::changed, this, &MatrixPage::rebuild);
    connect(m_bar, &MatrixBar::shadingChanged, m_view, &MatrixView::setShading);
    connect(m_bar, &MatrixBar::saveWanted, this, [this](const QString& name) {
        const auto spec = m_bar->spec();
        if (session() != nullptr && shell().accept(spec))
            shell().accept(saveView(*session(), name, *spec));
    });
    connect(m_bar, &MatrixBar::renameWanted, this, [this](const QString& from, const QString& to) {
        if (session() != nullptr)
            shell().accept(renameView(*session(), from, to));
    });
    connect(m_bar, &MatrixBar::deleteWanted, this, [this](const QString& name) {
        if (session() != nullptr)
            shell().accept(deleteView(*session(), name));
    });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &MatrixPage::showCell);
    connect(m_view, &MatrixView::entered, this, [this] {
        if (!m_panel->hasQuotes())
            return;
        QuoteList& list = m_panel->quotes();
        if (!list.currentIndex().isValid())
            list.setCurrentIndex(list.model()->index(0, 0));
        list.setFocus(Qt::OtherFocusReason);
    });
    connect(m_view, &MatrixView::menuWanted, this, &MatrixPage::showMenu);
    connect(&m_view->cells(), &MatrixModel::refused, this, [this](const Error& error) {
        shell().complain(error);
    });
    connect(m_panel, &CellPanel::opened, this, &MatrixPage::open);
    connect(m_within, &WithinPane::backWanted, this, [this] {
        // With the place that the way back leads to.
        Place back = place();
        back.unit = {};
        back.state.remove(kWithin);
        shell().go(back);
    });
    connect(m_notesButton, &QToolButton::clicked, this, [this] {
        m_notesOpen = !m_notesOpen;
        showNotes();
    });
}

// --- the project ---------------------------------------------------------------------------------

void MatrixPage::setSession(Session* session)
{
    if (m_current != nullptr)
        m_panel->letGo();
    disconnect(m_following);
    // Jobs read the texts of the project that goes: they end before it does.
    for (Job* job : findChildren<Job*>(QString(), Qt::FindDirectChildrenOnly))
        delete job;
    m_job = nullptr;
    m_asking = nullptr;
    m_current = session;
    m_wanted = {};
    m_dirty = true;
    m_view->cells().setSession(session);
    m_within->setSession(session);
    m_stack->setCurrentIndex(0);
    if (session == nullptr)
        return;
    m_following = connect(session, &Session::changed, this, &MatrixPage::follow);
    m_bar->setSpec(casesByThemes());
    m_bar->refresh(session->corpus());
}

void MatrixPage::follow(const Change& change)
{
    if (change.touches<model::Code,
                       model::CodeSet,
                       model::Case,
                       model::Coder,
                       model::Attribute,
                       model::SavedTable,
                       model::SavedQuery,
                       model::Proposition>())
        m_bar->refresh(m_current->corpus());
    m_dirty = true;
    if (!isVisible())
        return;
    rebuild();
    if (isWithin())
        m_within->refresh();
}

void MatrixPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_dirty)
        return;
    rebuild();
    if (isWithin())
        m_within->refresh();
}

void MatrixPage::rebuild()
{
    if (m_current == nullptr || !isVisible()) {
        m_dirty = true;
        return;
    }
    auto spec = m_bar->spec();
    if (!spec) {
        m_bar->setProblem(fromUtf8(spec.error().detail));
        return;
    }
    m_dirty = false;
    if (m_job != nullptr)
        m_job->abandon();
    m_job = nullptr;
    const MatrixTable::Wish wish{std::move(*spec), m_bar->emptyRows()};
    const model::Corpus& corpus = m_current->whole();
    if (corpus.codings().size() <= kAtOnce && wish.spec.filter.isEmpty()) {
        take(MatrixTable::build(corpus, m_current->texts(), wish, {}));
        return;
    }
    m_job = Job::start(
        this,
        [corpus, texts = &m_current->texts(), wish](const Progress& progress) {
            return MatrixTable::build(corpus, *texts, wish, progress);
        },
        [this](Result<MatrixTable::Pointer> built) {
            m_job = nullptr;
            take(std::move(built));
        });
    if (corpus.codings().size() >= kWatched)
        shell().watch(m_job, tr("Counting"));
}

void MatrixPage::take(Result<MatrixTable::Pointer> built)
{
    if (!built) {
        if (built.error().code != ErrorCode::Cancelled)
            m_bar->setProblem(fromUtf8(built.error().detail));
        return;
    }
    m_bar->setProblem({});
    const bool empty = (*built)->isEmpty();
    // The one before may have millions of cells: they are given back in a thread.
    MatrixTable::Pointer before = m_view->cells().table();
    m_view->setTable(std::move(*built));
    Job::start(
        this,
        [before = std::move(before)](const Progress&) mutable {
            before.reset();
            return true;
        },
        [](bool) {});
    const bool hadFocus = m_view->hasFocus();
    m_middle->setCurrentWidget(empty ? m_empty : static_cast<QWidget*>(m_view));
    m_panel->setVisible(!empty);
    if (hadFocus && !empty)
        m_view->setFocus();
    if (!m_wanted.state.isEmpty())
        restoreCell(std::exchange(m_wanted, Place{}));
    if (!m_view->currentIndex().isValid() && m_view->cells().rowCount() > 0)
        m_view->setCurrentIndex(m_view->cells().index(0, 0));
    showNotes();
    showCell();
}

// --- the cell ------------------------------------------------------------------------------------

void MatrixPage::showCell()
{
    const QModelIndex cell = m_view->currentIndex();
    const MatrixTable::Pointer& table = m_view->cells().table();
    const auto unit = currentCase();
    const auto row = unit && m_current != nullptr ? m_current->corpus().find(unit) : std::nullopt;
    m_bar->setCaseName(row ? fromUtf8(row->name) : QString());
    if (m_asking != nullptr)
        m_asking->abandon();
    m_asking = nullptr;
    if (!cell.isValid() || !table || m_current == nullptr) {
        m_panel->show({});
        return;
    }
    const bool quick = table->isIndexed(cell.row(), cell.column())
                       || m_current->corpus().codings().size() <= kAtOnce;
    if (quick) {
        auto codings = m_view->cells().codingsOf(cell);
        showCodings(cell, codings ? std::move(*codings) : std::vector<model::Id<model::Coding>>{});
        return;
    }
    m_asking = Job::start(
        this,
        [corpus = m_current->whole(),
         texts = &m_current->texts(),
         table,
         at = std::pair(cell.row(), cell.column())](const Progress&) {
            return table->drillDown(corpus, *texts, at.first, at.second);
        },
        [this, cell = QPersistentModelIndex(cell)](auto found) {
            m_asking = nullptr;
            if (cell.isValid() && found)
                showCodings(cell, std::move(*found));
        });
}

void MatrixPage::showCodings(const QModelIndex& cell, std::vector<model::Id<model::Coding>> codings)
{
    const MatrixTable& table = *m_view->cells().table();
    CellPanel::Shown shown;
    shown.title = m_view->cells().titleOf(cell);
    shown.codings = std::move(codings);
    shown.state = wordsFor(table.state(cell.row(), cell.column()));
    if (const auto why = table.notApplicable(cell.row(), cell.column()); !why.empty())
        shown.state += QLatin1String(": ") + fromUtf8(why);
    shown.cell = table.cellOf(cell.row(), cell.column());
    if (const CellSummary* summary = table.summary(cell.row(), cell.column()))
        shown.summary = *summary;
    m_panel->show(std::move(shown));
}

void MatrixPage::showNotes()
{
    QStringList notes;
    if (m_view->cells().table())
        for (const std::string& note : m_view->cells().table()->notes())
            notes.append(fromUtf8(note));
    m_notesButton->setVisible(notes.size() > 1);
    m_notesButton->setText(m_notesOpen ? QStringLiteral("▾") : QStringLiteral("▸"));
    m_notesButton->setToolTip(tr("What is counted, and for whom"));
    m_notes->setText(m_notesOpen ? notes.join(QLatin1Char('\n')) : notes.value(0));
    m_notes->setAccessibleName(m_notes->text());
    m_notes->setVisible(!notes.isEmpty());
}

void MatrixPage::open(model::Id<model::Coding> id)
{
    const auto coding = m_current->whole().find(id);
    if (coding)
        shell().go({.workspace = Workspace::Coding,
                    .document = coding->document,
                    .span = coding->span(),
                    .coding = id});
}

// --- places --------------------------------------------------------------------------------------

bool MatrixPage::isWithin() const
{
    return m_stack->currentIndex() == 1;
}

model::Id<model::Case> MatrixPage::currentCase() const
{
    if (isWithin())
        return m_within->unit();
    const MatrixTable::Pointer& table = m_view->cells().table();
    const QModelIndex cell = m_view->currentIndex();
    if (!table || m_current == nullptr)
        return {};
    const auto& cases = m_current->corpus().cases();
    const auto asCase = [&](const LineKey& line) {
        const model::Id<model::Case> unit{line.object};
        return line.object != 0 && cases.contains(unit) ? unit : model::Id<model::Case>{};
    };
    if (cell.isValid()) {
        if (const auto unit = asCase(m_view->cells().rowKey(cell.row())))
            return unit;
        if (const auto unit = asCase(m_view->cells().columnKey(cell.column())))
            return unit;
    }
    if (cases.empty())
        return {};
    return model::CaseTree(m_current->corpus()).inOrder().front();
}

void MatrixPage::showWithin(model::Id<model::Case> unit)
{
    m_stack->setCurrentIndex(1);
    m_within->showCase(unit);
    m_within->table()->setFocus(Qt::OtherFocusReason);
}

void MatrixPage::showMatrix()
{
    m_stack->setCurrentIndex(0);
    m_view->setFocus(Qt::OtherFocusReason);
}

Place MatrixPage::place() const
{
    Place here{.workspace = Workspace::Matrix};
    if (const auto spec = m_bar->spec())
        here.state.insert(kSpec, fromUtf8(matrix::toJson(*spec)));
    const QModelIndex cell = m_view->currentIndex();
    const LineKey row = m_view->cells().rowKey(cell.row());
    const LineKey column = m_view->cells().columnKey(cell.column());
    here.state.insert(QStringLiteral("row"), row.object);
    here.state.insert(QStringLiteral("rowName"), row.name);
    here.state.insert(QStringLiteral("column"), column.object);
    here.state.insert(QStringLiteral("columnName"), column.name);
    here.state.insert(QStringLiteral("across"), m_view->horizontalScrollBar()->value());
    here.state.insert(QStringLiteral("down"), m_view->verticalScrollBar()->value());
    here.state.insert(QStringLiteral("quote"), m_panel->quotes().currentIndex().row());
    if (isWithin()) {
        here.state.insert(kWithin, m_within->unit().value);
        here.state.insert(QStringLiteral("line"), m_within->line());
    }
    return here;
}

void MatrixPage::show(const Place& place)
{
    if (m_current == nullptr)
        return;
    if (place.unit) {
        showWithin(place.unit);
        return;
    }
    if (place.state.isEmpty())
        return;
    const auto unit = model::Id<model::Case>{place.state.value(kWithin).toInt()};
    if (unit && m_current->corpus().cases().contains(unit)) {
        showWithin(unit);
        m_within->setLine(place.state.value(QStringLiteral("line")).toInt());
        return;
    }
    m_stack->setCurrentIndex(0);
    m_wanted = place;
    const auto now = m_bar->spec();
    const auto then = matrix::specFromJson(toUtf8(place.state.value(kSpec).toString()));
    if (then && (!now || !(*now == *then))) {
        m_bar->setSpec(*then);
        m_bar->refresh(m_current->corpus());
        rebuild();
    } else if (m_dirty) {
        rebuild();
    } else if (m_job == nullptr) {
        restoreCell(std::exchange(m_wanted, Place{}));
    }
    showMatrix();
}

void MatrixPage::restoreCell(const Place& place)
{
    const auto key = [&](const QString& name) {
        return LineKey{place.state.value(name).toInt(),
                       place.state.value(name + QStringLiteral("Name")).toString()};
    };
    const QModelIndex cell =
        m_view->cells().indexOf(key(QStringLiteral("row")), key(QStringLiteral("column")));
    if (!cell.isValid())
        return;
    m_view->setCurrentIndex(cell);
    m_view->horizontalScrollBar()->setValue(place.state.value(QStringLiteral("across")).toInt());
    m_view->verticalScrollBar()->setValue(place.state.value(QStringLiteral("down")).toInt());
    m_view->scrollTo(cell);
    showCell();
    QuoteList& list = m_panel->quotes();
    if (const int quote = place.state.value(QStringLiteral("quote"), -1).toInt(); quote >= 0)
        list.setCurrentIndex(list.model()->index(quote, 0));
}

QList<QWidget*> MatrixPage::panes() const
{
    if (isWithin())
        return {m_within->table(), m_within->memoField()};
    return {m_view, &m_panel->quotes(), m_panel->summaryField(), m_bar->filterField()};
}

void MatrixPage::setZoom(int steps)
{
    m_view->setZoom(steps);
    m_panel->setZoom(steps);
    m_within->setZoom(steps);
}

void MatrixPage::saveLayout(QSettings& settings) const
{
    m_sizes->save(settings);
    m_bar->saveLayout(settings);
}

void MatrixPage::restoreLayout(QSettings& settings)
{
    m_sizes->restore(settings);
    m_bar->restoreLayout(settings);
    m_view->setShading(m_bar->shading());
}

} // namespace crosscase::gui
