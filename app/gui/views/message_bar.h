// SPDX-License-Identifier: GPL-3.0-or-later
// A strip that says what could not be done and why, until it is closed or something else is done.
#pragma once

#include <QFrame>

class QLabel;

namespace crosscase::gui {

class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    enum class Tone : std::uint8_t { Error, Note };
    // Also told to screen readers.
    void say(const QString& message, Tone tone);
    [[nodiscard]] QString message() const;

private:
    QLabel* m_icon;
    QLabel* m_words;
};

} // namespace crosscase::gui
