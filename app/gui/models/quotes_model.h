// SPDX-License-Identifier: GPL-3.0-or-later
// Codings as a list of quotes: reference, words, code. Texts are read as rows are shown, and rows
// are fetched as one scrolls.
#pragma once

#include "app/gui/bridge/session.h"

#include <QAbstractListModel>

#include <unordered_set>
#include <vector>

namespace crosscase::gui {

class QuotesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Reference = Qt::UserRole, // "P01 ¶4"
        Quote,                    // whole, on one line
        CodePath,
        CodeColourRole, // as stored
        Coder,
        Marks,   // bits of model::Mark
        CodingId // int
    };

    explicit QuotesModel(QObject* parent)
        : QAbstractListModel(parent)
    {}

    // Shows these codings in their order; those that go in a change leave the list.
    void show(Session* session, std::vector<model::Id<model::Coding>> codings);
    [[nodiscard]] model::Id<model::Coding> codingAt(const QModelIndex& index) const;
    // Fetches as far as it. Invalid: it is not in the list.
    [[nodiscard]] QModelIndex indexOf(model::Id<model::Coding> coding);
    [[nodiscard]] const std::vector<model::Id<model::Coding>>& codings() const { return m_codings; }

    // A quote more, not ticked; some fewer. Rows are those of codings().
    void insert(int row, model::Id<model::Coding> coding);
    void remove(const std::unordered_set<model::Id<model::Coding>>& gone);

    // Ticks, for lists in which several are chosen. Off: no tick boxes.
    void setCheckable(bool checkable);
    [[nodiscard]] std::vector<model::Id<model::Coding>> ticked() const;
    void tickAll(bool on);

    // DisplayRole: `P01 ¶4  "words"`.
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void follow(const Change& change);
    void fetchTo(int rows);
    void tellChanged(const QList<int>& roles = {});
    void tellOf(const std::vector<model::Update<model::Coding>>& updated);
    struct Written {
        QString reference;
        QString quote;
    };
    [[nodiscard]] Written written(const model::Coding& coding) const;

    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    std::vector<model::Id<model::Coding>> m_codings;
    std::vector<bool> m_ticked;
    int m_fetched = 0; // rows that the view knows of
    bool m_checkable = false;
};

} // namespace crosscase::gui
