// SPDX-License-Identifier: GPL-3.0-or-later
// All commands with their keys, menu by menu, with a filter.
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace crosscase::gui {

class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(QWidget* parent);

private:
    void fill();
    void filter(const QString& words);

    QLineEdit* m_filter;
    QTreeWidget* m_list;
};

} // namespace crosscase::gui
