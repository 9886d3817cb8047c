// SPDX-License-Identifier: GPL-3.0-or-later
// Cases by two values, each point with its name (Miles, Huberman and Saldana: never anonymous
// dots).
#pragma once

#include "core/picture/picture.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::picture {

struct ScatterAxis {
    std::string name;
    std::vector<std::string>
        levels; // ordinal: value i (0, 1 ...) is the i-th, lowest first; none: numbers
};

struct ScatterPoint {
    std::string name;
    model::AnyId object;
    std::optional<double> x; // finite; nothing: no value
    std::optional<double> y;
};

// Points at the same place are set beside each other, always in the same way. Labels stand at one
// of eight places around their point, where they cover least; those farther away have a line. Who
// lacks a value is named below. Areas: points with their object, and their row in `points`. Without
// a point to draw the picture says so.
[[nodiscard]] Result<Picture> scatter(const ScatterAxis& x,
                                      const ScatterAxis& y,
                                      const std::vector<ScatterPoint>& points,
                                      const Style& style);

} // namespace crosscase::picture
