// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/within_model.h"

#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/matrix_model.h"

#include <algorithm>

namespace crosscase::gui {

void WithinModel::show(Session* session, WithinTable::Pointer table)
{
    beginResetModel();
    m_session = session;
    m_table = std::move(table);
    m_lines.clear();
    if (m_table)
        for (std::size_t theme = 0; theme < m_table->themes.size(); ++theme) {
            const std::size_t quotes =
                std::max<std::size_t>(m_table->themes[theme].codings.size(), 1);
            for (std::size_t quote = 0; quote < quotes; ++quote)
                m_lines.push_back({theme, quote});
        }
    endResetModel();
}

model::Id<model::Coding> WithinModel::codingAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(row)];
    const auto& codings = m_table->themes[line.theme].codings;
    return line.quote < codings.size() ? codings[line.quote] : model::Id<model::Coding>{};
}

std::int32_t WithinModel::lengthAt(int row) const
{
    const Line& line = m_lines[static_cast<std::size_t>(row)];
    const auto& lengths = m_table->themes[line.theme].lengths;
    return line.quote < lengths.size() ? lengths[line.quote] : 0;
}

int WithinModel::firstLine(std::size_t theme) const
{
    const auto at = std::find_if(
        m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.theme == theme; });
    return static_cast<int>(at - m_lines.begin());
}

int WithinModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int WithinModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant WithinModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_table || m_session == nullptr)
        return {};
    const WithinTable::Theme& theme = m_table->themes[themeAt(index.row())];
    const QString summary = theme.summary ? fromUtf8(theme.summary->text) : QString();
    if (role == Qt::EditRole)
        return index.column() == Summary ? summary : QVariant();
    if (role == MatrixModel::IsStale)
        return index.column() == Summary && theme.summary && theme.summary->stale;
    if (role == MatrixModel::IsEmptyCell)
        return theme.codings.empty() || (index.column() == Summary && summary.isEmpty());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case ThemeName:
        return theme.name;
    case Count:
        return QString::number(theme.codings.size());
    case Summary:
        return summary.isEmpty() && role == Qt::DisplayRole ? tr("(write…)") : summary;
    default: {
        const auto coding = codingAt(index.row());
        return coding ? quoteLine(*m_session, coding) : QString();
    }
    }
}

QVariant WithinModel::headerData(int section, Qt::Orientation side, int role) const
{
    if (side != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ThemeName:
        return tr("Theme");
    case Count:
        return tr("n");
    case Summary:
        return tr("Summary (F2)");
    default:
        return tr("Quotes");
    }
}

Qt::ItemFlags WithinModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool written =
        index.column() == Summary && m_session != nullptr && !m_session->isReadOnly();
    return written ? flags | Qt::ItemIsEditable : flags;
}

bool WithinModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_table || m_session == nullptr || index.column() != Summary)
        return false;
    const WithinTable::Theme& theme = m_table->themes[themeAt(index.row())];
    const QString words = value.toString().trimmed();
    if (words == (theme.summary ? fromUtf8(theme.summary->text) : QString()))
        return false;
    const auto state = theme.summary ? theme.summary->state : model::SummaryState::Draft;
    const auto done =
        writeSummary(*m_session, {m_table->unit, theme.code}, words, state, theme.codings);
    if (!done)
        Q_EMIT refused(done.error());
    return done.has_value();
}

} // namespace crosscase::gui
