// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/head_cells.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::exporting;
using table::Kind;

namespace {

table::Table withHeads(std::vector<std::vector<std::string>> heads)
{
    table::Table table;
    for (auto& levels : heads)
        table.columns.push_back({std::move(levels), Kind::Text});
    return table;
}

} // namespace

TEST_CASE("neighbours under the same outer heads share a cell")
{
    const auto levels =
        headCells(withHeads({{"case"}, {"Trust", "a"}, {"Trust", "b"}, {"Cost", "a"}}));
    REQUIRE(levels.size() == 2);
    REQUIRE(levels[0].size() == 3);
    CHECK(levels[0][0].levels == 2);
    CHECK(levels[0][1].text == "Trust");
    CHECK(levels[0][1].columns == 2);
    CHECK_FALSE(levels[0][1].leaf);
    CHECK(levels[0][2].column == 3);
    CHECK(levels[1].size() == 3);
}

TEST_CASE("an inner group does not reach across outer ones")
{
    const auto levels =
        headCells(withHeads({{"case"}, {"A", "x", "1"}, {"A", "x", "2"}, {"B", "x", "1"}}));
    REQUIRE(levels.size() == 3);
    REQUIRE(levels[1].size() == 2);
    CHECK(levels[1][0].columns == 2);
    CHECK(levels[1][1].columns == 1);
}

TEST_CASE("innermost heads are never merged, nor a group across the head columns")
{
    CHECK(headCells(withHeads({{"n"}, {"n"}, {"n"}}))[0].size() == 3);
    CHECK(headCells(withHeads({{"A", "1"}, {"A", "2"}, {"A", "3"}}))[0].size() == 2);
}

TEST_CASE("every grid place is covered exactly once")
{
    const auto table = withHeads({{"c"}, {"A", "1"}, {"A", "x", "2"}, {"A", "x", "3"}, {"B"}, {}});
    const auto levels = headCells(table);
    std::vector<int> covered(levels.size() * table.columns.size());
    for (std::size_t level = 0; level < levels.size(); ++level)
        for (const HeadCell& cell : levels[level])
            for (std::size_t y = level; y < level + cell.levels; ++y)
                for (std::size_t x = cell.column; x < cell.column + cell.columns; ++x)
                    ++covered[y * table.columns.size() + x];
    CHECK(covered == std::vector<int>(covered.size(), 1));
}
