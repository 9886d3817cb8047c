// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of cells and drags of the sheet.
#include "app/gui/bridge/strings.h"
#include "app/gui/views/case_grid.h"
#include "app/gui/views/text_view.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>

#include <algorithm>
#include <limits>

namespace crosscase::gui {

namespace {

// The numbers of a drag's text.
std::vector<int> numbersOf(const QMimeData& data, const char* type)
{
    std::vector<int> numbers;
    const QStringList words =
        QString::fromUtf8(data.data(QString::fromLatin1(type))).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words)
        numbers.push_back(word.toInt());
    return numbers;
}

bool isKnown(const QMimeData& data)
{
    return data.hasFormat(QString::fromLatin1(kDocumentsMimeType))
           || data.hasFormat(QString::fromLatin1(kSpanMimeType))
           || data.hasFormat(QString::fromLatin1(kCaseMimeType));
}

} // namespace

// Around all that is selected; the cell of the cursor if nothing is.
QRect CaseGrid::selectedRect() const
{
    QRect rect;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        rect = rect.united(
            QRect(QPoint(range.left(), range.top()), QPoint(range.right(), range.bottom())));
    if (rect.isNull() && currentIndex().isValid())
        rect = QRect(currentIndex().column(), currentIndex().row(), 1, 1);
    return rect;
}

std::vector<int> CaseGrid::columnsFrom(int first) const
{
    std::vector<int> columns;
    for (int column = std::max(0, first); column < m_table->columnCount(); ++column)
        if (!isColumnHidden(column))
            columns.push_back(column);
    return columns;
}

QString CaseGrid::copied() const
{
    const QRect rect = selectedRect();
    CellBlock block;
    for (int row = rect.top(); row <= rect.bottom(); ++row) {
        if (m_table->isNewRow(row))
            continue;
        QStringList cells;
        for (int column = rect.left(); column <= rect.right(); ++column)
            if (!isColumnHidden(column))
                cells << m_table->index(row, column).data(Qt::EditRole).toString();
        block << cells;
    }
    return toClipboardText(block);
}

void CaseGrid::fillBlock(CellBatch& batch,
                         const CellBlock& block,
                         int top,
                         const std::vector<int>& columns) const
{
    const bool named =
        !columns.empty() && m_table->columnAt(columns.front()).kind == CellKind::Name;
    for (int at = 0; at < block.size(); ++at) {
        const int row = top + at;
        const model::AnyId id = m_table->rowId(row);
        std::size_t fresh = 0;
        if (!id) {
            if (m_table->target() != model::AttributeTarget::Case)
                break; // documents come by import
            QString name = named ? block[at].value(0) : QString();
            if (name.trimmed().isEmpty())
                name = tr("Case %1").arg(row + 1);
            fresh = batch.fresh.size();
            batch.fresh.push_back(toUtf8(name));
        }
        for (int cell = 0; cell < block[at].size() && cell < static_cast<int>(columns.size());
             ++cell) {
            const SheetColumn column = m_table->columnAt(columns[static_cast<std::size_t>(cell)]);
            const QString& words = block[at][cell];
            if (!m_table->isEditable(column) || (!id && column.kind == CellKind::Name))
                continue;
            // Names cannot be empty, and a copy of what is inherited stays so.
            if (column.kind == CellKind::Name && words.trimmed().isEmpty())
                continue;
            batch.writes.push_back({id, fresh, column, toUtf8(words)});
        }
    }
}

CellBatch CaseGrid::pasted(const CellBlock& block) const
{
    CellBatch batch;
    const QRect rect = selectedRect();
    if (block.isEmpty() || rect.isNull())
        return batch;
    const bool fills =
        block.size() == 1 && block[0].size() == 1 && rect.width() * rect.height() > 1;
    if (!fills) {
        fillBlock(batch, block, rect.top(), columnsFrom(rect.left()));
        return batch;
    }
    const QModelIndexList cells = selectionModel()->selectedIndexes();
    for (const QModelIndex& index : cells) {
        const SheetColumn column = m_table->columnAt(index.column());
        if (m_table->rowId(index.row()) && m_table->isEditable(column)
            && column.kind != CellKind::Name && !isColumnHidden(index.column()))
            batch.writes.push_back({m_table->rowId(index.row()), 0, column, toUtf8(block[0][0])});
    }
    return batch;
}

