// SPDX-License-Identifier: GPL-3.0-or-later
// A wide table as several, one for each top-level head.
#pragma once

#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::table {

struct Section {
    std::string head; // the top-level head
    Table table;      // the head columns, then the columns under the head; no title, no notes
};

// Columns of the same top-level head come together, in the order of the first of each. Without
// columns behind the head columns: one section, whose head is empty. All rows stand in each.
[[nodiscard]] std::vector<Section> splitByTopHead(const Table& table);

// The head columns and those of `columns` (ascending, behind the head columns), all rows; title and
// notes are left out.
[[nodiscard]] Table excerpt(const Table& table, const std::vector<std::size_t>& columns);

} // namespace crosscase::table
