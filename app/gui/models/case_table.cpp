// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/case_table.h"

#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/model/attribute_types.h"

#include <QFont>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kArrangedAtOnce = 5000; // rows that are sorted without a thread

} // namespace

CaseTable::CaseTable(model::AttributeTarget target, QObject* parent)
    : QAbstractTableModel(parent)
    , m_target(target)
{}

CaseTable::~CaseTable() = default;

void CaseTable::setSession(Session* session)
{
    disconnect(m_connection);
    if (m_job != nullptr)
        m_job->abandon();
    m_job = nullptr;
    beginResetModel();
    m_session = session;
    m_sheet.reset();
    m_shown.clear();
    m_ids.clear();
    m_rowOf.clear();
    m_refused.clear();
    endResetModel();
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &CaseTable::follow);
}

void CaseTable::load()
{
    if (m_sheet || m_session == nullptr)
        return;
    beginResetModel();
    m_sheet = std::make_shared<CaseSheet>(m_target, m_session->corpus());
    endResetModel();
    rearrange();
    Q_EMIT countsStale();
}

CaseSheet& CaseTable::own()
{
    if (m_sheet.use_count() > 1)
        m_sheet = std::make_shared<CaseSheet>(*m_sheet);
    return *m_sheet;
}

bool CaseTable::hasNewRow() const
{
    return m_sheet && m_target == model::AttributeTarget::Case && !m_session->isReadOnly();
}

model::AnyId CaseTable::rowId(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_ids.size()))
        return {};
    return m_ids[static_cast<std::size_t>(row)];
}

int CaseTable::rowOf(model::AnyId id) const
{
    const auto found = m_rowOf.find(id.value);
    return found == m_rowOf.end() ? -1 : found->second;
}

bool CaseTable::isNewRow(int row) const
{
    return hasNewRow() && row == static_cast<int>(m_shown.size());
}

SheetColumn CaseTable::columnAt(int column) const
{
    if (!m_sheet || column < 0 || column >= columnCount())
        return {};
    return m_sheet->columns()[static_cast<std::size_t>(column)];
}

