// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps and bars.
#include "core/picture/bars.h"
#include "core/picture/heat_map.h"
#include "core/picture/palette.h"
#include "tests/core/picture/svg_check.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::picture;
using namespace crosscase::picture::test;
using table::Decimal;
using table::Kind;
using table::Table;

namespace {

Table small()
{
    Table made;
    made.title = "Themes";
    made.columns = {{{"case"}, Kind::Text}, {{"Trust"}, Kind::Integer}, {{"Cost"}, Kind::Integer}};
    made.rows = {{{std::string("Alpha"), std::int64_t{3}, std::int64_t{0}}},
                 {{std::string("Beta"), std::int64_t{1}, {}}},
                 {{std::string("total"), std::int64_t{40}, std::int64_t{7}}, 0, true}};
    made.notes = {"Counted: references."};
    return made;
}

Table square(std::size_t size)
{
    Table made;
    made.columns.push_back({{"case"}, Kind::Text});
    for (std::size_t i = 0; i < size; ++i)
        made.columns.push_back({{"Theme number " + std::to_string(i)}, Kind::Integer});
    for (std::size_t row = 0; row < size; ++row) {
        made.rows.push_back({{std::string("Case ") + std::to_string(row)}});
        for (std::size_t i = 0; i < size; ++i)
            made.rows.back().cells.emplace_back(static_cast<std::int64_t>(row * i % 97));
    }
    return made;
}

std::string fillAt(const Picture& picture, std::size_t row, std::size_t column)
{
    for (const HitArea& area : picture.areas)
        if (area.row == row && area.column == column)
            for (const Element& element : Reader(picture.svg).elements)
                if (element.name == "rect"
                    && std::abs(numberAt(element, "x") - area.corners[0].x) < 0.3
                    && std::abs(numberAt(element, "y") - area.corners[0].y) < 0.3)
                    return element.attributes.at("fill");
    return {};
}

} // namespace

TEST_CASE("a heat map shades values, frames zeros, crosses gaps and leaves totals plain")
{
    const auto made = heatMap(small(), {.totals = {.column = false, .row = true}});
    REQUIRE(made);
    CHECK(problemOf(*made).empty());
    const Palette& palette = paletteOf(Tone::Light);
    CHECK(fillAt(*made, 0, 1) == picture::toText(palette.quantity(1)));
    CHECK(fillAt(*made, 1, 1) == picture::toText(palette.quantity(1.0 / 3)));
    CHECK(fillAt(*made, 0, 2) == "none");
    CHECK(fillAt(*made, 1, 2) == "none");
    CHECK(fillAt(*made, 2, 1).empty());
    for (const char* words : {"Alpha", "Trust", "3", "0", "40", "no value", "Counted: references."})
        CHECK(hasText(*made, words));
}

TEST_CASE("a column of totals does not set the scale")
{
    Table table = small();
    table.rows.pop_back();
    table.columns.push_back({{"total"}, Kind::Integer});
    for (auto& row : table.rows)
        row.cells.emplace_back(std::int64_t{100});
    const auto made = heatMap(table, {.totals = {.column = true}});
    REQUIRE(made);
    CHECK(fillAt(*made, 0, 1) == picture::toText(paletteOf(Tone::Light).quantity(1)));
}

