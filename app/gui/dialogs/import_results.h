// SPDX-License-Identifier: GPL-3.0-or-later
// What became of each file of an import: to be read and copied, then and afterwards.
#pragma once

#include "app/gui/actions/import_documents.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace crosscase::gui {

class ImportResultsModel;

class ImportResults : public QWidget {
    Q_OBJECT

public:
    explicit ImportResults(QWidget* parent = nullptr);
    void take(const ImportDone& done);
    void copy() const;

private:
    QLabel* m_summary;
    QTableView* m_table;
    ImportResultsModel* m_model = nullptr;
};

// The same, after the dialog of the import has gone.
class ImportReport : public QDialog {
    Q_OBJECT

public:
    ImportReport(const ImportDone& done, QWidget* parent);
};

} // namespace crosscase::gui
