// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose cells are shaded by their value.
#pragma once

#include "core/picture/picture.h"
#include "core/picture/table_parts.h"
#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::picture {

struct HeatMapOptions {
    Style style{};
    Totals totals{};                   // sums are printed and not shaded
    std::vector<std::string> levels{}; // ordinal words, lowest first, that are shaded by their rank
};

// Shade is value / largest value (values below zero: / the smallest one, in another hue), rank /
// highest rank of levels. Zero is an empty frame, no value a crossed one, other words stand as
// they are. Values are printed where they fit. Areas: cells by row and column, heads by one of
// them. A table without rows or columns, or with nothing in it, gives a picture that says so.
// Refused: words but neither a number nor a level.
[[nodiscard]] Result<Picture> heatMap(const table::Table& table, const HeatMapOptions& options);

} // namespace crosscase::picture
