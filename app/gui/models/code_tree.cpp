// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/code_tree.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/fuzzy.h"
#include "core/model/trees.h"

#include <QApplication>
#include <QFontMetrics>
#include <QIcon>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace crosscase::gui {

using model::Code;
using model::Coding;

CodeTreeModel::CodeTreeModel(const CodeKeys* keys, QObject* parent)
    : QAbstractItemModel(parent)
    , m_keys(keys)
{
    if (keys != nullptr)
        connect(keys, &CodeKeys::changed, this, &CodeTreeModel::tellAllChanged);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, &CodeTreeModel::tellAllChanged);
}

// --- building ------------------------------------------------------------------------------------

void CodeTreeModel::setSession(Session* session)
{
    // Views ask for what was until the reset has begun.
    beginResetModel();
    disconnect(m_connection);
    m_session = session;
    m_document = {};
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &CodeTreeModel::follow);
    countAll();
    build();
    endResetModel();
}

void CodeTreeModel::setFilter(const QString& words)
{
    if (words.trimmed() == m_filter)
        return;
    m_filter = words.trimmed();
    rebuild();
}

void CodeTreeModel::rebuild()
{
    beginResetModel();
    build();
    endResetModel();
}

std::unordered_set<CodeTreeModel::CodeId> CodeTreeModel::chosen()
{
    m_best = {};
    std::unordered_set<CodeId> shown;
    if (m_filter.isEmpty())
        return shown;
    int bestFit = -1;
    const auto& codes = m_session->corpus().codes();
    for (const Code& code : codes) {
        const int fit = std::max(fitOf(m_filter, fromUtf8(code.name)),
                                 fitOfProse(m_filter, fromUtf8(code.definition)));
        if (fit < 0)
            continue;
        if (fit > bestFit) {
            bestFit = fit;
            m_best = code.id;
        }
        for (const Code* row = &code; row != nullptr && shown.insert(row->id).second;
             row = codes.find(row->parent)) {
        }
    }
    return shown;
}

void CodeTreeModel::build()
{
    m_nodes.clear();
    m_roots.clear();
    m_nodeOf.clear();
    m_best = {};
    if (m_session == nullptr)
        return;
    const model::CodeTree tree(m_session->corpus());
    const auto shown = chosen();
    m_nodes.reserve(tree.inOrder().size());
    for (const CodeId code : tree.inOrder()) {
        if (!m_filter.isEmpty() && !shown.contains(code))
            continue;
        const auto above = m_nodeOf.find(tree.parentOf(code));
        const int parent = above == m_nodeOf.end() ? -1 : above->second;
        const int node = static_cast<int>(m_nodes.size());
        std::vector<int>& siblings =
            parent < 0 ? m_roots : m_nodes[static_cast<std::size_t>(parent)].children;
        m_nodes.push_back({parent, static_cast<int>(siblings.size()), code});
        // The vector may have moved.
        (parent < 0 ? m_roots : m_nodes[static_cast<std::size_t>(parent)].children).push_back(node);
        m_nodeOf.emplace(code, node);
    }
}

void CodeTreeModel::countAll()
{
    m_counts.clear();
    if (m_session == nullptr)
        return;
    for (const auto& block : m_session->corpus().codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->orphan[row] == 0)
                ++m_counts[block->code[row]];
}

void CodeTreeModel::countChange(const Change& change)
{
    std::unordered_set<CodeId> touched;
    const auto count = [&](const Coding& coding, int step) {
        if (coding.orphan)
            return;
        m_counts[coding.code] += step;
        touched.insert(coding.code);
    };
    const auto& codings = change.of<Coding>();
    for (const Coding& coding : codings.created)
        count(coding, 1);
    for (const Coding& coding : codings.deleted)
        count(coding, -1);
    for (const auto& update : codings.updated) {
        count(update.before, -1);
        count(update.after, 1);
    }
    for (const CodeId code : touched)
        if (const QModelIndex index = indexOf(code); index.isValid())
            Q_EMIT dataChanged(index, index.siblingAtColumn(Quotes));
}