TEST_CASE("ordinal words are shaded by rank; words alone are refused")
{
    Table table = small();
    table.rows = {{{std::string("Alpha"), std::string("+"), std::string("-")}},
                  {{std::string("Beta"), std::string("o"), {}}}};
    for (auto& column : table.columns)
        column.kind = Kind::Text;
    const auto made = heatMap(table, {.levels = {"-", "o", "+"}});
    REQUIRE(made);
    CHECK(problemOf(*made).empty());
    CHECK(fillAt(*made, 0, 1) == picture::toText(paletteOf(Tone::Light).quantity(1)));
    CHECK(fillAt(*made, 1, 1) == picture::toText(paletteOf(Tone::Light).quantity(0.5)));
    const auto refused = heatMap(table, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    CHECK_FALSE(bars(table, {}));
}

TEST_CASE("values of both signs have two hues")
{
    Table table = small();
    table.rows = {{{std::string("Alpha"), Decimal{-1.5, 2}, Decimal{3, 2}}}};
    const auto made = heatMap(table, {});
    REQUIRE(made);
    CHECK(fillAt(*made, 0, 1) == picture::toText(paletteOf(Tone::Light).negative(1)));
    CHECK(fillAt(*made, 0, 2) == picture::toText(paletteOf(Tone::Light).quantity(1)));
}

TEST_CASE("an empty table gives a picture that says so")
{
    for (const auto& made : {heatMap(Table{}, {}), bars(Table{}, {})}) {
        REQUIRE(made);
        CHECK(problemOf(*made).empty());
        CHECK(hasText(*made, "There is nothing to show"));
        CHECK_FALSE(made->notes.empty());
    }
}

TEST_CASE("the same table gives the same bytes, in dark others")
{
    CHECK(heatMap(small(), {})->svg == heatMap(small(), {})->svg);
    CHECK(heatMap(small(), {})->svg != heatMap(small(), {.style = {.tone = Tone::Dark}})->svg);
    CHECK(problemOf(*heatMap(small(), {.style = {.tone = Tone::Dark}})).empty());
}

TEST_CASE("200 x 200 cells take less than half a second and 10 MB, and grow wider")
{
    const Table table = square(200);
    const auto begin = std::chrono::steady_clock::now();
    const auto made = heatMap(table, {});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    REQUIRE(made);
    CHECK(taken.count() < 0.5);
    CHECK(made->svg.size() < 10'000'000);
    CHECK(made->width > 720);
    CHECK(made->areas.size() == 200 * 200 + 400);
    CHECK(problemOf(*made).empty());
}

TEST_CASE("heads stand level where they fit, aslant or upright where not, always on the picture")
{
    for (const std::size_t size : {1U, 2U, 5U, 12U, 30U, 60U})
        for (const double width : {320.0, 720.0, 1500.0}) {
            const auto made = heatMap(square(size), {.style = {.width = width}});
            REQUIRE(made);
            INFO(size << " columns, " << width);
            CHECK(problemOf(*made) == "");
        }
    Table grouped = square(4);
    grouped.columns[1].heads = {"Trust", "Kept promises"};
    grouped.columns[2].heads = {"Trust", "Competence"};
    const auto made = heatMap(grouped, {});
    CHECK(problemOf(*made) == "");
    CHECK(hasText(*made, "Trust"));
}

TEST_CASE("bars run from zero to both sides and say where there is no value")
{
    Table table = small();
    table.rows[1].cells[1] = Decimal{-2.5, 2};
    const auto made = bars(table, {.totals = {.row = true}});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    for (const char* words : {"-2.5", "no value", "Trust", "Alpha", "40"})
        CHECK(hasText(*made, words));
    const auto many = bars(square(12), {});
    REQUIRE(many);
    CHECK(problemOf(*many) == "");
    CHECK(hasText(*many, "Theme number 11"));
}

TEST_CASE("long names are shortened, and their whole is the title")
{
    const std::string name =
        "A case with a name that is much longer than any column could ever be, really";
    Table table = small();
    table.rows[0].cells[0] = name;
    for (const auto& made : {heatMap(table, {}), bars(table, {})}) {
        REQUIRE(made);
        CHECK(problemOf(*made) == "");
        CHECK_FALSE(hasText(*made, name));
        const auto titles = titlesOf(*made);
        CHECK(std::find(titles.begin(), titles.end(), name) != titles.end());
    }
}

TEST_CASE("words from the right are set apart, so that anchors mean the same everywhere")
{
    Table table = small();
    table.rows[0].cells[0] = std::string("شركة الحديد");
    const auto made = heatMap(table, {});
    CHECK(problemOf(*made) == "");
    CHECK(hasText(*made, "\u2067شركة الحديد\u2069"));
}

TEST_CASE("whatever the words and numbers, pictures stay well-formed")
{
    rc::check([](const std::string& title,
                 const std::vector<std::string>& names,
                 const std::vector<double>& values) {
        Table table;
        table.title = title;
        table.columns = {
            {{title}, Kind::Text}, {{title, title}, Kind::Decimal}, {{}, Kind::Decimal}};
        for (std::size_t i = 0; i < names.size(); ++i) {
            const double value = i < values.size() ? values[i] : 0;
            table.rows.push_back({{names[i], Decimal{std::fmod(value, 1e6), 2}, names[i]}});
        }
        table.notes = names;
        for (const Tone tone : {Tone::Light, Tone::Dark}) {
            const auto heat = heatMap(table, {.style = {tone, 720, title}});
            const auto bar = bars(table, {.style = {tone, 400, {}}});
            RC_ASSERT(heat.has_value());
            RC_ASSERT(bar.has_value());
            RC_ASSERT(problemOf(*heat) == "");
            RC_ASSERT(problemOf(*bar) == "");
        }
    });
}

TEST_CASE("numbers that are none are gaps")
{
    Table table = small();
    table.rows[0].cells[1] = Decimal{NAN, 2};
    table.rows[1].cells[1] = Decimal{INFINITY, 2};
    CHECK(problemOf(*heatMap(table, {})) == "");
    CHECK(problemOf(*bars(table, {})) == "");
}
