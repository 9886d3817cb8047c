// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/scatter.h"

#include "core/base/number.h"
#include "core/picture/frame.h"
#include "core/picture/label_places.h"
#include "core/picture/ticks.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>

namespace crosscase::picture {

namespace {

constexpr double kRadius = 4;
constexpr Font kPointFont{10.5, false};
constexpr double kLongestName = 150;

// Numbers or ranks along a stretch of the picture.
struct Scale {
    std::vector<double> ticks;
    std::vector<std::string> names; // of the ticks
    double least = 0;
    double most = 1;
    [[nodiscard]] double share(double value) const { return (value - least) / (most - least); }
};

Scale scaleOf(const ScatterAxis& axis, const std::vector<double>& values)
{
    Scale scale;
    if (!axis.levels.empty()) {
        for (std::size_t i = 0; i < axis.levels.size(); ++i) {
            scale.ticks.push_back(static_cast<double>(i));
            scale.names.push_back(cleaned(axis.levels[i]));
        }
        scale.least = -0.5;
        scale.most = static_cast<double>(axis.levels.size()) - 0.5;
        return scale;
    }
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    scale.ticks = ticksFor(*least, *most, 5);
    for (const double tick : scale.ticks)
        scale.names.push_back(formatNumber(tick, 2));
    scale.least = scale.ticks.front();
    scale.most = scale.ticks.back();
    return scale;
}

class Drawing {
public:
    Drawing(const ScatterAxis& x,
            const ScatterAxis& y,
            const std::vector<ScatterPoint>& points,
            const Style& style)
        : m_axisX(x)
        , m_axisY(y)
        , m_points(points)
        , m_frame(style, {})
    {}
    Picture draw();

private:
    void choose();
    void layOut();
    void drawAxes();
    void drawAxisX();
    void drawAxisY();
    void placePoints();
    void drawPoints();
    void tellWhoIsMissing();
    [[nodiscard]] static bool isWithin(const ScatterAxis& axis, const std::optional<double>& value);

    const ScatterAxis& m_axisX;
    const ScatterAxis& m_axisY;
    const std::vector<ScatterPoint>& m_points;
    Frame m_frame;
    std::vector<std::size_t> m_shown; // points with both values
    Scale m_x;
    Scale m_y;
    Box m_plot;
    std::vector<Point> m_places; // of those shown
};

bool Drawing::isWithin(const ScatterAxis& axis, const std::optional<double>& value)
{
    return value && std::isfinite(*value) && std::abs(*value) < 1e15
           && (axis.levels.empty()
               || (*value >= 0 && *value <= static_cast<double>(axis.levels.size()) - 1));
}

void Drawing::choose()
{
    std::vector<double> xs;
    std::vector<double> ys;
    for (std::size_t i = 0; i < m_points.size(); ++i)
        if (isWithin(m_axisX, m_points[i].x) && isWithin(m_axisY, m_points[i].y)) {
            m_shown.push_back(i);
            xs.push_back(*m_points[i].x);
            ys.push_back(*m_points[i].y);
        }
    if (m_shown.empty())
        return;
    m_x = scaleOf(m_axisX, xs);
    m_y = scaleOf(m_axisY, ys);
}

void Drawing::layOut()
{
    double names = 0;
    for (const std::string& name : m_y.names)
        names = std::max(names, std::min(widthOf(name, kValueFont), 110.0));
    const double left = m_frame.left() + names + 12;
    const double width = m_frame.right() - left - 10;
    const double height = std::clamp(width * 0.56, 220.0, 460.0);
    m_plot = {left, m_frame.y + 26, width, height};
}

void Drawing::drawAxisX()
{
    const Palette& palette = m_frame.palette;
    const double step = m_plot.width / static_cast<double>(m_x.ticks.size());
    for (std::size_t i = 0; i < m_x.ticks.size(); ++i) {
        const double at = m_plot.x + m_plot.width * m_x.share(m_x.ticks[i]);
        m_frame.canvas.line({at, m_plot.y}, {at, m_plot.bottom()}, {palette.hair, 0.75});
        const double room = m_axisX.levels.empty() ? 80 : step - 6;
        // The first and the last number may not reach beyond the picture.
        const double half = std::min(widthOf(m_x.names[i], kValueFont), room) / 2;
        const double x = std::clamp(at, m_frame.left() + half, m_frame.right() - half);
        m_frame.canvas.fittedText({x, m_plot.bottom() + 16},
                                  m_x.names[i],
                                  m_frame.faintWords(kValueFont, Anchor::Middle),
                                  room);
    }
    m_frame.canvas.fittedText({m_plot.x + m_plot.width / 2, m_plot.bottom() + 36},
                              cleaned(m_axisX.name),
                              m_frame.words({kLabelFont.size, true}, Anchor::Middle),
                              m_plot.width);
}

void Drawing::drawAxisY()
{
    for (std::size_t i = 0; i < m_y.ticks.size(); ++i) {
        const double at = m_plot.bottom() - m_plot.height * m_y.share(m_y.ticks[i]);
        m_frame.canvas.line({m_plot.x, at}, {m_plot.right(), at}, {m_frame.palette.hair, 0.75});
        m_frame.canvas.fittedText({m_plot.x - 8, at + 4},
                                  m_y.names[i],
                                  m_frame.faintWords(kValueFont, Anchor::End),
                                  m_plot.x - 8 - m_frame.left());
    }
    m_frame.canvas.fittedText({m_frame.left(), m_plot.y - 12},
                              cleaned(m_axisY.name),
                              m_frame.words({kLabelFont.size, true}),
                              m_frame.inner());
}

void Drawing::drawAxes()
{
    drawAxisX();
    drawAxisY();
    const Stroke stroke{m_frame.palette.line, 1};
    m_frame.canvas.line({m_plot.x, m_plot.y}, {m_plot.x, m_plot.bottom()}, stroke);
    m_frame.canvas.line({m_plot.x, m_plot.bottom()}, {m_plot.right(), m_plot.bottom()}, stroke);
}

// Points of one place go on a spiral of sunflower seeds around it (Vogel 1979).
void Drawing::placePoints()
{
    std::map<std::pair<double, double>, std::pair<int, int>> ties; // how many, how many so far
    for (const std::size_t i : m_shown)
        ++ties[{*m_points[i].x, *m_points[i].y}].first;
    for (const std::size_t i : m_shown) {
        const ScatterPoint& point = m_points[i];
        auto& [count, sofar] = ties[{*point.x, *point.y}];
        Point at{m_plot.x + m_plot.width * m_x.share(*point.x),
                 m_plot.bottom() - m_plot.height * m_y.share(*point.y)};
        if (count > 1) {
            const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
            const double away = kRadius * 2.1 * std::sqrt(sofar + 0.6);
            // Two stand above each other, so that both labels have room at the right.
            const double angle =
                std::numbers::pi / 2 + (count == 2 ? std::numbers::pi * sofar : golden * sofar);
            at = at + Point{away * std::cos(angle), -away * std::sin(angle)};
            ++sofar;
        }
        at.x = std::clamp(at.x, m_plot.x, m_plot.right() - kRadius);
        at.y = std::clamp(at.y, m_plot.y + kRadius, m_plot.bottom());
        m_places.push_back(at);
    }
}

void Drawing::drawPoints()
{
    std::vector<Box> sizes;
    for (const std::size_t i : m_shown)
        sizes.push_back(
            {0, 0, std::min(widthOf(cleaned(m_points[i].name), kPointFont), kLongestName) + 2, 13});
    const auto labels = placeLabels(m_places, sizes, m_plot.grown(-1), kRadius);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (labels[i].away) {
            const Box& box = labels[i].box;
            const Point near{std::clamp(m_places[i].x, box.x, box.right()),
                             std::clamp(m_places[i].y, box.y, box.bottom())};
            m_frame.canvas.line(m_places[i], near, {m_frame.palette.line, 0.6});
        }
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const Box& box = labels[i].box;
        m_frame.canvas.rect(box, {.fill = m_frame.palette.paper});
        m_frame.canvas.fittedText({box.x + 1, box.y + 10},
                                  cleaned(m_points[m_shown[i]].name),
                                  m_frame.words(kPointFont),
                                  kLongestName);
    }
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const ScatterPoint& point = m_points[m_shown[i]];
        m_frame.canvas.circle(
            m_places[i],
            kRadius,
            {.fill = m_frame.palette.kind(0), .stroke = Stroke{m_frame.palette.paper, 1}});
        const Box spot = Box::around(m_places[i], 2 * kRadius + 4, 2 * kRadius + 4);
        for (const Box& box : {spot, labels[i].box})
            m_frame.picture.areas.push_back({box.corners(), m_shown[i], {}, {point.object}});
    }
}

