// SPDX-License-Identifier: GPL-3.0-or-later
// What became of each file of an import; what went wrong comes first.
#pragma once

#include "app/gui/actions/import_documents.h"

#include <QAbstractTableModel>

#include <vector>

namespace crosscase::gui {

class ImportResultsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { File, Result, Reason, kColumns };
    explicit ImportResultsModel(const ImportDone& done, QObject* parent = nullptr);

    // "3 imported, 1 skipped, 2 failed."
    [[nodiscard]] const QString& summary() const { return m_summary; }
    // The summary and all rows, separated by tabs, for a mail or a spreadsheet.
    [[nodiscard]] QString toText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    enum class Kind : std::uint8_t { Failed, Skipped, Warned, Imported };
    struct Row {
        Kind kind = Kind::Imported;
        QString path;
        QString file; // its name; in an archive the name in it
        QString reason;
    };
    [[nodiscard]] static Row rowOf(const project::ImportItem& item);
    [[nodiscard]] QString wordsOf(const Row& row, int column) const;

    std::vector<Row> m_rows;
    QString m_summary;
};

} // namespace crosscase::gui
