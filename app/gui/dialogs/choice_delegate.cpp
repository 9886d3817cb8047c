// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/choice_delegate.h"

#include "app/gui/models/choices.h"

#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QTableView>
#include <QTimer>

namespace crosscase::gui {

ChoiceDelegate::ChoiceDelegate(QTableView& view)
    : QStyledItemDelegate(&view)
    , m_view(view)
{
    connect(&view, &QTableView::clicked, this, [this](const QModelIndex& at) {
        if (m_view.itemDelegateForIndex(at) == this && (at.flags() & Qt::ItemIsEditable) != 0)
            m_view.edit(at);
    });
}

void ChoiceDelegate::paint(QPainter* painter,
                           const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    if ((index.flags() & Qt::ItemIsEditable) == 0) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle* style = m_view.style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, &m_view);
    const int side = item.fontMetrics.height();
    QStyleOption arrow;
    arrow.state = item.state;
    arrow.palette = item.palette;
    arrow.rect = QStyle::alignedRect(item.direction,
                                     Qt::AlignRight | Qt::AlignVCenter,
                                     QSize(side, side),
                                     item.rect.adjusted(0, 0, -2, 0));
    const QRect whole = item.rect;
    item.rect.setRight(arrow.rect.left());
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, &m_view);
    painter->save();
    painter->setClipRect(whole);
    constexpr double kArrow = 0.5; // of the line's height
    const int inset = static_cast<int>(side * (1 - kArrow) / 2);
    arrow.rect.adjust(inset, inset, -inset, -inset);
    style->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, painter, &m_view);
    painter->restore();
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent,
                                      const QStyleOptionViewItem&,
                                      const QModelIndex& index) const
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("choice"));
    box->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    box->addItems(index.data(kChoicesRole).toStringList());
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setEditable(index.data(kFreeRole).toBool());
    // What was chosen holds at once: nobody looks for a second click.
    auto* self = const_cast<ChoiceDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    if (!box->isEditable())
        QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* box = static_cast<QComboBox*>(editor);
    box->setCurrentText(index.data(Qt::EditRole).toString());
}

void ChoiceDelegate::setModelData(QWidget* editor,
                                  QAbstractItemModel* model,
                                  const QModelIndex& index) const
{
    const QString chosen = static_cast<QComboBox*>(editor)->currentText();
    if (chosen != index.data(Qt::EditRole).toString())
        model->setData(index, chosen, Qt::EditRole);
}

} // namespace crosscase::gui
