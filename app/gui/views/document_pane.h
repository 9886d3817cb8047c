// SPDX-License-Identifier: GPL-3.0-or-later
// The list of documents by case, with a line to filter them.
#pragma once

#include "app/gui/actions/documents.h"
#include "app/gui/models/document_tree.h"
#include "app/gui/views/shell.h"

#include <QWidget>

class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace crosscase::gui {

class TreeState;

class DocumentPane : public QWidget {
    Q_OBJECT

public:
    explicit DocumentPane(Shell& shell);

    void setSession(Session* session);
    void setOpen(model::Id<model::Document> document);
    [[nodiscard]] DocumentTreeModel& documents() { return *m_model; }
    [[nodiscard]] DocumentIds selected() const;
    [[nodiscard]] QWidget* focusPane() const;
    // The current row, in place.
    void renameCurrent();
    // Asks if codings hang on them.
    void remove(const DocumentIds& documents);
    void describe(model::Id<model::Document> document);

Q_SIGNALS:
    void opened(crosscase::model::Id<crosscase::model::Document> document);
    void memoWanted(crosscase::model::Id<crosscase::model::Document> document);

private:
    void makeTree();
    void showMenu(const QPoint& at);
    void openIndex(const QModelIndex& index);
    void updateEmpty();

    Shell& m_shell;
    DocumentTreeModel* m_model;
    QLineEdit* m_filter;
    QTreeView* m_tree;
    QStackedWidget* m_stack;
    TreeState* m_state = nullptr;
    QMetaObject::Connection m_connection;
};

} // namespace crosscase::gui
