// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/groups.h"

namespace crosscase::table {

namespace {

bool isEmpty(const Value& value)
{
    const auto* words = std::get_if<std::string>(&value);
    return std::holds_alternative<std::monostate>(value) || (words != nullptr && words->empty());
}

// May cells of row `at` belong to the row above at all?
bool goesOn(const Table& table, std::size_t at)
{
    const Row& row = table.rows[at];
    const Row& above = table.rows[at - 1];
    return !row.total && !above.total && row.indent == above.indent;
}

} // namespace

Groups::Groups(const Table& table)
    : m_heights(table.columns.size())
{
    // Which rows hold together with the one above in all grouped columns so far.
    std::vector<bool> together(table.rows.size());
    for (std::size_t row = 1; row < table.rows.size(); ++row)
        together[row] = goesOn(table, row);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (!table.columns[column].grouped)
            continue;
        auto& heights = m_heights[column];
        heights.assign(table.rows.size(), 1);
        std::size_t first = 0;
        for (std::size_t row = 1; row < table.rows.size(); ++row) {
            const Value& cell = cellAt(table.rows[row], column);
            together[row] =
                together[row] && !isEmpty(cell) && cell == cellAt(table.rows[row - 1], column);
            if (!together[row]) {
                first = row;
                continue;
            }
            ++heights[first];
            heights[row] = 0;
            m_any = true;
        }
    }
}

Table withoutRepeats(Table table)
{
    const Groups groups(table);
    if (!groups.any())
        return table;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (groups.rows(row, column) == 0)
                table.rows[row].cells[column] = {};
    return table;
}

} // namespace crosscase::table
