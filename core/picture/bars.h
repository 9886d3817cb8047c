// SPDX-License-Identifier: GPL-3.0-or-later
// A table as bars: a group for each row, a bar for each column of numbers.
#pragma once

#include "core/picture/picture.h"
#include "core/picture/table_parts.h"
#include "core/table/table.h"

namespace crosscase::picture {

struct BarsOptions {
    Style style{};
    Totals totals{}; // sums are printed, without a bar
};

// Horizontal bars from a common zero, with their values; values below zero run to the left. A
// value that there is not is said so ("no value"). Up to six columns are told apart by colour, more
// by their names beside the bars. Areas: rows, and bars by row and column. Refused: words but no
// number. An empty table gives a picture that says so.
[[nodiscard]] Result<Picture> bars(const table::Table& table, const BarsOptions& options);

} // namespace crosscase::picture
