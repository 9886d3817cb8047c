// SPDX-License-Identifier: GPL-3.0-or-later
// The text itself: what is coded has a ground and underlines, painted for the visible lines only;
// the mouse and the keys choose passages in it.
#pragma once

#include "app/gui/views/text_shown.h"

#include <QBasicTimer>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTimer>

namespace crosscase::gui {

class TextCanvas : public QPlainTextEdit {
    Q_OBJECT

public:
    TextCanvas(ShownText& shown, QWidget* parent);

    // Shows the words of shown.display anew.
    void showWords();
    void setZoom(int steps);
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setCorrecting(bool on);
    // The margins at both sides, in pixels.
    [[nodiscard]] int gutterWidth() const { return m_gutter; }
    [[nodiscard]] int viewportRight() const; // where the margin ends
    void arrange();

    // --- in code points --------------------------------------------------------------------------
    [[nodiscard]] text::Span selection() const;
    [[nodiscard]] text::CodePoint caret() const;
    void select(text::Span span);
    void setCaret(text::CodePoint position);
    [[nodiscard]] text::CodePoint positionAt(const QPoint& at) const;
    [[nodiscard]] text::CodePoint top() const;
    void scrollTo(text::CodePoint position);
    void makeVisible(text::Span span);

    // --- what is visible -----------------------------------------------------------------------
    struct Visible {
        QTextBlock block;
        QRectF rect; // in the viewport
        text::Span span;
    };
    [[nodiscard]] std::vector<Visible> visibleBlocks() const;
    // The lines of a span, as far as they are visible; in visual order, several in a line that is
    // written in both directions.
    [[nodiscard]] QList<QRectF> rectsOf(const std::vector<Visible>& blocks, text::Span span) const;
    // From the top of its first line to the bottom of its last one; beyond the viewport if it goes
    // on there.
    struct Range {
        int top;
        int bottom;
    };
    [[nodiscard]] std::optional<Range> rangeOf(const std::vector<Visible>& blocks,
                                               text::Span span) const;
    // The span of the line at a height of the viewport.
    [[nodiscard]] text::Span lineAt(int y) const;
    [[nodiscard]] model::Id<model::Coding> codingAt(text::CodePoint position) const;

Q_SIGNALS:
    void chosen(bool finished);
    void left(); // a click, or an arrow key without modifiers: what was selected in the margin ends
    void edgeKey(bool end, bool forward, bool byWord);
    void digitPressed(int digit);
    void zoomWanted(int steps);
    void hovered(crosscase::model::Id<crosscase::model::Coding> coding, const QPoint& at);
    void codeDropped(crosscase::model::Id<crosscase::model::Code> code, crosscase::text::Span span);
    void contextMenuWanted(const QPoint& globalPosition);
    void arranged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    enum class Press : std::uint8_t { None, Selecting, MayDrag };

    [[nodiscard]] QList<QTextLayout::FormatRange> emphasisOf(const QTextBlock& block) const;
    [[nodiscard]] bool continues(const QTextBlock& block) const;
    void paintGround(QPainter& painter, const std::vector<Visible>& blocks);
    void paintMarks(QPainter& painter, const std::vector<Visible>& blocks);
    void outline(QPainter& painter, const QList<QRectF>& rects, Qt::PenStyle style);
    void choose(text::Span span, bool finished);
    void stretchTo(const QPoint& at);
    void beginDrag();
    [[nodiscard]] bool pressedAgain(const QMouseEvent& event);
    bool keyOfCoding(const QKeyEvent& event);
    void moveCaret(QKeyEvent* event);
    [[nodiscard]] text::Span dropSpan(const QPoint& at) const;

    ShownText& m_shown;
    int m_zoom = 0;
    int m_gutter = 0;
    Press m_press = Press::None;
    QPoint m_pressedAt;
    QPoint m_pointer;
    text::CodePoint m_anchor = 0;
    int m_clicks = 0;
    qint64 m_lastPress = 0;
    QBasicTimer m_scroll;
    QTimer m_rest;
    QPoint m_restingAt;
    model::Id<model::Coding> m_hovered;
};

} // namespace crosscase::gui
