// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen while a project is opened that takes a moment.
#pragma once

#include <QWidget>

class QLabel;

namespace crosscase::gui {

class OpeningPage : public QWidget {
    Q_OBJECT

public:
    explicit OpeningPage(QWidget* parent = nullptr);
    void setName(const QString& name);

Q_SIGNALS:
    void stopWanted();

private:
    QLabel* m_words;
};

} // namespace crosscase::gui
