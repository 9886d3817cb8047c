// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry, scrolling and painting of the text; its mouse and keys are in text_canvas_input.cpp.
#include "app/gui/views/text_canvas.h"

#include "app/gui/views/text_layout.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <cmath>

namespace crosscase::gui {

namespace {

constexpr double kLarger = 1.12; // than the controls: it is read for hours
constexpr double kZoomStep = 1.1;
constexpr int kMostUnderlines = 4;
constexpr int kColumnLetters = 92; // longer lines tire
constexpr int kMarginLetters = 30; // the least room for brackets and names

// The places of [from, to) in a line: one, or in a line of both directions letter by letter.
void addRects(
    const QTextLine& line, bool isMixed, QPointF offset, int from, int to, QList<QRectF>& rects)
{
    const qreal top = offset.y() + line.y();
    const auto add = [&](qreal x, qreal y) {
        const QRectF rect(offset.x() + std::min(x, y), top, std::abs(y - x), line.height());
        if (!rects.isEmpty() && rects.last().top() == top
            && std::abs(rects.last().right() - rect.left()) < 1)
            rects.last().setRight(rect.right());
        else
            rects.append(rect);
    };
    if (!isMixed) {
        add(line.cursorToX(from), line.cursorToX(to));
        return;
    }
    QList<QRectF> letters;
    std::swap(letters, rects);
    // By both sides of a letter: behind the last one of a stretch in the other direction the cursor
    // stands at that stretch's far end.
    for (int at = from; at < to; ++at)
        add(line.cursorToX(at, QTextLine::Leading), line.cursorToX(at, QTextLine::Trailing));
    std::sort(rects.begin(), rects.end(), [](const QRectF& a, const QRectF& b) {
        return a.left() < b.left();
    });
    for (const QRectF& rect : std::as_const(rects)) {
        if (!letters.isEmpty() && letters.last().top() == rect.top()
            && rect.left() - letters.last().right() < 1)
            letters.last().setRight(std::max(letters.last().right(), rect.right()));
        else
            letters.append(rect);
    }
    std::swap(letters, rects);
}

} // namespace

TextCanvas::TextCanvas(ShownText& shown, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_shown(shown)
{
    setObjectName(QStringLiteral("textCanvas"));
    setAccessibleName(tr("Text"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCursorWidth(2);
    viewport()->setMouseTracking(true);
    document()->setDocumentLayout(new ReadingLayout(
        document(),
        {.emphasis = [this](const QTextBlock& block) { return emphasisOf(block); },
         .continues = [this](const QTextBlock& block) { return continues(block); },
         .width = [this] { return qreal(viewport()->width()); }}));
    setZoom(0);
    m_rest.setSingleShot(true);
    constexpr int kRestMs = 450;
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        const auto coding = codingAt(positionAt(m_restingAt));
        if (coding == m_hovered)
            return;
        m_hovered = coding;
        Q_EMIT hovered(coding, viewport()->mapToGlobal(m_restingAt));
    });
}

void TextCanvas::showWords()
{
    m_press = Press::None;
    m_hovered = {};
    setPlainText(m_shown.display.takeWords());
    arrange();
}

void TextCanvas::setZoom(int steps)
{
    m_zoom = steps;
    const text::CodePoint at = top();
    QFont font = QApplication::font();
    font.setPointSizeF(std::max(4.0, font.pointSizeF() * kLarger * std::pow(kZoomStep, steps)));
    setFont(font);
    document()->setDocumentMargin(QFontMetricsF(font).height() / 2);
    arrange();
    scrollTo(at);
}

void TextCanvas::setCorrecting(bool on)
{
    setReadOnly(!on);
    if (!on)
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(on);
    viewport()->setAcceptDrops(!on);
    viewport()->update();
}

int TextCanvas::viewportRight() const
{
    return contentsRect().right() + 1 - verticalScrollBar()->sizeHint().width();
}

void TextCanvas::arrange()
{
    const QFontMetrics controls(QApplication::font());
    const auto passages = m_shown.text ? m_shown.text->structure.passages.size() : 0;
    m_gutter = controls.horizontalAdvance(QStringLiteral("¶%1 ").arg(passages))
               + controls.averageCharWidth();
    const int bar = verticalScrollBar()->sizeHint().width();
    const int free = contentsRect().width() - m_gutter - bar;
    const int longest = QFontMetrics(font()).averageCharWidth() * kColumnLetters
                        + int(2 * document()->documentMargin());
    const int margin = std::min(controls.averageCharWidth() * kMarginLetters, free * 2 / 5);
    const int column = std::max(std::min(free - margin, longest), 1);
    const QMargins wanted(m_gutter, 0, std::max(free - column, 0), 0);
    if (wanted != viewportMargins()) {
        const text::CodePoint at = top();
        setViewportMargins(wanted);
        scrollTo(at);
    }
    Q_EMIT arranged();
}

void TextCanvas::resizeEvent(QResizeEvent* event)
{
    const text::CodePoint at = top();
    QPlainTextEdit::resizeEvent(event);
    arrange();
    if (event->size().width() != event->oldSize().width())
        scrollTo(at);
}

QList<QTextLayout::FormatRange> TextCanvas::emphasisOf(const QTextBlock& block) const
{
    if (!m_shown.text || m_shown.correcting)
        return {};
    const auto& structure = m_shown.text->structure;
    const text::CodePoint start = m_shown.display.codePointAt(block.position());
    const text::CodePoint end = m_shown.display.codePointAt(block.position() + block.length() - 1);
    QList<QTextLayout::FormatRange> formats;
    for (std::size_t i = structure.passageAt(start);
         i < structure.passages.size() && structure.passages[i].span.start < end;
         ++i) {
        const text::Passage& passage = structure.passages[i];
        const text::Span label = passage.heading > 0
                                     ? passage.span
                                     : text::Span{passage.span.start, passage.content.start};
        const text::Span bold = label.clippedTo({start, end});
        if (bold.empty() || (passage.heading == 0 && !passage.startsTurn))
            continue;
        QTextLayout::FormatRange range;
        range.start = m_shown.display.startOf(bold.start) - block.position();
        range.length = m_shown.display.endOf(bold.end) - block.position() - range.start;
        range.format.setFontWeight(QFont::Bold);
        formats.append(range);
    }
    return formats;
}

bool TextCanvas::continues(const QTextBlock& block) const
{
    return !m_shown.correcting && m_shown.display.isSeam(block.position() + block.length() - 1);
}

// --- positions -----------------------------------------------------------------------------------

text::Span TextCanvas::selection() const
{
    const QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        return {};
    return {m_shown.display.codePointAt(cursor.selectionStart()),
            m_shown.display.codePointAt(cursor.selectionEnd())};
}

text::CodePoint TextCanvas::caret() const
{
    return m_shown.display.codePointAt(textCursor().position());
}

void TextCanvas::select(text::Span span)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(m_shown.display.startOf(span.start), m_shown.display.size()));
    if (!span.empty())
        cursor.setPosition(m_shown.display.endOf(span.end), QTextCursor::KeepAnchor);
    // Without scrolling: who wants that says so.
    const int value = verticalScrollBar()->value();
    setTextCursor(cursor);
    verticalScrollBar()->setValue(value);
}

