// SPDX-License-Identifier: GPL-3.0-or-later
// Name and folder of a new project. What goes wrong is said in it.
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace crosscase::gui {

class NewProjectDialog : public QDialog {
    Q_OBJECT

public:
    // Makes the project of that path; returns why it could not, or nothing.
    using Create = std::function<QString(const QString& path)>;
    // `note`: above the fields; may be empty.
    NewProjectDialog(const QString& note, Create create, QWidget* parent);
    [[nodiscard]] QString path() const;

private:
    void chooseFolder();
    void refresh();
    void make();
    [[nodiscard]] QString problem() const;

    Create m_create;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QLabel* m_path;
    QLabel* m_error;
    QPushButton* m_make;
};

// Where projects go if nobody says: the folder of the last one, else the documents, else home.
[[nodiscard]] QString projectFolder();

} // namespace crosscase::gui
