// SPDX-License-Identifier: GPL-3.0-or-later
// A cross table as Qt's views want it. Quotes are read as cells are painted; writing into a cell
// writes the summary of its case and code.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/matrix_table.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QStringList>

namespace crosscase::gui {

// A line of the table, whatever its place: an object, or a value or total by its name.
struct LineKey {
    std::int32_t object = 0;
    QString name;
    bool operator==(const LineKey&) const = default;
};

class MatrixModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        Heat = Qt::UserRole, // 0 to 1
        IsTotal,
        IsEmptyCell, // nothing is there: its words are muted
        Quotes,      // at most kMostQuotes, each "P01 ¶4 “words”"
        QuoteCount,
        IsStale, // the summary's evidence changed
        IsDraft,
        Attributes // of a head: QStringList
    };
    static constexpr int kMostQuotes = 6;

    explicit MatrixModel(QObject* parent)
        : QAbstractTableModel(parent)
    {}

    void setSession(Session* session);
    // Nothing: no table. Lines that stay keep their place, so that views keep their selection.
    void setTable(MatrixTable::Pointer table);
    [[nodiscard]] const MatrixTable::Pointer& table() const { return m_table; }

    [[nodiscard]] LineKey rowKey(int row) const;
    [[nodiscard]] LineKey columnKey(int column) const;
    // Invalid: there is no such cell.
    [[nodiscard]] QModelIndex indexOf(const LineKey& row, const LineKey& column) const;
    // "Anna × Support"
    [[nodiscard]] QString titleOf(const QModelIndex& cell) const;
    // The codings behind it. Of totals it asks the project.
    [[nodiscard]] Result<std::vector<model::Id<model::Coding>>>
    codingsOf(const QModelIndex& cell) const;
    // How many lines of `letters` letters the quotes of a row take, at most `most`.
    [[nodiscard]] int linesOf(int row, int letters, int most) const;
    // The block between two corners, tabs between cells; with its heads.
    [[nodiscard]] QString asText(const QModelIndexList& cells, bool withHeads) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation side, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    // What was written could not be kept.
    void refused(const crosscase::Error& error);

private:
    [[nodiscard]] QString words(const QModelIndex& index) const;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const;
    [[nodiscard]] QString headName(int section, Qt::Orientation side) const;
    [[nodiscard]] QStringList quotes(const QModelIndex& index) const;
    [[nodiscard]] bool sameShape(const MatrixTable& other) const;

    Session* m_session = nullptr;
    MatrixTable::Pointer m_table;
    mutable QCache<int, QStringList> m_quotes{4000}; // by cell
};

// "P01 ¶4 “words”", on one line; empty when it is gone.
[[nodiscard]] QString quoteLine(const Session& session, model::Id<model::Coding> coding);
// What the state of a cell without codings means, in words; empty for a coded one.
[[nodiscard]] QString wordsFor(matrix::CellState state);

} // namespace crosscase::gui
