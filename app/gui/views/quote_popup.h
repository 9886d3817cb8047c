// SPDX-License-Identifier: GPL-3.0-or-later
// Picks one of the project's quotes, found by code or document.
#pragma once

#include "app/gui/bridge/session.h"

#include <QFrame>

class QLineEdit;

namespace crosscase::gui {

class QuoteList;

class QuotePopup : public QFrame {
    Q_OBJECT

public:
    // `about`: a code or a document whose quotes are shown first; none: all.
    QuotePopup(Session& session, model::AnyId about, QWidget* parent);
    void openBelow(const QWidget* anchor);

Q_SIGNALS:
    void chosen(crosscase::model::Id<crosscase::model::Coding> coding);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void find(const QString& words);

    Session& m_session;
    model::AnyId m_about;
    QLineEdit* m_find;
    QuoteList* m_quotes;
};

} // namespace crosscase::gui
