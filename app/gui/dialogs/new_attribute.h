// SPDX-License-Identifier: GPL-3.0-or-later
// Name, type and owner of a new attribute.
#pragma once

#include "app/gui/views/shell.h"
#include "core/model/objects.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace crosscase::gui {

class NewAttribute : public QDialog {
    Q_OBJECT

public:
    NewAttribute(Shell& shell, model::AttributeTarget target);
    [[nodiscard]] model::AttributeTarget target() const;

private:
    void add();

    Shell& m_shell;
    QLineEdit* m_name;
    QComboBox* m_type;
    QComboBox* m_target;
    QLabel* m_problem;
    QPushButton* m_add;
};

// The types' names for people, in the order of model::AttributeType.
[[nodiscard]] QStringList attributeTypeNames();

} // namespace crosscase::gui
