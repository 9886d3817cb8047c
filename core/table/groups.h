// SPDX-License-Identifier: GPL-3.0-or-later
// Which cells of the grouped columns are one cell.
#pragma once

#include "core/table/table.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::table {

// Cells below each other in a grouped column are one if they are equal and not empty, their rows
// are no totals and of the same indent, and the grouped columns further left hold together too.
// O(cells of the grouped columns).
class Groups {
public:
    explicit Groups(const Table& table);

    // How many rows high the cell is: 1 alone, 0 if it belongs to the one above.
    [[nodiscard]] std::size_t rows(std::size_t row, std::size_t column) const
    {
        return m_heights[column].empty() ? 1 : m_heights[column][row];
    }
    // Does any cell stand for several?
    [[nodiscard]] bool any() const { return m_any; }

private:
    std::vector<std::vector<std::uint32_t>> m_heights; // by column; empty: not grouped
    bool m_any = false;
};

// The table with the repeats of grouped cells left out.
[[nodiscard]] Table withoutRepeats(Table table);

} // namespace crosscase::table