void CodeTreeModel::follow(const Change& change)
{
    const auto& codes = change.of<Code>();
    const bool moved = std::any_of(codes.updated.begin(), codes.updated.end(), [](const auto& row) {
        return row.before.parent != row.after.parent || row.before.position != row.after.position
               || row.before.name != row.after.name;
    });
    const bool other = !codes.created.empty() || !codes.deleted.empty() || moved
                       || (!m_filter.isEmpty() && !codes.updated.empty());
    if (other)
        rebuild();
    else if (!codes.updated.empty())
        tellAllChanged(); // a colour is inherited
    countChange(change);
}

void CodeTreeModel::tellAllChanged()
{
    const auto tell = [this](const std::vector<int>& rows) {
        if (rows.empty())
            return;
        const auto at = [this](int node, int column) {
            return createIndex(
                m_nodes[static_cast<std::size_t>(node)].row, column, static_cast<quintptr>(node));
        };
        Q_EMIT dataChanged(at(rows.front(), Name), at(rows.back(), Quotes));
    };
    tell(m_roots);
    for (const Node& node : m_nodes)
        tell(node.children);
}

// --- rows ----------------------------------------------------------------------------------------

const std::vector<int>& CodeTreeModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_nodes[parent.internalId()].children : m_roots;
}

CodeTreeModel::CodeId CodeTreeModel::codeAt(const QModelIndex& index) const
{
    return index.isValid() ? m_nodes[index.internalId()].code : CodeId{};
}

QModelIndex CodeTreeModel::indexOf(CodeId code) const
{
    const auto found = m_nodeOf.find(code);
    if (found == m_nodeOf.end())
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(found->second)].row,
                       Name,
                       static_cast<quintptr>(found->second));
}

int CodeTreeModel::countOf(CodeId code) const
{
    const auto found = m_counts.find(code);
    return found == m_counts.end() ? 0 : found->second;
}

QModelIndex CodeTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const std::vector<int>& rows = childrenOf(parent);
    if (row < 0 || row >= static_cast<int>(rows.size()) || column < 0 || column >= kColumns)
        return {};
    return createIndex(row, column, static_cast<quintptr>(rows[static_cast<std::size_t>(row)]));
}

QModelIndex CodeTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_nodes[index.internalId()].parent;
    if (parent < 0)
        return {};
    return createIndex(
        m_nodes[static_cast<std::size_t>(parent)].row, Name, static_cast<quintptr>(parent));
}

int CodeTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int CodeTreeModel::columnCount(const QModelIndex&) const
{
    return kColumns;
}

QString CodeTreeModel::toolTip(const Code& code) const
{
    QString tip = pathOf(m_session->corpus(), code.id);
    if (!code.definition.empty())
        tip += QLatin1Char('\n') + fromUtf8(code.definition);
    const QString all = QLocale().toString(countOf(code.id));
    if (!m_document)
        return tip + QLatin1Char('\n') + tr("%1 in the project").arg(all);
    int here = 0;
    m_session->corpus().codings().forEachIn(
        m_document, [&](const model::Codings::Block& block, std::size_t row) {
            here += block.code[row] == code.id && block.orphan[row] == 0 ? 1 : 0;
        });
    return tip + QLatin1Char('\n')
           + tr("%1 in this document, %2 in the project").arg(QLocale().toString(here), all);
}

// The number of its key, if keys are shown, and a dot in its colour.
QVariant CodeTreeModel::dot(const Code& code) const
{
    QIcon icon(drawDot(code, false));
    icon.addPixmap(drawDot(code, true), QIcon::Selected);
    return icon;
}

