// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/cases_page.h"

#include "app/gui/actions/attributes.h"
#include "app/gui/actions/cases.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/case_grid.h"
#include "app/gui/views/empty_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

constexpr int kFilterWait = 150; // ms after the last key
constexpr int kCountWait = 250;  // ms after the last change
constexpr std::array kTargets{model::AttributeTarget::Case, model::AttributeTarget::Document};

} // namespace

CasesPage::CasesPage(Shell& shell)
    : Page(shell)
    , m_tabs(new QTabBar)
    , m_filter(new QLineEdit)
    , m_stack(new QStackedWidget)
    , m_without(new QLabel)
{
    auto* column = new QVBoxLayout(this);
    makeBar();
    makeSheets();
    column->addWidget(m_stack, 1);
    makeFoot();
    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(kFilterWait);
    connect(&m_filterTimer, &QTimer::timeout, this, &CasesPage::applyFilter);
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kCountWait);
    connect(&m_countTimer, &QTimer::timeout, this, [this] {
        for (std::size_t sheet = 0; sheet < m_grids.size(); ++sheet)
            if (m_stale[sheet] && isVisible())
                countQuotes(sheet);
    });
    showTab(0);
}

QPushButton* CasesPage::button(const QString& text, const QString& name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAccessibleName(QString(text).remove(u'&'));
    made->setAutoDefault(false);
    return made;
}

