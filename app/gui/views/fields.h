// SPDX-License-Identifier: GPL-3.0-or-later
// Text fields that save themselves: after two seconds without typing, and when they are left. Undo
// takes back what is being typed; what is saved, the project's undo does.
#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

namespace crosscase::gui {

// Several lines. Enter is a line end; Tab leaves the field.
class SavingTextEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit SavingTextEdit(QWidget* parent = nullptr);
    // What is stored now. While the person types, what they typed stays.
    void setStored(const QString& text);
    // Saves now what is not saved yet; before another object is shown in the field.
    void flush();

Q_SIGNALS:
    void save(const QString& text);

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString m_stored;
    QTimer m_timer;
    bool m_setting = false;
};

// One line. Enter saves; Esc brings back what is stored.
class SavingLineEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit SavingLineEdit(QWidget* parent = nullptr);
    void setStored(const QString& text);
    void flush();
    // Brings back what is stored: after what was typed has been refused.
    void revert();

Q_SIGNALS:
    void save(const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_stored;
};

} // namespace crosscase::gui
