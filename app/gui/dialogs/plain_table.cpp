// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/plain_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace crosscase::gui {

void makePlain(QTableView& view)
{
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setTabKeyNavigation(false);
    view.setWordWrap(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.horizontalHeader()->setTextElideMode(Qt::ElideRight);
    view.horizontalHeader()->setHighlightSections(false);
}

void makePlain(QTableView& view, QAbstractItemModel& model)
{
    makePlain(view);
    view.setModel(&model);
    constexpr int kFewest = 4; // rows that are always seen
    view.setMinimumHeight(view.fontMetrics().height() * 2 * kFewest);
}

QWidget* titled(const QString& label, QTableView& view)
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(label);
    words->setBuddy(&view);
    column->addWidget(words);
    column->addWidget(&view, 1);
    return part;
}

} // namespace crosscase::gui
