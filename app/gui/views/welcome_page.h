// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen while no project is open: new, open, the sample, and the projects opened last.
#pragma once

#include "app/gui/views/shell.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace crosscase::gui {

class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(Shell& shell);
    // Reads the list of recent projects anew.
    void refresh();

Q_SIGNALS:
    void openWanted(const QString& path);
    // Opens the sample and shows that workspace.
    void sampleWanted(crosscase::gui::Workspace at);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeButtons();
    void addSteps(QVBoxLayout& column);
    QWidget* makeRecent();
    QWidget* makeCoder();
    void recolour();
    void updateButtons();
    [[nodiscard]] QString selected() const;
    void open();
    void locate();
    void forget();
    void rememberCoder();

    Shell& m_shell;
    QLabel* m_claim;
    QTableWidget* m_recent;
    QLabel* m_none;
    QPushButton* m_first = nullptr;
    QPushButton* m_open;
    QPushButton* m_locate;
    QPushButton* m_forget;
    QLineEdit* m_coder;
    QLabel* m_coderNote;
};

} // namespace crosscase::gui
