// SPDX-License-Identifier: GPL-3.0-or-later
// The project's memos as a list: those chosen, in the order chosen. Words are read as rows are
// shown.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/memo_words.h"

#include <QAbstractListModel>
#include <QPointer>

#include <optional>
#include <vector>

namespace crosscase::gui {

enum class MemoOrder : std::uint8_t { NewestFirst, OldestFirst, Title };

struct MemoChoice {
    QString words = {};                 // in title or text; empty: all
    std::optional<MemoKind> kind = {};  // nothing: all
    model::Id<model::Coder> coder = {}; // none: all
    MemoOrder order = MemoOrder::NewestFirst;
    bool operator==(const MemoChoice&) const = default;
    [[nodiscard]] bool isAll() const { return words.isEmpty() && !kind && !coder; }
};

class MemoList : public QAbstractListModel {
    Q_OBJECT

public:
    using MemoId = model::Id<model::Memo>;
    enum Role { Date = Qt::UserRole, Title, Target, Author, FirstWords };

    explicit MemoList(QObject* parent)
        : QAbstractListModel(parent)
    {}

    void setSession(Session* session);
    void choose(const MemoChoice& choice);
    [[nodiscard]] const MemoChoice& choice() const { return m_choice; }
    [[nodiscard]] MemoId memoAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(MemoId memo) const; // invalid: it is not in the list
    [[nodiscard]] const std::vector<MemoId>& memos() const { return m_memos; }

    // DisplayRole: all of a row in words.
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    // Other rows, or rows in another order.
    void refreshed();

private:
    using Memos = std::vector<MemoId>;
    [[nodiscard]] static Memos
    chosen(const model::Corpus& corpus, const MemoChoice& choice, const Progress& progress);
    void refresh();
    void take(Memos memos);
    void follow(const Change& change);
    void follow(const model::RowChanges<model::Memo>& memos);
    void insert(const model::Memo& memo);

    Session* m_session = nullptr;
    MemoChoice m_choice;
    Memos m_memos;
    QPointer<Job> m_job;
};

} // namespace crosscase::gui
