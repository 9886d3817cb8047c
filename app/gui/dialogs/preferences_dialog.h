// SPDX-License-Identifier: GPL-3.0-or-later
// What a person likes: name, look, habits. Everything is applied at once.
#pragma once

#include <QDialog>

class QFormLayout;
class QLabel;

namespace crosscase::gui {

class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(int zoom, QWidget* parent);

Q_SIGNALS:
    void zoomWanted(int steps);
    // The name counts from the next opening of a project.
    void coderChanged();

private:
    void addCoder(QFormLayout& form);
    void addLook(QFormLayout& form, int zoom);
    void addHabits(QFormLayout& form);

    QLabel* m_coderNote = nullptr;
};

} // namespace crosscase::gui
