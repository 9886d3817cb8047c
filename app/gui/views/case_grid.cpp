// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/case_grid.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/case_cell_delegate.h"
#include "app/gui/views/choosing.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kUsualLetters = 13;
constexpr int kWideLetters = 26;
constexpr int kMostLetters = 40;

} // namespace

CaseGrid::CaseGrid(model::AttributeTarget target, QWidget* parent)
    : QTableView(parent)
    , m_table(new CaseTable(target, this))
{
    setModel(m_table);
    setItemDelegate(new CaseCellDelegate(this));
    setEditTriggers(AnyKeyPressed | DoubleClicked);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(true);
    setWordWrap(false);
    setAlternatingRowColors(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    prepareHeads();
    connect(m_table, &CaseTable::modelAboutToBeReset, this, &CaseGrid::keepPlace);
    connect(m_table, &CaseTable::arranged, this, &CaseGrid::restorePlace);
    connect(m_table, &CaseTable::modelReset, this, &CaseGrid::layOutColumns);
    connect(m_table, &CaseTable::headerDataChanged, this, &CaseGrid::layOutColumns);
}

void CaseGrid::prepareHeads()
{
    QHeaderView* head = horizontalHeader();
    head->setObjectName(objectName() + QStringLiteral("Head"));
    head->setSectionsMovable(true);
    head->setSectionsClickable(true);
    head->setHighlightSections(true);
    head->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    // A click sorts; Qt's own wish to select the column would empty the selection before.
    disconnect(head, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(head, &QHeaderView::sectionEntered, this, nullptr);
    connect(head, &QHeaderView::sectionClicked, this, &CaseGrid::sortByHead);
    connect(head, &QHeaderView::customContextMenuRequested, this, [this, head](const QPoint& at) {
        const int column = head->logicalIndexAt(at);
        if (column >= 0)
            Q_EMIT headMenuWanted(column, head->viewport()->mapToGlobal(at));
    });
    connect(head, &QHeaderView::sectionMoved, this, [this] {
        if (!m_layingOut)
            QTimer::singleShot(0, this, &CaseGrid::settleHeads);
    });
    connect(head, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (!m_layingOut && width > 0)
            m_widths[m_table->keyOf(column)] = width;
    });
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

// --- columns -------------------------------------------------------------------------------------

void CaseGrid::layOutColumns()
{
    m_layingOut = true;
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const QString key = m_table->keyOf(column);
        const CellKind kind = m_table->columnAt(column).kind;
        const bool wide =
            kind == CellKind::Name || kind == CellKind::Parts || kind == CellKind::Memo;
        const QString head =
            m_table->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int usual = std::clamp(fontMetrics().horizontalAdvance(head) + 3 * letter,
                                     letter
                                         * (kind == CellKind::Quotes ? 8
                                            : wide                   ? kWideLetters
                                                                     : kUsualLetters),
                                     letter * kMostLetters);
        setColumnWidth(column, m_widths.value(key, usual).toInt());
        setColumnHidden(column, m_hidden.contains(key));
    }
    m_layingOut = false;
}

void CaseGrid::setWidths(const QVariantMap& widths)
{
    m_widths = widths;
    layOutColumns();
}

QStringList CaseGrid::hiddenKeys() const
{
    return m_hidden.values();
}

void CaseGrid::setHiddenKeys(const QStringList& keys)
{
    m_hidden = QSet<QString>(keys.begin(), keys.end());
    layOutColumns();
}

void CaseGrid::hideColumnAt(int column, bool hide)
{
    if (hide)
        m_hidden.insert(m_table->keyOf(column));
    else
        m_hidden.remove(m_table->keyOf(column));
    layOutColumns();
}

std::vector<SheetColumn> CaseGrid::shownColumns() const
{
    std::vector<SheetColumn> columns;
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (!isColumnHidden(column))
            columns.push_back(m_table->columnAt(column));
    return columns;
}

void CaseGrid::sortByHead(int column)
{
    CaseSheet::Arrangement wanted = m_table->arrangement();
    const SheetColumn at = m_table->columnAt(column);
    // Up, down, the project's own order.
    if (!wanted.sorted || wanted.column != at) {
        wanted.sorted = true;
        wanted.descending = false;
    } else if (!wanted.descending) {
        wanted.descending = true;
    } else {
        wanted.sorted = false;
    }
    wanted.column = at;
    showArrangement(wanted);
}

void CaseGrid::showArrangement(const CaseSheet::Arrangement& wanted)
{
    m_table->arrange(wanted);
    horizontalHeader()->setSortIndicatorShown(wanted.sorted);
    horizontalHeader()->setSortIndicator(m_table->columnOf(wanted.column),
                                         wanted.descending ? Qt::DescendingOrder
                                                           : Qt::AscendingOrder);
}

// Heads were dragged: the order of the attributes becomes the project's, all else goes back.
void CaseGrid::settleHeads()
{
    QHeaderView* head = horizontalHeader();
    std::vector<model::Id<model::Attribute>> before;
    std::vector<model::Id<model::Attribute>> after;
    for (int place = 0; place < m_table->columnCount(); ++place) {
        if (const auto id = m_table->columnAt(place).attribute)
            before.push_back(id);
        if (const auto id = m_table->columnAt(head->logicalIndex(place)).attribute)
            after.push_back(id);
    }
    m_layingOut = true;
    for (int column = 0; column < m_table->columnCount(); ++column)
        if (head->visualIndex(column) != column)
            head->moveSection(head->visualIndex(column), column);
    m_layingOut = false;
    if (before != after)
        Q_EMIT attributesMoved(after);
}

// --- place ---------------------------------------------------------------------------------------

void CaseGrid::keepPlace()
{
    if (!currentIndex().isValid())
        return;
    m_keptRow = m_table->rowId(currentIndex().row());
    m_keptNew = m_table->isNewRow(currentIndex().row());
    m_keptColumn = m_table->columnAt(currentIndex().column());
}

void CaseGrid::restorePlace()
{
    if (currentIndex().isValid() || m_table->columnCount() == 0)
        return;
    const int column = std::max(0, m_table->columnOf(m_keptColumn));
    const int row = m_keptNew ? m_table->rowCount() - 1 : std::max(0, m_table->rowOf(m_keptRow));
    choose(*this, m_table->index(row, column));
}

void CaseGrid::goTo(model::AnyId row, const SheetColumn& column)
{
    if (m_table->rowOf(row) >= 0)
        choose(*this, m_table->index(m_table->rowOf(row), std::max(0, m_table->columnOf(column))));
}

void CaseGrid::startNew()
{
    const int last = m_table->rowCount() - 1;
    if (!m_table->isNewRow(last))
        return;
    setFocus(Qt::OtherFocusReason);
    choose(*this, m_table->index(last, 0));
    edit(currentIndex());
}

void CaseGrid::editCurrent()
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    if (index.flags().testFlag(Qt::ItemIsEditable))
        edit(index);
    else if (!m_table->isNewRow(index.row()))
        Q_EMIT opened(index);
}

