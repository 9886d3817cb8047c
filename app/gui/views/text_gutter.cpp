// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_gutter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QWheelEvent>

namespace crosscase::gui {

TextGutter::TextGutter(const ShownText& shown, TextCanvas& canvas)
    : QWidget(&canvas)
    , m_shown(shown)
    , m_canvas(canvas)
{
    setObjectName(QStringLiteral("textGutter"));
    connect(&canvas, &QPlainTextEdit::updateRequest, this, [this] { update(); });
    const auto place = [this] {
        const QRect view = m_canvas.viewport()->geometry();
        setGeometry(view.left() - m_canvas.gutterWidth(),
                    view.top(),
                    m_canvas.gutterWidth(),
                    view.height());
        update();
    };
    connect(&canvas, &TextCanvas::arranged, this, place);
}

int TextGutter::numberOf(const TextCanvas::Visible& block) const
{
    const auto& passages = m_shown.text->structure.passages;
    const std::size_t at = m_shown.text->structure.passageAt(block.span.start);
    if (at == passages.size())
        return 0;
    // A paragraph of several blocks has its number at the first one.
    const text::CodePoint start = passages[at].span.start;
    const bool isHere = block.span.start <= start && start < block.span.end;
    return isHere ? static_cast<int>(at) + 1 : 0;
}

void TextGutter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!m_shown.text || m_shown.correcting)
        return;
    painter.setPen(Theme::now().muted);
    const int ascent = QFontMetrics(m_canvas.font()).ascent();
    for (const TextCanvas::Visible& visible : m_canvas.visibleBlocks()) {
        const int number = numberOf(visible);
        if (number == 0)
            continue;
        // On the base line of the paragraph's first line.
        const int base = static_cast<int>(visible.rect.top()) + ascent;
        const QRect place(0,
                          base - fontMetrics().ascent(),
                          width() - fontMetrics().averageCharWidth() / 2,
                          fontMetrics().height());
        painter.drawText(place, Qt::AlignRight, QStringLiteral("¶%1").arg(number));
    }
}

void TextGutter::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_canvas.viewport(), event);
}

} // namespace crosscase::gui
