// SPDX-License-Identifier: GPL-3.0-or-later
// A line to type in and a list below it, beside the selection: to choose one of many by a few
// letters, or to make a new one. For codes, and for cases.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/code_keys.h"

#include <QColor>
#include <QFrame>
#include <QPointer>
#include <QRect>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace crosscase::gui {

class QuickCode : public QFrame {
    Q_OBJECT

public:
    // What can be chosen. In this order while nothing is typed.
    struct Candidate {
        int id = 0;
        QString name;
        QString above;  // where it lies: "Workspace"
        QString beside; // its definition
        QColor colour;  // invalid: no dot
    };
    struct Choice {
        int id = 0;      // 0: something new
        QString newName; // of this name
        int parent = 0;  // below this one, where a parent can be chosen
    };
    struct Wish {
        QString title;        // what will happen: "Code P01 ¶2 with"
        QString createWords;  // "Create code “%1”"; empty: nothing can be made
        bool mayStay = false; // Ctrl+Enter chooses and leaves it open
        std::vector<Candidate> candidates;
        QString words;                  // typed already, to be changed
        std::vector<Candidate> parents; // what a new one can lie below; empty: nothing is asked
        int parent = 0;                 // the one proposed; 0: the top
        // What is to be said of a new name before it is made; empty: nothing.
        std::function<QString(const QString&)> remark;
        // True: done, and the popover closes unless it is to stay.
        std::function<bool(const Choice&)> chosen;
        // For a popover that stays: what can be chosen now.
        std::function<std::vector<Candidate>()> again;
    };

    // Lies over `window`, as its child.
    explicit QuickCode(QWidget* window);

    // At `near` (global): below it, or above when there is no room.
    void ask(Wish wish, const QRect& near);
    void leave();

    // All codes, those used last first, that can be used for coding.
    [[nodiscard]] static std::vector<Candidate> codesOf(const Session& session,
                                                        const CodeKeys& keys);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void addRow(const Candidate& candidate);
    void choose(bool stay);
    void place(const QRect& near);
    void fillParents();

    Wish m_wish;
    QRect m_near;
    QPointer<QWidget> m_before; // had the focus
    QLabel* m_title;
    QLineEdit* m_line;
    QComboBox* m_parent;
    QTreeWidget* m_list;
    QLabel* m_remark;
};

} // namespace crosscase::gui