void CaseGrid::moveBy(int rows, int columns)
{
    const QModelIndex now = currentIndex();
    int column = now.column() + columns;
    while (column >= 0 && column < m_table->columnCount() && isColumnHidden(column))
        column += columns;
    const QModelIndex next = m_table->index(now.row() + rows, column);
    if (next.isValid())
        choose(*this, next);
}

void CaseGrid::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState) {
        const CellKind kind = m_table->columnAt(currentIndex().column()).kind;
        if (currentIndex().isValid() && !m_table->isNewRow(currentIndex().row())
            && (kind == CellKind::Parts || kind == CellKind::Memo))
            Q_EMIT opened(currentIndex());
        else
            moveBy(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1, 0);
        event->accept();
        return;
    }
    // Typing in a memo opens it.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->modifiers() == 0
        && currentIndex().isValid() && state() != EditingState
        && m_table->columnAt(currentIndex().column()).kind == CellKind::Memo) {
        editCurrent();
        return;
    }
    QTableView::keyPressEvent(event);
}

// Enter goes down, Tab goes right; neither opens the next cell.
void CaseGrid::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    setFocus(Qt::OtherFocusReason);
    if (hint == QAbstractItemDelegate::SubmitModelCache)
        moveBy(1, 0);
    else if (hint == QAbstractItemDelegate::EditNextItem)
        moveBy(0, 1);
    else if (hint == QAbstractItemDelegate::EditPreviousItem)
        moveBy(0, -1);
}

void CaseGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && !index.flags().testFlag(Qt::ItemIsEditable)
        && !m_table->isNewRow(index.row())) {
        Q_EMIT opened(index);
        return;
    }
    QTableView::mouseDoubleClickEvent(event);
}

} // namespace crosscase::gui
