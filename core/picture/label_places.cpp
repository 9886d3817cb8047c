// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/label_places.h"

#include <array>
#include <cmath>

namespace crosscase::picture {

namespace {

// Right, left, above, below, and the corners: the side of the point on which the label stands.
constexpr std::array<Point, 8> kSides{
    {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}};
constexpr std::array kReaches{4.0, 14.0, 28.0};
constexpr int kRounds = 5;

Box boxAt(Point point, Point side, const Box& size, double reach)
{
    const double corner = side.x != 0 && side.y != 0 ? 0.7 : 1;
    const double x = side.x > 0 ? 0 : side.x < 0 ? -size.width : -size.width / 2;
    const double y = side.y > 0 ? 0 : side.y < 0 ? -size.height : -size.height / 2;
    return {point.x + x + side.x * reach * corner,
            point.y + y + side.y * reach * corner,
            size.width,
            size.height};
}

double outside(const Box& box, const Box& frame)
{
    return box.width * box.height - box.overlap(frame);
}

struct Field {
    const std::vector<Point>& points;
    const Box& frame;
    double radius;
};

double
costOf(const Box& box, const Field& field, const std::vector<PlacedLabel>& placed, std::size_t own)
{
    double cost = 20 * outside(box, field.frame);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Point at = field.points[i];
        if (i != own)
            cost += 5 * box.overlap(placed[i].box);
        cost += 6 * box.overlap(Box::around(at, 2 * field.radius + 2, 2 * field.radius + 2));
    }
    return cost;
}

} // namespace

std::vector<PlacedLabel> placeLabels(const std::vector<Point>& points,
                                     const std::vector<Box>& sizes,
                                     const Box& frame,
                                     double radius)
{
    std::vector<PlacedLabel> placed;
    for (std::size_t i = 0; i < points.size(); ++i)
        placed.push_back({boxAt(points[i], kSides[0], sizes[i], radius + kReaches[0]), false});
    const Field field{points, frame, radius};
    for (int round = 0; round < kRounds; ++round) {
        bool moved = false;
        for (std::size_t i = 0; i < points.size(); ++i) {
            double least = 1e300;
            PlacedLabel best;
            for (std::size_t reach = 0; reach < kReaches.size() && least > 1; ++reach)
                for (std::size_t side = 0; side < kSides.size(); ++side) {
                    const Box box =
                        boxAt(points[i], kSides[side], sizes[i], radius + kReaches[reach]);
                    const double cost = costOf(box, field, placed, i)
                                        + static_cast<double>(side) * 0.1
                                        + static_cast<double>(reach) * 2;
                    if (cost < least) {
                        least = cost;
                        best = {box, reach > 0};
                    }
                }
            moved = moved || best.box.x != placed[i].box.x || best.box.y != placed[i].box.y;
            placed[i] = best;
        }
        if (!moved)
            break;
    }
    for (PlacedLabel& label : placed) {
        label.box.x =
            std::clamp(label.box.x, frame.x, std::max(frame.right() - label.box.width, frame.x));
        label.box.y =
            std::clamp(label.box.y, frame.y, std::max(frame.bottom() - label.box.height, frame.y));
    }
    return placed;
}

} // namespace crosscase::picture
