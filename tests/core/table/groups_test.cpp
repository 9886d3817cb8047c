// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/groups.h"

#include <catch2/catch.hpp>

using namespace crosscase::table;

namespace {

Table themesAndCodes(std::vector<Row> rows)
{
    Table table;
    table.columns = {{{"theme"}, Kind::Text}, {{"code"}, Kind::Text}, {{"n"}, Kind::Integer}};
    table.columns[0].grouped = true;
    table.columns[1].grouped = true;
    table.rows = std::move(rows);
    return table;
}

std::vector<std::size_t> heights(const Table& table, std::size_t column)
{
    const Groups groups(table);
    std::vector<std::size_t> all;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        all.push_back(groups.rows(row, column));
    return all;
}

using Heights = std::vector<std::size_t>;

} // namespace

TEST_CASE("equal cells below each other are one, and never across a group further left")
{
    const Table table = themesAndCodes({{{"Trust", "Character"}},
                                        {{"Trust", "Character"}},
                                        {{"Trust", "Open"}},
                                        {{"Cost", "Open"}},
                                        {{"Trust", "Open"}}});
    CHECK(heights(table, 0) == Heights{3, 0, 0, 1, 1});
    CHECK(heights(table, 1) == Heights{2, 0, 1, 1, 1});
    CHECK(heights(table, 2) == Heights{1, 1, 1, 1, 1});
    CHECK(Groups(table).any());
}

TEST_CASE("empty cells, totals and other depths stand alone")
{
    const Table table = themesAndCodes(
        {{{"", {}}}, {{"", {}}}, {{"a", "x"}}, {{"a", "x"}, 1}, {{"b"}}, {{"b"}, 0, true}, {{}}});
    CHECK(heights(table, 0) == Heights{1, 1, 1, 1, 1, 1, 1});
    CHECK_FALSE(Groups(table).any());
    CHECK_FALSE(Groups(Table{}).any());
}

TEST_CASE("repeats are left out for a reader of lines")
{
    const Table table =
        withoutRepeats(themesAndCodes({{{"Trust", "a", std::int64_t{1}}}, {{"Trust", "b"}}}));
    CHECK(table.rows[0].cells == std::vector<Value>{"Trust", "a", std::int64_t{1}});
    CHECK(table.rows[1].cells == std::vector<Value>{{}, "b"});
}
