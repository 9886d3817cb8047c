// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/welcome_page.h"

#include <QAction>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

WelcomePage::WelcomePage(Shell& shell)
{
    auto* column = new QVBoxLayout(this);
    for (const Command command : {Command::NewProject, Command::OpenProject, Command::OpenSample}) {
        auto* button = new QPushButton(shell.action(command)->text());
        connect(button, &QPushButton::clicked, shell.action(command), &QAction::trigger);
        column->addWidget(button);
    }
}

void WelcomePage::refresh() {}

} // namespace crosscase::gui
