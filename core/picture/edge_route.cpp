// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/edge_route.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace crosscase::picture {

namespace {

constexpr int kSamples = 48;
constexpr std::size_t kBoxes = 300;
// How far a line may bow, in shares of its length, from the least to the most.
constexpr std::array kBows{0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.45, -0.45, 0.6, -0.6};

Route bowed(Point from, Point to, double bow)
{
    const Point way = to - from;
    const Point middle = (from + to) * 0.5;
    return {from, middle + Point{-way.y, way.x} * (2 * bow), to};
}

// From the border of `first` to a little before that of `last`.
Route outside(const Route& route, const Box& first, const Box& last)
{
    double begin = 0;
    double end = 1;
    for (int i = 0; i <= kSamples * 4; ++i) {
        const double share = i / (kSamples * 4.0);
        if (first.contains(route.at(share)))
            begin = share;
        if (end == 1 && share > begin && last.grown(2.5).contains(route.at(share)))
            end = share;
    }
    return begin < end ? route.between(begin, end) : route;
}

// The curve lies within its three points.
Box hullOf(const Route& route)
{
    const auto [left, right] = std::minmax({route.from.x, route.control.x, route.to.x});
    const auto [top, bottom] = std::minmax({route.from.y, route.control.y, route.to.y});
    return Box{left, top, right - left, bottom - top}.grown(0.5);
}

int hits(const Route& route, const std::vector<Box>& boxes, std::size_t a, std::size_t b)
{
    int count = 0;
    const Box hull = hullOf(route);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i == a || i == b)
            continue;
        const Box box = boxes[i].grown(5);
        if (hull.overlap(box) <= 0)
            continue;
        for (int sample = 1; sample < kSamples; ++sample)
            count += box.contains(route.at(sample / double(kSamples))) ? 1 : 0;
    }
    return count;
}

// Is the label hidden, in part, by the boxes that the line joins?
bool hides(const Route& route, const Box& first, const Box& last, const Box& label)
{
    const Box shown = Box::around(outside(route, first, last).at(0.5), label.width, label.height);
    return shown.overlap(first) + shown.overlap(last) > 0;
}

Route around(const std::vector<Box>& boxes, const Box& label, std::size_t a, std::size_t b)
{
    Route best{};
    double least = 1e18;
    // Very many boxes leave no way clear.
    if (boxes.size() > kBoxes)
        return bowed(boxes[a].centre(), boxes[b].centre(), 0);
    for (const double bow : kBows) {
        const Route route = bowed(boxes[a].centre(), boxes[b].centre(), bow);
        const double cost = hits(route, boxes, a, b) + std::abs(bow) * 6
                            + (hides(route, boxes[a], boxes[b], label) ? 4 : 0);
        if (cost < least) {
            least = cost;
            best = route;
        }
        if (cost == 0)
            break;
    }
    return best;
}

// A line from a box to itself, at its upper right corner.
Route loop(const Box& box)
{
    return {{box.right(), box.y + box.height * 0.4},
            {box.right() + 34, box.y - 34},
            {box.right() - box.width * 0.25, box.y - 2}};
}

Box labelBox(const Route& route, double share, const Box& size, double width)
{
    Box box = Box::around(route.at(share), size.width, size.height);
    box.x = std::clamp(box.x, 0.0, std::max(width - box.width, 0.0));
    box.y = std::max(box.y, 0.0);
    return box;
}

double crowding(const Box& label,
                const std::vector<Route>& routes,
                const std::vector<Box>& boxes,
                const std::vector<Box>& labels,
                std::size_t own)
{
    double cost = 0;
    for (const Box& box : boxes)
        cost += 4 * label.overlap(box.grown(2));
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (i != own)
            cost += 6 * label.overlap(labels[i].grown(1));
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (i == own || label.overlap(hullOf(routes[i])) <= 0)
            continue;
        for (int sample = 0; sample <= kSamples / 2; ++sample)
            cost += label.contains(routes[i].at(sample / (kSamples / 2.0))) ? 60 : 0;
    }
    return cost;
}

} // namespace

Point Route::at(double share) const
{
    const double rest = 1 - share;
    return from * (rest * rest) + control * (2 * rest * share) + to * (share * share);
}

Route Route::between(double first, double last) const
{
    // The blossom of the curve: exact for a quadratic one.
    const Point middle = from * ((1 - first) * (1 - last))
                         + control * ((1 - first) * last + first * (1 - last))
                         + to * (first * last);
    return {at(first), middle, at(last)};
}

std::vector<Route>
routesOf(const Graph& graph, const std::vector<Box>& boxes, const std::vector<Box>& labels)
{
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> count;
    const auto pairOf = [](const GraphEdge& edge) { return std::minmax(edge.from, edge.to); };
    for (const GraphEdge& edge : graph.edges)
        ++count[pairOf(edge)];
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> seen;
    std::vector<Route> routes;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const GraphEdge& edge = graph.edges[i];
        const std::size_t several = count[pairOf(edge)];
        const auto number = static_cast<double>(seen[pairOf(edge)]++);
        if (edge.from == edge.to) {
            routes.push_back(loop(boxes[edge.from].grown(4 * number)));
        } else if (several == 1) {
            routes.push_back(outside(
                around(boxes, labels[i], edge.from, edge.to), boxes[edge.from], boxes[edge.to]));
        } else {
            // They bow to both sides, however they are directed.
            const double bow = (number - (static_cast<double>(several) - 1) / 2) * 0.26
                               * (edge.from < edge.to ? 1 : -1);
            routes.push_back(outside(bowed(boxes[edge.from].centre(), boxes[edge.to].centre(), bow),
                                     boxes[edge.from],
                                     boxes[edge.to]));
        }
    }
    return routes;
}

std::vector<Box> placeLabels(const std::vector<Route>& routes,
                             const std::vector<Box>& boxes,
                             const std::vector<Box>& sizes,
                             double width)
{
    constexpr std::array kPlaces{0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.8, 0.2};
    std::vector<Box> labels;
    for (std::size_t i = 0; i < routes.size(); ++i)
        labels.push_back(sizes[i].width > 0 ? labelBox(routes[i], 0.5, sizes[i], width) : Box{});
    // Each knows where the others are; a few rounds settle them.
    for (int round = 0; round < 4; ++round)
        for (std::size_t i = 0; i < routes.size(); ++i) {
            if (sizes[i].width <= 0)
                continue;
            double least = 1e18;
            Box best;
            for (const double place : kPlaces) {
                const Box box = labelBox(routes[i], place, sizes[i], width);
                const double cost =
                    crowding(box, routes, boxes, labels, i) + std::abs(place - 0.5) * 20;
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
            labels[i] = best;
        }
    return labels;
}

} // namespace crosscase::picture
