// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/document_tree.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/model/document_order.h"

#include <QFont>
#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <unordered_set>

namespace crosscase::gui {

using model::Coding;
using model::Document;
using model::ProgressState;

DocumentTreeModel::DocumentTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

// --- building ------------------------------------------------------------------------------------

void DocumentTreeModel::setSession(Session* session)
{
    // Views ask for what was until the reset has begun.
    beginResetModel();
    disconnect(m_connection);
    m_session = session;
    m_open = {};
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &DocumentTreeModel::follow);
    countAll();
    build();
    endResetModel();
}

void DocumentTreeModel::setFilter(const QString& words)
{
    if (words.trimmed() == m_filter)
        return;
    m_filter = words.trimmed();
    rebuild();
}

void DocumentTreeModel::setOpen(DocumentId document)
{
    const DocumentId before = std::exchange(m_open, document);
    tellChanged(before);
    tellChanged(document);
}

void DocumentTreeModel::rebuild()
{
    beginResetModel();
    build();
    endResetModel();
}

void DocumentTreeModel::countAll()
{
    m_counts.clear();
    m_progress.clear();
    if (m_session == nullptr)
        return;
    // Neighbours are of one document.
    DocumentId last;
    int* count = nullptr;
    for (const auto& block : m_session->corpus().codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row) {
            if (block->orphan[row] != 0)
                continue;
            if (count == nullptr || block->document[row] != last) {
                last = block->document[row];
                count = &m_counts[last];
            }
            ++*count;
        }
    for (const model::Progress& row : m_session->corpus().rows<model::Progress>())
        if (row.coder == m_session->coder())
            m_progress[row.document] = row.state;
}

// Documents by case, in order; those without one in `loose`.
DocumentTreeModel::Parts DocumentTreeModel::partsOf(const std::vector<const Document*>& documents,
                                                    std::vector<const Document*>& loose) const
{
    std::unordered_map<DocumentId, std::vector<CaseId>> casesOf;
    for (const model::Membership& part : m_session->corpus().rows<model::Membership>()) {
        if (part.orphan)
            continue;
        std::vector<CaseId>& units = casesOf[part.document];
        if (std::find(units.begin(), units.end(), part.unit) == units.end())
            units.push_back(part.unit);
    }
    Parts parts;
    for (const Document* document : documents) {
        const auto units = casesOf.find(document->id);
        if (units == casesOf.end())
            loose.push_back(document);
        else
            for (const CaseId unit : units->second)
                parts[unit].push_back(document);
    }
    return parts;
}

bool DocumentTreeModel::fits(const Document& document) const
{
    return m_filter.isEmpty() || fromUtf8(document.name).contains(m_filter, Qt::CaseInsensitive)
           || fromUtf8(document.label).contains(m_filter, Qt::CaseInsensitive);
}

std::vector<int>& DocumentTreeModel::childrenOf(int node)
{
    return node < 0 ? m_roots : m_nodes[static_cast<std::size_t>(node)].children;
}

int DocumentTreeModel::addNode(int parent, DocumentId document, CaseId unit)
{
    const int node = static_cast<int>(m_nodes.size());
    m_nodes.push_back({parent, static_cast<int>(childrenOf(parent).size()), document, unit});
    childrenOf(parent).push_back(node);
    if (document)
        m_nodesOf[document].push_back(node);
    return node;
}

void DocumentTreeModel::dropLast()
{
    childrenOf(m_nodes.back().parent).pop_back();
    m_nodes.pop_back();
}

int DocumentTreeModel::addCase(int parent,
                               CaseId unit,
                               const model::CaseTree& tree,
                               const Parts& parts)
{
    const bool all =
        m_filter.isEmpty()
        || fromUtf8(m_session->corpus().get(unit).name).contains(m_filter, Qt::CaseInsensitive);
    const int node = addNode(parent, {}, unit);
    int count = 0;
    if (const auto part = parts.find(unit); part != parts.end())
        for (const Document* document : part->second)
            if (all || fits(*document)) {
                addNode(node, document->id, {});
                ++count;
            }
    for (const CaseId child : tree.childrenOf(unit))
        count += addCase(node, child, tree, parts);
    if (!all && m_nodes[static_cast<std::size_t>(node)].children.empty())
        dropLast();
    else
        m_nodes[static_cast<std::size_t>(node)].documents = count;
    return count;
}

