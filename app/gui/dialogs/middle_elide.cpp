// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/middle_elide.h"

namespace crosscase::gui {

void MiddleElide::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    option->features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::WrapText);
}

} // namespace crosscase::gui
