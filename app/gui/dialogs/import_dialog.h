// SPDX-License-Identifier: GPL-3.0-or-later
// The one dialog of an import: which files, how they are read, and what became of them.
#pragma once

#include "app/gui/actions/import_documents.h"
#include "app/gui/models/import_files_model.h"
#include "app/gui/views/shell.h"

#include <QDialog>
#include <QPointer>

#include <atomic>
#include <memory>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QTextEdit;

namespace crosscase::gui {

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
    [[nodiscard]] bool isReading() const { return m_readingJob != nullptr; }
    [[nodiscard]] ImportFilesModel& model() { return m_model; }
    void reject() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeTop();
    void makeTable();
    QWidget* makeOptions();
    void makeMore(QFormLayout& form);
    QWidget* makeBottom();

    void chooseFiles();
    void chooseFolder();
    void chooseTable();
    void readNext();
    void readAgain();
    void showPreview();
    void refresh();
    [[nodiscard]] bool patternIsGood();
    [[nodiscard]] project::PreviewWishes wishes() const;
    [[nodiscard]] ImportOrder order() const;
    void import();
    void finish(const Result<ImportDone>& done);
    void showResults(const ImportDone& done);

    struct Reading {
        std::vector<std::filesystem::path> files;
        std::optional<std::string> encoding;
        bool walk = true; // folders among them
    };

    Shell& m_shell;
    ImportFilesModel m_model;
    std::vector<Reading> m_toRead;
    Reading m_current; // what is being looked into
    QPointer<Job> m_readingJob;
    QPointer<Job> m_importJob;
    std::shared_ptr<std::atomic<bool>> m_enough;

    QWidget* m_choices;
    QTableView* m_table;
    QTextEdit* m_preview;
    QLabel* m_previewTitle;
    QCheckBox* m_casePerDocument;
    QComboBox* m_paragraphs;
    QComboBox* m_speakers;
    QLineEdit* m_pattern;
    QLabel* m_patternError;
    QLineEdit* m_language;
    QLineEdit* m_group;
    QCheckBox* m_comments;
    QCheckBox* m_link;
    QLineEdit* m_attributes;
    QPlainTextEdit* m_results;
    QProgressBar* m_bar;
    QLabel* m_step;
    QPushButton* m_stop;
    QPushButton* m_import;
    QPushButton* m_cancel;
};

} // namespace crosscase::gui
