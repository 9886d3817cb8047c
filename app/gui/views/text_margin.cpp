// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_margin.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/text_units.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <unordered_map>

namespace crosscase::gui {

namespace {

constexpr int kThick = 3;
constexpr int kSelectedThick = 5;
constexpr int kMostLanes = 12;
constexpr int kLeastNameLetters = 9;
constexpr int kRestMs = 450;
constexpr int kStrip = 6;

} // namespace

TextMargin::TextMargin(ShownText& shown, TextCanvas& canvas)
    : QWidget(&canvas)
    , m_shown(shown)
    , m_canvas(canvas)
{
    setObjectName(QStringLiteral("textMargin"));
    setMouseTracking(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        const Drawn* drawn = at(m_restingAt);
        const auto coding = drawn == nullptr ? model::Id<model::Coding>() : drawn->entry.id;
        if (coding == m_hovered)
            return;
        m_hovered = coding;
        Q_EMIT hovered(coding, mapToGlobal(m_restingAt));
    });
    connect(&canvas, &QPlainTextEdit::updateRequest, this, &TextMargin::refresh);
    connect(&canvas, &TextCanvas::arranged, this, [this] {
        const QRect view = m_canvas.viewport()->geometry();
        const int right = m_canvas.viewportRight();
        const QRect place(view.right() + 1, view.top(), right - view.right() - 1, view.height());
        if (place.width() != width())
            forget();
        setGeometry(place);
        refresh();
    });
}

void TextMargin::forget()
{
    m_memory.clear();
    refresh();
}

void TextMargin::refresh()
{
    m_stale = true;
    update();
}

int TextMargin::laneWidth() const
{
    return std::max(fontMetrics().averageCharWidth() + 1, kSelectedThick + 3);
}

void TextMargin::layOut()
{
    if (!m_stale)
        return;
    m_stale = false;
    m_drawn.clear();
    m_hidden = 0;
    const auto blocks = m_canvas.visibleBlocks();
    if (blocks.empty() || !m_shown.text || m_shown.correcting)
        return;
    std::vector<Bracket> brackets;
    const text::Span visible{blocks.front().span.start, blocks.back().span.end};
    m_shown.codings.forEachIn(visible, [&](const DocumentCodings::Entry& entry) {
        if (const auto range = m_canvas.rangeOf(blocks, entry.span)) {
            brackets.push_back({entry.id, range->top, range->bottom});
            m_drawn.push_back({entry, {}, {}, {}, false, m_drawn.size()});
        }
    });
    const int least = fontMetrics().averageCharWidth() * kLeastNameLetters;
    const int lanes = std::clamp((width() - least - kStrip) / laneWidth(), 1, kMostLanes);
    packLanes(brackets, lanes, m_memory);
    int used = 0;
    for (const Bracket& bracket : brackets)
        used = std::max(used, bracket.lane + 1);
    m_strip = used * laneWidth() + 2;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
        m_drawn[i].fits = brackets[i].lane != Bracket::kNoLane;
        m_drawn[i].bracket.setTop(brackets[i].top);
    }
    groupCoders();
    std::vector<MarginName> names;
    std::vector<std::size_t> owners;
    bool overflows = false;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
        const Bracket& bracket = brackets[i];
        const int left = m_drawn[i].fits ? bracket.lane * laneWidth() : m_strip;
        m_drawn[i].bracket = {left, bracket.top, laneWidth() - 1, bracket.bottom - bracket.top};
        if (!m_drawn[i].fits) {
            ++m_hidden;
            overflows = true;
            continue;
        }
        if (m_drawn[i].leader != i)
            continue;
        // As long as the bracket or, beside a short one, a few lines below it.
        constexpr int kLinesBelow = 3;
        const int height = fontMetrics().height();
        names.push_back(
            {.wantedTop = std::max(bracket.top, 0),
             .lowestTop =
                 std::min(std::max(bracket.bottom - height, bracket.top + kLinesBelow * height),
                          this->height() - height),
             .width = fontMetrics().horizontalAdvance(nameOf(m_drawn[i])) + height / 2 + 4});
        owners.push_back(i);
    }
    placeNamesOf(names, owners, m_strip + (overflows ? kStrip + 4 : 4));
}

