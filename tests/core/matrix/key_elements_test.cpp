// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

struct Elements : DisplayWorld {
    Id<Code> start = code("Start");
    Id<Code> inner = code("Inner", start);
    Id<Code> outer = code("Outer", start);
    Id<Code> run = code("Run");
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Case> gamma = unit("Gamma");
    Id<Document> a = textOf(alpha, "A", "one two three four");
    Id<Document> b = textOf(beta, "B", "five six");
};

} // namespace

TEST_CASE("key elements are what is written, under a head of two levels")
{
    Elements world;
    const auto summary = world.write(world.alpha, world.inner, "- many firms\n- old machines");
    world.write(world.alpha, world.run, "Low prices.");
    world.judgeNotApplicable(world.beta, world.inner, "none, \"really\"");
    world.coding(world.b, 0, 4, world.run, world.who);
    world.cite(summary, world.coding(world.a, 0, 3, world.inner, world.who), 1);
    CHECK(linesOf(world.show({"key-elements"}))
          == Lines{"case|Start > Inner|Run",
                   "Alpha|- many firms\n- old machines|Low prices.",
                   "Beta|n/a: none, \"really\"|",
                   "Gamma||"});
    const auto table = world.show({"key-elements", "--state", "--references"});
    CHECK(linesOf(table)
          == Lines{"case|Start > Inner|Run",
                   "Alpha|- many firms\n- old machines [A ¶1]|Low prices.",
                   "Beta|n/a: none, \"really\"|coded, not written",
                   "Gamma|no text|no text"});
    CHECK(table.columns[1].markdown);
    CHECK(anyNoteHas(table.notes, "Written by: Ann (3)."));
    CHECK(anyNoteHas(table.notes, "Drafts among them: 2."));
    CHECK(linesOf(world.show(
              {"key-elements", "--codes", "codes:Start > Outer", "--case", "Beta", "--state"}))
          == Lines{"case|Start > Outer", "Beta|not coded yet"});
    CHECK(linesOf(world.show({"key-elements", "--theme", "Start"}))[0] == "case|Start > Inner");
}

TEST_CASE("a fixed list tells found, not found, not coded yet, no text and n/a apart")
{
    Elements world;
    world.coding(world.a, 0, 3, world.inner, world.who);
    world.coding(world.b, 0, 4, world.inner, world.who);
    world.coding(world.b, 0, 4, world.outer, world.who);
    CHECK(linesOf(world.show({"fixed-list", "--missing"}))
          == Lines{"case|Start|found of all|n/a",
                   "Alpha|Inner\nnot coded yet: Outer|1 of 2|0",
                   "Beta|Inner; Outer|2 of 2|0",
                   "Gamma|no text: Inner; Outer|0 of 2|0",
                   "cases with all elements|1||"});
    world.progress(world.a, world.who, 10);
    world.judgeNotApplicable(world.gamma, world.start, "no start");
    CHECK(linesOf(world.show({"fixed-list", "--missing"}))
          == Lines{"case|Start|found of all|n/a",
                   "Alpha|Inner\nnot found: Outer|1 of 2|0",
                   "Beta|Inner; Outer|2 of 2|0",
                   "Gamma|n/a: no start|0 of 2|2",
                   "cases with all elements|1||"});
    world.judgeNotApplicable(world.alpha, world.outer, "has no outside");
    CHECK(linesOf(world.show({"fixed-list"}))[1]
          == "Alpha|Inner\nn/a: Outer (has no outside)|1 of 2|1");
}

TEST_CASE("an element found against the judgement n/a is shown with it")
{
    Elements world;
    world.judgeNotApplicable(world.alpha, world.start, "none");
    world.coding(world.a, 0, 3, world.outer, world.who);
    CHECK(linesOf(world.show({"fixed-list", "--case", "Alpha"}))[1]
          == "Alpha|n/a: none\nfound nevertheless: Outer|1 of 2|1");
}

TEST_CASE("a component without sub-codes is its own element")
{
    Elements world;
    world.coding(world.a, 0, 3, world.run, world.who);
    CHECK(linesOf(world.show({"fixed-list", "--codes", "themes"}))[1] == "Alpha||Run|1 of 3|0");
    CHECK(linesOf(world.show({"fixed-list", "--codes", "themes", "--state"}))[2]
          == "Beta|not coded yet|not coded yet|0 of 3|0");
}

TEST_CASE("cases of the same name are told apart by their paths")
{
    DisplayWorld world;
    const auto north = world.unit("North");
    const auto south = world.unit("South");
    world.unit("Site", north);
    world.unit("Site", south);
    world.code("Trust");
    CHECK(linesOf(world.show({"key-elements", "--cases", "cases:leaf"}))
          == Lines{"case|Trust", "North > Site|", "South > Site|"});
    CHECK(linesOf(world.show({"key-elements", "--cases", "cases:leaf", "--case", "South"}))
          == Lines{"case|Trust", "Site|"});
}
