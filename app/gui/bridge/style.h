// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with more room, with edges of fields, boxes and grids that can be seen in the dark, and
// with a ring around the list or text that has the focus.
#pragma once

#include <QProxyStyle>

namespace crosscase::gui {

class RoomyStyle : public QProxyStyle {
    Q_OBJECT

public:
    RoomyStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption* option,
                       QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex* option,
                            QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type,
                           const QStyleOption* option,
                           const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric,
                    const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint,
                  const QStyleOption* option,
                  const QWidget* widget,
                  QStyleHintReturn* returned) const override;
};

} // namespace crosscase::gui
