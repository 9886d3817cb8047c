// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/matrix_model.h"

#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/text/excerpt.h"

#include <QCoreApplication>

#include <algorithm>

namespace crosscase::gui {

using matrix::CellState;
using matrix::Measure;

namespace {

constexpr qsizetype kLongestQuote = 600; // what can be seen of one in a cell

QString nameOf(const matrix::Entry& entry)
{
    QStringList names;
    for (const std::string& head : entry.heads)
        names.append(fromUtf8(head));
    return names.join(QStringLiteral(" > "));
}

// The words of a cell as one field of a table of tabs.
QString asField(QString words)
{
    const bool special = words.contains(QLatin1Char('\t')) || words.contains(QLatin1Char('\n'))
                         || words.contains(QLatin1Char('"'));
    if (!special)
        return words;
    return QStringLiteral("\"%1\"").arg(words.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
}

} // namespace

QString wordsFor(CellState state)
{
    switch (state) {
    case CellState::NotApplicable:
        return QCoreApplication::translate("MatrixModel", "not applicable");
    case CellState::NoText:
        return QCoreApplication::translate("MatrixModel", "no text");
    case CellState::Absent:
        return QCoreApplication::translate("MatrixModel", "absent: coded, and nothing was found");
    case CellState::NotCodedYet:
        return QCoreApplication::translate("MatrixModel", "not coded yet");
    default:
        return {};
    }
}

QString quoteLine(const Session& session, model::Id<model::Coding> id)
{
    const auto coding = session.whole().find(id);
    const auto document = coding ? session.corpus().find(coding->document) : std::nullopt;
    if (!document)
        return {};
    const auto text = session.texts().load(*document);
    if (!text)
        return labelOf(*document);
    const QString quote = fromUtf8(text::oneLine((*text)->quote(coding->span())));
    return QStringLiteral("%1 “%2”").arg(
        referenceOf(*document, **text, coding->span()),
        quote.size() > kLongestQuote ? quote.left(kLongestQuote) + QStringLiteral("…") : quote);
}

void MatrixModel::setSession(Session* session)
{
    beginResetModel();
    m_session = session;
    m_table = nullptr;
    m_quotes.clear();
    endResetModel();
}

bool MatrixModel::sameShape(const MatrixTable& other) const
{
    if (!m_table || m_table->rows() != other.rows() || m_table->columns() != other.columns()
        || m_table->hasTotals() != other.hasTotals())
        return false;
    const auto same = [](const matrix::Entry& a, const matrix::Entry& b) {
        return a.object == b.object && a.heads == b.heads;
    };
    for (int row = 0; row < other.rows(); ++row)
        if (!same(m_table->row(row), other.row(row)))
            return false;
    for (int column = 0; column < other.columns(); ++column)
        if (!same(m_table->column(column), other.column(column)))
            return false;
    return true;
}

void MatrixModel::setTable(MatrixTable::Pointer table)
{
    if (table && sameShape(*table)) {
        m_table = std::move(table);
        m_quotes.clear();
        if (rowCount() > 0 && columnCount() > 0) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
            Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        }
        return;
    }
    beginResetModel();
    m_table = std::move(table);
    m_quotes.clear();
    endResetModel();
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_table)
        return 0;
    return m_table->rows() + (m_table->hasTotals() && m_table->rows() > 0 ? 1 : 0);
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_table)
        return 0;
    return m_table->columns() + (m_table->hasTotals() && m_table->columns() > 0 ? 1 : 0);
}

LineKey MatrixModel::rowKey(int row) const
{
    if (!m_table || row < 0 || row >= m_table->rows())
        return {};
    return {m_table->row(row).object.value, nameOf(m_table->row(row))};
}

LineKey MatrixModel::columnKey(int column) const
{
    if (!m_table || column < 0 || column >= m_table->columns())
        return {};
    return {m_table->column(column).object.value, nameOf(m_table->column(column))};
}

