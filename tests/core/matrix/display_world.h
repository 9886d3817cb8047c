// SPDX-License-Identifier: GPL-3.0-or-later
// Displays of a small project, as lines of words.
#pragma once

#include "core/matrix/display_table.h"
#include "tests/core/matrix/toy.h"

namespace crosscase::matrix::test {

inline Result<table::Table>
tryDisplay(const World& world, std::string_view name, const DisplayOptions& options = {})
{
    const Display* display = displayNamed(name);
    REQUIRE(display != nullptr);
    const crosscase::Progress progress;
    return build(*display, {world.corpus, world.texts, options, progress});
}

inline table::Table
displayed(const World& world, std::string_view name, const DisplayOptions& options = {})
{
    auto table = tryDisplay(world, name, options);
    if (!table)
        FAIL(table.error().detail);
    for (const table::Row& row : table->rows)
        REQUIRE(row.cells.size() == table->columns.size());
    return std::move(*table);
}

inline std::string
refusalOf(const World& world, std::string_view name, const DisplayOptions& options)
{
    auto table = tryDisplay(world, name, options);
    REQUIRE_FALSE(table);
    CHECK(table.error().code == ErrorCode::Refused);
    return table.error().detail;
}

// "Alpha|3|-|1": an empty cell is -.
inline std::string lineOf(const table::Row& row)
{
    std::string line;
    for (const table::Value& cell : row.cells)
        line += (&cell == row.cells.data() ? "" : "|")
                + (table::toText(cell).empty() ? std::string("-") : table::toText(cell));
    return line;
}

inline Lines linesOf(const table::Table& table)
{
    Lines lines;
    for (const table::Row& row : table.rows)
        lines.push_back(lineOf(row));
    return lines;
}

inline std::string headsOf(const table::Table& table)
{
    std::string line;
    for (const table::Column& column : table.columns)
        line += (line.empty() ? "" : ",") + table::headLine(column);
    return line;
}

} // namespace crosscase::matrix::test