void DocumentTreeModel::build()
{
    m_nodes.clear();
    m_roots.clear();
    m_nodesOf.clear();
    if (m_session == nullptr || m_session->corpus().documents().empty())
        return;
    const auto documents = model::documentsInOrder(m_session->corpus());
    std::vector<const Document*> loose;
    const Parts parts = partsOf(documents, loose);
    m_nodes.reserve(documents.size() + m_session->corpus().cases().size() + 1);
    const model::CaseTree tree(m_session->corpus());
    for (const CaseId unit : tree.roots())
        addCase(-1, unit, tree, parts);
    const int node = addNode(-1, {}, {});
    for (const Document* document : loose)
        if (fits(*document)) {
            addNode(node, document->id, {});
            ++m_nodes[static_cast<std::size_t>(node)].documents;
        }
    if (!m_filter.isEmpty() && m_nodes[static_cast<std::size_t>(node)].children.empty())
        dropLast();
}

void DocumentTreeModel::follow(const Change& change)
{
    if (!change.of<Document>().deleted.empty() || !change.of<Document>().created.empty()
        || change.touches<model::Case, model::Membership>()) {
        countAll();
        rebuild();
        return;
    }
    const auto& documents = change.of<Document>().updated;
    const bool reordered = std::any_of(documents.begin(), documents.end(), [](const auto& row) {
        return row.before.position != row.after.position || row.before.name != row.after.name;
    });
    if (reordered)
        rebuild();
    else
        for (const auto& row : documents)
            tellChanged(row.after.id);
    followCodings(change);
}

void DocumentTreeModel::followCodings(const Change& change)
{
    std::unordered_set<DocumentId> touched;
    const auto count = [&](const Coding& coding, int step) {
        if (coding.orphan)
            return;
        m_counts[coding.document] += step;
        touched.insert(coding.document);
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
    const auto& progress = change.of<model::Progress>();
    const auto mark = [&](const model::Progress& row, ProgressState state) {
        if (row.coder != m_session->coder())
            return;
        m_progress[row.document] = state;
        touched.insert(row.document);
    };
    for (const model::Progress& row : progress.created)
        mark(row, row.state);
    for (const auto& row : progress.updated)
        mark(row.after, row.after.state);
    for (const model::Progress& row : progress.deleted)
        mark(row, ProgressState::NotStarted);
    constexpr std::size_t kFew = 200;
    if (touched.size() > kFew)
        tellAllChanged();
    else
        for (const DocumentId document : touched)
            tellChanged(document);
}

// Once for those of a case: a view answers each message.
void DocumentTreeModel::tellAllChanged()
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

void DocumentTreeModel::tellChanged(DocumentId document)
{
    const auto nodes = m_nodesOf.find(document);
    if (nodes == m_nodesOf.end())
        return;
    for (const int node : nodes->second) {
        const QModelIndex index = createIndex(
            m_nodes[static_cast<std::size_t>(node)].row, Name, static_cast<quintptr>(node));
        Q_EMIT dataChanged(index, index.siblingAtColumn(Quotes));
    }
}

// --- rows ----------------------------------------------------------------------------------------

const std::vector<int>& DocumentTreeModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_nodes[parent.internalId()].children : m_roots;
}

DocumentTreeModel::DocumentId DocumentTreeModel::documentAt(const QModelIndex& index) const
{
    return index.isValid() ? m_nodes[index.internalId()].document : DocumentId{};
}

DocumentTreeModel::CaseId DocumentTreeModel::caseAt(const QModelIndex& index) const
{
    return index.isValid() ? m_nodes[index.internalId()].unit : CaseId{};
}

QModelIndex DocumentTreeModel::indexOf(DocumentId document) const
{
    const auto nodes = m_nodesOf.find(document);
    if (nodes == m_nodesOf.end())
        return {};
    const int node = nodes->second.front();
    return createIndex(
        m_nodes[static_cast<std::size_t>(node)].row, Name, static_cast<quintptr>(node));
}

std::vector<DocumentTreeModel::DocumentId> DocumentTreeModel::inOrder() const
{
    std::vector<DocumentId> documents;
    std::unordered_set<DocumentId> seen;
    for (const Node& node : m_nodes)
        if (node.document && seen.insert(node.document).second)
            documents.push_back(node.document);
    return documents;
}

DocumentTreeModel::DocumentId DocumentTreeModel::neighbourOf(DocumentId document,
                                                             bool forward) const
{
    const auto nodes = m_nodesOf.find(document);
    const int step = forward ? 1 : -1;
    int at = nodes == m_nodesOf.end() ? (forward ? -1 : size()) : nodes->second.front();
    for (at += step; at >= 0 && at < size(); at += step) {
        const DocumentId other = m_nodes[static_cast<std::size_t>(at)].document;
        // Where a document stands a second time it is passed over.
        if (other && other != document && m_nodesOf.at(other).front() == at)
            return other;
    }
    return {};
}

QModelIndex DocumentTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const std::vector<int>& rows = childrenOf(parent);
    if (row < 0 || row >= static_cast<int>(rows.size()) || column < 0 || column >= kColumns)
        return {};
    return createIndex(row, column, static_cast<quintptr>(rows[static_cast<std::size_t>(row)]));
}

