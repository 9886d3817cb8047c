// SPDX-License-Identifier: GPL-3.0-or-later
// Where a table goes when it leaves the window: what of it, in which format, to which file.
#pragma once

#include "app/gui/bridge/job.h"
#include "app/gui/views/shell.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace crosscase::gui {

class Page;

// Opens the dialog for what the page shows; says so when there is nothing to export.
void exportShown(Shell& shell, const Page* page);

class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Shell& shell, std::vector<ExportChoice> choices);
    ~ExportDialog() override;

    void reject() override;

private:
    void makeFields();
    void makeQuoteFields();
    void makeButtons();
    void addLine(const QString& label, QWidget* field);
    void showChoice();
    void showFormat();
    void suggestFile();
    void browse();
    void save();
    void copy();
    void start(const std::function<Result<QString>(const Progress&)>& work);
    void finished(const Result<QString>& done);
    void setProblem(const QString& words);
    void setRunning(bool running);
    [[nodiscard]] const ExportChoice& choice() const;
    [[nodiscard]] QuoteExport quoteExport() const;
    [[nodiscard]] QString folder() const;

    Shell& m_shell;
    std::vector<ExportChoice> m_choices;
    Job* m_job = nullptr;
    QString m_replacing; // the file that will be replaced if Save is pressed again
    QString m_suggested; // the name that the person has not changed

    QComboBox* m_what = nullptr;
    QComboBox* m_format = nullptr;
    QLineEdit* m_file = nullptr;
    QPushButton* m_browse = nullptr;
    QComboBox* m_separator = nullptr;
    QCheckBox* m_bom = nullptr;
    QCheckBox* m_guard = nullptr;
    QComboBox* m_between = nullptr;
    QCheckBox* m_unpublishable = nullptr;
    QLabel* m_problem = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace crosscase::gui
