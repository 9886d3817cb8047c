// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/table_rows.h"

#include "app/gui/bridge/strings.h"

namespace crosscase::gui {

namespace {

constexpr qsizetype kShown = 200;    // letters of a cell: it is one line
constexpr qsizetype kToolTip = 2000; // letters of a tool tip

} // namespace

void TableRows::setTable(std::shared_ptr<const table::CsvFile> table)
{
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int TableRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->rows.size());
}

int TableRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->headers.size());
}

QVariant TableRows::data(const QModelIndex& at, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString words = fromUtf8(table::cellOf(m_table->rows[static_cast<std::size_t>(at.row())],
                                                 static_cast<std::size_t>(at.column())));
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p>%1</p>")
            .arg(words.left(kToolTip).toHtmlEscaped().replace(QLatin1Char('\n'),
                                                              QStringLiteral("<br>")));
    return words.left(kShown).simplified();
}

QVariant TableRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Horizontal)
        return fromUtf8(m_table->headers[at]).simplified();
    const auto line = static_cast<qulonglong>(m_table->rows[at].line);
    return role == Qt::DisplayRole ? QVariant(line) : QVariant(tr("Line %1").arg(line));
}

} // namespace crosscase::gui
