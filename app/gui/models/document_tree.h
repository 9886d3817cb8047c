// SPDX-License-Identifier: GPL-3.0-or-later
// The documents as a tree under their cases: embedded cases below theirs, documents without a case
// at the end. A document of several cases stands under each of them.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/model/trees.h"

#include <QAbstractItemModel>

#include <unordered_map>
#include <vector>

namespace crosscase::gui {

// What a drag of documents carries: "id id ...".
inline constexpr auto kDocumentsDrag = "application/x-crosscase-documents";

class DocumentTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    using DocumentId = model::Id<model::Document>;
    using CaseId = model::Id<model::Case>;
    enum Column { Name, Quotes, kColumns };
    // KeyRole: of a document its id, of a case its id, 0: "no case".
    enum Role { KeyRole = Qt::UserRole };

    explicit DocumentTreeModel(QObject* parent);

    void setSession(Session* session);
    // Only documents whose name, label or case fits; empty: all.
    void setFilter(const QString& words);
    [[nodiscard]] const QString& filter() const { return m_filter; }
    // Drawn bold.
    void setOpen(DocumentId document);

    // None: a case.
    [[nodiscard]] DocumentId documentAt(const QModelIndex& index) const;
    // None: a document or "no case".
    [[nodiscard]] CaseId caseAt(const QModelIndex& index) const;
    // The first place of the document; invalid: it is not shown.
    [[nodiscard]] QModelIndex indexOf(DocumentId document) const;
    // In the order in which they are shown, each once.
    [[nodiscard]] std::vector<DocumentId> inOrder() const;
    // The next or the one before; none: it was the last.
    [[nodiscard]] DocumentId neighbourOf(DocumentId document, bool forward) const;
    [[nodiscard]] int size() const { return static_cast<int>(m_nodes.size()); }

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
    void renameWanted(crosscase::model::Id<crosscase::model::Document> document,
                      const QString& name);
    void
    assignWanted(const std::vector<crosscase::model::Id<crosscase::model::Document>>& documents,
                 crosscase::model::Id<crosscase::model::Case> unit);

private:
    struct Node {
        int parent = -1;
        int row = 0;
        DocumentId document = {}; // none: a case or "no case"
        CaseId unit = {};
        int documents = 0; // below a case
        std::vector<int> children = {};
    };
    using Parts = std::unordered_map<CaseId, std::vector<const model::Document*>>;

    void follow(const Change& change);
    void followCodings(const Change& change);
    void rebuild();
    void build();
    void countAll();
    [[nodiscard]] Parts partsOf(const std::vector<const model::Document*>& documents,
                                std::vector<const model::Document*>& loose) const;
    // Adds the case with its documents and embedded cases; how many documents are shown in it.
    int addCase(int parent, CaseId unit, const model::CaseTree& tree, const Parts& parts);
    int addNode(int parent, DocumentId document, CaseId unit);
    void dropLast();
    [[nodiscard]] bool fits(const model::Document& document) const;
    [[nodiscard]] std::vector<int>& childrenOf(int node);
    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;
    [[nodiscard]] QVariant caseData(const Node& node, int column, int role) const;
    [[nodiscard]] QVariant documentData(const Node& node, int column, int role) const;
    void tellChanged(DocumentId document);
    void tellAllChanged();

    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    QString m_filter;
    DocumentId m_open;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    std::unordered_map<DocumentId, std::vector<int>> m_nodesOf;
    std::unordered_map<DocumentId, int> m_counts;
    std::unordered_map<DocumentId, model::ProgressState> m_progress; // of this coder
};

} // namespace crosscase::gui
