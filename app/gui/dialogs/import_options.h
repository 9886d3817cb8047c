// SPDX-License-Identifier: GPL-3.0-or-later
// How the documents of an import are read and what becomes of them: the fields of the dialog.
#pragma once

#include "app/gui/actions/import_documents.h"
#include "core/project/document_preview.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace crosscase::gui {

// Where files for import were found last.
[[nodiscard]] QString folderOfImports();
void rememberFolderOf(const QString& file);

class ImportOptions : public QWidget {
    Q_OBJECT

public:
    explicit ImportOptions(QWidget* parent = nullptr);

    // How the texts are cut.
    [[nodiscard]] project::PreviewWishes wishes() const;
    // Is the speakers' expression one? If not, it says so beside the field.
    [[nodiscard]] bool patternIsGood();
    // All of `order` but its files and what is wanted of each.
    void fill(ImportOrder& order) const;

Q_SIGNALS:
    void rulesChanged(); // wishes()
    void casePerDocumentChanged(bool on);

private:
    void makeRules(QFormLayout& form);
    void makeMore(QFormLayout& form);
    void makeTable(QFormLayout& form);
    void chooseTable();

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
};

} // namespace crosscase::gui
