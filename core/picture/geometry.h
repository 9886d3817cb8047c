// SPDX-License-Identifier: GPL-3.0-or-later
// Points and boxes of a picture: x to the right, y down.
#pragma once

#include <algorithm>
#include <vector>

namespace crosscase::picture {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

[[nodiscard]] inline Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] inline Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] inline Point operator*(Point a, double factor)
{
    return {a.x * factor, a.y * factor};
}

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] Box grown(double by) const
    {
        return {x - by, y - by, width + 2 * by, height + 2 * by};
    }
    // The area that two boxes share; 0 when they only touch.
    [[nodiscard]] double overlap(const Box& other) const
    {
        const double across = std::min(right(), other.right()) - std::max(x, other.x);
        const double down = std::min(bottom(), other.bottom()) - std::max(y, other.y);
        return across > 0 && down > 0 ? across * down : 0;
    }
    [[nodiscard]] bool contains(Point point) const
    {
        return point.x > x && point.x < right() && point.y > y && point.y < bottom();
    }
    [[nodiscard]] std::vector<Point> corners() const
    {
        return {{x, y}, {right(), y}, {right(), bottom()}, {x, bottom()}};
    }
    [[nodiscard]] static Box around(Point centre, double width, double height)
    {
        return {centre.x - width / 2, centre.y - height / 2, width, height};
    }
};

} // namespace crosscase::picture
