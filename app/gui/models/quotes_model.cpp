// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/quotes_model.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <unordered_set>

namespace crosscase::gui {

namespace {
constexpr int kFetch = 60; // rows at a time
}

using CodingId_t = model::Id<model::Coding>;

void QuotesModel::show(Session* session, std::vector<CodingId_t> codings)
{
    if (session != m_session) {
        disconnect(m_connection);
        m_session = session;
        if (session != nullptr)
            m_connection = connect(session, &Session::changed, this, &QuotesModel::follow);
    }
    beginResetModel();
    std::unordered_set<CodingId_t> ticks;
    for (const CodingId_t id : ticked())
        ticks.insert(id);
    m_codings = std::move(codings);
    m_ticked.assign(m_codings.size(), false);
    for (std::size_t i = 0; i < m_codings.size(); ++i)
        m_ticked[i] = ticks.contains(m_codings[i]);
    m_fetched = std::min(kFetch, static_cast<int>(m_codings.size()));
    endResetModel();
}

CodingId_t QuotesModel::codingAt(const QModelIndex& index) const
{
    return index.isValid() ? m_codings[static_cast<std::size_t>(index.row())] : CodingId_t{};
}

QModelIndex QuotesModel::indexOf(CodingId_t coding)
{
    const auto at = std::find(m_codings.begin(), m_codings.end(), coding);
    if (at == m_codings.end())
        return {};
    const int row = static_cast<int>(at - m_codings.begin());
    fetchTo(row + 1);
    return index(row);
}

void QuotesModel::tellChanged(const QList<int>& roles)
{
    if (m_fetched > 0)
        Q_EMIT dataChanged(index(0), index(m_fetched - 1), roles);
}

void QuotesModel::setCheckable(bool checkable)
{
    m_checkable = checkable;
    tellChanged();
}

std::vector<CodingId_t> QuotesModel::ticked() const
{
    std::vector<CodingId_t> chosen;
    for (std::size_t i = 0; i < m_codings.size(); ++i)
        if (m_ticked[i])
            chosen.push_back(m_codings[i]);
    return chosen;
}

void QuotesModel::tickAll(bool on)
{
    m_ticked.assign(m_codings.size(), on);
    tellChanged({Qt::CheckStateRole});
}

int QuotesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_fetched;
}

bool QuotesModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_fetched < static_cast<int>(m_codings.size());
}

void QuotesModel::fetchMore(const QModelIndex&)
{
    fetchTo(m_fetched + kFetch);
}

void QuotesModel::fetchTo(int wanted)
{
    const int rows = std::min(wanted, static_cast<int>(m_codings.size()));
    if (rows <= m_fetched)
        return;
    beginInsertRows({}, m_fetched, rows - 1);
    m_fetched = rows;
    endInsertRows();
}

QuotesModel::Written QuotesModel::written(const model::Coding& coding) const
{
    const auto document = m_session->corpus().find(coding.document);
    if (!document)
        return {};
    const auto text = m_session->texts().load(*document);
    if (!text)
        return {labelOf(*document), fromUtf8(text.error().detail)};
    return {referenceOf(*document, **text, coding.span()),
            fromUtf8(text::oneLine((*text)->quote(coding.span())))};
}

QVariant QuotesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || m_session == nullptr)
        return {};
    const model::Corpus& corpus = m_session->whole();
    const auto coding = corpus.find(codingAt(index));
    if (!coding)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const Written words = written(*coding);
        return QStringLiteral("%1  “%2”").arg(words.reference, words.quote);
    }
    case Reference:
        return written(*coding).reference;
    case Quote:
        return written(*coding).quote;
    case CodePath:
        return pathOf(corpus, coding->code);
    case CodeColourRole: {
        const auto code = corpus.find(coding->code);
        return code ? fromUtf8(code->colour) : QString();
    }
    case Coder: {
        const auto coder = corpus.find(coding->coder);
        return coder ? fromUtf8(coder->name) : QString();
    }
    case Marks:
        return coding->marks;
    case CodingId:
        return coding->id.value;
    case Qt::CheckStateRole:
        if (m_checkable)
            return m_ticked[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

bool QuotesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    m_ticked[static_cast<std::size_t>(index.row())] = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags QuotesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    return m_checkable ? flags | Qt::ItemIsUserCheckable : flags;
}

void QuotesModel::insert(int row, CodingId_t coding)
{
    // At the end of what is fetched it waits with those that are not.
    const bool known = row < m_fetched || m_fetched == static_cast<int>(m_codings.size());
    if (known)
        beginInsertRows({}, row, row);
    m_codings.insert(m_codings.begin() + row, coding);
    m_ticked.insert(m_ticked.begin() + row, false);
    if (known) {
        ++m_fetched;
        endInsertRows();
    }
}

void QuotesModel::remove(const std::unordered_set<CodingId_t>& gone)
{
    // From the end, so that the rows before keep their numbers.
    for (int row = static_cast<int>(m_codings.size()) - 1; row >= 0; --row) {
        if (!gone.contains(m_codings[static_cast<std::size_t>(row)]))
            continue;
        const bool known = row < m_fetched;
        if (known)
            beginRemoveRows({}, row, row);
        m_codings.erase(m_codings.begin() + row);
        m_ticked.erase(m_ticked.begin() + row);
        if (known) {
            --m_fetched;
            endRemoveRows();
        }
    }
}

void QuotesModel::follow(const Change& change)
{
    constexpr std::size_t kFew = 50; // to be taken out one by one
    std::unordered_set<CodingId_t> gone;
    for (const model::Coding& coding : change.of<model::Coding>().deleted)
        gone.insert(coding.id);
    if (gone.size() > kFew) {
        std::vector<CodingId_t> left;
        std::copy_if(m_codings.begin(),
                     m_codings.end(),
                     std::back_inserter(left),
                     [&](CodingId_t id) { return !gone.contains(id); });
        if (left.size() != m_codings.size())
            show(m_session, std::move(left));
        return;
    }
    if (!gone.empty())
        remove(gone);
    if (change.touches<model::Code, model::Document>())
        tellChanged();
    else if (const auto& updated = change.of<model::Coding>().updated; !updated.empty())
        tellOf(updated);
}

void QuotesModel::tellOf(const std::vector<model::Update<model::Coding>>& updated)
{
    std::unordered_set<CodingId_t> other;
    for (const auto& update : updated)
        other.insert(update.after.id);
    for (int row = 0; row < m_fetched; ++row)
        if (other.contains(m_codings[static_cast<std::size_t>(row)]))
            Q_EMIT dataChanged(index(row), index(row));
}

} // namespace crosscase::gui
