// SPDX-License-Identifier: GPL-3.0-or-later
// A table of cases before it is imported: what each column becomes, which cases are there already,
// what is wrong with it.
#pragma once

#include "app/gui/views/shell.h"
#include "core/model/corpus.h"
#include "core/table/csv.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace crosscase::gui {

class ImportCaseTable : public QDialog {
    Q_OBJECT

public:
    // `source`: the file's name and how it was read.
    ImportCaseTable(Shell& shell, const QString& source, table::CsvFile file);

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
    QTableWidget* makePreview();
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
    table::CsvFile m_file;
    std::vector<Column> m_columns;
    QLabel* m_report;
    QPlainTextEdit* m_faults;
    QPushButton* m_import;
};

} // namespace crosscase::gui