void TextCanvas::setCaret(text::CodePoint position)
{
    select({position, position});
}

text::CodePoint TextCanvas::positionAt(const QPoint& at) const
{
    return m_shown.display.codePointAt(cursorForPosition(at).position());
}

text::CodePoint TextCanvas::top() const
{
    const QTextBlock block = firstVisibleBlock();
    if (!block.isValid())
        return 0;
    const qreal from = blockBoundingGeometry(block).translated(contentOffset()).top();
    const QTextLayout* layout = block.layout();
    for (int i = 0; i < layout->lineCount(); ++i)
        if (from + layout->lineAt(i).rect().bottom() > 1)
            return m_shown.display.codePointAt(block.position() + layout->lineAt(i).textStart());
    return m_shown.display.codePointAt(block.position());
}

void TextCanvas::scrollTo(text::CodePoint position)
{
    const int place = m_shown.display.startOf(position);
    const QTextBlock block = document()->findBlock(place);
    if (!block.isValid())
        return;
    document()->documentLayout()->blockBoundingRect(block); // its lines
    const QTextLine line = block.layout()->lineForTextPosition(place - block.position());
    verticalScrollBar()->setValue(block.firstLineNumber()
                                  + (line.isValid() ? line.lineNumber() : 0));
}

void TextCanvas::makeVisible(text::Span span)
{
    const auto blocks = visibleBlocks();
    const auto range = rangeOf(blocks, span);
    if (range && range->top >= 0 && range->bottom <= viewport()->height())
        return;
    const QTextCursor before = textCursor();
    QTextCursor cursor = before;
    cursor.setPosition(m_shown.display.startOf(span.start));
    setTextCursor(cursor);
    centerCursor();
    // The cursor goes back, the view stays.
    const int value = verticalScrollBar()->value();
    setTextCursor(before);
    verticalScrollBar()->setValue(value);
}

// --- what is visible -----------------------------------------------------------------------------