QModelIndex MatrixModel::indexOf(const LineKey& row, const LineKey& column) const
{
    // An object keeps its place under another name; a value has only its name.
    const auto fits = [](const LineKey& wanted, const LineKey& here) {
        return wanted.object != 0 ? wanted.object == here.object : wanted == here;
    };
    for (int r = 0; r < rowCount(); ++r)
        if (fits(row, rowKey(r)))
            for (int c = 0; c < columnCount(); ++c)
                if (fits(column, columnKey(c)))
                    return index(r, c);
    return {};
}

QString MatrixModel::headName(int section, Qt::Orientation side) const
{
    const int lines = side == Qt::Vertical ? m_table->rows() : m_table->columns();
    if (section >= lines)
        return tr("total");
    return nameOf(side == Qt::Vertical ? m_table->row(section) : m_table->column(section));
}

QString MatrixModel::titleOf(const QModelIndex& cell) const
{
    if (!cell.isValid() || !m_table)
        return {};
    return QStringLiteral("%1 × %2").arg(headName(cell.row(), Qt::Vertical),
                                         headName(cell.column(), Qt::Horizontal));
}

Result<std::vector<model::Id<model::Coding>>> MatrixModel::codingsOf(const QModelIndex& cell) const
{
    if (!cell.isValid() || !m_table || m_session == nullptr)
        return std::vector<model::Id<model::Coding>>{};
    return m_table->drillDown(m_session->whole(), m_session->texts(), cell.row(), cell.column());
}

int MatrixModel::linesOf(int row, int letters, int most) const
{
    constexpr int kReference = 10; // letters of "P01 ¶4" and the quotation marks
    int lines = 1;
    for (int column = 0; column < m_table->columns() && lines < most; ++column) {
        if (row >= m_table->rows())
            break;
        int needed = 0;
        for (const std::int32_t length : m_table->lengths(row, column)) {
            needed += (length + kReference) / std::max(letters, 1) + 1;
            if (needed >= most)
                break;
        }
        lines = std::max(lines, needed);
    }
    return std::min(lines, most);
}

QStringList MatrixModel::quotes(const QModelIndex& index) const
{
    const int key = index.row() * columnCount() + index.column();
    if (const QStringList* known = m_quotes.object(key))
        return *known;
    QStringList lines;
    for (const auto coding : m_table->codings(index.row(), index.column())) {
        if (lines.size() == kMostQuotes)
            break;
        if (QString line = quoteLine(*m_session, coding); !line.isEmpty())
            lines.append(std::move(line));
    }
    m_quotes.insert(key, new QStringList(lines));
    return lines;
}

QString MatrixModel::words(const QModelIndex& index) const
{
    const int row = index.row();
    const int column = index.column();
    if (!m_table->isTotal(row, column)) {
        if (m_table->cell() == Measure::Quotes)
            return quotes(index).join(QLatin1Char('\n'));
        if (m_table->cell() == Measure::Summary) {
            const CellSummary* summary = m_table->summary(row, column);
            return summary == nullptr ? QString() : fromUtf8(summary->text);
        }
    }
    return fromUtf8(table::toText(m_table->value(row, column)));
}

