// SPDX-License-Identifier: GPL-3.0-or-later
// What the tree of codes shows in each cell, and what can be dragged onto it.
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/codebook_model.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <QFont>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>

namespace crosscase::gui {

using model::Code;
using CodeId = CodebookModel::CodeId;

namespace {

// One code (the first), as other panes take it; and all that are dragged.
const QString kOneCode = QStringLiteral("application/x-crosscase-code");
const QString kSeveralCodes = QStringLiteral("application/x-crosscase-codes");
constexpr int kDot = 14;

const std::string& written(const Code& code, int column)
{
    if (column == CodebookModel::Definition)
        return code.definition;
    return column == CodebookModel::Include ? code.include : code.exclude;
}

} // namespace

CodeId CodebookModel::codeAt(const QModelIndex& index) const
{
    return index.isValid() ? CodeId{static_cast<std::int32_t>(index.internalId())} : CodeId{};
}

QModelIndex CodebookModel::indexOf(CodeId code, int column) const
{
    const auto node = m_nodes.find(code);
    if (!code || node == m_nodes.end())
        return {};
    return createIndex(node->second.row, column, static_cast<quintptr>(code.value));
}

QModelIndex CodebookModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto node = m_nodes.find(codeAt(parent));
    if (node == m_nodes.end() || row < 0 || column < 0 || column >= kColumns
        || row >= static_cast<int>(node->second.children.size()))
        return {};
    const CodeId code = node->second.children[static_cast<std::size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(code.value));
}

QModelIndex CodebookModel::parent(const QModelIndex& child) const
{
    const auto node = m_nodes.find(codeAt(child));
    return node == m_nodes.end() ? QModelIndex() : indexOf(node->second.parent);
}

int CodebookModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const auto node = m_nodes.find(codeAt(parent));
    return node == m_nodes.end() ? 0 : static_cast<int>(node->second.children.size());
}

int CodebookModel::columnCount(const QModelIndex& /*parent*/) const
{
    return kColumns;
}

namespace {

// Numbers end below each other, marks stand in the middle.
QVariant alignmentOf(int column)
{
    if (column == CodebookModel::Name)
        return {};
    const bool isNumber = column == CodebookModel::Quotes || column == CodebookModel::Cases;
    return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter);
}

} // namespace

