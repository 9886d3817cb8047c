// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/display_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

DisplayOptions by(const std::vector<std::string>& attributes)
{
    DisplayOptions options;
    options.attributes = attributes;
    return options;
}

// As many cases of each group as told, of which the first have the code; all coded through.
struct Groups : World {
    Id<Coder> ann = coder("ann");
    Id<Code> trust = code("Trust");
    Id<Attribute> sector = attribute("sector");

    void add(const std::string& group, int with, int without, bool coded = true)
    {
        for (int i = 0; i < with + without; ++i) {
            const std::string name = group + std::to_string(corpus.cases().size());
            const auto document = this->document(name, "some text");
            const auto one = unit(name);
            whole(one, document);
            if (!group.empty())
                value(sector, one, group);
            if (i < with)
                coding(document, 0, 4, trust, ann);
            if (coded)
                progress(document, ann, 5);
        }
    }
};

} // namespace

TEST_CASE("the toy's crosstab of sectors")
{
    const Toy toy;
    const auto expected = toyFile("expected_crosstab_sector");
    DisplayOptions options = by({"sector"});
    const table::Table references = displayed(toy, "crosstab", options);
    options.cell = "cases";
    const table::Table cases = displayed(toy, "crosstab", options);
    options.cell = "mean";
    const table::Table mean = displayed(toy, "crosstab", options);
    CHECK(headsOf(references) == "code,private,public");
    CHECK(headsOf(cases)
          == "code,private > cases,private > % of cases,public > cases,public > % of cases");
    for (const auto& want : expected.rows) {
        INFO(want.cells[0] << " " << want.cells[1]);
        const std::size_t group = want.cells[0] == "private" ? 0 : 1;
        std::size_t row = 0;
        const std::string path =
            want.cells[1] == "Trust in boss" ? "Trust > Trust in boss" : want.cells[1];
        while (table::toText(references.rows[row].cells[0]) != path)
            ++row;
        CHECK(agrees(references.rows[row].cells[1 + group], want.cells[2]));
        CHECK(agrees(cases.rows[row].cells[1 + 2 * group], want.cells[3]));
        CHECK(agrees(cases.rows[4].cells[1 + 2 * group], want.cells[4]));
        CHECK(agrees(cases.rows[row].cells[2 + 2 * group], want.cells[5]));
        CHECK(agrees(mean.rows[row].cells[1 + group], want.cells[6]));
    }
    CHECK(lineOf(references.rows[4]) == "n of cases|2|2");
    CHECK(lineOf(references.rows[5]) == "n of documents|2|4");
    CHECK(references.rows[5].total);
}

TEST_CASE("a crosstab in percent, and of two attributes")
{
    const Toy toy;
    DisplayOptions options = by({"sector"});
    options.percent = "column";
    CHECK(linesOf(displayed(toy, "crosstab", options))[0] == "Trust|40|50");
    options.percent = "row";
    CHECK(linesOf(displayed(toy, "crosstab", options))[2] == "Cost|75|25");
    CHECK(headsOf(displayed(toy, "crosstab", by({"sector", "year"})))
          == "code,private > 2020,private > 2021,public > 2019,public > (no value)");
    options.cell = "cases";
    CHECK(refusalOf(toy, "crosstab", options).find("leave --percent out") < 200);
    CHECK(refusalOf(toy, "crosstab", {}).find("--attributes A,B") < 200);
    CHECK(refusalOf(toy, "crosstab", by({"a", "b", "c"})).find("--attributes A,B") < 200);
    options = by({"sector"});
    options.cell = "quotes";
    CHECK(refusalOf(toy, "crosstab", options).find("crosscase matrix") < 200);
}

TEST_CASE("the exact test is Fisher's on the cases, with a warning that they are few")
{
    Groups world;
    world.add("a", 3, 1);
    world.add("b", 1, 3);
    world.add("", 2, 0);
    world.add("b", 0, 2, false);
    world.value(world.sector, world.unit("Empty"), "a");
    DisplayOptions options = by({"sector"});
    options.exactTest = true;
    const table::Table table = displayed(world, "crosstab", options);
    CHECK(headsOf(table)
          == "code,a,b,(no value),exact test > cases tested,exact test > left out,exact test > "
             "p,exact test > phi");
    CHECK(lineOf(table.rows[0]) == "Trust|3|1|2|8|5|0.485714|0.5");
    CHECK(lineOf(table.rows[1]) == "n of cases|5|6|2|-|-|-|-");
    CHECK(anyNoteHas(table.notes, "Few cases: n = 8; p is no proof."));
    CHECK(anyNoteHas(table.notes, "no text 1, not coded yet 2, without a value 2."));
}

TEST_CASE("more groups are tested by Freeman and Halton; many cases bring no warning")
{
    Groups world;
    world.add("a", 8, 0);
    world.add("b", 0, 8);
    world.add("c", 4, 4);
    DisplayOptions options = by({"sector"});
    options.exactTest = true;
    options.cell = "cases";
    const table::Table table = displayed(world, "crosstab", options);
    CHECK(table::headLine(table.columns.back()) == "exact test > V");
    CHECK(lineOf(table.rows[0]).starts_with("Trust|8|100|0|0|4|50|24|0|0.000"));
    CHECK_FALSE(anyNoteHas(table.notes, "Few cases"));
    CHECK(anyNoteHas(table.notes, "Freeman and Halton"));
}

TEST_CASE("a code that nobody or everybody has is not tested, and that is said")
{
    const Toy toy; // nothing is marked as coded: nobody is known to lack a code
    DisplayOptions options = by({"sector"});
    options.exactTest = true;
    const table::Table table = displayed(toy, "crosstab", options);
    CHECK(lineOf(table.rows[0]) == "Trust|2|3|2|2|-|-");
    CHECK(anyNoteHas(table.notes, "Undefined and left empty"));
    CHECK(anyNoteHas(table.notes, "Few cases: n = 1; p is no proof."));
}
