// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/edges.h"

#include "app/gui/bridge/theme.h"

#include <QStyleFactory>
#include <QStyleOption>

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

} // namespace

EdgeStyle::EdgeStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{}

void EdgeStyle::drawPrimitive(PrimitiveElement element,
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
    } else if (element == PE_FrameLineEdit || element == PE_Frame) {
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            const bool typed = element == PE_FrameLineEdit;
            const auto edged = edgedWith(*frame, typed ? theme.edge : theme.line);
            QProxyStyle::drawPrimitive(element, &edged, painter, widget);
            return;
        }
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void EdgeStyle::drawComplexControl(ComplexControl control,
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

int EdgeStyle::styleHint(StyleHint hint,
                         const QStyleOption* option,
                         const QWidget* widget,
                         QStyleHintReturn* returned) const
{
    if (hint == SH_Table_GridLineColor)
        return static_cast<int>(Theme::now().line.rgb());
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace crosscase::gui
