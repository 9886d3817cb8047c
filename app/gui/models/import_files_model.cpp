// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/import_files_model.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/choices.h"
#include "core/text/fold.h"

#include <QLocale>

#include <array>

namespace crosscase::gui {

namespace {

QString joined(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 6;
    QStringList shown;
    for (const std::string& name : names) {
        if (static_cast<std::size_t>(shown.size()) == kShown) {
            shown.append(QStringLiteral("..."));
            break;
        }
        shown.append(fromUtf8(name));
    }
    return shown.join(QStringLiteral(", "));
}

} // namespace

ImportFilesModel::ImportFilesModel(const model::Corpus& corpus, QObject* parent)
    : QAbstractTableModel(parent)
{
    for (const model::Document& document : corpus.documents()) {
        m_known.emplace(document.textHash, document.name);
        m_labels.insert(text::foldKey(document.label));
    }
}

void ImportFilesModel::put(const std::vector<project::FilePreview>& previews)
{
    for (const project::FilePreview& preview : previews) {
        const auto [known, isNew] = m_byPath.try_emplace(preview.file.string(), m_rows.size());
        const std::size_t at = known->second;
        const int number = static_cast<int>(at);
        if (isNew) {
            beginInsertRows({}, number, number);
            m_rows.emplace_back();
            ++m_ticked;
        }
        Row& row = m_rows[at];
        row.preview = preview;
        judge(row, at);
        if (isNew)
            endInsertRows();
        else
            Q_EMIT dataChanged(index(number, 0), index(number, kColumns - 1));
    }
    Q_EMIT tickedChanged();
}

// Whether it is worth importing, and for which case.
void ImportFilesModel::judge(Row& row, std::size_t at)
{
    row.twin.clear();
    if (!row.caseIsTheirs)
        row.caseName = row.preview.caseName;
    if (!row.preview.textHash.empty()) {
        if (const auto known = m_known.find(row.preview.textHash); known != m_known.end())
            row.twin = known->second;
        const auto [first, isFirst] = m_firstWith.try_emplace(row.preview.textHash, at);
        if (!isFirst && first->second != at)
            row.twin = m_rows[first->second].preview.file.stem().string();
    }
    const bool useful =
        !row.preview.error && row.twin.empty() && row.preview.kind != project::FileKind::Table;
    setTicked(row, useful);
}

void ImportFilesModel::setTicked(Row& row, bool ticked)
{
    if (row.ticked == ticked)
        return;
    row.ticked = ticked;
    m_ticked = ticked ? m_ticked + 1 : m_ticked - 1;
}

void ImportFilesModel::remove(const std::filesystem::path& file)
{
    const auto found = m_byPath.find(file.string());
    if (found == m_byPath.end())
        return;
    const std::size_t at = found->second;
    beginRemoveRows({}, static_cast<int>(at), static_cast<int>(at));
    setTicked(m_rows[at], false);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(at));
    // Rows behind it move up; who was the first with a text is found anew.
    m_byPath.clear();
    m_firstWith.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_byPath.emplace(m_rows[row].preview.file.string(), row);
        if (!m_rows[row].preview.textHash.empty())
            m_firstWith.try_emplace(m_rows[row].preview.textHash, row);
    }
    endRemoveRows();
    Q_EMIT tickedChanged();
}

void ImportFilesModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_byPath.clear();
    m_firstWith.clear();
    m_ticked = 0;
    endResetModel();
    Q_EMIT tickedChanged();
}

const project::FilePreview& ImportFilesModel::previewAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].preview;
}

QString ImportFilesModel::noteAt(int row) const
{
    return noteOf(m_rows[static_cast<std::size_t>(row)]);
}

bool ImportFilesModel::canRead(int row) const
{
    return !previewAt(row).error;
}

std::optional<std::string> ImportFilesModel::encodingAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].encoding;
}

void ImportFilesModel::tickAll(bool ticked)
{
    for (Row& row : m_rows)
        if (!row.preview.error)
            setTicked(row, ticked);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, File), index(rowCount() - 1, File), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

std::vector<std::filesystem::path> ImportFilesModel::files() const
{
    std::vector<std::filesystem::path> files;
    for (const Row& row : m_rows)
        if (row.ticked)
            files.push_back(row.preview.file);
    return files;
}

std::map<std::filesystem::path, project::FileWish> ImportFilesModel::wishes() const
{
    // A label that two documents would have says nothing.
    std::unordered_map<std::string, int> labels;
    const auto labelOf = [](const Row& row) {
        return project::shortLabelOf(row.preview.file.stem().string());
    };
    for (const Row& row : m_rows)
        if (row.ticked)
            ++labels[text::foldKey(labelOf(row))];
    std::map<std::filesystem::path, project::FileWish> wishes;
    for (const Row& row : m_rows) {
        if (!row.ticked)
            continue;
        project::FileWish wish;
        wish.encoding = row.encoding;
        wish.keepDuplicate = !row.twin.empty();
        if (m_casePerDocument && row.preview.kind != project::FileKind::Archive)
            wish.caseName = row.caseName;
        const std::string key = text::foldKey(labelOf(row));
        if (labels[key] == 1 && !m_labels.contains(key))
            wish.label = labelOf(row);
        wishes.emplace(row.preview.file, std::move(wish));
    }
    return wishes;
}