std::vector<TextCanvas::Visible> TextCanvas::visibleBlocks() const
{
    std::vector<Visible> found;
    QTextBlock block = firstVisibleBlock();
    if (!block.isValid())
        return found;
    QPointF offset = contentOffset();
    const QPointF first = blockBoundingGeometry(block).translated(offset).topLeft();
    qreal top = first.y();
    while (block.isValid() && top < viewport()->height()) {
        const QRectF size = document()->documentLayout()->blockBoundingRect(block);
        found.push_back({block,
                         {first.x(), top, size.width(), size.height()},
                         {m_shown.display.codePointAt(block.position()),
                          m_shown.display.codePointAt(block.position() + block.length() - 1)}});
        top += size.height();
        block = block.next();
    }
    return found;
}

QList<QRectF> TextCanvas::rectsOf(const std::vector<Visible>& blocks, text::Span span) const
{
    QList<QRectF> rects;
    for (const Visible& visible : blocks) {
        if (visible.span.start >= span.end)
            break;
        const text::Span part = span.clippedTo(visible.span);
        if (part.empty())
            continue;
        const int from = m_shown.display.startOf(part.start) - visible.block.position();
        const int to = m_shown.display.endOf(part.end) - visible.block.position();
        const QTextLayout* layout = visible.block.layout();
        const bool isMixed = ReadingLayout::isMixed(visible.block);
        QTextLine line = layout->lineForTextPosition(from);
        for (int i = line.isValid() ? line.lineNumber() : 0; i < layout->lineCount(); ++i) {
            line = layout->lineAt(i);
            const int a = std::max(from, line.textStart());
            const int b = std::min(to, line.textStart() + line.textLength());
            const qreal top = visible.rect.top() + line.y();
            if (line.textStart() >= to || top > viewport()->height())
                break;
            if (a < b && top + line.height() >= 0)
                addRects(line, isMixed, visible.rect.topLeft(), a, b, rects);
        }
    }
    return rects;
}

std::optional<TextCanvas::Range> TextCanvas::rangeOf(const std::vector<Visible>& blocks,
                                                     text::Span span) const
{
    constexpr int kBeyond = 4; // so that no end is drawn at the border
    std::optional<Range> range;
    for (const Visible& visible : blocks) {
        const bool touches =
            span.empty() ? visible.span.start <= span.start && span.start <= visible.span.end
                         : span.intersects(visible.span);
        if (!touches)
            continue;
        const QTextLayout* layout = visible.block.layout();
        const auto lineOf = [&](int place) {
            return layout->lineForTextPosition(place - visible.block.position());
        };
        if (!range) {
            range = Range{-kBeyond, -kBeyond};
            if (span.start >= visible.span.start)
                range->top =
                    int(visible.rect.top() + lineOf(m_shown.display.startOf(span.start)).y());
        }
        const QTextLine last =
            span.end <= visible.span.end
                ? lineOf(std::max(m_shown.display.endOf(span.end) - 1, visible.block.position()))
                : layout->lineAt(layout->lineCount() - 1);
        range->bottom = int(visible.rect.top() + last.y() + last.height());
    }
    if (range && !blocks.empty() && span.end > blocks.back().span.end)
        range->bottom = std::max(range->bottom, viewport()->height() + kBeyond);
    if (range && (range->bottom <= 0 || range->top >= viewport()->height()))
        return std::nullopt;
    return range;
}

text::Span TextCanvas::lineAt(int y) const
{
    for (const Visible& visible : visibleBlocks()) {
        if (y >= visible.rect.bottom())
            continue;
        const QTextLayout* layout = visible.block.layout();
        QTextLine line = layout->lineAt(0);
        for (int i = 1; i < layout->lineCount(); ++i)
            if (visible.rect.top() + layout->lineAt(i).y() <= y)
                line = layout->lineAt(i);
        const int start = visible.block.position() + line.textStart();
        return {m_shown.display.codePointAt(start),
                m_shown.display.codePointAt(start + line.textLength())};
    }
    return {m_shown.end(), m_shown.end()};
}

model::Id<model::Coding> TextCanvas::codingAt(text::CodePoint position) const
{
    model::Id<model::Coding> found;
    m_shown.codings.forEachIn({position, position + 1}, [&](const DocumentCodings::Entry& entry) {
        found = entry.id; // the one that began last
    });
    return found;
}

// --- painting ------------------------------------------------------------------------------------

