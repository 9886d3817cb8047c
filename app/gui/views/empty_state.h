// SPDX-License-Identifier: GPL-3.0-or-later
// What an empty pane shows: a sentence and the button that changes it.
#pragma once

#include <QWidget>

class QAction;

namespace crosscase::gui {

class EmptyState : public QWidget {
    Q_OBJECT

public:
    // The button does the action; nullptr: there is no button.
    EmptyState(const QString& sentence, QAction* action, QWidget* parent = nullptr);
};

} // namespace crosscase::gui
