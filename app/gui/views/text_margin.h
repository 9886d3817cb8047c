// SPDX-License-Identifier: GPL-3.0-or-later
// The brackets of codings right of the text, with the names of their codes. What has no room is
// shown as a strip whose depth tells how many there are.
#pragma once

#include "app/gui/models/coding_lanes.h"
#include "app/gui/views/text_canvas.h"

#include <QTimer>

namespace crosscase::gui {

class TextMargin : public QWidget {
    Q_OBJECT

public:
    TextMargin(ShownText& shown, TextCanvas& canvas);
    // Lanes are given anew: another document, another width.
    void forget();
    // Codings, codes or what is selected have changed.
    void refresh();
    // A visible bracket, in the margin's coordinates; empty: it is not drawn.
    [[nodiscard]] QRect bracketRect(model::Id<model::Coding> coding);
    [[nodiscard]] QRect nameRect(model::Id<model::Coding> coding);
    // The name beside it, as far as there is room.
    [[nodiscard]] QString wordsOf(model::Id<model::Coding> coding);
    [[nodiscard]] int hiddenBrackets();

Q_SIGNALS:
    void pressed(crosscase::model::Id<crosscase::model::Coding> coding);
    void activated(crosscase::model::Id<crosscase::model::Coding> coding);
    void hovered(crosscase::model::Id<crosscase::model::Coding> coding, const QPoint& at);
    void resizeWanted(crosscase::model::Id<crosscase::model::Coding> coding,
                      crosscase::text::Span span);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Drawn {
        DocumentCodings::Entry entry;
        QRect bracket;
        QRect name;
        QString words; // of the name, as far as there is room
        bool fits = false;
        // Codings of the same passage by several coders with one code share the first one's name.
        std::size_t leader = 0;
        std::vector<std::size_t> group = {}; // of the leader: with itself
    };
    enum class Edge : std::uint8_t { None, Start, End };

    void layOut();
    void groupCoders();
    [[nodiscard]] QString nameOf(const Drawn& drawn) const;
    [[nodiscard]] QString codersOf(const Drawn& drawn) const;
    [[nodiscard]] bool isSelected(const Drawn& drawn) const;
    void
    placeNamesOf(std::vector<MarginName>& names, const std::vector<std::size_t>& owners, int left);
    void paintBracket(QPainter& painter, const Drawn& drawn) const;
    void paintName(QPainter& painter, const Drawn& drawn) const;
    void paintDensity(QPainter& painter) const;
    [[nodiscard]] const Drawn* at(const QPoint& place) const;
    // On a name that several share: the next one behind the one that is selected.
    [[nodiscard]] const Drawn* nextAt(const QPoint& place) const;
    [[nodiscard]] const Drawn* drawn(model::Id<model::Coding> coding) const;
    [[nodiscard]] Edge edgeAt(const QPoint& place, const Drawn& drawn) const;
    void dragTo(const QMouseEvent& event);
    [[nodiscard]] int laneWidth() const;

    ShownText& m_shown;
    TextCanvas& m_canvas;
    bool m_stale = true;
    std::vector<Drawn> m_drawn;
    LaneMemory m_memory;
    int m_strip = 0; // where the strip of what does not fit stands
    int m_hidden = 0;
    Edge m_edge = Edge::None;
    DocumentCodings::Entry m_dragged;
    QTimer m_rest;
    QPoint m_restingAt;
    model::Id<model::Coding> m_hovered;
};

} // namespace crosscase::gui
