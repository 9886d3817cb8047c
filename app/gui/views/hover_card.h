// SPDX-License-Identifier: GPL-3.0-or-later
// What a bracket stands for, while the mouse rests on it: code, coder, time, definition, place,
// memo; and what can be done with it.
#pragma once

#include "app/gui/bridge/session.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace crosscase::gui {

class HoverCard : public QFrame {
    Q_OBJECT

public:
    // Lies over `window`, as its child.
    explicit HoverCard(QWidget* window);

    // Beside the place (global); none: it goes, unless the mouse goes onto it.
    void follow(const Session* session, model::Id<model::Coding> coding, const QPoint& at);

    // Something has changed: what it shows, or the coding is gone and so is it.
    void refresh(const Session& session);

Q_SIGNALS:
    void recodeWanted(crosscase::model::Id<crosscase::model::Coding> coding);
    void removeWanted(crosscase::model::Id<crosscase::model::Coding> coding);
    void memoWanted(crosscase::model::Id<crosscase::model::Coding> coding);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void fill(const Session& session, const model::Coding& coding);
    void fit();
    void followLink(const QString& link);

    model::Id<model::Coding> m_coding;
    QLabel* m_head;
    QLabel* m_body;
    QLabel* m_links;
    QTimer m_away;
};

} // namespace crosscase::gui
