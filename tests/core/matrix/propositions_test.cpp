// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

struct Claims : DisplayWorld {
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Case> gamma = unit("Gamma");
    Id<Case> inner = unit("Inner", gamma);
    Id<Coder> bob = coder("Bob");
    Id<Proposition> first = proposition("P1", "Trust, then ties");
    Id<Proposition> second = proposition("P2", "");
    Id<Document> text = textOf(alpha, "A", "one two");

    Claims()
    {
        const auto judged = judge(first, alpha, Verdict::Supports, who);
        cite(judged, coding(text, 0, 3, code("Trust"), who));
        judge(first, beta, Verdict::Silent, who);
        judge(second, alpha, Verdict::Contradicts, who);
        judge(second, alpha, Verdict::Partly, bob);
        judge(second, inner, Verdict::Supports, who);
    }
};

} // namespace

TEST_CASE("propositions by cases show signs, and count each verdict")
{
    const Claims world;
    const std::string heads = "proposition|text|Alpha|Beta|Gamma|cases > supports|cases > partly|"
                              "cases > contradicts|cases > silent|cases > not judged";
    const auto table = world.show({"propositions"});
    CHECK(linesOf(table)
          == Lines{heads, "P1|Trust, then ties|+|||1|0|0|1|1", "P2||- Ann\n(+) Bob|||0|1|1|0|2"});
    CHECK(anyNoteHas(table.notes, "Judged by: Ann (3), Bob (1)."));
    CHECK(anyNoteHas(table.notes, "Judgements of cases that are not shown: 1."));
    CHECK(
        linesOf(world.show({"propositions", "--state", "--references"}))
        == Lines{heads,
                 "P1|Trust, then ties|+: so it is [A ¶1]|silent: so it is|not judged yet|1|0|0|1|1",
                 "P2||- Ann: so it is\n(+) Bob: so it is|not judged yet|not judged yet|"
                 "0|1|1|0|2"});
}

TEST_CASE("the long form has a row for each proposition and case, and each judge")
{
    const Claims world;
    CHECK(linesOf(world.show({"propositions", "--long", "--case", "Alpha", "--case", "Inner"}))
          == Lines{"proposition|text|case|verdict|reason|evidence|coder",
                   "P1|Trust, then ties|Alpha|supports|so it is|A ¶1|Ann",
                   "P1|Trust, then ties|Inner|not judged yet|||",
                   "P2||Alpha|contradicts|so it is||Ann",
                   "P2||Alpha|partly|so it is||Bob",
                   "P2||Inner|supports|so it is||Ann"});
}
