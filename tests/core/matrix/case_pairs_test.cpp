// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

#include <rapidcheck/catch.h>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

struct Compared : DisplayWorld {
    Id<Scale> pattern = scale("pattern", {"-", "o", "+"});
    Id<Code> trust = code("Trust");
    Id<Code> kind = code("Kind", trust);
    Id<Code> cost = code("Cost");
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta, Ltd");
    Id<Case> gamma = unit("Gamma");
    Id<Document> a = textOf(alpha, "A", "one two three");
    Id<Document> b = textOf(beta, "B", "four five six");

    Compared()
    {
        rate(alpha, trust, pattern, "+");
        rate(beta, trust, pattern, "+");
        rate(gamma, trust, pattern, "-");
        rate(alpha, kind, pattern, "o");
        rate(beta, kind, pattern, "-");
        write(alpha, trust, "• keeps his word\n• twice");
    }
};

} // namespace

TEST_CASE("a pair says what is similar, what is different, and what cannot be compared")
{
    Compared world;
    const auto table = world.show({"pairs",
                                   "--case",
                                   "Alpha",
                                   "--case",
                                   "Beta, Ltd",
                                   "--codes",
                                   "codes:Trust,Trust > Kind,Cost"});
    CHECK(linesOf(table)
          == Lines{"dimension|Alpha|Beta, Ltd|similar?|different?",
                   "Trust|+: • keeps his word\n• twice|+|both +|",
                   "Trust > Kind|o|-||o / -",
                   "Cost|||not comparable: Alpha not coded yet, Beta, Ltd not coded yet|"
                   "not comparable: Alpha not coded yet, Beta, Ltd not coded yet",
                   "3 dimensions|||1 similar|1 different, 1 not comparable"});
    CHECK(anyNoteHas(table.notes, "Pairs: 1 of 2 cases."));
}

TEST_CASE("where nothing is rated, coded and absent are compared")
{
    Compared world;
    world.coding(world.a, 0, 3, world.cost, world.who);
    world.progress(world.a, world.who, 9);
    world.progress(world.b, world.who, 9);
    const auto answer = [&] {
        const auto rows =
            world.show({"pairs", "--case", "Alpha", "--case", "Beta, Ltd", "--codes", "codes:Cost"})
                .rows;
        return table::toText(rows[0].cells[1]) + "|" + table::toText(rows[0].cells[3]) + "|"
               + table::toText(rows[0].cells[4]);
    };
    CHECK(answer() == "“one” (A ¶1)||coded / absent");
    world.judgeNotApplicable(world.beta, world.cost, "no costs");
    CHECK(answer().starts_with("“one” (A ¶1)|not comparable: Beta, Ltd n/a"));
}

TEST_CASE("all pairs stand one below the other")
{
    Compared world;
    const auto table = world.show({"pairs", "--codes", "codes:Trust"});
    CHECK(linesOf(table)[0] == "pair|dimension|first case|second case|similar?|different?");
    CHECK(table.rows.size() == 6); // three pairs, each with its sum
    CHECK(table::toText(table.rows[2].cells[0]) == "Alpha – Gamma");
    CHECK(table::toText(table.rows[2].cells[5]) == "+ / -");
    CHECK(world.refused({"pairs", "--case", "Alpha"}).code == ErrorCode::Refused);
}

TEST_CASE("n cases make n (n - 1) / 2 pairs, and comparing is symmetric")
{
    rc::prop("law", [] {
        DisplayWorld world;
        const auto scale = world.scale("s", {"0", "1"});
        const auto code = world.code("C");
        const auto n = *rc::gen::inRange<std::size_t>(2, 6);
        std::vector<std::string> names;
        for (std::size_t at = 0; at < n; ++at) {
            const auto unit = world.unit("U" + std::to_string(at));
            names.push_back("U" + std::to_string(at));
            if (const int value = *rc::gen::inRange(0, 3); value < 2)
                world.rate(unit, code, scale, std::to_string(value));
        }
        RC_ASSERT(world.show({"pairs"}).rows.size() == n * (n - 1));
        const auto one = world.show({"pairs", "--case", names[0], "--case", names[1]});
        const auto other = world.show({"pairs", "--case", names[1], "--case", names[0]});
        const auto similar = [](const table::Table& table) {
            return table::toText(table.rows[0].cells[3]).starts_with("both");
        };
        RC_ASSERT(similar(one) == similar(other));
        RC_ASSERT(one.rows[1].cells[3] == other.rows[1].cells[3]);
    });
}

TEST_CASE("a contrast shows the highest, a middle and the lowest case")
{
    Compared world;
    const auto size = world.attribute("size", AttributeType::Integer);
    world.value(size, world.alpha, "12");
    const auto coding = world.coding(world.b, 0, 4, world.cost, world.who);
    world.change(coding, [](Coding& row) { row.marks = static_cast<int>(Mark::Power); });
    world.coding(world.a, 0, 3, world.cost, world.who); // not marked: no phrase
    world.unit("Delta");
    const auto table = world.show(
        {"contrast", "--by", "rating:Trust", "--codes", "codes:Trust,Trust > Kind,Cost"});
    CHECK(linesOf(table)
          == Lines{"theme|row|Trust: + > Alpha|Trust: - > Gamma",
                   "attribute|size|12|",
                   "Trust|Trust|+: keeps his word|-",
                   "Trust|Kind|o|",
                   "Cost|Cost||"});
    CHECK(anyNoteHas(table.notes, "none stands between them"));
    CHECK(linesOf(world.show({"contrast",
                              "--case",
                              "Beta, Ltd",
                              "--codes",
                              "codes:Cost",
                              "--case",
                              "Alpha",
                              "--state"}))
          == Lines{
              "theme|row|Beta, Ltd|Alpha", "attribute|size||12", "Cost|Cost|“four” (B ¶1)|coded"});
    CHECK(world.refused({"contrast"}).code == ErrorCode::Refused);
    CHECK(world.refused({"contrast", "--case", "Alfa"}).code == ErrorCode::NotFound);
}

TEST_CASE("the middle of a contrast lies between the ends")
{
    Compared world;
    const auto delta = world.unit("Delta");
    world.rate(delta, world.trust, world.pattern, "o");
    CHECK(linesOf(world.show({"contrast", "--by", "rating:Trust", "--codes", "codes:Cost"}))[0]
          == "theme|row|Trust: + > Alpha|Trust: o > Delta|Trust: - > Gamma");
}
