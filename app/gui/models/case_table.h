// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of cases, or of documents, for a table view: filtered, sorted, with the row for a new
// case below, and with what was typed but does not fit.
#pragma once

#include "app/gui/models/case_sheet.h"

#include <QAbstractTableModel>

#include <functional>
#include <map>
#include <memory>

namespace crosscase::gui {

class CaseTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        ChoicesRole = Qt::UserRole, // what an editor offers
        FreeRole,                   // may something else be typed?
        DateRole,                   // is it a date?
        DepthRole,
        RefusedRole // what does not fit stands here: why
    };

    CaseTable(model::AttributeTarget target, QObject* parent);
    ~CaseTable() override;

    void setSession(Session* session);
    // Builds the sheet if it is not there yet; when it is shown for the first time.
    void load();
    // nullptr: not loaded.
    [[nodiscard]] const CaseSheet* sheet() const { return m_sheet.get(); }
    [[nodiscard]] std::shared_ptr<const CaseSheet> share() const { return m_sheet; }
    [[nodiscard]] const std::vector<int>& shownRows() const { return m_shown; }
    [[nodiscard]] model::AttributeTarget target() const { return m_target; }

    // None: the row for a new case.
    [[nodiscard]] model::AnyId rowId(int row) const;
    [[nodiscard]] int rowOf(model::AnyId id) const; // -1: not shown
    [[nodiscard]] bool isNewRow(int row) const;
    [[nodiscard]] SheetColumn columnAt(int column) const;
    [[nodiscard]] int columnOf(const SheetColumn& column) const; // -1: none
    // Stays the same over restarts: "value:Age".
    [[nodiscard]] QString keyOf(int column) const;

    void arrange(const CaseSheet::Arrangement& wanted);
    [[nodiscard]] const CaseSheet::Arrangement& arrangement() const { return m_arrangement; }
    void setCounts(CaseSheet::Counts counts);
    void refuse(const std::vector<CellRefusal>& refusals);
    // What was refused there is forgotten.
    void forget(const std::vector<CellWrite>& writes);

    // How cells are written: the page's action. What comes is as typed.
    using Writer = std::function<void(CellBatch)>;
    void setWriter(Writer writer) { m_writer = std::move(writer); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] bool isEditable(const SheetColumn& column) const;

Q_SIGNALS:
    void countsStale();
    void arranged();

private:
    void follow(const Change& change);
    void rearrange();
    void take(std::vector<int> shown);
    [[nodiscard]] bool hasNewRow() const;
    [[nodiscard]] QVariant newRowData(int column, int role) const;
    [[nodiscard]] QVariant look(model::AnyId row, const SheetColumn& column, int role) const;
    CaseSheet& own();

    using Place = std::pair<std::int32_t, SheetColumn>;
    struct Refused {
        QString typed;
        QString why;
    };
    model::AttributeTarget m_target;
    Session* m_session = nullptr;
    QMetaObject::Connection m_connection;
    std::shared_ptr<CaseSheet> m_sheet; // copied before a change if a job still reads it
    // Rows of the sheet, and whose they are: the sheet changes before the model says so.
    std::vector<int> m_shown;
    std::vector<model::AnyId> m_ids;
    std::unordered_map<std::int32_t, int> m_rowOf;
    CaseSheet::Arrangement m_arrangement;
    std::map<Place, Refused> m_refused;
    Writer m_writer;
    Job* m_job = nullptr;
};

} // namespace crosscase::gui