void ImportFilesModel::setCasePerDocument(bool on)
{
    m_casePerDocument = on;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Case), index(rowCount() - 1, Case));
}

// --- as a table ----------------------------------------------------------------------------------

int ImportFilesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportFilesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString ImportFilesModel::noteOf(const Row& row) const
{
    if (row.preview.error && row.preview.kind == project::FileKind::Table)
        return tr("A workbook: it can come in as a survey or as attributes of cases, see below");
    if (row.preview.error) {
        // The file is named in the first column.
        QString words = fromUtf8(row.preview.error->detail);
        const QString name = fromPath(row.preview.file.filename());
        for (const QString& before :
             {QStringLiteral("'%1': ").arg(name), QStringLiteral("%1: ").arg(name)})
            if (words.startsWith(before))
                words.remove(0, before.size());
        return words;
    }
    if (!row.twin.empty())
        return row.ticked ? tr("Same text as “%1”: imported anyway").arg(fromUtf8(row.twin))
                          : tr("Same text as “%1”: skipped; tick it to import it anyway")
                                .arg(fromUtf8(row.twin));
    if (row.preview.kind == project::FileKind::Table)
        return row.ticked ? tr("A table: imported as plain text")
                          : tr("A table: it can come in as a survey or as attributes of cases, see "
                               "below; tick it to import it as plain text");
    if (row.preview.kind == project::FileKind::Archive)
        return tr("An archive of %1").arg(counted(row.preview.passages, Noun::File));
    return joined(row.preview.warnings);
}

QString ImportFilesModel::wordsOf(const Row& row, int column) const
{
    const project::FilePreview& preview = row.preview;
    const bool isRead = !preview.error && preview.kind != project::FileKind::Archive;
    switch (column) {
    case File:
        return fromPath(preview.file.filename());
    case Size:
        return QLocale().formattedDataSize(static_cast<qint64>(preview.bytes));
    case ReadAs:
        return fromUtf8(row.encoding.value_or(preview.encoding));
    case Paragraphs:
        return isRead ? QLocale().toString(static_cast<qulonglong>(preview.passages)) : QString();
    case Speakers:
        return joined(preview.speakers);
    case Case:
        return m_casePerDocument && isRead ? fromUtf8(row.caseName) : QString();
    case Notes:
        return noteOf(row);
    default:
        return {};
    }
}

QVariant ImportFilesModel::data(const QModelIndex& at, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(at.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return wordsOf(row, at.column());
    case Qt::CheckStateRole:
        if (at.column() == File)
            return row.ticked ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole:
        return at.column() == File ? fromPath(row.preview.file) : wordsOf(row, at.column());
    case kChoicesRole:
        return usualEncodings();
    case kFreeRole:
        return true;
    case Qt::ForegroundRole:
        if (row.preview.error)
            return at.column() == Notes && row.preview.kind != project::FileKind::Table
                       ? Theme::now().error
                       : Theme::now().muted;
        if (!row.ticked)
            return Theme::now().muted;
        return {};
    case Qt::TextAlignmentRole:
        if (at.column() == Size || at.column() == Paragraphs)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

bool ImportFilesModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    Row& row = m_rows[static_cast<std::size_t>(at.row())];
    if (role == Qt::CheckStateRole && at.column() == File) {
        setTicked(row, value.toInt() == Qt::Checked);
        Q_EMIT tickedChanged();
    } else if (role == Qt::EditRole && at.column() == Case) {
        row.caseName = toUtf8(value.toString().trimmed());
        row.caseIsTheirs = true;
    } else if (role == Qt::EditRole && at.column() == ReadAs) {
        const std::string name = toUtf8(value.toString().trimmed());
        if (name == row.encoding.value_or(row.preview.encoding))
            return false;
        row.encoding = name.empty() ? std::nullopt : std::optional(name);
        Q_EMIT encodingChosen(at.row());
    } else {
        return false;
    }
    Q_EMIT dataChanged(index(at.row(), 0), index(at.row(), kColumns - 1));
    return true;
}

QVariant ImportFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array names{tr("File"),
                           tr("Size"),
                           tr("Read as"),
                           tr("Paragraphs"),
                           tr("Speakers found"),
                           tr("Case (new unless it exists)"),
                           tr("Notes")};
    return names[static_cast<std::size_t>(section)];
}

Qt::ItemFlags ImportFilesModel::flags(const QModelIndex& at) const
{
    if (!at.isValid())
        return Qt::NoItemFlags;
    const Row& row = m_rows[static_cast<std::size_t>(at.row())];
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    const project::FileKind kind = row.preview.kind;
    const bool isText = kind == project::FileKind::PlainText || kind == project::FileKind::Table;
    if (at.column() == File && !row.preview.error)
        flags |= Qt::ItemIsUserCheckable;
    if (at.column() == Case && m_casePerDocument && !row.preview.error
        && kind != project::FileKind::Archive)
        flags |= Qt::ItemIsEditable;
    // Also of a file that could not be read in the encoding that was chosen.
    if (at.column() == ReadAs && isText && (!row.preview.error || row.encoding))
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace crosscase::gui
