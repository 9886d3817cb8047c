// SPDX-License-Identifier: GPL-3.0-or-later
// What a matrix shows, as controls: view, rows, columns, cell, filter. Every change counts at once.
#pragma once

#include "app/gui/models/matrix_views.h"
#include "app/gui/views/column_picker.h"
#include "app/gui/views/shell.h"
#include "core/model/corpus.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSettings;
class QToolButton;

namespace crosscase::gui {

class MatrixBar : public QWidget {
    Q_OBJECT

public:
    explicit MatrixBar(Shell& shell);

    // Fills the choices from the project; what is chosen stays.
    void refresh(const model::Corpus& corpus);
    void setSpec(const matrix::TableSpec& spec);
    // Malformed: the filter cannot be read.
    [[nodiscard]] Result<matrix::TableSpec> spec() const;
    [[nodiscard]] bool emptyRows() const;
    [[nodiscard]] bool shading() const;
    // The name of what is shown, for titles and files: "cases-x-themes".
    [[nodiscard]] QString fileStem() const;
    // Under the filter; empty: nothing is wrong.
    void setProblem(const QString& words);
    void setCaseName(const QString& name); // of the button that shows one case
    void transpose();
    // Adds a condition to the filter, where it can be read and taken out again.
    void narrow(query::Expression condition);
    // Opens the field in which a view gets its name.
    void askViewName();
    [[nodiscard]] QLineEdit* filterField() const { return m_filter; }

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

Q_SIGNALS:
    void changed();
    void shadingChanged(bool on);
    void saveWanted(const QString& name);
    void renameWanted(const QString& from, const QString& to);
    void deleteWanted(const QString& name);

private:
    QWidget* makeViewRow();
    QWidget* makeAxisRow();
    QWidget* makeCellRow();
    QWidget* makeFilterRow();
    void makeNaming();
    void fillViews();
    void fillAttributes();
    void updateColumns();
    void tell();
    void takeName();
    void setMeasure(const matrix::TableSpec& spec);
    [[nodiscard]] bool picksThemes() const;
    [[nodiscard]] bool picksCodes() const;
    [[nodiscard]] QList<PickedColumn> pickable() const;
    [[nodiscard]] const MatrixViewChoice* currentView() const;
    QLabel* label(const QString& words, QWidget* buddy);

    Shell& m_shell;
    model::Corpus m_corpus;
    matrix::TableSpec m_base; // what no control shows is kept from the view
    QList<MatrixViewChoice> m_viewList;
    std::optional<QStringList> m_picked; // paths of codes; none: all
    QStringList m_attributeChoice;       // "all", or names
    QString m_renaming;                  // the view that is being renamed
    bool m_setting = false;

    QComboBox* m_views = nullptr;
    QToolButton* m_save = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_delete = nullptr;
    QWidget* m_naming = nullptr;
    QLabel* m_namingLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_rows = nullptr;
    QComboBox* m_order = nullptr;
    QToolButton* m_attributes = nullptr;
    QMenu* m_attributeMenu = nullptr;
    QComboBox* m_columns = nullptr;
    QPushButton* m_pick = nullptr;
    ColumnPicker* m_picker = nullptr;
    QButtonGroup* m_cells = nullptr;
    QComboBox* m_more = nullptr;
    QCheckBox* m_subcodes = nullptr;
    QCheckBox* m_emptyRows = nullptr;
    QCheckBox* m_shading = nullptr;
    QComboBox* m_coder = nullptr;
    QLineEdit* m_filter = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_transpose = nullptr;
    QPushButton* m_within = nullptr;
};

} // namespace crosscase::gui
