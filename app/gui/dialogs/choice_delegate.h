// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that are chosen from a list: an arrow shows it, one click or F2 opens it.
#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace crosscase::gui {

// The model says by kChoicesRole what there is, by kFreeRole whether something else can be typed
// (models/choices.h), and by its flags whether there is anything to choose at all.
class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ChoiceDelegate(QTableView& view);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor,
                      QAbstractItemModel* model,
                      const QModelIndex& index) const override;

private:
    QTableView& m_view;
};

} // namespace crosscase::gui
