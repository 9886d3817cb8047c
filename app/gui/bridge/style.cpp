// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/style.h"

#include "app/gui/bridge/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace crosscase::gui {

namespace {

// Fusion takes its outlines from the colour of the window, darkened by this much, which a dark
// window swallows.
constexpr int kFusionDarkens = 140;

template <typename Option>
Option edgedWith(const Option& option, const QColor& edge)
{
    Option edged = option;
    edged.palette.setColor(QPalette::Window, edge.lighter(kFusionDarkens));
    return edged;
}

constexpr int kRing = 2; // pixels

// What scrolls has its frame outside of what it paints when the focus comes and goes.
bool hasRing(const QWidget* widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
    return area != nullptr && area->frameShape() == QFrame::StyledPanel
           && area->focusPolicy() != Qt::NoFocus;
}

void drawRing(QPainter& painter, const QRect& around, const QColor& colour)
{
    painter.fillRect(around.left(), around.top(), around.width(), 1, colour);
    painter.fillRect(around.left(), around.bottom(), around.width(), 1, colour);
    painter.fillRect(around.left(), around.top(), 1, around.height(), colour);
    painter.fillRect(around.right(), around.top(), 1, around.height(), colour);
}

} // namespace

RoomyStyle::RoomyStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void RoomyStyle::drawPrimitive(PrimitiveElement element,
                               const QStyleOption* option,
                               QPainter* painter,
                               const QWidget* widget) const
{
    const Theme& theme = Theme::now();
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
        if (const auto* box = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            const auto edged = edgedWith(*box, theme.edge);
            QProxyStyle::drawPrimitive(element, &edged, painter, widget);
            return;
        }
    } else if (element == PE_PanelButtonCommand) {
        // Fusion shows the focus of a button only when Tab brought it there.
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (button != nullptr && button->state.testFlag(State_HasFocus)) {
            QStyleOptionButton seen = *button;
            seen.state |= State_KeyboardFocusChange;
            QProxyStyle::drawPrimitive(element, &seen, painter, widget);
            return;
        }
    } else if (element == PE_FrameLineEdit || element == PE_Frame) {
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            const bool typed = element == PE_FrameLineEdit;
            const auto edged = edgedWith(*frame, typed ? theme.edge : theme.line);
            QProxyStyle::drawPrimitive(element, &edged, painter, widget);
            if (!typed && hasRing(widget) && frame->state.testFlag(State_HasFocus)) {
                const QColor ring = frame->palette.color(QPalette::Highlight);
                for (int i = 0; i < kRing; ++i)
                    drawRing(*painter, frame->rect.adjusted(i, i, -i, -i), ring);
            }
            return;
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void RoomyStyle::drawComplexControl(ComplexControl control,
                                    const QStyleOptionComplex* option,
                                    QPainter* painter,
                                    const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control != CC_SpinBox || spin == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const auto edged = edgedWith(*spin, Theme::now().edge);
    QProxyStyle::drawComplexControl(control, &edged, painter, widget);
}

QSize RoomyStyle::sizeFromContents(ContentsType type,
                                   const QStyleOption* option,
                                   const QSize& size,
                                   const QWidget* widget) const
{
    constexpr int kAroundWords = 6;
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        wanted.setHeight(std::max(wanted.height(), option->fontMetrics.height() + kAroundWords));
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    // The arrow stands beside the words, not below them.
    if (type == CT_ToolButton && button != nullptr
        && button->features.testFlag(QStyleOptionToolButton::HasMenu))
        wanted.rwidth() += option->fontMetrics.averageCharWidth() * 5 / 2;
    return wanted;
}

int RoomyStyle::pixelMetric(PixelMetric metric,
                            const QStyleOption* option,
                            const QWidget* widget) const
{
    if (metric == PM_DefaultFrameWidth && hasRing(widget))
        return kRing;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void RoomyStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractScrollArea*>(widget) != nullptr)
        widget->installEventFilter(this);
}

bool RoomyStyle::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        if (auto* widget = qobject_cast<QWidget*>(watched); hasRing(widget))
            widget->update();
    return QProxyStyle::eventFilter(watched, event);
}

int RoomyStyle::styleHint(StyleHint hint,
                          const QStyleOption* option,
                          const QWidget* widget,
                          QStyleHintReturn* returned) const
{
    if (hint == SH_Table_GridLineColor)
        return static_cast<int>(Theme::now().line.rgb());
    // Fusion's icons are drawn for light windows.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace crosscase::gui
