// SPDX-License-Identifier: GPL-3.0-or-later
// Finds one thing by typing: a code, a case, a document, the project.
#pragma once

#include "core/model/corpus.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace crosscase::gui {

class ObjectPopup : public QFrame {
    Q_OBJECT

public:
    ObjectPopup(const model::Corpus& corpus, QWidget* parent);
    // Below the widget, inside the screen; deletes itself when it is closed.
    void openBelow(const QWidget* anchor);

Q_SIGNALS:
    // None: the project.
    void chosen(crosscase::model::AnyId object, const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Model;
    void take(const QModelIndex& index);

    Model* m_model;
    QLineEdit* m_find;
    QListView* m_list;
};

// Where a popup of this size lies below `anchor` without leaving the screen.
[[nodiscard]] QPoint placeBelow(const QWidget* anchor, QSize size);

} // namespace crosscase::gui
