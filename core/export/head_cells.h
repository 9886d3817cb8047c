// SPDX-License-Identifier: GPL-3.0-or-later
// The heads of a table as a grid: neighbours under the same outer head share one cell.
#pragma once

#include "core/table/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscase::exporting {

struct HeadCell {
    std::string text;
    std::size_t column = 0;  // the first one it stands over
    std::size_t columns = 1; // how many columns wide
    std::size_t levels = 1;  // how many levels high
    bool leaf = true;        // the innermost head of one column; else of a group
};

// One list for each level, outermost first; at least one. An innermost head reaches down to the
// last level. Groups do not reach across the border between head columns and the others.
[[nodiscard]] std::vector<std::vector<HeadCell>> headCells(const table::Table& table);

} // namespace crosscase::exporting