Qt::ItemFlags CodebookModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    if (index.column() == Name && m_session != nullptr && !m_session->isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant CodebookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QStringList heads{
        tr("Code"), tr("Quotes"), tr("Cases"), tr("Def"), tr("Incl"), tr("Excl")};
    const QStringList whole{tr("Code"),
                            tr("Quotes of the code itself"),
                            tr("Cases with a quote of it"),
                            tr("Definition: x written, - missing, ! missing though it is used"),
                            tr("When to use it: x written, - missing"),
                            tr("When not to use it: x written, - missing")};
    if (role == Qt::DisplayRole)
        return heads.value(section);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return whole.value(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    return {};
}

QVariant CodebookModel::textOf(const Code& code, int column) const
{
    switch (column) {
    case Name:
        return fromUtf8(code.name);
    case Quotes:
        return m_counts ? QVariant(quotesOf(code.id)) : QVariant(QStringLiteral("…"));
    case Cases:
        return m_counts ? QVariant(casesOf(code.id)) : QVariant(QStringLiteral("…"));
    default:
        if (!text::trimBlanks(written(code, column)).empty())
            return QStringLiteral("x");
        return column == Definition && quotesOf(code.id) > 0 ? QStringLiteral("!")
                                                             : QStringLiteral("-");
    }
}

QString CodebookModel::describe(const Code& code, int column) const
{
    const bool is = column >= Definition && !text::trimBlanks(written(code, column)).empty();
    switch (column) {
    case Name: {
        QString words = pathOf(m_session->corpus(), code.id);
        if (!code.codable)
            words += QStringLiteral("\n") + tr("Quotes are not coded with it");
        if (const QString found = findingsOf(code.id); !found.isEmpty())
            words += QStringLiteral("\n") + found;
        return words;
    }
    case Quotes:
        if (!m_counts)
            return tr("Being counted");
        return gui::counted(quotesOf(code.id), Noun::Quote)
               + (m_nodes.contains(code.id) && quotesBelow(code.id) > quotesOf(code.id)
                      ? QStringLiteral("\n") + tr("%1 with sub-codes").arg(quotesBelow(code.id))
                      : QString());
    case Cases:
        return m_counts ? tr("in %1").arg(gui::counted(casesOf(code.id), Noun::Case))
                        : tr("Being counted");
    case Definition:
        if (is)
            return tr("Definition: written");
        return quotesOf(code.id) > 0 ? tr("Definition: missing, though the code is used")
                                     : tr("Definition: missing");
    case Include:
        return is ? tr("When to use it: written") : tr("When to use it: missing");
    default:
        return is ? tr("When not to use it: written") : tr("When not to use it: missing");
    }
}

QVariant CodebookModel::data(const QModelIndex& index, int role) const
{
    const Code* code =
        m_session == nullptr ? nullptr : m_session->corpus().codes().find(codeAt(index));
    if (code == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*code, index.column());
    case Qt::EditRole:
        return fromUtf8(code->name);
    case Qt::ToolTipRole:
        return describe(*code, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Name ? fromUtf8(code->name) : describe(*code, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(dotOf(*code)) : QVariant();
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::FontRole:
        if (index.column() == Name && !code->codable) {
            QFont font;
            font.setItalic(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        return index.column() == Definition && textOf(*code, Definition) == QStringLiteral("!")
                   ? QVariant(Theme::now().warning)
                   : QVariant();
    case CodeRole:
        return code->id.value;
    default:
        return {};
    }
}

bool CodebookModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    if (value.toString() != data(index, Qt::EditRole).toString())
        Q_EMIT renameWanted(codeAt(index), value.toString());
    return true;
}

void CodebookModel::refreshColours()
{
    m_dots.clear();
    tellColumns(Name, Definition);
}

QIcon CodebookModel::dotOf(const Code& code) const
{
    const std::string stored = shownColour(m_session->corpus(), code.id);
    QIcon& icon = m_dots[fromUtf8(stored)];
    if (!icon.isNull())
        return icon;
    constexpr int kSharp = 3; // for screens of several pixels a point
    QPixmap drawn(kDot * kSharp, kDot * kSharp);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    // The ring is seen on a selected row only.
    painter.setPen(QPen(Theme::now().palette.color(QPalette::Base), kSharp));
    painter.setBrush(colourOf(stored).mark);
    painter.drawEllipse(drawn.rect().adjusted(kSharp * 2, kSharp * 2, -kSharp * 2, -kSharp * 2));
    painter.end();
    icon.addPixmap(drawn, QIcon::Normal);
    icon.addPixmap(drawn, QIcon::Selected);
    return icon;
}

int CodebookModel::quotesBelow(CodeId code) const
{
    int sum = 0;
    const model::CodeTree tree(m_session->corpus());
    for (const CodeId below : tree.subtree(code))
        sum += quotesOf(below);
    return sum;
}

// --- drag and drop
// ---------------------------------------------------------------------------------

QStringList CodebookModel::mimeTypes() const
{
    return {kSeveralCodes, kOneCode};
}

QMimeData* CodebookModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList ids;
    for (const QModelIndex& index : indexes)
        if (index.column() == Name)
            ids.append(QString::number(codeAt(index).value));
    if (ids.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(kOneCode, ids.constFirst().toUtf8());
    data->setData(kSeveralCodes, ids.join(QLatin1Char(' ')).toUtf8());
    return data;
}

bool CodebookModel::canDropMimeData(const QMimeData* data,
                                    Qt::DropAction /*action*/,
                                    int /*row*/,
                                    int /*column*/,
                                    const QModelIndex& parent) const
{
    if (m_session == nullptr || m_session->isReadOnly() || !data->hasFormat(kSeveralCodes))
        return false;
    // Not below itself.
    for (const QByteArray& id : data->data(kSeveralCodes).split(' '))
        for (QModelIndex above = parent; above.isValid(); above = above.parent())
            if (codeAt(above).value == id.toInt())
                return false;
    return true;
}

bool CodebookModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    std::vector<CodeId> codes;
    for (const QByteArray& id : data->data(kSeveralCodes).split(' '))
        codes.push_back({id.toInt()});
    const CodeId before = row < 0 ? CodeId{} : codeAt(index(row, Name, parent));
    Q_EMIT moveWanted(codes, codeAt(parent), before);
    // Nothing is taken out or put in by the view: the tree follows the change.
    return false;
}

} // namespace crosscase::gui
