// SPDX-License-Identifier: GPL-3.0-or-later
// Moves the cursor of a list, tree or sheet by the program's own doing.
#pragma once

#include <QAbstractItemView>

namespace crosscase::gui {

// Makes it the current and only chosen one. QAbstractItemView::setCurrentIndex would look at the
// keys that happen to be held: with Ctrl, as in the shortcut that led here, it adds to the choice.
inline void choose(QAbstractItemView& view, const QModelIndex& index)
{
    QItemSelectionModel::SelectionFlags how = QItemSelectionModel::ClearAndSelect;
    if (view.selectionBehavior() == QAbstractItemView::SelectRows)
        how |= QItemSelectionModel::Rows;
    view.selectionModel()->setCurrentIndex(index, how);
}

} // namespace crosscase::gui
