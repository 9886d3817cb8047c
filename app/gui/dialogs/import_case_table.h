// SPDX-License-Identifier: GPL-3.0-or-later
// A table of cases before it is imported: what each column becomes, which cases are there already,
// what is wrong with it.
#pragma once

#include "app/gui/models/table_rows.h"
#include "app/gui/views/shell.h"
#include "core/import/table_file.h"
#include "core/model/corpus.h"
#include "core/table/csv.h"

#include <QDialog>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace crosscase::gui {

// "cases.csv: UTF-8, separator ',', 4 rows, 3 columns", and what was odd about it.
[[nodiscard]] QString sourceOf(const QString& name, const importing::TableFile& file);

class ImportCaseTable : public QDialog {
    Q_OBJECT

public:
    // `source`: the file's name and how it was read. Without a parent it lies over the window.
    ImportCaseTable(Shell& shell,
                    const QString& source,
                    table::CsvFile file,
                    QWidget* parent = nullptr);

    struct Report {
        std::size_t matched = 0; // cases that are there
        std::size_t fresh = 0;
        std::size_t ignored = 0; // rows without a name
    };
    [[nodiscard]] Report report() const;

private:
    enum class Part { Attribute, Case, Parent, Document, Speaker, Start, End, Ignored };
    struct Column {
        QString head;
        QComboBox* part = nullptr;
        QComboBox* type = nullptr;
    };

    [[nodiscard]] const model::Corpus& corpus() const;
    QTableWidget* makeColumns();
    void makeColumn(QTableWidget* table, int at);
    [[nodiscard]] Part partOf(std::size_t column) const;
    void partChosen(std::size_t column);
    void updateType(std::size_t column);
    // With the heads that the import reads, without rows that have no name.
    [[nodiscard]] table::CsvFile prepared() const;
    void check();
    void showFaults(const QString& faults);
    void import();

    Shell& m_shell;
    std::shared_ptr<const table::CsvFile> m_file;
    TableRows m_rows;
    std::vector<Column> m_columns;
    QLabel* m_report;
    QPlainTextEdit* m_faults;
    QPushButton* m_import;
};

} // namespace crosscase::gui
