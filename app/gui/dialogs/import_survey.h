// SPDX-License-Identifier: GPL-3.0-or-later
// A survey before it is imported: what each column becomes, what will come of it, and what is wrong
// with it, line by line. Each row becomes a case, its open answers a document.
#pragma once

#include "app/gui/actions/import_survey.h"
#include "app/gui/models/survey_columns.h"
#include "app/gui/models/table_rows.h"
#include "app/gui/views/shell.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace crosscase::gui {

class TableSource;

class ImportSurvey : public QDialog {
    Q_OBJECT

public:
    // A project must be open. Reads the file behind the dialog.
    ImportSurvey(Shell& shell, const QString& path, QWidget* parent);
    ImportSurvey(const ImportSurvey&) = delete;
    ImportSurvey(ImportSurvey&&) = delete;
    ImportSurvey& operator=(const ImportSurvey&) = delete;
    ImportSurvey& operator=(ImportSurvey&&) = delete;
    ~ImportSurvey() override;

    // Is something still being found out?
    [[nodiscard]] bool isWorking() const;
    [[nodiscard]] SurveyColumns& columns() { return m_columns; }
    void reject() override;

private:
    QWidget* makeTables();
    QWidget* makeFields();
    QWidget* makeBottom();
    [[nodiscard]] SurveyColumns::Known known() const;
    [[nodiscard]] project::SurveyOptions options() const;
    void takeFile();
    void plan();
    void check();
    void showReport(const Result<project::SurveyReport>& report);
    [[nodiscard]] QString whatComes(const project::SurveyReport& report) const;
    void showNotes(const QString& title, const QString& notes);
    void refresh();
    void import();
    void finish(const Result<SurveyDone>& done);

    Shell& m_shell;
    SurveyColumns m_columns;
    TableRows m_rows;
    QPointer<Job> m_checkJob;
    QPointer<Job> m_importJob;
    bool m_isGood = false; // as it is chosen now

    QWidget* m_choices;
    TableSource* m_source;
    QTableView* m_columnsView;
    QTableView* m_rowsView;
    QLabel* m_rowsTitle;
    QLineEdit* m_group;
    QLineEdit* m_language;
    QLabel* m_report;
    QLabel* m_notesTitle;
    QPlainTextEdit* m_notes;
    QProgressBar* m_bar;
    QPushButton* m_import;
    QPushButton* m_cancel;
};

} // namespace crosscase::gui
