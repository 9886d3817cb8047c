// SPDX-License-Identifier: GPL-3.0-or-later
// The examples (or counter-examples) of a code: written by hand or taken from its quotes.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/views/shell.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace crosscase::gui {

class ExampleList : public QWidget {
    Q_OBJECT

public:
    ExampleList(Shell& shell, model::ExampleKind kind);

    // None: empty. What is written in it just now is saved first.
    void show(model::Id<model::Code> code);
    void refresh();
    void edit(); // the current one
    [[nodiscard]] bool hasFocusInside() const;
    void remove(); // the current one

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeButtons();
    QPushButton* makeButton(const QString& text, const QString& name);
    [[nodiscard]] model::Id<model::CodeExample> current() const;
    void add();
    void addFromQuotes();
    void open();
    void move(int by);
    void updateButtons();

    Shell& m_shell;
    model::ExampleKind m_kind;
    model::Id<model::Code> m_code;
    QListWidget* m_list;
    QLabel* m_none;
    QPushButton* m_add = nullptr;
    QPushButton* m_fromQuotes = nullptr;
    QPushButton* m_go = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_remove = nullptr;
    bool m_filling = false;
};

} // namespace crosscase::gui