void TextMargin::placeNamesOf(std::vector<MarginName>& names,
                              const std::vector<std::size_t>& owners,
                              int left)
{
    // By their place: brackets that come in from above have theirs at the top.
    std::vector<std::size_t> order(names.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return names[i].wantedTop; });
    std::vector<MarginName> sorted;
    for (const std::size_t i : order)
        sorted.push_back(names[i]);
    const int height = fontMetrics().height();
    placeNames(sorted,
               height,
               width() - left - 2,
               fontMetrics().averageCharWidth() * kLeastNameLetters,
               fontMetrics().averageCharWidth());
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (sorted[i].given == 0)
            continue;
        Drawn& drawn = m_drawn[owners[order[i]]];
        drawn.name = {left + sorted[i].left, sorted[i].top, sorted[i].given, height};
        // Who shares it stays to be seen, however little room there is.
        const QString coders = codersOf(drawn);
        const int room =
            drawn.name.width() - height / 2 - 1 - fontMetrics().horizontalAdvance(coders);
        drawn.words =
            fontMetrics().elidedText(m_shown.look(drawn.entry.code).name, Qt::ElideRight, room)
            + coders;
    }
}

// Brackets of one code that begin in the same line and cover the same words, by different coders.
void TextMargin::groupCoders()
{
    std::unordered_map<model::Id<model::Code>, std::vector<std::size_t>> leaders;
    for (std::size_t i = 0; i < m_drawn.size(); ++i) {
        Drawn& drawn = m_drawn[i];
        if (!drawn.fits)
            continue;
        auto& known = leaders[drawn.entry.code];
        const auto isOurs = [&](std::size_t at) {
            const Drawn& first = m_drawn[at];
            return std::abs(first.bracket.top() - drawn.bracket.top()) < fontMetrics().height()
                   && first.entry.span.intersects(drawn.entry.span)
                   && std::ranges::none_of(first.group, [&](std::size_t one) {
                          return m_drawn[one].entry.coder == drawn.entry.coder;
                      });
        };
        const auto found = std::ranges::find_if(known, isOurs);
        drawn.leader = found == known.end() ? i : *found;
        if (drawn.leader == i)
            known.push_back(i);
        m_drawn[drawn.leader].group.push_back(i);
    }
}

// "Trust", or "Trust (AK, B)" when several coders share it.
QString TextMargin::nameOf(const Drawn& drawn) const
{
    return m_shown.look(drawn.entry.code).name + codersOf(drawn);
}

// " (AK, B)" of a coding that several coders share: initials, or names when those are alike.
QString TextMargin::codersOf(const Drawn& drawn) const
{
    if (drawn.group.size() < 2)
        return {};
    QStringList whole;
    QStringList initials;
    for (const std::size_t one : drawn.group) {
        const auto coder = m_shown.session->corpus().find(m_drawn[one].entry.coder);
        whole.append(coder ? fromUtf8(coder->name) : QString());
        QString letters;
        for (const QString& word : whole.back().split(QLatin1Char(' '), Qt::SkipEmptyParts))
            letters += word.front().toUpper();
        initials.append(letters);
    }
    QStringList distinct = initials;
    const bool isClear = distinct.removeDuplicates() == 0;
    return QStringLiteral(" (%1)").arg((isClear ? initials : whole).join(QStringLiteral(", ")));
}

bool TextMargin::isSelected(const Drawn& drawn) const
{
    return m_shown.selected && m_shown.selected->id == drawn.entry.id;
}

// --- painting ------------------------------------------------------------------------------------

void TextMargin::paintBracket(QPainter& painter, const Drawn& drawn) const
{
    const bool selected = isSelected(drawn);
    const QColor colour = m_shown.look(drawn.entry.code).colour.mark;
    const int thick = selected ? kSelectedThick : kThick;
    const QRect& place = drawn.bracket;
    const int x = place.left() + 1;
    painter.fillRect(x, place.top() + 1, thick, place.height() - 2, colour);
    const int tick = std::max(place.width() - 2, thick + 2);
    const int line = selected ? 3 : 2;
    painter.fillRect(x, place.top() + 1, tick, line, colour);
    painter.fillRect(x, place.bottom() - line, tick, line, colour);
}