CellBatch CaseGrid::cleared() const
{
    CellBatch batch;
    const QModelIndexList cells = selectionModel()->selectedIndexes();
    for (const QModelIndex& index : cells) {
        const SheetColumn column = m_table->columnAt(index.column());
        const bool keeps = column.kind == CellKind::Name || column.kind == CellKind::Order;
        const bool filled = !index.data(Qt::EditRole).toString().isEmpty();
        if (m_table->rowId(index.row()) && m_table->isEditable(column) && !keeps && filled
            && !isColumnHidden(index.column()))
            batch.writes.push_back({m_table->rowId(index.row()), 0, column, {}});
    }
    return batch;
}

CellBatch CaseGrid::filledDown() const
{
    CellBatch batch;
    QRect rect = selectedRect();
    // One cell takes what is above it.
    if (rect.height() == 1)
        rect.setTop(std::max(0, rect.top() - 1));
    for (int column = rect.left(); column <= rect.right(); ++column) {
        const SheetColumn at = m_table->columnAt(column);
        if (isColumnHidden(column) || !m_table->isEditable(at) || at.kind == CellKind::Name)
            continue;
        const QString words = m_table->index(rect.top(), column).data(Qt::EditRole).toString();
        for (int row = rect.top() + 1; row <= rect.bottom(); ++row)
            if (m_table->rowId(row))
                batch.writes.push_back({m_table->rowId(row), 0, at, toUtf8(words)});
    }
    return batch;
}

std::vector<model::AnyId> CaseGrid::selectedWhole() const
{
    std::vector<model::AnyId> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        const bool whole =
            range.left() == 0 && (range.right() == 0 || range.width() == m_table->columnCount());
        if (!whole)
            return {};
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (const model::AnyId id = m_table->rowId(row))
                rows.push_back(id);
    }
    return rows;
}

// --- drags ---------------------------------------------------------------------------------------

void CaseGrid::startDrag(Qt::DropActions)
{
    const model::AnyId id = m_table->rowId(currentIndex().row());
    if (!id || !currentIndex().flags().testFlag(Qt::ItemIsDragEnabled))
        return;
    auto* drag = new QDrag(this);
    auto* carried = new QMimeData;
    carried->setData(QString::fromLatin1(kCaseMimeType), QByteArray::number(id.value));
    drag->setMimeData(carried);
    drag->exec(Qt::MoveAction);
}

void CaseGrid::dragEnterEvent(QDragEnterEvent* event)
{
    if (isKnown(*event->mimeData()) && m_table->target() == model::AttributeTarget::Case)
        event->acceptProposedAction();
}

void CaseGrid::dragMoveEvent(QDragMoveEvent* event)
{
    if (!isKnown(*event->mimeData()) || m_table->target() != model::AttributeTarget::Case)
        return;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    event->acceptProposedAction();
}

void CaseGrid::dropEvent(QDropEvent* event)
{
    const QMimeData& carried = *event->mimeData();
    const model::AnyId row = m_table->rowId(indexAt(event->position().toPoint()).row());
    if (const auto ids = numbersOf(carried, kCaseMimeType); !ids.empty()) {
        if (ids.front() != row.value)
            Q_EMIT caseDropped({ids.front()}, row);
    } else if (const auto span = numbersOf(carried, kSpanMimeType); span.size() == 3) {
        Q_EMIT passageDropped({span[0]}, {span[1], span[2]}, row);
    } else if (const auto documents = numbersOf(carried, kDocumentsMimeType); !documents.empty()) {
        std::vector<model::Id<model::Document>> dropped;
        for (const int id : documents)
            dropped.push_back({id});
        Q_EMIT documentsDropped(dropped, row);
    }
    event->acceptProposedAction();
    setState(NoState);
}

} // namespace crosscase::gui
