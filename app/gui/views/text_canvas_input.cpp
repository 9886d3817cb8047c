// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and the keys in the text.
#include "app/gui/bridge/strings.h"
#include "app/gui/models/text_units.h"
#include "app/gui/views/text_canvas.h"
#include "app/gui/views/text_view.h"

#include <QApplication>
#include <QDateTime>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

namespace crosscase::gui {

void TextCanvas::choose(text::Span span, bool finished)
{
    select(span);
    Q_EMIT chosen(finished);
}

// Is this press one more of a double, triple, quadruple click?
bool TextCanvas::pressedAgain(const QMouseEvent& event)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool again =
        now - m_lastPress < QApplication::doubleClickInterval()
        && (event.pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    m_lastPress = now;
    m_clicks = again ? m_clicks + 1 : 1;
    return again;
}

void TextCanvas::mousePressEvent(QMouseEvent* event)
{
    if (m_shown.correcting) {
        QPlainTextEdit::mousePressEvent(event);
        return;
    }
    if (!m_shown.text || event->button() != Qt::LeftButton)
        return;
    const bool again = pressedAgain(*event);
    m_pressedAt = event->pos();
    const text::CodePoint at = positionAt(event->pos());
    Q_EMIT left();
    if (again) {
        m_press = Press::None;
        const text::Span place{at, at};
        const int kWord = 2;
        choose(m_clicks == kWord       ? wordAt(*m_shown.text, at)
               : m_clicks == kWord + 1 ? sentencesAround(*m_shown.text, place)
                                       : paragraphsAround(*m_shown.text, place),
               true);
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const text::Span now = selection();
        m_anchor = now.empty() ? caret() : at < now.start ? now.end : now.start;
        m_press = Press::Selecting;
        stretchTo(event->pos());
        return;
    }
    if (selection().contains(at)) {
        m_press = Press::MayDrag;
        return;
    }
    m_press = Press::Selecting;
    m_anchor = at;
    choose({at, at}, false);
}

void TextCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_shown.correcting)
        QPlainTextEdit::mouseDoubleClickEvent(event);
    else
        mousePressEvent(event);
}

void TextCanvas::stretchTo(const QPoint& at)
{
    const text::CodePoint to = positionAt(at);
    QTextCursor cursor = textCursor();
    const bool forward = to >= m_anchor;
    cursor.setPosition(forward ? m_shown.display.startOf(m_anchor)
                               : m_shown.display.endOf(m_anchor));
    cursor.setPosition(forward ? m_shown.display.endOf(to) : m_shown.display.startOf(to),
                       QTextCursor::KeepAnchor);
    const int value = verticalScrollBar()->value();
    setTextCursor(cursor);
    verticalScrollBar()->setValue(value);
    Q_EMIT chosen(false);
}

void TextCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_shown.correcting) {
        QPlainTextEdit::mouseMoveEvent(event);
        return;
    }
    m_pointer = event->pos();
    if (m_press == Press::MayDrag
        && (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_press = Press::None;
        beginDrag();
        return;
    }
    if (m_press == Press::Selecting) {
        stretchTo(event->pos());
        constexpr int kScrollMs = 60;
        if (viewport()->rect().contains(event->pos()))
            m_scroll.stop();
        else if (!m_scroll.isActive())
            m_scroll.start(kScrollMs, this);
        return;
    }
    viewport()->setCursor(selection().contains(positionAt(event->pos())) ? Qt::ArrowCursor
                                                                         : Qt::IBeamCursor);
    m_restingAt = event->pos();
    m_rest.start();
}

void TextCanvas::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scroll.timerId()) {
        QPlainTextEdit::timerEvent(event);
        return;
    }
    const int beyond =
        m_pointer.y() < 0 ? m_pointer.y() : std::max(0, m_pointer.y() - viewport()->height());
    const int line = std::max(fontMetrics().height(), 1);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / line
                                  + (beyond < 0   ? -1
                                     : beyond > 0 ? 1
                                                  : 0));
    stretchTo(m_pointer);
}

void TextCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_shown.correcting) {
        QPlainTextEdit::mouseReleaseEvent(event);
        return;
    }
    m_scroll.stop();
    const Press press = std::exchange(m_press, Press::None);
    if (press == Press::None || !m_shown.text)
        return;
    if (press == Press::MayDrag) {
        setCaret(positionAt(event->pos()));
        Q_EMIT chosen(true);
        return;
    }
    const text::Span span = selection();
    if (!span.empty() && !event->modifiers().testFlag(Qt::AltModifier)) {
        const text::Span words = snappedToWords(*m_shown.text, span);
        if (words != span)
            select(words);
    }
    Q_EMIT chosen(true);
}

void TextCanvas::beginDrag()
{
    auto* drag = new QDrag(this);
    drag->setMimeData(createMimeDataFromSelection());
    drag->exec(Qt::CopyAction);
}

