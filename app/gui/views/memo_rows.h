// SPDX-License-Identifier: GPL-3.0-or-later
// How a memo looks in the list: date, title and author; below what it is attached to and its first
// words.
#pragma once

#include <QStyledItemDelegate>

namespace crosscase::gui {

class MemoDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace crosscase::gui
