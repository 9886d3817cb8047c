// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of a dialog, all alike: one line a row, Tab leaves them, long words end in "…".
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace crosscase::gui {

void makePlain(QTableView& view);
void makePlain(QTableView& view, QAbstractItemModel& model);
// The view under a label that is its buddy.
[[nodiscard]] QWidget* titled(const QString& label, QTableView& view);

} // namespace crosscase::gui
