// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/tree_state.h"

#include <QScrollBar>
#include <QTreeView>

namespace crosscase::gui {

namespace {
constexpr int kVeryMany = 5000; // top rows
}

TreeState::TreeState(QTreeView* view, int keyRole)
    : QObject(view)
    , m_view(view)
    , m_role(keyRole)
{
    QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &TreeState::remember);
    // After the view itself has heard of it.
    connect(model, &QAbstractItemModel::modelReset, this, &TreeState::restore);
    const auto note = [this](const QModelIndex& index, bool open) {
        if (m_restoring || m_filtering)
            return;
        const int key = index.data(m_role).toInt();
        (open ? m_opened : m_closed).insert(key);
        (open ? m_closed : m_opened).remove(key);
    };
    connect(view, &QTreeView::expanded, this, [note](const QModelIndex& i) { note(i, true); });
    connect(view, &QTreeView::collapsed, this, [note](const QModelIndex& i) { note(i, false); });
    restore();
}

void TreeState::remember()
{
    m_chosen.clear();
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        m_chosen.insert(index.data(m_role).toInt());
    m_current = m_view->currentIndex().data(m_role).toInt();
    m_scroll = m_view->verticalScrollBar()->value();
}

void TreeState::restoreBelow(const QModelIndex& parent, const QSet<int>& chosen, int current)
{
    const QAbstractItemModel* model = m_view->model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        const int key = index.data(m_role).toInt();
        if (key != 0 && key == current)
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (chosen.contains(key))
            m_view->selectionModel()->select(
                index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (!model->hasChildren(index))
            continue;
        if (!m_filtering && m_closed.contains(key))
            m_view->collapse(index);
        restoreBelow(index, chosen, current);
    }
}

void TreeState::restore()
{
    m_restoring = true;
    const QAbstractItemModel* model = m_view->model();
    if (model->rowCount() <= kVeryMany) {
        m_view->expandAll();
        restoreBelow({}, m_chosen, m_current);
    } else if (!m_opened.isEmpty()) {
        for (int row = 0; row < model->rowCount(); ++row)
            if (const QModelIndex index = model->index(row, 0);
                m_opened.contains(index.data(m_role).toInt()))
                m_view->expand(index);
    }
    m_view->verticalScrollBar()->setValue(m_scroll);
    m_restoring = false;
    Q_EMIT restored();
}

} // namespace crosscase::gui