// The number key and a dot in the colour, for a row that is selected or is not.
QPixmap CodeTreeModel::drawDot(const Code& code, bool selected) const
{
    const Theme& theme = Theme::now();
    const QFontMetrics metrics(QApplication::font());
    const int height = metrics.height();
    const int digitWidth = m_keys == nullptr ? 0 : metrics.horizontalAdvance(QLatin1Char('0')) + 4;
    const double ratio = qApp->devicePixelRatio();
    QPixmap pixmap((QSizeF(digitWidth + height, height) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (const int digit = m_keys == nullptr ? 0 : m_keys->digitOf(code.id); digit > 0) {
        QFont font = QApplication::font();
        font.setBold(m_keys->isPinned(code.id));
        painter.setFont(font);
        painter.setPen(selected ? theme.palette.color(QPalette::HighlightedText) : theme.muted);
        painter.drawText(QRect(0, 0, digitWidth, height), Qt::AlignCenter, QString::number(digit));
    }
    const double inset = height * 0.16;
    // The ring is seen on a selected row only.
    painter.setPen(QPen(theme.palette.color(QPalette::Base), 1));
    painter.setBrush(colourOf(shownColour(m_session->corpus(), code.id), theme).mark);
    painter.drawEllipse(QRectF(digitWidth + inset, inset, height - 2 * inset, height - 2 * inset));
    return pixmap;
}

QVariant CodeTreeModel::data(const QModelIndex& index, int role) const
{
    const Code* code = index.isValid() && m_session != nullptr
                           ? m_session->corpus().codes().find(codeAt(index))
                           : nullptr;
    if (code == nullptr)
        return {};
    if (index.column() == Quotes) {
        if (role == Qt::DisplayRole)
            return QLocale().toString(countOf(code->id));
        if (role == Qt::TextAlignmentRole)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return fromUtf8(code->name);
    case Qt::DecorationRole:
        return index.column() == Name ? dot(*code) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(*code);
    case Qt::AccessibleTextRole:
        return index.column() == Name ? fromUtf8(code->name)
                                      : counted(countOf(code->id), Noun::Quote);
    case IdRole:
        return code->id.value;
    case CountRole:
        return countOf(code->id);
    case DigitRole:
        return m_keys == nullptr ? 0 : m_keys->digitOf(code->id);
    case DefinitionRole:
        return fromUtf8(code->definition);
    default:
        return {};
    }
}

QVariant CodeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Code") : tr("Quotes");
}

bool CodeTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    Q_EMIT renameWanted(codeAt(index), value.toString());
    return true;
}

Qt::ItemFlags CodeTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    if (index.column() == Name && m_session != nullptr && !m_session->isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

// --- drags ---------------------------------------------------------------------------------------

QStringList CodeTreeModel::mimeTypes() const
{
    return {QString::fromLatin1(kCodesDrag),
            QString::fromLatin1(kOneCodeDrag),
            QString::fromLatin1(kSpanDrag)};
}

Qt::DropActions CodeTreeModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

Qt::DropActions CodeTreeModel::supportedDragActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

QMimeData* CodeTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray ids;
    QByteArray first;
    for (const QModelIndex& index : indexes) {
        if (index.column() != Name)
            continue;
        const QByteArray id = QByteArray::number(codeAt(index).value);
        if (first.isEmpty())
            first = id;
        ids += (ids.isEmpty() ? "" : " ") + id;
    }
    if (ids.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kCodesDrag), ids);
    data->setData(QString::fromLatin1(kOneCodeDrag), first);
    return data;
}

bool CodeTreeModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction, int, int, const QModelIndex&) const
{
    return m_session != nullptr && !m_session->isReadOnly()
           && (data->hasFormat(QString::fromLatin1(kCodesDrag))
               || data->hasFormat(QString::fromLatin1(kSpanDrag)));
}

bool CodeTreeModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, 0, parent))
        return false;
    if (const auto span = data->data(QString::fromLatin1(kSpanDrag)).split(' '); span.size() == 3) {
        Q_EMIT spanDropped(codeAt(parent),
                           model::Id<model::Document>{span[0].toInt()},
                           text::Span{span[1].toInt(), span[2].toInt()});
        return true;
    }
    std::vector<CodeId> codes;
    for (const QByteArray& id : data->data(QString::fromLatin1(kCodesDrag)).split(' '))
        if (const CodeId code{id.toInt()}; m_session->corpus().codes().contains(code))
            codes.push_back(code);
    const CodeId before =
        row < 0 ? CodeId{} : codeAt(index(row, Name, parent.siblingAtColumn(Name)));
    if (!codes.empty())
        Q_EMIT moveWanted(codes, codeAt(parent), before);
    // The rows follow the change; the view must not remove any.
    return false;
}

} // namespace crosscase::gui