QMimeData* TextCanvas::createMimeDataFromSelection() const
{
    if (m_shown.correcting || !m_shown.text)
        return QPlainTextEdit::createMimeDataFromSelection();
    const text::Span span = selection();
    auto* carried = new QMimeData;
    carried->setText(fromUtf8(m_shown.text->quote(span)));
    carried->setData(QString::fromLatin1(kSpanMimeType),
                     QStringLiteral("%1 %2 %3")
                         .arg(m_shown.document.value)
                         .arg(span.start)
                         .arg(span.end)
                         .toLatin1());
    return carried;
}

// --- keys ----------------------------------------------------------------------------------------

bool TextCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_shown.correcting) {
        // The widget claims keys for editing (undo, letters) that it does not use here.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isDigit = key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9
                             && !key->modifiers().testFlag(Qt::ControlModifier)
                             && !key->modifiers().testFlag(Qt::AltModifier);
        const bool isArrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down
                             && (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
        const bool isEdge = m_shown.selected && key->modifiers().testFlag(Qt::ShiftModifier)
                            && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right);
        event->setAccepted(isDigit || isArrow || isEdge);
        return true;
    }
    if (event->type() == QEvent::ApplicationFontChange)
        setZoom(m_zoom);
    return QPlainTextEdit::event(event);
}

bool TextCanvas::keyOfCoding(const QKeyEvent& event)
{
    if (!m_shown.selected)
        return false;
    const bool sideways = event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (sideways && modifiers.testFlag(Qt::ShiftModifier)) {
        Q_EMIT edgeKey(!modifiers.testFlag(Qt::AltModifier),
                       event.key() == Qt::Key_Right,
                       modifiers.testFlag(Qt::ControlModifier));
        return true;
    }
    return false;
}

void TextCanvas::moveCaret(QKeyEvent* event)
{
    const QTextCursor before = textCursor();
    const text::CodePoint at = caret();
    QPlainTextEdit::keyPressEvent(event);
    // Both sides of a seam are one place.
    if (textCursor().position() != before.position() && caret() == at)
        QPlainTextEdit::keyPressEvent(event);
    if (textCursor() != before || textCursor().anchor() != before.anchor())
        Q_EMIT chosen(true);
}

void TextCanvas::keyPressEvent(QKeyEvent* event)
{
    if (m_shown.correcting) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    if (keyOfCoding(*event))
        return;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape) {
        event->setAccepted(m_shown.selected || !m_shown.outline.empty());
        if (event->isAccepted())
            Q_EMIT left();
        return;
    }
    if (modifiers == Qt::NoModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9
        && !selection().empty()) {
        Q_EMIT digitPressed(event->key() - Qt::Key_0);
        return;
    }
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (isArrow && modifiers == Qt::NoModifier)
        Q_EMIT left();
    moveCaret(event);
}

void TextCanvas::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QPlainTextEdit::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        Q_EMIT zoomWanted(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

void TextCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_shown.correcting) {
        QPlainTextEdit::contextMenuEvent(event);
        return;
    }
    Q_EMIT contextMenuWanted(event->reason() == QContextMenuEvent::Mouse
                                 ? event->globalPos()
                                 : viewport()->mapToGlobal(cursorRect().bottomLeft()));
    event->accept();
}

bool TextCanvas::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_rest.stop();
        if (m_hovered) {
            m_hovered = {};
            Q_EMIT hovered({}, {});
        }
    }
    return QPlainTextEdit::viewportEvent(event);
}

// --- dropping a code -----------------------------------------------------------------------------

text::Span TextCanvas::dropSpan(const QPoint& at) const
{
    const text::CodePoint place = positionAt(at);
    const text::Span chosen = selection();
    return chosen.contains(place) ? chosen : paragraphsAround(*m_shown.text, {place, place});
}

void TextCanvas::dragEnterEvent(QDragEnterEvent* event)
{
    dragMoveEvent(event);
}

void TextCanvas::dragMoveEvent(QDragMoveEvent* event)
{
    if (!m_shown.text || m_shown.correcting
        || !event->mimeData()->hasFormat(QString::fromLatin1(kCodeMimeType))) {
        event->ignore();
        return;
    }
    m_shown.preview = dropSpan(event->position().toPoint());
    viewport()->update();
    event->acceptProposedAction();
}

void TextCanvas::dragLeaveEvent(QDragLeaveEvent*)
{
    m_shown.preview = {};
    viewport()->update();
}

void TextCanvas::dropEvent(QDropEvent* event)
{
    m_shown.preview = {};
    viewport()->update();
    bool isNumber = false;
    const int code =
        event->mimeData()->data(QString::fromLatin1(kCodeMimeType)).trimmed().toInt(&isNumber);
    if (!m_shown.text || m_shown.correcting || !isNumber) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    const text::Span span = dropSpan(event->position().toPoint());
    if (!span.empty())
        Q_EMIT codeDropped(model::Id<model::Code>{code}, span);
}

} // namespace crosscase::gui