void CasesPage::makeBar()
{
    auto* bar = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& name, auto&& work) {
        QPushButton* made = button(text, name);
        connect(made, &QPushButton::clicked, this, work);
        bar->addWidget(made);
    };
    add(tr("&New case"), QStringLiteral("newCaseButton"), [this] { run(Command::NewCase); });
    add(tr("New &attribute..."), QStringLiteral("newAttributeButton"), [this] {
        run(Command::NewAttribute);
    });
    add(tr("&Import table..."), QStringLiteral("importTableButton"), [this] {
        run(Command::ImportCaseTable);
    });
    add(tr("&Paste from spreadsheet"), QStringLiteral("pasteTableButton"), [this] {
        pasteTable();
    });
    bar->addStretch();
    auto* label = new QLabel(tr("Fi&lter:"));
    label->setBuddy(m_filter);
    bar->addWidget(label);
    m_filter->setObjectName(QStringLiteral("caseFilter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("in any column"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, &m_filterTimer, qOverload<>(&QTimer::start));
    bar->addWidget(m_filter);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setAccessibleName(tr("Sheets"));
    m_tabs->addTab(tr("Ca&ses"));
    m_tabs->addTab(tr("&Documents"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    connect(m_tabs, &QTabBar::currentChanged, this, &CasesPage::showTab);
    layout()->addWidget(m_tabs);
}

void CasesPage::makeSheets()
{
    for (std::size_t at = 0; at < m_grids.size(); ++at) {
        auto* made = new CaseGrid(kTargets[at]);
        m_grids[at] = made;
        made->setObjectName(at == 0 ? QStringLiteral("caseGrid") : QStringLiteral("documentGrid"));
        made->setAccessibleName(at == 0 ? tr("Cases and their attributes")
                                        : tr("Documents and their attributes"));
        m_stack->addWidget(made);
        made->table().setWriter(
            [this, made](CellBatch batch) { write(*made, {}, std::move(batch)); });
        connect(&made->table(), &CaseTable::countsStale, this, [this, at] {
            m_stale[at] = true;
            m_countTimer.start();
        });
        connect(made, &CaseGrid::opened, this, &CasesPage::open);
        connect(made, &CaseGrid::attributesMoved, this, [this](const auto& order) {
            this->shell().accept(orderAttributes(*session(), order));
        });
        connect(made, &CaseGrid::caseDropped, this, [this](model::AnyId unit, model::AnyId parent) {
            this->shell().accept(embedCase(*session(), {unit.value}, {parent.value}));
        });
        connect(made, &CaseGrid::documentsDropped, this, &CasesPage::dropDocuments);
        connect(made, &CaseGrid::passageDropped, this, &CasesPage::dropPassage);
        connect(made, &QWidget::customContextMenuRequested, this, [this, made](const QPoint& at_) {
            showCellMenu(*made, made->viewport()->mapToGlobal(at_));
        });
        connect(made, &CaseGrid::headMenuWanted, this, [this, made](int column, const QPoint& at_) {
            auto* menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            fillHeadMenu(*menu, *made, column);
            menu->popup(at_);
        });
    }
    m_stack->addWidget(new EmptyState(
        tr("No cases yet. A case is a person, a firm, an event: whatever you compare. Make one, "
           "paste a table from a spreadsheet, or assign documents below."),
        shell().action(Command::NewCase)));
    m_stack->addWidget(new EmptyState(tr("No documents yet. Import interviews to describe them."),
                                      shell().action(Command::ImportDocuments)));
}

void CasesPage::makeFoot()
{
    auto* foot = new QHBoxLayout;
    m_without->setObjectName(QStringLiteral("withoutCase"));
    foot->addWidget(m_without);
    m_assign = button(tr("Assi&gn documents..."), QStringLiteral("assignDocumentsButton"));
    connect(m_assign, &QPushButton::clicked, this, [this] { chooseDocuments({}); });
    foot->addWidget(m_assign);
    foot->addStretch();
    foot->addWidget(new QLabel(tr("Focus group?")));
    auto* turns = button(tr("Assign spea&ker turns..."), QStringLiteral("assignTurnsOpen"));
    connect(turns, &QPushButton::clicked, this, [this] { run(Command::AssignTurns); });
    foot->addWidget(turns);
    static_cast<QVBoxLayout*>(layout())->addLayout(foot);
}

CaseGrid& CasesPage::grid() const
{
    return *m_grids[static_cast<std::size_t>(m_tabs->currentIndex())];
}

bool CasesPage::isWritable() const
{
    return session() != nullptr && !session()->isReadOnly();
}

// --- what is shown -------------------------------------------------------------------------------

void CasesPage::setSession(Session* now)
{
    for (std::size_t at = 0; at < m_grids.size(); ++at) {
        if (m_counting[at] != nullptr)
            m_counting[at]->abandon();
        m_counting[at] = nullptr;
        m_grids[at]->table().setSession(now);
        m_stale[at] = false;
    }
    m_wantsSheet = false;
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_filterTimer.stop();
    if (now == nullptr)
        return;
    connect(now, &Session::changed, this, &CasesPage::follow);
    if (isVisible())
        showTab(m_tabs->currentIndex());
}

void CasesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    showTab(m_tabs->currentIndex());
    m_countTimer.start();
}

void CasesPage::showTab(int)
{
    if (session() != nullptr && isVisible()) {
        grid().table().load();
        CaseSheet::Arrangement wanted = grid().table().arrangement();
        if (wanted.filter != m_filter->text())
            applyFilter();
        showFoot();
    }
    showState();
}

void CasesPage::showState()
{
    const int tab = m_tabs->currentIndex();
    const CaseSheet* sheet = grid().table().sheet();
    bool empty = sheet != nullptr && sheet->rows().empty();
    // Attributes that are there already want their sheet.
    if (tab == 0 && empty)
        empty = !m_wantsSheet && sheet->columns().size() <= 4;
    const bool hadFocus = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentIndex(empty ? tab + 2 : tab);
    if (hadFocus && !empty)
        grid().setFocus(Qt::OtherFocusReason);
}

void CasesPage::follow(const Change& change)
{
    if (change.touches<model::Case, model::Attribute, model::Document>())
        showState();
    if (isVisible() && change.touches<model::Document, model::Membership, model::Case>())
        showFoot();
}

void CasesPage::showFoot()
{
    if (session() == nullptr)
        return;
    std::unordered_map<std::int32_t, bool> has;
    std::size_t without = session()->corpus().documents().size();
    session()->corpus().rows<model::Membership>().forEach([&](const model::Membership& part) {
        if (!part.orphan && has.emplace(part.document.value, true).second)
            --without;
    });
    m_without->setText(tr("Documents without a case: %1").arg(without));
    m_assign->setEnabled(without > 0 && isWritable());
}

void CasesPage::applyFilter()
{
    CaseSheet::Arrangement wanted = grid().table().arrangement();
    wanted.filter = m_filter->text();
    grid().table().arrange(wanted);
}

bool CasesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Down || key == Qt::Key_Return
            || key == Qt::Key_Enter) {
            applyFilter();
            grid().setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void CasesPage::countQuotes(std::size_t sheet)
{
    m_stale[sheet] = false;
    if (session() == nullptr || m_grids[sheet]->table().sheet() == nullptr)
        return;
    if (m_counting[sheet] != nullptr)
        m_counting[sheet]->abandon();
    m_counting[sheet] = Job::start(
        this,
        [target = kTargets[sheet], corpus = session()->corpus(), &texts = session()->texts()](
            const Progress& progress) { return quotesOf(target, corpus, texts, progress); },
        [this, sheet](Result<CaseSheet::Counts> counts) {
            m_counting[sheet] = nullptr;
            if (counts)
                m_grids[sheet]->table().setCounts(std::move(*counts));
        });
}

// --- places --------------------------------------------------------------------------------------

void CasesPage::show(const Place& place)
{
    if (session() == nullptr)
        return;
    if (place.state.contains(QStringLiteral("tab"))) {
        m_tabs->setCurrentIndex(place.state.value(QStringLiteral("tab")).toInt());
        m_filter->setText(place.state.value(QStringLiteral("filter")).toString());
        applyFilter();
    } else if (place.unit || place.document) {
        m_tabs->setCurrentIndex(place.unit ? 0 : 1);
        m_filter->clear();
        applyFilter();
    }
    grid().table().load();
    const model::AnyId row =
        m_tabs->currentIndex() == 0 ? model::AnyId(place.unit) : model::AnyId(place.document);
    const SheetColumn column{
        static_cast<CellKind>(place.state.value(QStringLiteral("column")).toInt()),
        {place.state.value(QStringLiteral("attribute")).toInt()}};
    if (row)
        grid().goTo(row, column);
}

Place CasesPage::place() const
{
    Place place{.workspace = Workspace::Cases};
    const QModelIndex now = grid().currentIndex();
    const model::AnyId row = grid().table().rowId(now.row());
    if (m_tabs->currentIndex() == 0)
        place.unit = {row.value};
    else
        place.document = {row.value};
    const SheetColumn column = grid().table().columnAt(now.column());
    place.state = {{QStringLiteral("tab"), m_tabs->currentIndex()},
                   {QStringLiteral("filter"), m_filter->text()},
                   {QStringLiteral("column"), static_cast<int>(column.kind)},
                   {QStringLiteral("attribute"), column.attribute.value}};
    return place;
}

QList<QWidget*> CasesPage::panes() const
{
    return {m_grids[0], m_grids[1], m_filter};
}

std::vector<ExportChoice> CasesPage::exports() const
{
    if (session() == nullptr || grid().table().sheet() == nullptr)
        return {};
    const bool cases = m_tabs->currentIndex() == 0;
    ExportChoice choice;
    choice.title = cases ? tr("Cases and their attributes, as shown")
                         : tr("Documents and their attributes, as shown");
    choice.fileStem = cases ? QStringLiteral("cases") : QStringLiteral("documents");
    choice.build = [sheet = grid().table().share(),
                    rows = grid().table().shownRows(),
                    columns = grid().shownColumns()](const Progress& progress) {
        return sheet->toTable(rows, columns, progress);
    };
    return {choice};
}

void CasesPage::saveLayout(QSettings& store) const
{
    for (const CaseGrid* made : m_grids) {
        store.setValue(made->objectName() + QStringLiteral("Widths"), made->widths());
        store.setValue(made->objectName() + QStringLiteral("Hidden"), made->hiddenKeys());
    }
}

void CasesPage::restoreLayout(QSettings& store)
{
    for (CaseGrid* made : m_grids) {
        made->setWidths(store.value(made->objectName() + QStringLiteral("Widths")).toMap());
        made->setHiddenKeys(
            store.value(made->objectName() + QStringLiteral("Hidden")).toStringList());
    }
}

} // namespace crosscase::gui
