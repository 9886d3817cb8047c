// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/fields.h"

#include <QKeyEvent>

namespace crosscase::gui {

namespace {
constexpr int kQuiet = 2000; // ms without typing

bool isUndoKey(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

} // namespace

SavingTextEdit::SavingTextEdit(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kQuiet);
    connect(&m_timer, &QTimer::timeout, this, &SavingTextEdit::flush);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting)
            m_timer.start();
    });
}

void SavingTextEdit::setStored(const QString& text)
{
    m_stored = text;
    if (m_timer.isActive() || toPlainText() == text)
        return;
    m_setting = true;
    setPlainText(text);
    m_setting = false;
}

void SavingTextEdit::flush()
{
    m_timer.stop();
    const QString typed = toPlainText();
    if (typed == m_stored)
        return;
    m_stored = typed;
    Q_EMIT save(typed);
}

bool SavingTextEdit::event(QEvent* event)
{
    if (isUndoKey(event) && toPlainText() == m_stored) {
        event->ignore();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SavingTextEdit::focusOutEvent(QFocusEvent* event)
{
    flush();
    QPlainTextEdit::focusOutEvent(event);
}

SavingLineEdit::SavingLineEdit(QWidget* parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::editingFinished, this, &SavingLineEdit::flush);
}

void SavingLineEdit::setStored(const QString& text)
{
    const bool typing = isModified() && hasFocus();
    m_stored = text;
    if (!typing)
        revert();
}

void SavingLineEdit::revert()
{
    if (this->text() != m_stored)
        setText(m_stored);
    setModified(false);
}

void SavingLineEdit::flush()
{
    if (!isModified() || text() == m_stored)
        return;
    setModified(false);
    Q_EMIT save(text());
}

bool SavingLineEdit::event(QEvent* event)
{
    if (isUndoKey(event) && !isModified()) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void SavingLineEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && text() != m_stored) {
        revert();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace crosscase::gui
