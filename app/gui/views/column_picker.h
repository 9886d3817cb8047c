// SPDX-License-Identifier: GPL-3.0-or-later
// A list with ticks that opens under a button: which columns a table shows.
#pragma once

#include <QFrame>
#include <QList>
#include <QString>
#include <QStringList>

class QListWidget;

namespace crosscase::gui {

struct PickedColumn {
    QString path;
    bool on = true;
};

class ColumnPicker : public QFrame {
    Q_OBJECT

public:
    explicit ColumnPicker(QWidget* parent);
    void open(const QList<PickedColumn>& columns, const QWidget& under);

Q_SIGNALS:
    // Those that are ticked, in their order.
    void picked(const QStringList& paths);

private:
    void setAll(bool on);
    void tell();
    QListWidget* m_list;
    bool m_filling = false;
};

} // namespace crosscase::gui
