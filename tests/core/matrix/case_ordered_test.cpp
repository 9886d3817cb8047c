// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

struct Rated : DisplayWorld {
    Id<Scale> pattern = scale("pattern", {"-", "o", "+"});
    Id<Code> trust = code("Trust");
    Id<Code> ties = code("Ties @ work");
    Id<Code> outcome = code("Outcome");
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Case> gamma = unit("Gamma");
    Id<Case> delta = unit("Delta");

    Rated()
    {
        rate(alpha, outcome, pattern, "-");
        rate(beta, outcome, pattern, "+");
        rate(gamma, outcome, pattern, "o");
        rate(alpha, trust, pattern, "-");
        rate(beta, trust, pattern, "+");
        rate(gamma, trust, pattern, "+");
        rate(alpha, ties, pattern, "+");
        rate(beta, ties, pattern, "-");
    }
};

} // namespace

TEST_CASE("cases stand from high to low on a rating, those not rated last")
{
    Rated world;
    world.write(world.beta, world.trust, "They *trust*.");
    CHECK(linesOf(world.show({"case-ordered", "--by", "rating:Outcome"}))
          == Lines{"Outcome|case|Trust",
                   "+|Beta|They *trust*.",
                   "o|Gamma|",
                   "-|Alpha|",
                   "not rated|Delta|"});
    const auto table =
        world.show({"case-ordered", "--by", "rating:Ties @ work", "--cell", "rating", "--state"});
    CHECK(linesOf(table)
          == Lines{"Ties @ work|case|Trust|Ties @ work|Outcome",
                   "+|Alpha|-|+|-",
                   "-|Beta|+|-|+",
                   "not rated|Gamma|+|no text|o",
                   "not rated|Delta|no text|no text|no text"});
    CHECK(anyNoteHas(table.notes, "Scale pattern: - < o < +."));
    CHECK(anyNoteHas(table.notes, "Levels rated by: Ann (2)."));
    CHECK(world.refused({"case-ordered"}).code == ErrorCode::Refused);
    CHECK(world.refused({"case-ordered", "--by", "size"}).code == ErrorCode::Malformed);
    CHECK(world.refused({"case-ordered", "--by", "rating:Trust@height"}).code
          == ErrorCode::NotFound);
}

TEST_CASE("numbers go from high to low, words from A to Z, and a scale can be named behind @")
{
    Rated world;
    const auto size = world.attribute("size", AttributeType::Integer);
    const auto region = world.attribute("region");
    world.value(size, world.alpha, "9");
    world.value(size, world.beta, "10");
    world.value(region, world.alpha, "West");
    world.value(region, world.gamma, "East");
    const auto order = [&](const std::string& by) {
        std::string all;
        for (const table::Row& row :
             world.show({"case-ordered", "--by", by, "--codes", "themes"}).rows)
            all += table::toText(row.cells[0]) + ":" + table::toText(row.cells[1]) + " ";
        return all;
    };
    CHECK(order("attribute:size") == "10:Beta 9:Alpha no value:Gamma no value:Delta ");
    CHECK(order("attribute:region") == "East:Gamma West:Alpha no value:Beta no value:Delta ");
    const auto other = world.scale("fuzzy", {"0", "1"});
    world.rate(world.delta, world.trust, other, "1");
    world.rate(world.alpha, world.trust, other, "0");
    CHECK(world.refused({"case-ordered", "--by", "rating:Trust"}).code == ErrorCode::Refused);
    CHECK(order("rating:Trust@fuzzy") == "1:Delta 0:Alpha not rated:Beta not rated:Gamma ");
}

TEST_CASE("a zero of a case-ordered table says what it means when asked")
{
    Rated world;
    const auto text = world.textOf(world.alpha, "A", "one two");
    world.coding(text, 0, 3, world.trust, world.who);
    CHECK(linesOf(world.show({"case-ordered",
                              "--by",
                              "rating:Outcome",
                              "--cell",
                              "references",
                              "--codes",
                              "codes:Trust,Outcome",
                              "--case",
                              "Alpha",
                              "--state"}))
          == Lines{"Outcome|case|Trust|Outcome", "-|Alpha|1|not coded yet"});
}

TEST_CASE("predictors are counted by level and compared with the outcome")
{
    Rated world;
    const auto table = world.show({"predictor-outcome", "--by", "rating:Outcome"});
    CHECK(linesOf(table)
          == Lines{"Outcome|case|Trust|Ties @ work",
                   "+|Beta|+|-",
                   "o|Gamma|+|",
                   "-|Alpha|-|+",
                   "not rated|Delta||",
                   "cases|+|2|1",
                   "cases|o|0|0",
                   "cases|-|1|1",
                   "cases|not rated|1|2",
                   "with the outcome|same level|2 of 3|0 of 2",
                   "with the outcome|pairs in its order|2 of 2|0 of 1"});
    CHECK(anyNoteHas(table.notes, "Most cases at the level of the outcome (2): Trust."));
}

TEST_CASE("a predictor on another scale than the outcome has no same level")
{
    Rated world;
    const auto other = world.scale("height", {"low", "high"});
    const auto cost = world.code("Cost");
    world.rate(world.alpha, cost, other, "low");
    world.rate(world.beta, cost, other, "high");
    const auto lines = linesOf(
        world.show({"predictor-outcome", "--by", "rating:Outcome", "--codes", "codes:Cost"}));
    CHECK(lines[lines.size() - 2] == "with the outcome|same level|");
    CHECK(lines.back() == "with the outcome|pairs in its order|1 of 1");
}
