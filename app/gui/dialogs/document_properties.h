// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about a document: name, label, group, language, date, source, informant.
#pragma once

#include "app/gui/actions/documents.h"

#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;

namespace crosscase::gui {

class DocumentProperties : public QDialog {
    Q_OBJECT

public:
    DocumentProperties(const DocumentFields& fields, QWidget* parent);
    // Answers what is wrong; empty: saved, and the dialog closes.
    void setSave(std::function<QString(const DocumentFields&)> save) { m_save = std::move(save); }
    void accept() override;

private:
    [[nodiscard]] DocumentFields fields() const;

    std::vector<QLineEdit*> m_lines;
    QLabel* m_problem;
    std::function<QString(const DocumentFields&)> m_save;
};

} // namespace crosscase::gui