void Drawing::tellWhoIsMissing()
{
    std::string names;
    for (std::size_t i = 0, next = 0; i < m_points.size(); ++i) {
        if (next < m_shown.size() && m_shown[next] == i) {
            ++next;
            continue;
        }
        names += (names.empty() ? "" : ", ") + cleaned(m_points[i].name);
    }
    if (!names.empty())
        m_frame.picture.notes.push_back("Without a value: " + names + ".");
}

Picture Drawing::draw()
{
    choose();
    m_frame.drawTitle();
    tellWhoIsMissing();
    if (m_shown.empty()) {
        const auto missing = std::move(m_frame.picture.notes);
        m_frame.picture.notes.clear();
        m_frame.drawNothing("There is nothing to show: no case has both values.");
        m_frame.drawNotes(missing);
        m_frame.picture.notes.insert(m_frame.picture.notes.end(), missing.begin(), missing.end());
        return m_frame.finish("Scatter without points.");
    }
    layOut();
    drawAxes();
    placePoints();
    drawPoints();
    m_frame.y = m_plot.bottom() + 44;
    m_frame.drawNotes(m_frame.picture.notes);
    std::string description = fmt::format("Scatter of {}: {} by {}.",
                                          counted(m_shown.size(), "case", "cases"),
                                          m_axisY.name,
                                          m_axisX.name);
    for (const std::size_t i : m_shown) {
        const auto words = [](const ScatterAxis& axis, double value) {
            return axis.levels.empty() ? formatNumber(value, 2)
                                       : axis.levels[static_cast<std::size_t>(std::lround(value))];
        };
        description += fmt::format(" {}: {} {}, {} {}.",
                                   m_points[i].name,
                                   m_axisX.name,
                                   words(m_axisX, *m_points[i].x),
                                   m_axisY.name,
                                   words(m_axisY, *m_points[i].y));
    }
    return m_frame.finish(description);
}

} // namespace

Result<Picture> scatter(const ScatterAxis& x,
                        const ScatterAxis& y,
                        const std::vector<ScatterPoint>& points,
                        const Style& style)
{
    return Drawing(x, y, points, style).draw();
}

} // namespace crosscase::picture
