// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/import_results_model.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace crosscase::gui {

ImportResultsModel::ImportResultsModel(const ImportDone& done, QObject* parent)
    : QAbstractTableModel(parent)
    , m_summary(tr("%1 imported, %2 skipped, %3 failed.")
                    .arg(done.report.count(project::ImportOutcome::Imported))
                    .arg(done.report.count(project::ImportOutcome::Skipped))
                    .arg(done.report.count(project::ImportOutcome::Failed)))
{
    for (const project::ImportItem& item : done.report.items)
        m_rows.push_back(rowOf(item));
    if (!done.tableNote.empty())
        m_rows.push_back({done.tableFailed ? Kind::Failed : Kind::Imported,
                          fromPath(done.table),
                          fromPath(done.table.filename()),
                          fromUtf8(done.tableNote)});
    std::stable_sort(
        m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.kind < b.kind; });
}

ImportResultsModel::Row ImportResultsModel::rowOf(const project::ImportItem& item)
{
    Row row;
    row.path = fromPath(item.file);
    row.file = fromPath(item.file.filename());
    QStringList reasons;
    switch (item.outcome) {
    case project::ImportOutcome::Failed: {
        row.kind = Kind::Failed;
        // The file is named in the first column.
        QString detail = fromUtf8(item.detail);
        for (const QString& before :
             {QStringLiteral("'%1': ").arg(row.file), QStringLiteral("%1: ").arg(row.file)})
            if (detail.startsWith(before))
                detail.remove(0, before.size());
        reasons.append(detail);
        break;
    }
    case project::ImportOutcome::Skipped:
        row.kind = Kind::Skipped;
        reasons.append(tr("It has the same text as “%1”. To have it twice, tick it in the import.")
                           .arg(fromUtf8(item.document)));
        break;
    case project::ImportOutcome::Imported:
        row.kind = item.warnings.empty() ? Kind::Imported : Kind::Warned;
        if (item.warnings.empty())
            reasons.append(fromUtf8(item.detail));
        break;
    }
    for (const std::string& warning : item.warnings)
        reasons.append(fromUtf8(warning));
    row.reason = reasons.join(QStringLiteral("; "));
    return row;
}

QString ImportResultsModel::toText() const
{
    QStringList lines{m_summary};
    for (const Row& row : m_rows) {
        QStringList cells{row.path, wordsOf(row, Result), row.reason};
        for (QString& cell : cells)
            cell = cell.simplified();
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

// --- as a table ----------------------------------------------------------------------------------

int ImportResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportResultsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString ImportResultsModel::wordsOf(const Row& row, int column) const
{
    if (column == File)
        return row.file;
    if (column == Reason)
        return row.reason;
    const std::array names{
        tr("failed"), tr("skipped"), tr("imported, with a note"), tr("imported")};
    return names[static_cast<std::size_t>(row.kind)];
}

QVariant ImportResultsModel::data(const QModelIndex& at, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case Qt::DisplayRole:
        return wordsOf(row, at.column());
    case Qt::ToolTipRole:
        return at.column() == File ? row.path : wordsOf(row, at.column());
    case Qt::ForegroundRole:
        if (at.column() == Result && row.kind == Kind::Failed)
            return Theme::now().error;
        if (at.column() == Result && row.kind != Kind::Imported)
            return Theme::now().warning;
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignLeft | Qt::AlignTop);
    default:
        return {};
    }
}

QVariant ImportResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array names{tr("File"), tr("Result"), tr("Reason, and what to do")};
    return names[static_cast<std::size_t>(section)];
}

} // namespace crosscase::gui
