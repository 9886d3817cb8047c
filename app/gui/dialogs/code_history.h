// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a code, newest first: when, who, what.
#pragma once

#include "app/gui/bridge/session.h"

#include <QDialog>

class QLabel;
class QTreeWidget;

namespace crosscase::gui {

class CodeHistoryDialog : public QDialog {
    Q_OBJECT

public:
    CodeHistoryDialog(Session& session, model::Id<model::Code> code, QWidget* parent);

private:
    QTreeWidget* m_list;
    QLabel* m_note;
};

} // namespace crosscase::gui
