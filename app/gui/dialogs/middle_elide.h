// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files in a table: a long one loses its middle, so that its ending is seen.
#pragma once

#include <QStyledItemDelegate>

namespace crosscase::gui {

class MiddleElide : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace crosscase::gui
