// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/memo_list.h"

#include "app/gui/actions/memos.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/text/fold.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kAtOnce = 3'000; // memos that are looked through without a thread
constexpr std::size_t kFew = 50;       // changes that are put in one by one

bool fits(const model::Corpus& corpus, const model::Memo& memo, const MemoChoice& choice)
{
    if (choice.coder && memo.coder != choice.coder)
        return false;
    if (choice.kind && kindOf(corpus, memo) != *choice.kind)
        return false;
    return choice.words.isEmpty()
           || fromUtf8(memo.title).contains(choice.words, Qt::CaseInsensitive)
           || fromUtf8(memo.text).contains(choice.words, Qt::CaseInsensitive);
}

bool comesBefore(const model::Memo& a, const model::Memo& b, MemoOrder order)
{
    if (order == MemoOrder::Title) {
        const int by = text::compareNames(toUtf8(titleOf(a)), toUtf8(titleOf(b)));
        return by != 0 ? by < 0 : a.id < b.id;
    }
    if (order == MemoOrder::OldestFirst)
        return a.created != b.created ? a.created < b.created : a.id < b.id;
    return a.created != b.created ? b.created < a.created : b.id < a.id;
}

} // namespace

void MemoList::setSession(Session* session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    delete m_job;
    m_session = session;
    m_choice = {};
    if (session != nullptr)
        connect(session, &Session::changed, this, qOverload<const Change&>(&MemoList::follow));
    refresh();
}

void MemoList::choose(const MemoChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    refresh();
}

MemoList::Memos
MemoList::chosen(const model::Corpus& corpus, const MemoChoice& choice, const Progress& progress)
{
    std::vector<const model::Memo*> rows;
    for (const model::Memo& memo : corpus.rows<model::Memo>()) {
        if (progress.isCancelled())
            return {};
        if (fits(corpus, memo, choice))
            rows.push_back(&memo);
    }
    std::sort(rows.begin(), rows.end(), [&](const model::Memo* a, const model::Memo* b) {
        return comesBefore(*a, *b, choice.order);
    });
    Memos ids;
    ids.reserve(rows.size());
    for (const model::Memo* row : rows)
        ids.push_back(row->id);
    return ids;
}

void MemoList::refresh()
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    if (m_session == nullptr) {
        take({});
        return;
    }
    if (m_session->corpus().rows<model::Memo>().size() <= kAtOnce) {
        take(chosen(m_session->corpus(), m_choice, {}));
        return;
    }
    m_job = Job::start(
        this,
        [corpus = m_session->corpus(), choice = m_choice](const Progress& progress) {
            return chosen(corpus, choice, progress);
        },
        [this](Memos memos) {
            m_job = nullptr;
            take(std::move(memos));
        });
}

void MemoList::take(Memos memos)
{
    beginResetModel();
    m_memos = std::move(memos);
    endResetModel();
    Q_EMIT refreshed();
}

MemoList::MemoId MemoList::memoAt(const QModelIndex& index) const
{
    return index.isValid() ? m_memos[static_cast<std::size_t>(index.row())] : MemoId{};
}

QModelIndex MemoList::indexOf(MemoId memo) const
{
    const auto at = std::find(m_memos.begin(), m_memos.end(), memo);
    return at == m_memos.end() ? QModelIndex() : index(static_cast<int>(at - m_memos.begin()));
}

// --- changes -------------------------------------------------------------------------------------

void MemoList::follow(const Change& change)
{
    const auto& memos = change.of<model::Memo>();
    const bool isFew = memos.created.size() + memos.updated.size() + memos.deleted.size() <= kFew;
    if (!isFew || m_job)
        refresh();
    else
        follow(memos);
    if (!m_memos.empty()
        && change.touches<model::Code, model::Document, model::Case, model::Coder, model::Link>())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void MemoList::follow(const model::RowChanges<model::Memo>& memos)
{
    for (const model::Memo& memo : memos.deleted) {
        const QModelIndex gone = indexOf(memo.id);
        if (!gone.isValid())
            continue;
        beginRemoveRows({}, gone.row(), gone.row());
        m_memos.erase(m_memos.begin() + gone.row());
        endRemoveRows();
    }
    for (const model::Memo& memo : memos.created)
        insert(memo);
    // What is being written stays where it is, whatever it says now.
    for (const auto& update : memos.updated) {
        const QModelIndex at = indexOf(update.after.id);
        if (at.isValid())
            Q_EMIT dataChanged(at, at);
        else
            insert(update.after);
    }
}

void MemoList::insert(const model::Memo& memo)
{
    const model::Corpus& corpus = m_session->corpus();
    if (!fits(corpus, memo, m_choice))
        return;
    const auto at = std::lower_bound(
        m_memos.begin(), m_memos.end(), memo, [&](MemoId one, const model::Memo& wanted) {
            return comesBefore(corpus.get(one), wanted, m_choice.order);
        });
    const auto row = static_cast<int>(at - m_memos.begin());
    beginInsertRows({}, row, row);
    m_memos.insert(at, memo.id);
    endInsertRows();
}

// --- rows ----------------------------------------------------------------------------------------

int MemoList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_memos.size());
}

QVariant MemoList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || m_session == nullptr)
        return {};
    const model::Corpus& corpus = m_session->corpus();
    const model::Memo* memo = corpus.rows<model::Memo>().find(memoAt(index));
    if (memo == nullptr)
        return {};
    const auto target = [&] {
        // While a change runs the texts would keep the window waiting.
        const QString first =
            targetOf(corpus, m_session->isBusy() ? nullptr : &m_session->texts(), *memo);
        const std::size_t more = linksOf(corpus, memo->id).size();
        return more == 0 ? first : tr("%1 and %2 more").arg(first).arg(more);
    };
    switch (role) {
    case Date:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(memo->created.ms).date(),
                                  QLocale::ShortFormat);
    case Title:
        return titleOf(*memo);
    case Target:
        return target();
    case Author:
        return authorOf(corpus, *memo);
    case FirstWords:
        // A memo without a title is called by its first words: only what follows is new.
        return firstWords(*memo).mid(memo->title.empty() ? titleLength(firstWords(*memo)) : 0);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(titleOf(*memo), target(), shortTime(memo->created));
    default:
        return {};
    }
}

} // namespace crosscase::gui
