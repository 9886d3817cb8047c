// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/quotes_model.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/models/references.h"
#include "core/text/excerpt.h"

#include <algorithm>
#include <unordered_set>

namespace crosscase::gui {

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
    endResetModel();
}

CodingId_t QuotesModel::codingAt(const QModelIndex& index) const
{
    return index.isValid() ? m_codings[static_cast<std::size_t>(index.row())] : CodingId_t{};
}

QModelIndex QuotesModel::indexOf(CodingId_t coding) const
{
    const auto at = std::find(m_codings.begin(), m_codings.end(), coding);
    return at == m_codings.end() ? QModelIndex() : index(static_cast<int>(at - m_codings.begin()));
}

void QuotesModel::setCheckable(bool checkable)
{
    m_checkable = checkable;
    if (!m_codings.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_codings.size()) - 1));
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
    if (!m_codings.empty())
        Q_EMIT dataChanged(
            index(0), index(static_cast<int>(m_codings.size()) - 1), {Qt::CheckStateRole});
}

int QuotesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_codings.size());
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
    const model::Corpus& corpus = m_session->corpus();
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
    const Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    return m_checkable ? flags | Qt::ItemIsUserCheckable : flags;
}

void QuotesModel::follow(const Change& change)
{
    std::unordered_set<CodingId_t> gone;
    for (const model::Coding& coding : change.of<model::Coding>().deleted)
        gone.insert(coding.id);
    if (!gone.empty() && std::any_of(m_codings.begin(), m_codings.end(), [&](CodingId_t id) {
            return gone.contains(id);
        })) {
        std::vector<CodingId_t> left;
        std::copy_if(m_codings.begin(),
                     m_codings.end(),
                     std::back_inserter(left),
                     [&](CodingId_t id) { return !gone.contains(id); });
        show(m_session, std::move(left));
        return;
    }
    if (!m_codings.empty() && change.touches<model::Coding, model::Code, model::Document>())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_codings.size()) - 1));
}

} // namespace crosscase::gui
