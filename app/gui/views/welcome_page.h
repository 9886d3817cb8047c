// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen while no project is open: new, open, the sample, and the projects opened last.
#pragma once

#include "app/gui/views/shell.h"

#include <QWidget>

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
};

} // namespace crosscase::gui