int CaseTable::columnOf(const SheetColumn& column) const
{
    if (!m_sheet)
        return -1;
    const auto& columns = m_sheet->columns();
    const auto found = std::find(columns.begin(), columns.end(), column);
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

QString CaseTable::keyOf(int column) const
{
    const SheetColumn at = columnAt(column);
    const QString kind = QString::number(static_cast<int>(at.kind));
    return at.kind == CellKind::Value ? QStringLiteral("value:") + m_sheet->name(at) : kind;
}

// --- changes -------------------------------------------------------------------------------------

void CaseTable::follow(const Change& change)
{
    if (!m_sheet)
        return;
    const std::vector<SheetColumn> columns = m_sheet->columns();
    const CaseSheet::Touched touched = own().follow(change, m_session->corpus());
    if (touched.columns && columns != m_sheet->columns()) {
        beginResetModel();
        m_shown.clear();
        m_ids.clear();
        m_rowOf.clear();
        endResetModel();
        rearrange();
    } else if (touched.rows) {
        take(m_sheet->arranged(m_arrangement));
    }
    if (touched.columns)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if ((touched.cells || touched.columns) && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (touched.counts)
        Q_EMIT countsStale();
}

// Rows that come or go in one place do so without the view losing its own.
void CaseTable::take(std::vector<int> shown)
{
    const std::vector<model::AnyId>& before = m_ids;
    std::vector<model::AnyId> after;
    after.reserve(shown.size());
    for (const int at : shown)
        after.push_back(m_sheet->rows()[static_cast<std::size_t>(at)].id);
    const auto [x, y] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto head = x - before.begin();
    const auto most = static_cast<std::ptrdiff_t>(std::min(before.size(), after.size())) - head;
    std::ptrdiff_t tail = 0;
    while (tail < most && *(before.end() - 1 - tail) == *(after.end() - 1 - tail))
        ++tail;
    const auto gone = static_cast<int>(static_cast<std::ptrdiff_t>(before.size()) - head - tail);
    const auto come = static_cast<int>(static_cast<std::ptrdiff_t>(after.size()) - head - tail);
    const int first = static_cast<int>(head);
    const bool inserts = gone == 0 && come > 0;
    const bool removes = come == 0 && gone > 0;
    if (inserts)
        beginInsertRows({}, first, first + come - 1);
    else if (removes)
        beginRemoveRows({}, first, first + gone - 1);
    else if (gone > 0)
        beginResetModel();
    m_shown = std::move(shown);
    m_ids = std::move(after);
    m_rowOf.clear();
    for (std::size_t row = 0; row < m_ids.size(); ++row)
        m_rowOf[m_ids[row].value] = static_cast<int>(row);
    if (inserts)
        endInsertRows();
    else if (removes)
        endRemoveRows();
    else if (gone > 0)
        endResetModel();
    Q_EMIT arranged();
}

void CaseTable::arrange(const CaseSheet::Arrangement& wanted)
{
    m_arrangement = wanted;
    rearrange();
}

void CaseTable::rearrange()
{
    if (!m_sheet)
        return;
    if (m_job != nullptr)
        m_job->abandon();
    m_job = nullptr;
    const bool plain = m_arrangement.filter.isEmpty() && !m_arrangement.sorted;
    if (plain || m_sheet->rows().size() <= kArrangedAtOnce) {
        take(m_sheet->arranged(m_arrangement));
        return;
    }
    std::shared_ptr<const CaseSheet> sheet = m_sheet;
    m_job = Job::start(
        this,
        [sheet, wanted = m_arrangement](const Progress&) { return sheet->arranged(wanted); },
        [this, batch = sheet->corpus().batch](std::vector<int> shown) {
            m_job = nullptr;
            // Rows may have changed meanwhile.
            if (batch == m_sheet->corpus().batch)
                take(std::move(shown));
            else
                rearrange();
        });
}

void CaseTable::setCounts(CaseSheet::Counts counts)
{
    if (!m_sheet)
        return;
    own().setCounts(std::move(counts));
    const int column = columnOf({CellKind::Quotes});
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

void CaseTable::refuse(const std::vector<CellRefusal>& refusals)
{
    for (const CellRefusal& refusal : refusals) {
        if (!refusal.write.row)
            continue;
        m_refused[{refusal.write.row.value, refusal.write.column}] = {fromUtf8(refusal.write.value),
                                                                      fromUtf8(refusal.why)};
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CaseTable::forget(const std::vector<CellWrite>& writes)
{
    for (const CellWrite& write : writes)
        if (m_refused.erase({write.row.value, write.column}) > 0 && rowOf(write.row) >= 0) {
            const QModelIndex at = index(rowOf(write.row), columnOf(write.column));
            Q_EMIT dataChanged(at, at);
        }
}

// --- Qt ------------------------------------------------------------------------------------------

int CaseTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size()) + (hasNewRow() ? 1 : 0);
}

int CaseTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_sheet ? 0 : static_cast<int>(m_sheet->columns().size());
}

bool CaseTable::isEditable(const SheetColumn& column) const
{
    return m_session != nullptr && !m_session->isReadOnly() && column.kind != CellKind::Parts
           && column.kind != CellKind::Quotes;
}

Qt::ItemFlags CaseTable::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | Qt::ItemIsDropEnabled;
    const SheetColumn column = columnAt(index.column());
    const bool isNew = isNewRow(index.row());
    // A memo has lines: it is written in a window of its own.
    if (isEditable(column) && column.kind != CellKind::Memo
        && (!isNew || column.kind == CellKind::Name))
        flags |= Qt::ItemIsEditable;
    if (column.kind == CellKind::Name && !isNew && m_target == model::AttributeTarget::Case)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QVariant CaseTable::newRowData(int column, int role) const
{
    const SheetColumn at = columnAt(column);
    if (role == Qt::ForegroundRole)
        return Theme::now().muted;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (at.kind == CellKind::Name)
        return tr("(new)");
    return at.kind == CellKind::Parts ? tr("drop documents here") : QString();
}

QVariant CaseTable::look(model::AnyId row, const SheetColumn& column, int role) const
{
    const bool inherited = m_sheet->isInherited(row, column);
    switch (role) {
    case Qt::FontRole: {
        if (!inherited)
            return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::ForegroundRole:
        return inherited || !isEditable(column) ? QVariant(Theme::now().muted) : QVariant();
    case Qt::ToolTipRole:
        if (inherited)
            return tr("From the case that it is embedded in");
        return column.kind == CellKind::Memo || column.kind == CellKind::Parts
                   ? m_sheet->text(row, column)
                   : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (m_sheet->isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case DepthRole: {
        const int at = rowOf(row);
        return column.kind == CellKind::Name && at >= 0
                   ? m_sheet
                         ->rows()[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(at)])]
                         .depth
                   : 0;
    }
    case ChoicesRole:
        return m_sheet->choices(column);
    case FreeRole: {
        const model::Attribute* attribute = m_sheet->attribute(column);
        return attribute == nullptr || attribute->type != model::AttributeType::Boolean;
    }
    case DateRole: {
        const model::Attribute* attribute = m_sheet->attribute(column);
        return column.kind == CellKind::Collected
               || (attribute != nullptr && attribute->type == model::AttributeType::Date);
    }
    default:
        return {};
    }
}

QVariant CaseTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_sheet)
        return {};
    if (isNewRow(index.row()))
        return newRowData(index.column(), role);
    const model::AnyId row = rowId(index.row());
    const SheetColumn column = columnAt(index.column());
    if (const auto refused = m_refused.find({row.value, column}); refused != m_refused.end()) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return refused->second.typed;
        case Qt::AccessibleTextRole:
            return tr("%1, not stored: %2").arg(refused->second.typed, refused->second.why);
        case Qt::ToolTipRole:
            return tr("Not stored: %1").arg(refused->second.why);
        case RefusedRole:
            return refused->second.why;
        case Qt::ForegroundRole:
            return Theme::now().error;
        case Qt::DecorationRole:
            return icon(QStringLiteral("warning"), Theme::now().error);
        case Qt::FontRole:
            return {};
        default:
            break;
        }
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (column.kind == CellKind::Memo)
            return m_sheet->text(row, column).section(u'\n', 0, 0);
        return m_sheet->text(row, column);
    case Qt::EditRole:
        return m_sheet->text(row, column);
    default:
        return look(row, column, role);
    }
}

