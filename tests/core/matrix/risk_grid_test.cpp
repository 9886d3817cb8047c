// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

TEST_CASE("a risk grid has the highest level on top, and lists what is rated on one scale only")
{
    DisplayWorld world;
    const auto likelihood = world.scale("likelihood", {"low", "high"});
    const auto magnitude = world.scale("magnitude", {"small", "medium", "large"});
    const auto risk = world.code("Risk");
    const auto people = world.code("People, theirs", risk);
    const auto alpha = world.unit("Alpha");
    const auto beta = world.unit("Beta");
    world.rate(alpha, people, likelihood, "high");
    world.rate(alpha, people, magnitude, "small");
    world.rate(beta, people, likelihood, "high");
    world.rate(beta, people, magnitude, "small");
    world.rate(beta, risk, likelihood, "low");
    world.rate(alpha, risk, magnitude, "large");
    const auto table = world.show({"risk-grid", "--x", "magnitude", "--y", "LIKELIHOOD"});
    CHECK(linesOf(table)
          == Lines{"likelihood|magnitude > small|magnitude > medium|magnitude > large",
                   "high|Alpha: People, theirs\nBeta: People, theirs||",
                   "low|||"});
    CHECK(anyNoteHas(table.notes, "Rated on magnitude only: Alpha: Risk (large)."));
    CHECK(anyNoteHas(table.notes, "Rated on likelihood only: Beta: Risk (low)."));
    CHECK(anyNoteHas(table.notes, "Rated by: Ann (6)."));
    CHECK(world.refused({"risk-grid", "--x", "magnitude"}).detail.find("likelihood, magnitude")
          != std::string::npos);
    CHECK(world.refused({"risk-grid", "--x", "magnitude", "--y", "size"}).code
          == ErrorCode::NotFound);
}

TEST_CASE("the levels of a fuzzy scale are its values by number")
{
    DisplayWorld world;
    Scale fuzzy;
    fuzzy.name = "fuzzy";
    fuzzy.kind = ScaleKind::Fuzzy;
    const auto x = world.add(fuzzy);
    const auto y = world.scale("y", {"1"});
    const auto code = world.code("C");
    for (const char* value : {"0.75", "0.5", "0.75"}) {
        const auto unit = world.unit("U" + std::to_string(world.corpus.cases().size()));
        world.rate(unit, code, x, value);
        world.rate(unit, code, y, "1");
    }
    CHECK(linesOf(world.show({"risk-grid", "--x", "fuzzy", "--y", "y"}))
          == Lines{"y|fuzzy > 0.5|fuzzy > 0.75", "1|U1: C|U0: C\nU2: C"});
}

TEST_CASE("triangulation counts references and documents by source type")
{
    DisplayWorld world;
    const auto trust = world.code("Trust");
    const auto kind = world.code("Kind", trust);
    const auto cost = world.code("Cost");
    const auto alpha = world.unit("Alpha");
    const auto beta = world.unit("Beta");
    const auto a = world.textOf(alpha, "A", "one two three");
    const auto b = world.textOf(beta, "B", "four five");
    const auto c = world.textOf(beta, "C", "six");
    world.tell(a, "interview", "");
    world.tell(b, "Interview", "");
    world.coding(a, 0, 3, trust, world.who);
    world.coding(a, 4, 7, kind, world.who);
    world.coding(b, 0, 4, kind, world.who);
    world.coding(c, 0, 3, trust, world.who);
    world.progress(a, world.who, 5);
    world.progress(b, world.who, 5);
    CHECK(linesOf(world.show({"triangulation"}))[0].find("nterview > references")
          != std::string::npos);
    CHECK(linesOf(world.show({"triangulation"}))[1] == "Trust|3|2|1|1|2");
    CHECK(linesOf(world.show({"triangulation"}))[2] == "Cost|0|0|0|0|0");
    CHECK(linesOf(world.show({"triangulation", "--codes", "codes:Trust"}))[1] == "Trust|1|1|1|1|2");
    CHECK(linesOf(world.show({"triangulation", "--state"}))[2]
          == "Cost|absent|absent|not coded yet|not coded yet|0");
    const auto byCase = linesOf(world.show({"triangulation", "--cases", "cases", "--state"}));
    CHECK(byCase[1] == "Alpha|Trust|2|1|no text|no text|1");
    CHECK(byCase[3] == "Beta|Trust|1|1|1|1|2");
    CHECK(linesOf(world.show({"triangulation", "--case", "Beta"})).size() == 3);
    (void)cost;
}
