// SPDX-License-Identifier: GPL-3.0-or-later
// A list to tick things in, with a line to find them: documents, cases, groups, codes.
#pragma once

#include <QFrame>
#include <QString>

#include <cstdint>
#include <vector>

namespace crosscase::gui {

class TickPopup : public QFrame {
    Q_OBJECT

public:
    struct Entry {
        std::int32_t id = 0;
        QString name;
    };
    TickPopup(const QString& title,
              std::vector<Entry> entries,
              const std::vector<std::int32_t>& ticked,
              QWidget* parent);
    // Below the widget, inside the screen; deletes itself when it is closed.
    void openBelow(const QWidget* anchor);

Q_SIGNALS:
    // When it is closed, in the order of the entries.
    void chosen(const std::vector<std::int32_t>& ids);

protected:
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Model;
    Model* m_model;
    QWidget* m_find;
    QWidget* m_list;
};

} // namespace crosscase::gui