bool CaseTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !m_writer)
        return false;
    const QString typed = value.toString();
    CellBatch batch;
    if (isNewRow(index.row())) {
        if (typed.trimmed().isEmpty())
            return false;
        batch.fresh.push_back(toUtf8(typed));
    } else {
        const bool refused = data(index, RefusedRole).isValid();
        const QVariant before = data(index, Qt::EditRole);
        // To leave a cell is not to write in it: what is inherited stays so.
        if (typed == before.toString() && !refused)
            return false;
        batch.writes.push_back({rowId(index.row()), 0, columnAt(index.column()), toUtf8(typed)});
    }
    m_writer(std::move(batch));
    return true;
}

QVariant CaseTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_sheet)
        return {};
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole)
            return isNewRow(section) ? QStringLiteral("*") : QString::number(section + 1);
        return {};
    }
    const SheetColumn column = columnAt(section);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return m_sheet->head(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        const model::Attribute* attribute = m_sheet->attribute(column);
        const QString how = tr("Click: sort. Right click: more. Drag: order of attributes.");
        return attribute == nullptr || attribute->description.empty()
                   ? how
                   : QStringLiteral("%1\n%2").arg(fromUtf8(attribute->description), how);
    }
    default:
        return {};
    }
}

} // namespace crosscase::gui