QModelIndex DocumentTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_nodes[index.internalId()].parent;
    if (parent < 0)
        return {};
    return createIndex(
        m_nodes[static_cast<std::size_t>(parent)].row, Name, static_cast<quintptr>(parent));
}

int DocumentTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int DocumentTreeModel::columnCount(const QModelIndex&) const
{
    return kColumns;
}

QVariant DocumentTreeModel::caseData(const Node& node, int column, int role) const
{
    if (column != Name)
        return {};
    const auto unit = m_session->corpus().find(node.unit);
    const QString name = unit ? fromUtf8(unit->name) : tr("no case");
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 (%2)").arg(name, QLocale().toString(node.documents));
    case Qt::ForegroundRole:
        return unit ? QVariant() : QVariant(Theme::now().muted);
    case Qt::ToolTipRole:
        return unit ? tr("Case %1: %2").arg(name, counted(node.documents, Noun::Document))
                    : tr("Documents of no case: drag them onto one");
    default:
        return {};
    }
}

QVariant DocumentTreeModel::documentData(const Node& node, int column, int role) const
{
    const Document* document = m_session->corpus().documents().find(node.document);
    if (document == nullptr)
        return {};
    const auto number = m_counts.find(document->id);
    const int quotes = number == m_counts.end() ? 0 : number->second;
    const auto marked = m_progress.find(document->id);
    const ProgressState state =
        marked == m_progress.end() ? ProgressState::NotStarted : marked->second;
    const QString progress = state == ProgressState::Coded        ? tr("coded")
                             : state == ProgressState::InProgress ? tr("in progress")
                                                                  : tr("not started");
    switch (role) {
    case Qt::DisplayRole:
        if (column == Name)
            return fromUtf8(document->name);
        // A mark beside the number: a tick for coded, a half circle for in progress.
        return tr("%1 q").arg(QLocale().toString(quotes))
               + (state == ProgressState::Coded        ? QStringLiteral(" ✓")
                  : state == ProgressState::InProgress ? QStringLiteral(" ◐")
                                                       : QStringLiteral("  "));
    case Qt::EditRole:
        return fromUtf8(document->name);
    case Qt::AccessibleTextRole:
        return column == Name
                   ? fromUtf8(document->name)
                   : QStringLiteral("%1, %2").arg(counted(quotes, Noun::Quote), progress);
    case Qt::TextAlignmentRole:
        return column == Name ? QVariant() : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2, %3")
            .arg(fromUtf8(document->name), counted(quotes, Noun::Quote), progress);
    case Qt::FontRole:
        if (document->id == m_open) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QVariant DocumentTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || m_session == nullptr)
        return {};
    const Node& node = m_nodes[index.internalId()];
    if (role == KeyRole)
        return node.document ? node.document.value : node.unit.value;
    return node.document ? documentData(node, index.column(), role)
                         : caseData(node, index.column(), role);
}

QVariant DocumentTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Document") : tr("Quotes");
}

bool DocumentTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !documentAt(index))
        return false;
    Q_EMIT renameWanted(documentAt(index), value.toString());
    return true;
}

Qt::ItemFlags DocumentTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!documentAt(index))
        return caseAt(index) ? flags | Qt::ItemIsDropEnabled : flags;
    flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == Name && m_session != nullptr && !m_session->isReadOnly())
        flags |= Qt::ItemIsEditable;
    return flags;
}

// --- drags ---------------------------------------------------------------------------------------

QStringList DocumentTreeModel::mimeTypes() const
{
    return {QString::fromLatin1(kDocumentsDrag)};
}

Qt::DropActions DocumentTreeModel::supportedDropActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

QMimeData* DocumentTreeModel::mimeData(const QModelIndexList& indexes) const
{
    QByteArray ids;
    for (const QModelIndex& index : indexes)
        if (index.column() == Name && documentAt(index))
            ids += (ids.isEmpty() ? "" : " ") + QByteArray::number(documentAt(index).value);
    if (ids.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kDocumentsDrag), ids);
    return data;
}

bool DocumentTreeModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent) const
{
    return m_session != nullptr && !m_session->isReadOnly() && caseAt(parent)
           && data->hasFormat(QString::fromLatin1(kDocumentsDrag));
}

bool DocumentTreeModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    std::vector<DocumentId> documents;
    for (const QByteArray& id : data->data(QString::fromLatin1(kDocumentsDrag)).split(' '))
        if (const DocumentId document{id.toInt()};
            m_session->corpus().documents().contains(document))
            documents.push_back(document);
    if (!documents.empty())
        Q_EMIT assignWanted(documents, caseAt(parent));
    return false; // the rows follow the change
}

} // namespace crosscase::gui
