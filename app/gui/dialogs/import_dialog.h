// SPDX-License-Identifier: GPL-3.0-or-later
// The one dialog of an import: which files, how they are read, and what became of them.
#pragma once

#include "app/gui/actions/import_documents.h"
#include "app/gui/dialogs/import_queue.h"
#include "app/gui/models/import_files_model.h"
#include "app/gui/views/shell.h"

#include <QDialog>
#include <QPointer>

#include <atomic>
#include <memory>

class QProgressBar;
class QPushButton;
class QTableView;
class QTextEdit;

namespace crosscase::gui {

class ElidedLabel;
class ImportOptions;
class ImportResults;

class ImportDialog : public QDialog {
    Q_OBJECT

public:
    // A project must be open.
    ImportDialog(Shell& shell, QWidget* parent);
    ImportDialog(const ImportDialog&) = delete;
    ImportDialog(ImportDialog&&) = delete;
    ImportDialog& operator=(const ImportDialog&) = delete;
    ImportDialog& operator=(ImportDialog&&) = delete;
    ~ImportDialog() override;

    // Files and folders; they are looked into one after the other, behind the dialog.
    void add(const QStringList& paths);
    [[nodiscard]] bool isReading() const { return m_queue.isReading(); }
    [[nodiscard]] ImportFilesModel& model() { return m_model; }
    void reject() override;

Q_SIGNALS:
    // What became of the files; also of those that failed.
    void imported(const crosscase::gui::ImportDone& done);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // import_dialog_parts.cpp
    QWidget* makeTop();
    void makeTable();
    QWidget* makePreview();
    QWidget* makeTableBar();
    QWidget* makeBottom();

    void chooseFiles();
    void chooseFolder();
    void readAgain();
    void showPreview();
    void refresh();
    // Of the table that is shown.
    void importAsSurvey();
    void importAsAttributes();
    bool tableIsIn(const std::filesystem::path& file); // true: it was the last

    void import();
    void finish(const Result<ImportDone>& done);
    void showResults(const ImportDone& done);

    Shell& m_shell;
    ImportFilesModel m_model;
    ImportQueue m_queue;
    QPointer<Job> m_importJob;
    QPointer<Job> m_tableJob;
    std::shared_ptr<std::atomic<bool>> m_enough;
    bool m_patternIsGood = true;

    QWidget* m_choices;
    QTableView* m_table;
    QWidget* m_tableBar;
    QPushButton* m_asSurvey;
    QTextEdit* m_preview;
    ElidedLabel* m_previewTitle;
    ImportOptions* m_options;
    ImportResults* m_results;
    QProgressBar* m_bar;
    ElidedLabel* m_step;
    QPushButton* m_stop;
    QPushButton* m_import;
    QPushButton* m_cancel;
};

} // namespace crosscase::gui
