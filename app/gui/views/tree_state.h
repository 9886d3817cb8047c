// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps which rows of a tree are closed, chosen and current when its model is built anew.
#pragma once

#include <QObject>
#include <QSet>

class QTreeView;

namespace crosscase::gui {

class TreeState : public QObject {
    Q_OBJECT

public:
    // Rows are known by the number in `keyRole`. Open unless a person closed them; in a tree of
    // very many rows closed unless a person opened them. The view must have its model.
    TreeState(QTreeView* view, int keyRole);

    // While something is filtered everything is open, and nothing of that is remembered.
    void setFiltering(bool filtering) { m_filtering = filtering; }

Q_SIGNALS:
    // The rows are there again, the selection too.
    void restored();

private:
    void remember();
    void restore();
    void restoreBelow(const QModelIndex& parent, const QSet<int>& chosen, int current);

    QTreeView* m_view;
    int m_role;
    QSet<int> m_closed;
    QSet<int> m_opened;
    QSet<int> m_chosen;
    int m_current = 0;
    int m_scroll = 0;
    bool m_filtering = false;
    bool m_restoring = false;
};

} // namespace crosscase::gui
