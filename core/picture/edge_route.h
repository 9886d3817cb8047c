// SPDX-License-Identifier: GPL-3.0-or-later
// The ways of a graph's lines: from box to box, bowed where they would cross another, and where
// their labels stand.
#pragma once

#include "core/picture/graph.h"

#include <vector>

namespace crosscase::picture {

// A quadratic curve from the border of one box to that of another.
struct Route {
    Point from;
    Point control;
    Point to;

    [[nodiscard]] Point at(double share) const; // 0: from, 1: to
    // The part between two shares.
    [[nodiscard]] Route between(double first, double last) const;
};

// One for each edge; `labels`: the sizes of their labels, for which the lines need room.
[[nodiscard]] std::vector<Route>
routesOf(const Graph& graph, const std::vector<Box>& boxes, const std::vector<Box>& labels);

// Where labels of the given sizes stand: on their lines, clear of boxes and of each other as far
// as that is to be had. One for each route; what has no size stays where it is.
[[nodiscard]] std::vector<Box> placeLabels(const std::vector<Route>& routes,
                                           const std::vector<Box>& boxes,
                                           const std::vector<Box>& sizes,
                                           double width);

} // namespace crosscase::picture
