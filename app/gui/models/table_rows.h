// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table file as they were read, for a look at them; its lines stand at the side.
#pragma once

#include "core/table/csv.h"

#include <QAbstractTableModel>

#include <memory>

namespace crosscase::gui {

class TableRows : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    // nullptr: none.
    void setTable(std::shared_ptr<const table::CsvFile> table);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    std::shared_ptr<const table::CsvFile> m_table;
};

} // namespace crosscase::gui