QString MatrixModel::toolTip(const QModelIndex& index) const
{
    QString tip = titleOf(index);
    const int count = static_cast<int>(m_table->codings(index.row(), index.column()).size());
    if (m_table->isIndexed(index.row(), index.column()))
        tip += QLatin1String(": ") + counted(count, Noun::Quote);
    const CellState state = m_table->state(index.row(), index.column());
    if (const QString meaning = wordsFor(state); !meaning.isEmpty())
        tip += QLatin1String(", ") + meaning;
    if (const std::string why = m_table->notApplicable(index.row(), index.column()); !why.empty())
        tip += QStringLiteral(" (%1)").arg(fromUtf8(why));
    if (const CellSummary* summary = m_table->summary(index.row(), index.column())) {
        tip += QLatin1Char('\n') + fromUtf8(summary->text);
        if (summary->stale)
            tip += QLatin1Char('\n') + tr("The evidence has changed since this was written.");
    }
    return tip;
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_table || m_session == nullptr)
        return {};
    const int row = index.row();
    const int column = index.column();
    const CellSummary* summary =
        m_table->cell() == Measure::Summary ? m_table->summary(row, column) : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return words(index);
    case Qt::EditRole: {
        const CellSummary* written = m_table->summary(row, column);
        return written == nullptr ? QString() : fromUtf8(written->text);
    }
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(titleOf(index), words(index));
    case Heat:
        return m_table->heat(row, column);
    case IsTotal:
        return m_table->isTotal(row, column);
    case IsEmptyCell:
        return isNothing(m_table->value(row, column));
    case Quotes:
        return m_table->cell() == Measure::Quotes && !m_table->isTotal(row, column) ? quotes(index)
                                                                                    : QStringList();
    case QuoteCount:
        return static_cast<int>(m_table->codings(row, column).size());
    case IsStale:
        return summary != nullptr && summary->stale;
    case IsDraft:
        return summary != nullptr && summary->state == model::SummaryState::Draft;
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (!m_table || section < 0)
        return {};
    const bool rows = side == Qt::Vertical;
    const int lines = rows ? m_table->rows() : m_table->columns();
    if (section > lines)
        return {};
    // Attributes stand beside the rows of the spec, wherever those are.
    QStringList attributes;
    if (rows != m_table->isTransposed() && section < lines)
        for (const std::string& value : m_table->attributesOf(section))
            attributes.append(fromUtf8(value));
    switch (role) {
    case Qt::DisplayRole:
        if (rows || attributes.isEmpty())
            return headName(section, side);
        attributes.removeAll(QString());
        return QString(headName(section, side) + QLatin1Char('\n')
                       + attributes.join(QStringLiteral(", ")));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{headName(section, side)};
        for (qsizetype i = 0; i < attributes.size(); ++i)
            if (!attributes[i].isEmpty())
                parts.append(QStringLiteral("%1 %2").arg(
                    fromUtf8(m_table->attributeHeads()[static_cast<std::size_t>(i)]),
                    attributes[i]));
        return parts.join(QStringLiteral(", "));
    }
    case Attributes:
        return attributes;
    case IsTotal:
        return section >= lines;
    default:
        return {};
    }
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool written = m_session != nullptr && !m_session->isReadOnly() && m_table
                         && m_table->cellOf(index.row(), index.column()).has_value();
    return written ? flags | Qt::ItemIsEditable : flags;
}

bool MatrixModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_table || m_session == nullptr)
        return false;
    const auto cell = m_table->cellOf(index.row(), index.column());
    const QString words = value.toString().trimmed();
    const CellSummary* known = m_table->summary(index.row(), index.column());
    if (!cell || words == (known == nullptr ? QString() : fromUtf8(known->text)))
        return false;
    const auto codings = m_table->codings(index.row(), index.column());
    const auto state = known == nullptr ? model::SummaryState::Draft : known->state;
    const auto done =
        writeSummary(*m_session, *cell, words, state, {codings.begin(), codings.end()});
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

QString MatrixModel::asText(const QModelIndexList& cells, bool withHeads) const
{
    if (cells.isEmpty())
        return {};
    int top = rowCount();
    int bottom = 0;
    int left = columnCount();
    int right = 0;
    for (const QModelIndex& cell : cells) {
        top = std::min(top, cell.row());
        bottom = std::max(bottom, cell.row());
        left = std::min(left, cell.column());
        right = std::max(right, cell.column());
    }
    QStringList lines;
    if (withHeads) {
        QStringList heads{QString()};
        for (int column = left; column <= right; ++column)
            heads.append(asField(headName(column, Qt::Horizontal)));
        lines.append(heads.join(QLatin1Char('\t')));
    }
    for (int row = top; row <= bottom; ++row) {
        QStringList fields;
        if (withHeads)
            fields.append(asField(headName(row, Qt::Vertical)));
        for (int column = left; column <= right; ++column)
            fields.append(asField(words(index(row, column))));
        lines.append(fields.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace crosscase::gui
