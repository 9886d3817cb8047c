// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook as a tree: name with dot and key, number of quotes. What is dropped on it, it says
// by signals; it changes nothing itself.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/code_keys.h"

#include <QAbstractItemModel>
#include <QPixmap>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::gui {

// What a drag of codes carries: the one it began at, for a text ("id"), and all ("id id ...").
inline constexpr auto kOneCodeDrag = "application/x-crosscase-code";
inline constexpr auto kCodesDrag = "application/x-crosscase-codes";
// What a drag of selected text carries: "document start end".
inline constexpr auto kSpanDrag = "application/x-crosscase-span";

class CodeTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;
    enum Column { Name, Quotes, kColumns };
    enum Role { IdRole = Qt::UserRole, CountRole, DigitRole, DefinitionRole };

    // `keys`: whose numbers are drawn; nullptr: none.
    explicit CodeTreeModel(const CodeKeys* keys, QObject* parent);

    void setSession(Session* session);
    // What the tool tip counts in; none: in the project only.
    void setDocument(model::Id<model::Document> document) { m_document = document; }
    // Only codes whose name or definition fits, with those above them; empty: all.
    void setFilter(const QString& words);
    [[nodiscard]] const QString& filter() const { return m_filter; }

    [[nodiscard]] CodeId codeAt(const QModelIndex& index) const;
    // Invalid: it is not shown.
    [[nodiscard]] QModelIndex indexOf(CodeId code) const;
    [[nodiscard]] int countOf(CodeId code) const;
    // The code that fits the filter best; none: nothing is filtered or nothing fits.
    [[nodiscard]] CodeId best() const { return m_best; }

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    // EditRole: says renameWanted.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData* data,
                                       Qt::DropAction action,
                                       int row,
                                       int column,
                                       const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void renameWanted(crosscase::model::Id<crosscase::model::Code> code, const QString& name);
    void moveWanted(const std::vector<crosscase::model::Id<crosscase::model::Code>>& codes,
                    crosscase::model::Id<crosscase::model::Code> parent,
                    crosscase::model::Id<crosscase::model::Code> before);
    // On a code, or (none) where there is no code.
    void spanDropped(crosscase::model::Id<crosscase::model::Code> code,
                     crosscase::model::Id<crosscase::model::Document> document,
                     crosscase::text::Span span);

private:
    struct Node {
        int parent = -1;
        int row = 0;
        CodeId code = {};
        std::vector<int> children = {};
    };
    void follow(const Change& change);
    void rebuild();
    void build();
    void countAll();
    void countChange(const Change& change);
    // Which codes are shown; empty: all.
    [[nodiscard]] std::unordered_set<CodeId> chosen();
    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] QString toolTip(const model::Code& code) const;
    [[nodiscard]] QVariant dot(const model::Code& code) const;
    [[nodiscard]] QPixmap drawDot(const model::Code& code, bool selected) const;
    void tellAllChanged();

    const CodeKeys* m_keys;
    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    model::Id<model::Document> m_document;
    QString m_filter;
    CodeId m_best;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    std::unordered_map<CodeId, int> m_nodeOf;
    std::unordered_map<CodeId, int> m_counts;
};

} // namespace crosscase::gui
