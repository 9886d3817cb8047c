// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/table.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace crosscase::table;

namespace {

Table casesByThemes()
{
    Table table;
    table.title = "Cases x themes";
    table.columns = {{{"case"}, Kind::Text}, {{"Trust"}, Kind::Integer}, {{"Cost"}, Kind::Integer}};
    table.rows = {{{"Anna", std::int64_t{3}, std::int64_t{0}}},
                  {{"Ben", std::int64_t{1}, std::int64_t{2}}}};
    table.notes = {"Counted: references"};
    return table;
}

} // namespace

TEST_CASE("the heads of a column become one line, empty levels left out")
{
    CHECK(headLine({{"Trust"}, Kind::Text}) == "Trust");
    CHECK(headLine({{"Trust", "Character", "n"}, Kind::Text}) == "Trust > Character > n");
    CHECK(headLine({{"", "case"}, Kind::Text}) == "case");
    CHECK(headLine({{""}, Kind::Text}).empty());
}

TEST_CASE("a value is written as files carry it")
{
    CHECK(toText({}).empty());
    CHECK(toText(std::int64_t{-12}) == "-12");
    CHECK(toText(Decimal{12.5, 2}) == "12.5");
    CHECK(toText(Decimal{2.0 / 3, 3}) == "0.667");
    CHECK(toText(Decimal{-0.0001, 2}) == "0");
    CHECK(toText(std::string("a\nb")) == "a\nb");
}

TEST_CASE("a rate that is no number is an empty cell")
{
    CHECK(toText(Decimal{std::numeric_limits<double>::quiet_NaN(), 2}).empty());
    CHECK(toText(Decimal{std::numeric_limits<double>::infinity(), 2}).empty());
}

TEST_CASE("transposing turns rows into columns and keeps title and notes")
{
    const Table table = transposed(casesByThemes());
    CHECK(table.title == "Cases x themes");
    CHECK(table.notes == std::vector<std::string>{"Counted: references"});
    REQUIRE(table.columns.size() == 3);
    CHECK(table.columns[0].heads == std::vector<std::string>{"case"});
    CHECK(table.columns[1].heads == std::vector<std::string>{"Anna"});
    CHECK(table.columns[1].kind == Kind::Integer);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].cells == std::vector<Value>{"Cost", std::int64_t{0}, std::int64_t{2}});
}

TEST_CASE("several head columns become several head levels, and back")
{
    Table table;
    table.headColumns = 2;
    table.columns = {{{"case"}, Kind::Text},
                     {{"sector"}, Kind::Text},
                     {{"Trust", "Character"}, Kind::Integer},
                     {{"Trust", "Competence"}, Kind::Integer}};
    table.rows = {{{"Anna", "public", std::int64_t{3}, std::int64_t{0}}}};

    const Table turned = transposed(table);
    CHECK(turned.headColumns == 2);
    REQUIRE(turned.columns.size() == 3);
    CHECK(turned.columns[0].heads == std::vector<std::string>{"case", "sector"});
    CHECK(turned.columns[2].heads == std::vector<std::string>{"Anna", "public"});
    REQUIRE(turned.rows.size() == 2);
    CHECK(turned.rows[1].cells == std::vector<Value>{"Trust", "Competence", std::int64_t{0}});

    const Table back = transposed(turned);
    REQUIRE(back.columns.size() == 4);
    CHECK(headLine(back.columns[1]) == "sector");
    CHECK(back.columns[3].heads == table.columns[3].heads);
    CHECK(back.columns[3].kind == Kind::Integer);
    CHECK(back.rows[0].cells == table.rows[0].cells);
}

TEST_CASE("a transposed row of counts, rates and gaps is of the wider kind, one with words is text")
{
    Table table;
    table.columns = {
        {{"case"}, Kind::Text}, {{"a"}, Kind::Text}, {{"b"}, Kind::Text}, {{"c"}, Kind::Text}};
    table.rows = {{{"Anna", Decimal{0.5, 2}, std::int64_t{3}, {}}},
                  {{"Ben", std::int64_t{1}, "undefined (no variation)", {}}}};
    const Table turned = transposed(table);
    CHECK(turned.columns[1].kind == Kind::Decimal);
    CHECK(turned.columns[2].kind == Kind::Text);
}

TEST_CASE("Markdown stays Markdown when it is turned, and back")
{
    Table table;
    table.columns = {
        {{"case"}, Kind::Text}, {{"Trust", "Character"}, Kind::Text}, {{"sector"}, Kind::Text}};
    table.columns[1].markdown = true;
    table.rows = {{{"Anna", "- a\n- b", "*"}}};
    CHECK(isMarkdown(table, table.rows[0], 1));
    CHECK_FALSE(isMarkdown(table, table.rows[0], 2));
    CHECK_FALSE(isMarkdown(table, table.rows[0], 9));
    const Table turned = transposed(table);
    CHECK(turned.columns[0].grouped);
    CHECK_FALSE(turned.columns[1].grouped);
    REQUIRE(turned.rows.size() == 2);
    CHECK(isMarkdown(turned, turned.rows[0], 2));
    CHECK_FALSE(isMarkdown(turned, turned.rows[0], 0));
    CHECK_FALSE(isMarkdown(turned, turned.rows[1], 2));
    CHECK(transposed(turned).columns[1].markdown);
    CHECK_FALSE(transposed(turned).columns[2].markdown);
}

TEST_CASE("rows without a name get their number as head")
{
    Table table;
    table.headColumns = 0;
    table.columns = {{{"a"}, Kind::Integer}};
    table.rows = {{{std::int64_t{7}}}, {{std::int64_t{8}}}};
    const Table turned = transposed(table);
    REQUIRE(turned.columns.size() == 3);
    CHECK(turned.columns[2].heads == std::vector<std::string>{"2"});
    CHECK(turned.rows[0].cells == std::vector<Value>{"a", std::int64_t{7}, std::int64_t{8}});
}
