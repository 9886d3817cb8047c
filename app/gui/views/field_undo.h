// SPDX-License-Identifier: GPL-3.0-or-later
// Fields keep Ctrl+Z and Ctrl+Shift+Z to themselves only while they have words to take back;
// otherwise the keys are the project's.
#pragma once

#include <QObject>

namespace crosscase::gui {

class FieldUndo : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    // Installed on the application.
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace crosscase::gui