namespace {

// A stretch of the text over which the same codings lie.
struct Stretch {
    text::Span span;
    model::Id<model::Code> ground;
    QList<model::Id<model::Code>> lines;
};

std::vector<Stretch> stretchesOf(const ShownText& shown, text::Span visible)
{
    std::vector<DocumentCodings::Entry> entries;
    std::vector<text::CodePoint> borders;
    shown.codings.forEachIn(visible, [&](const DocumentCodings::Entry& entry) {
        entries.push_back(entry);
        borders.push_back(std::max(entry.span.start, visible.start));
        borders.push_back(std::min(entry.span.end, visible.end));
    });
    std::ranges::sort(borders);
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    std::vector<Stretch> stretches;
    std::vector<const DocumentCodings::Entry*> open;
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        std::erase_if(open, [&](const auto* entry) { return entry->span.end <= borders[i]; });
        for (; next < entries.size() && entries[next].span.start <= borders[i]; ++next)
            if (entries[next].span.end > borders[i])
                open.push_back(&entries[next]);
        if (open.empty())
            continue;
        Stretch stretch{{borders[i], borders[i + 1]}, open.back()->code, {}};
        for (const auto* entry : open)
            if (entry->code == shown.currentCode)
                stretch.ground = entry->code;
        if (shown.selected)
            for (const auto* entry : open)
                if (entry->id == shown.selected->id)
                    stretch.ground = entry->code;
        for (const auto* entry : open)
            if (entry->code != stretch.ground && !stretch.lines.contains(entry->code)
                && stretch.lines.size() < kMostUnderlines)
                stretch.lines.append(entry->code);
        stretches.push_back(std::move(stretch));
    }
    return stretches;
}

} // namespace

void TextCanvas::paintGround(QPainter& painter, const std::vector<Visible>& blocks)
{
    const text::Span visible{blocks.front().span.start, blocks.back().span.end};
    for (const Stretch& stretch : stretchesOf(m_shown, visible)) {
        const QList<QRectF> rects = rectsOf(blocks, stretch.span);
        for (const QRectF& rect : rects)
            painter.fillRect(rect, m_shown.look(stretch.ground).background);
        const qreal thick = std::max<qreal>(1.5, fontMetrics().lineWidth());
        qreal down = 1;
        for (const auto code : stretch.lines) {
            for (const QRectF& rect : rects)
                painter.fillRect(QRectF(rect.left(), rect.bottom() + down, rect.width(), thick),
                                 m_shown.look(code).colour.mark);
            down += thick + 1;
        }
    }
    const auto first = std::ranges::upper_bound(
        m_shown.hits, visible.start, {}, [](text::Span hit) { return hit.end; });
    for (auto hit = first; hit != m_shown.hits.end() && hit->start < visible.end; ++hit)
        for (const QRectF& rect : rectsOf(blocks, *hit))
            painter.fillRect(rect, Theme::now().hit);
}

void TextCanvas::outline(QPainter& painter, const QList<QRectF>& rects, Qt::PenStyle style)
{
    QPainterPath path;
    const qreal line = fontMetrics().height() * 0.25;
    for (const QRectF& rect : rects)
        path.addRect(rect.adjusted(-2, -1, 2, line));
    constexpr qreal kThick = 1.8;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::now().selectedCoding, kThick, style));
    painter.drawPath(path.simplified());
}

void TextCanvas::paintMarks(QPainter& painter, const std::vector<Visible>& blocks)
{
    if (m_shown.selected)
        outline(painter, rectsOf(blocks, m_shown.selected->span()), Qt::SolidLine);
    if (!m_shown.outline.empty())
        outline(painter, rectsOf(blocks, m_shown.outline), Qt::SolidLine);
    if (!m_shown.preview.empty())
        outline(painter, rectsOf(blocks, m_shown.preview), Qt::DashLine);
}

void TextCanvas::paintEvent(QPaintEvent* event)
{
    if (m_shown.correcting || !m_shown.text) {
        // A ground of its own: this text can be changed.
        if (m_shown.correcting) {
            QColor ground = colourOf("#e0a000").background;
            constexpr float kFaint = 0.4F;
            ground.setAlphaF(kFaint);
            QPainter(viewport()).fillRect(event->rect(), ground);
        }
        QPlainTextEdit::paintEvent(event);
        return;
    }
    const std::vector<Visible> blocks = visibleBlocks();
    if (!blocks.empty()) {
        QPainter painter(viewport());
        painter.setClipRect(event->rect());
        paintGround(painter, blocks);
    }
    QPlainTextEdit::paintEvent(event);
    if (!blocks.empty()) {
        QPainter painter(viewport());
        painter.setClipRect(event->rect());
        paintMarks(painter, blocks);
    }
}

} // namespace crosscase::gui
