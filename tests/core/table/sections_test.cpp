// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/sections.h"

#include <catch2/catch.hpp>

using namespace crosscase::table;

TEST_CASE("a table is cut into one for each top-level head, head columns in each")
{
    Table table;
    table.title = "Framework";
    table.notes = {"Counted: summaries."};
    table.headColumns = 2;
    table.columns = {{{"case"}, Kind::Text},
                     {{"sector"}, Kind::Text},
                     {{"Trust", "Character"}, Kind::Text},
                     {{"Cost"}, Kind::Integer},
                     {{"Trust"}, Kind::Text}};
    table.columns[2].markdown = true;
    table.rows = {{{"Alpha", "public", "a", std::int64_t{1}, "b"}, 1}, {{"Beta"}, 0, true}};
    const auto sections = splitByTopHead(table);
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].head == "Trust");
    CHECK(sections[0].table.headColumns == 2);
    REQUIRE(sections[0].table.columns.size() == 4);
    CHECK(sections[0].table.columns[2].markdown);
    CHECK(sections[0].table.rows[0].cells == std::vector<Value>{"Alpha", "public", "a", "b"});
    CHECK(sections[0].table.rows[0].indent == 1);
    CHECK(sections[0].table.rows[1].cells == std::vector<Value>{"Beta"});
    CHECK(sections[0].table.rows[1].total);
    CHECK(sections[1].head == "Cost");
    CHECK(sections[1].table.columns.size() == 3);
    CHECK(sections[1].table.title.empty());
}

TEST_CASE("a table without columns behind its head columns is one section")
{
    Table table;
    table.columns = {{{"case"}, Kind::Text}};
    table.rows = {{{"Alpha"}}};
    const auto sections = splitByTopHead(table);
    REQUIRE(sections.size() == 1);
    CHECK(sections[0].head.empty());
    CHECK(sections[0].table.rows[0].cells == table.rows[0].cells);
    CHECK(splitByTopHead({}).size() == 1);
}
