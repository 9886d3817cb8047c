// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook beside the text: find, rename, order, colour, delete; and code by double click,
// Enter or dropped text.
#pragma once

#include "app/gui/actions/codes.h"
#include "app/gui/models/code_tree.h"
#include "app/gui/views/quick_code.h"
#include "app/gui/views/shell.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTreeView;

namespace crosscase::gui {

class TreeState;

class CodePane : public QWidget {
    Q_OBJECT

public:
    using CodeId = model::Id<model::Code>;

    CodePane(Shell& shell, CodeKeys& keys, QuickCode& quick);

    void setSession(Session* session);
    void setDocument(model::Id<model::Document> document) { m_model->setDocument(document); }
    [[nodiscard]] CodeIds selected() const;
    [[nodiscard]] CodeId current() const; // none: no code is selected
    void select(CodeId code);
    [[nodiscard]] QWidget* focusPane() const;

    // In place; a name that a sibling has is refused beside the list.
    void renameCurrent();
    // Makes a code below `parent` and lets its name be typed.
    void addCode(CodeId parent);
    // Used codes: asks what is to become of their quotes.
    void remove(const CodeIds& codes);

Q_SIGNALS:
    void selectionChanged();
    // Double click or Enter.
    void activated(crosscase::model::Id<crosscase::model::Code> code);
    // Text was dropped on a code, or (none) beside all codes.
    void spanDropped(crosscase::model::Id<crosscase::model::Code> code,
                     crosscase::model::Id<crosscase::model::Document> document,
                     crosscase::text::Span span);
    void memoWanted(crosscase::model::Id<crosscase::model::Code> code);
    void penWanted(crosscase::model::Id<crosscase::model::Code> code);

private:
    void makeTree();
    void showMenu(const QPoint& at);
    void rename(CodeId code, const QString& name);
    void warnOf(CodeId code, const QString& typed);
    void say(const QString& problem);
    void recolour(CodeId code);
    void watch(Job* job, const QString& title);
    void moveQuotesAndDelete(const CodeIds& codes);
    void updateEmpty();
    [[nodiscard]] QString freeName(CodeId parent) const;

    Shell& m_shell;
    CodeKeys& m_keys;
    QuickCode& m_quick;
    CodeTreeModel* m_model;
    QLineEdit* m_filter;
    QLabel* m_notice;
    QTreeView* m_tree;
    QStackedWidget* m_stack;
    TreeState* m_state = nullptr;
    QMetaObject::Connection m_connection;
};

} // namespace crosscase::gui
