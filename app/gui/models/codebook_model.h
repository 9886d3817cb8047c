// SPDX-License-Identifier: GPL-3.0-or-later
// The codes as a tree with what is counted and what is written of each.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/code_counts.h"

#include <QAbstractItemModel>
#include <QColor>
#include <QIcon>
#include <QMap>
#include <QPointer>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::gui {

class CodebookModel : public QAbstractItemModel {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;
    enum Column { Name, Quotes, Cases, Definition, Include, Exclude, kColumns };
    enum Role { CodeRole = Qt::UserRole }; // int
    // Which codes are shown; those above them are too.
    enum class Show : std::uint8_t { All, Undefined, Unused, Alike, NoExample, NotCodable, kCount };

    explicit CodebookModel(QObject* parent);

    void setSession(Session* session);
    void setFilter(const QString& words, Show show);
    // Stay in the tree, whatever the filter: what somebody works on does not vanish.
    void setKept(std::vector<CodeId> codes) { m_kept = std::move(codes); }

    [[nodiscard]] CodeId codeAt(const QModelIndex& index) const;
    // Invalid: it is not shown.
    [[nodiscard]] QModelIndex indexOf(CodeId code, int column = Name) const;
    [[nodiscard]] std::vector<CodeId> shown() const { return m_order; }

    [[nodiscard]] int undefined() const { return m_undefined; } // of all codes
    // -1: not counted yet.
    [[nodiscard]] int quotesOf(CodeId code) const;
    [[nodiscard]] int casesOf(CodeId code) const;
    // What the check found of it, as sentences; empty: nothing, or it was not asked for.
    [[nodiscard]] QString findingsOf(CodeId code) const;

    // Icons have the colours of the theme.
    void refreshColours();

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
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
    // Numbers, or what lacks a definition.
    void counted();

private:
    struct Node {
        CodeId parent; // that is shown
        int row = 0;
        std::vector<CodeId> children; // that are shown
    };

    void follow(const Change& change);
    void followCodes(const Change& change);
    void count();
    void check();
    void countUndefined();
    void rebuild();
    void build();
    void rebuildIfOther();
    [[nodiscard]] std::vector<CodeId> wanted() const; // by the filter, in order, with those above
    [[nodiscard]] bool passes(const model::Code& code) const;
    [[nodiscard]] const QString& wordsOf(const model::Code& code) const;
    void tellColumns(int first, int last);

    [[nodiscard]] QVariant textOf(const model::Code& code, int column) const;
    [[nodiscard]] QString describe(const model::Code& code, int column) const;
    [[nodiscard]] QIcon dotOf(const model::Code& code) const;
    [[nodiscard]] int quotesBelow(CodeId code) const;

    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    std::unordered_map<CodeId, Node> m_nodes; // of {}: the top
    std::vector<CodeId> m_order;
    std::vector<CodeId> m_kept;
    QString m_words;
    Show m_show = Show::All;
    int m_undefined = 0;

    std::shared_ptr<CodeCounts> m_counts;
    QPointer<Job> m_counting;
    QPointer<Job> m_checking;
    struct Found {
        std::unordered_set<CodeId> alike;
        std::unordered_map<CodeId, QString> words;
    };
    Found m_found;
    std::unordered_set<CodeId> m_withExample;

    mutable std::unordered_set<CodeId> m_used; // it, or one below it, has quotes; for the filter
    mutable std::unordered_map<CodeId, QString> m_searched; // folded words of each
    mutable QMap<QString, QIcon> m_dots;                    // by stored colour
};

} // namespace crosscase::gui
