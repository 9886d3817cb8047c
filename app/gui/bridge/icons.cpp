// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/icons.h"

#include "app/gui/bridge/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace crosscase::gui {

namespace {

// Draws the picture at the size that is asked for.
class SvgEngine : public QIconEngine {
public:
    SvgEngine(QByteArray svg, QByteArray faint)
        : m_svg(std::move(svg))
        , m_faint(std::move(faint))
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(mode == QIcon::Disabled ? m_faint : m_svg);
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new SvgEngine(m_svg, m_faint); }

private:
    QByteArray m_svg;
    QByteArray m_faint;
};

} // namespace

QIcon icon(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll();
    const auto in = [&](const QColor& ink) {
        return QByteArray(drawing).replace("currentColor", ink.name().toLatin1());
    };
    const Theme& theme = Theme::now();
    const QColor ink = colour.isValid() ? colour : theme.palette.color(QPalette::Text);
    return QIcon(new SvgEngine(in(ink), in(theme.muted)));
}

} // namespace crosscase::gui
