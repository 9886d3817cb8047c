// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the columns of a table are in a terminal.
#pragma once

#include "core/table/table.h"

#include <cstddef>
#include <vector>

namespace crosscase::exporting {

constexpr int kColumnGap = 2;
constexpr int kIndentWidth = 2;

// In terminal columns.
struct ColumnWidth {
    int natural = 0; // of the longest line in the column
    int minimum = 0; // what it can be narrowed to: a number, or a word of ordinary length
};

// Of printable cells and heads, also wide enough for the heads of groups.
[[nodiscard]] std::vector<ColumnWidth> measured(const table::Table& table);

// Cuts the columns behind the head columns into runs [first, last), so that each run fits into
// `width` together with the head columns when all are at their minimum; at least one column a run.
struct ColumnRun {
    std::size_t first = 0;
    std::size_t last = 0;
};
[[nodiscard]] std::vector<ColumnRun>
runsOf(const std::vector<ColumnWidth>& widths, std::size_t headColumns, int width);

// The widths at which all columns fit into `width` (0: as wide as needed): the widest are narrowed,
// none below its minimum.
[[nodiscard]] std::vector<int> fitted(const std::vector<ColumnWidth>& widths, int width);

} // namespace crosscase::exporting