void TextMargin::paintName(QPainter& painter, const Drawn& drawn) const
{
    if (drawn.name.isEmpty())
        return;
    const ShownText::Look& look = m_shown.look(drawn.entry.code);
    const bool selected =
        std::ranges::any_of(drawn.group, [&](std::size_t one) { return isSelected(m_drawn[one]); });
    const int dot = fontMetrics().height() / 2 - 1;
    const QRect mark(drawn.name.left(), drawn.name.center().y() - dot / 2, dot, dot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour.mark);
    painter.drawRoundedRect(mark, 2, 2);
    QFont font = painter.font();
    font.setUnderline(selected);
    painter.setFont(font);
    painter.setPen(look.colour.name);
    const QRect words = drawn.name.adjusted(dot + 3, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, drawn.words);
    font.setUnderline(false);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TextMargin::paintDensity(QPainter& painter) const
{
    std::vector<int> depth(static_cast<std::size_t>(height()) + 1, 0);
    for (const Drawn& drawn : m_drawn)
        if (!drawn.fits) {
            ++depth[static_cast<std::size_t>(std::clamp(drawn.bracket.top(), 0, height()))];
            --depth[static_cast<std::size_t>(std::clamp(drawn.bracket.bottom(), 0, height()))];
        }
    int open = 0;
    for (int y = 0; y < height(); ++y) {
        open += depth[static_cast<std::size_t>(y)];
        if (open == 0)
            continue;
        QColor colour = Theme::now().muted;
        constexpr double kFirst = 0.35;
        constexpr double kEach = 0.09;
        colour.setAlphaF(static_cast<float>(std::min(1.0, kFirst + kEach * open)));
        painter.fillRect(m_strip, y, kStrip, 1, colour);
    }
}

void TextMargin::paintEvent(QPaintEvent*)
{
    layOut();
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(0, 0, 1, height(), Theme::now().line);
    for (const Drawn& drawn : m_drawn)
        if (drawn.fits)
            paintBracket(painter, drawn);
    if (m_hidden > 0)
        paintDensity(painter);
    for (const Drawn& drawn : m_drawn)
        paintName(painter, drawn);
}

// --- the mouse -----------------------------------------------------------------------------------

const TextMargin::Drawn* TextMargin::at(const QPoint& place) const
{
    const Drawn* found = nullptr;
    for (const Drawn& drawn : m_drawn) {
        if (!drawn.fits)
            continue;
        if (drawn.bracket.adjusted(-1, -2, 1, 2).contains(place))
            found = &drawn;
        if (!drawn.name.contains(place))
            continue;
        const auto chosen = std::ranges::find_if(
            drawn.group, [&](std::size_t one) { return isSelected(m_drawn[one]); });
        found = chosen == drawn.group.end() ? &drawn : &m_drawn[*chosen];
    }
    return found;
}

const TextMargin::Drawn* TextMargin::nextAt(const QPoint& place) const
{
    const Drawn* found = at(place);
    if (found == nullptr || !isSelected(*found))
        return found;
    const Drawn& leader = m_drawn[found->leader];
    if (!leader.name.contains(place))
        return found;
    const auto chosen =
        std::ranges::find_if(leader.group, [&](std::size_t one) { return &m_drawn[one] == found; });
    return &m_drawn[std::next(chosen) == leader.group.end() ? leader.group.front()
                                                            : *std::next(chosen)];
}

const TextMargin::Drawn* TextMargin::drawn(model::Id<model::Coding> coding) const
{
    const auto found =
        std::ranges::find(m_drawn, coding, [](const Drawn& drawn) { return drawn.entry.id; });
    return found == m_drawn.end() ? nullptr : &*found;
}

QRect TextMargin::bracketRect(model::Id<model::Coding> coding)
{
    layOut();
    const Drawn* found = drawn(coding);
    return found == nullptr || !found->fits ? QRect() : found->bracket;
}

QRect TextMargin::nameRect(model::Id<model::Coding> coding)
{
    layOut();
    const Drawn* found = drawn(coding);
    return found == nullptr ? QRect() : m_drawn[found->leader].name;
}

QString TextMargin::wordsOf(model::Id<model::Coding> coding)
{
    layOut();
    const Drawn* found = drawn(coding);
    return found == nullptr ? QString() : m_drawn[found->leader].words;
}

int TextMargin::hiddenBrackets()
{
    layOut();
    return m_hidden;
}

TextMargin::Edge TextMargin::edgeAt(const QPoint& place, const Drawn& drawn) const
{
    constexpr int kReach = 6;
    if (m_shown.session == nullptr || m_shown.session->isReadOnly()
        || !drawn.bracket.adjusted(-1, -2, 1, 2).contains(place))
        return Edge::None;
    const int fromTop = std::abs(place.y() - drawn.bracket.top());
    const int fromBottom = std::abs(place.y() - drawn.bracket.bottom());
    if (std::min(fromTop, fromBottom) > kReach)
        return Edge::None;
    return fromTop < fromBottom ? Edge::Start : Edge::End;
}

void TextMargin::mousePressEvent(QMouseEvent* event)
{
    layOut();
    if (event->button() != Qt::LeftButton)
        return;
    const Drawn* drawn = nextAt(event->pos());
    m_edge = drawn == nullptr ? Edge::None : edgeAt(event->pos(), *drawn);
    if (drawn != nullptr)
        m_dragged = drawn->entry;
    Q_EMIT pressed(drawn == nullptr ? model::Id<model::Coding>() : m_dragged.id);
}

void TextMargin::dragTo(const QMouseEvent& event)
{
    const QPoint at = m_canvas.viewport()->mapFromGlobal(event.globalPosition().toPoint());
    // Beside the text the whole line counts, in it the letter.
    const bool inText = at.x() < m_canvas.viewport()->width();
    const text::Span line = m_canvas.lineAt(at.y());
    text::CodePoint to =
        inText ? m_canvas.positionAt(at) : (m_edge == Edge::Start ? line.start : line.end);
    text::Span span = m_dragged.span;
    (m_edge == Edge::Start ? span.start : span.end) = to;
    if (span.empty())
        return;
    if (!event.modifiers().testFlag(Qt::AltModifier)) {
        const text::Span words = snappedToWords(*m_shown.text, span);
        (m_edge == Edge::Start ? span.start : span.end) =
            m_edge == Edge::Start ? words.start : words.end;
    }
    if (span.empty())
        return;
    m_shown.preview = span;
    m_canvas.viewport()->update();
}

void TextMargin::mouseMoveEvent(QMouseEvent* event)
{
    layOut();
    if (m_edge != Edge::None && event->buttons().testFlag(Qt::LeftButton)) {
        dragTo(*event);
        return;
    }
    const Drawn* drawn = at(event->pos());
    setCursor(drawn == nullptr                             ? Qt::ArrowCursor
              : edgeAt(event->pos(), *drawn) != Edge::None ? Qt::SizeVerCursor
                                                           : Qt::PointingHandCursor);
    m_restingAt = event->pos();
    m_rest.start();
}

void TextMargin::mouseReleaseEvent(QMouseEvent*)
{
    m_edge = Edge::None;
    const text::Span span = std::exchange(m_shown.preview, {});
    if (span.empty())
        return;
    m_canvas.viewport()->update();
    if (span != m_dragged.span)
        Q_EMIT resizeWanted(m_dragged.id, span);
}

void TextMargin::mouseDoubleClickEvent(QMouseEvent* event)
{
    layOut();
    m_edge = Edge::None;
    if (const Drawn* drawn = at(event->pos()); drawn != nullptr)
        Q_EMIT activated(model::Id<model::Coding>(drawn->entry.id));
}

void TextMargin::wheelEvent(QWheelEvent* event)
{
    QCoreApplication::sendEvent(m_canvas.viewport(), event);
}

void TextMargin::leaveEvent(QEvent*)
{
    m_rest.stop();
    if (!m_hovered)
        return;
    m_hovered = {};
    Q_EMIT hovered({}, {});
}

bool TextMargin::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        layOut();
        const auto* help = static_cast<QHelpEvent*>(event);
        const bool isStrip =
            m_hidden > 0 && help->pos().x() >= m_strip && help->pos().x() <= m_strip + kStrip;
        if (isStrip)
            QToolTip::showText(help->globalPos(),
                               tr("No room here for %1. A wider window or the filter shows more.")
                                   .arg(counted(m_hidden, Noun::Coding)),
                               this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace crosscase::gui
