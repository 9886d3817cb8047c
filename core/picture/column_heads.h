// SPDX-License-Identifier: GPL-3.0-or-later
// The heads of columns of equal width: level if their words fit, else aslant or upright; outer
// levels stand above in groups.
#pragma once

#include "core/picture/frame.h"
#include "core/picture/table_parts.h"
#include "core/table/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscase::picture {

class ColumnHeads {
public:
    ColumnHeads() = default;
    ColumnHeads(const table::Table& table, const std::vector<std::size_t>& columns);

    // Settles how they stand in columns that are `cell` wide.
    void measure(double cell);
    [[nodiscard]] double height() const { return m_groupHeight + m_height; }
    // How far the last reach beyond the right side of the last column.
    [[nodiscard]] double overhang() const;
    // From frame.y on, which moves below them; hit areas for each column. `left`: of the first.
    void draw(Frame& frame, double left, const TableParts& parts) const;

private:
    enum class Stand : std::uint8_t { Level, Aslant, Upright };
    void drawGroups(Frame& frame, double left) const;
    void drawHead(Frame& frame, std::size_t column, double left, bool bold) const;
    [[nodiscard]] double shownWidth(std::size_t column) const;

    std::vector<std::string> m_heads;  // innermost, clean
    std::vector<std::string> m_groups; // the outer levels, clean
    Font m_font = kLabelFont;
    Stand m_stand = Stand::Level;
    double m_cell = 0;
    double m_height = 0;
    double m_groupHeight = 0;
};

} // namespace crosscase::picture
