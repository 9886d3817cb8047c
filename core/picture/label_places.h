// SPDX-License-Identifier: GPL-3.0-or-later
// Where the labels of points stand: eight places around each, nearer ones first (Imhof 1975), the
// one that covers least.
#pragma once

#include "core/picture/geometry.h"

#include <vector>

namespace crosscase::picture {

struct PlacedLabel {
    Box box;
    bool away = false; // too far from its point to do without a line
};

// `sizes`: width and height of each label. Labels stay within `frame`, and keep off all points
// (circles of `radius`) and each other as far as that is to be had.
[[nodiscard]] std::vector<PlacedLabel> placeLabels(const std::vector<Point>& points,
                                                   const std::vector<Box>& sizes,
                                                   const Box& frame,
                                                   double radius);

} // namespace crosscase::picture
