// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/display_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

void collect(World& world, Id<Document> document, const std::string& date)
{
    Document row = world.corpus.get(document);
    row.collected = date;
    world.corpus.rows<Document>().replace(row);
}

} // namespace

TEST_CASE("the frequency of codes: how often, where, by whom, first and last")
{
    Toy toy;
    collect(toy, toy.documents["D5"], "2005-01");
    const table::Table table = displayed(toy, "code-frequency");
    CHECK(headsOf(table)
          == "code,references,% of references,documents,cases,% of cases,coders,first seen,last "
             "seen,only in one case");
    CHECK(linesOf(table)
          == Lines{"Trust|5|45.45|4|2|50|2|D5 (2005-01)|D6|-",
                   "Trust > Trust in boss|1|9.09|1|1|25|1|D2|D2|yes",
                   "Cost|4|36.36|3|2|50|2|D5 (2005-01)|D3|-",
                   "Time|1|9.09|1|1|25|1|D4|D4|yes"});
    CHECK(anyNoteHas(table.notes, "of 4 cases (cases), also those without text: Delta"));
    DisplayOptions options;
    options.filter = "coder = bob";
    CHECK(lineOf(displayed(toy, "code-frequency", options).rows[1])
          == "Trust > Trust in boss|0|0|0|0|0|0|-|-|-");
    options = {};
    options.codes = "themes";
    CHECK(lineOf(displayed(toy, "code-frequency", options).rows[0])
              .starts_with("Trust|6|54.55|5|2|"));
}

TEST_CASE("percentages of nothing are empty")
{
    World world;
    world.code("Trust");
    const table::Table table = displayed(world, "code-frequency");
    CHECK(linesOf(table) == Lines{"Trust|0|-|0|0|-|0|-|-|-"});
    CHECK(anyNoteHas(table.notes, "Percentages of nothing are empty."));
}

TEST_CASE("coders by codes, with how far each coder is")
{
    Toy toy;
    toy.coder("cleo");
    toy.progress(toy.documents["D1"], toy.coders["ann"], 5);
    model::Progress begun;
    begun.document = toy.documents["D2"];
    begun.coder = toy.coders["ann"];
    begun.state = ProgressState::InProgress;
    toy.add(begun);
    DisplayOptions options;
    options.codes = "codes:Trust,Cost";
    const table::Table table = displayed(toy, "coder-code", options);
    CHECK(headsOf(table)
          == "coder,documents > coded,documents > in progress,documents > not started,Trust > "
             "references,Trust > documents,Cost > references,Cost > documents");
    CHECK(linesOf(table) == Lines{"ann|1|1|4|3|3|3|2", "bob|0|0|6|2|2|1|1", "cleo|0|0|6|0|0|0|0"});
    options.filter = "coder = bob and document != D5";
    CHECK(linesOf(displayed(toy, "coder-code", options)) == Lines{"bob|0|0|5|2|2|0|0"});
}

TEST_CASE("codes over time: by the date of the document, in the period asked for, undated last")
{
    Toy toy;
    collect(toy, toy.documents["D1"], "2005-03-09");
    collect(toy, toy.documents["D2"], "2005-12-31");
    collect(toy, toy.documents["D3"], "2004");
    DisplayOptions options;
    options.period = "quarter";
    const table::Table table = displayed(toy, "time", options);
    CHECK(headsOf(table) == "quarter,Trust,Trust > Trust in boss,Cost,Time");
    CHECK(linesOf(table)
          == Lines{"2004|1|0|2|0", "2005 Q1|2|0|1|0", "2005 Q4|0|1|0|0", "no date|2|0|1|1"});
    options.period = "";
    CHECK(linesOf(displayed(toy, "time", options))[1] == "2005|2|1|1|0");
    options.period = "month";
    CHECK(linesOf(displayed(toy, "time", options))[1] == "2005-03|2|0|1|0");
    options.period = "day";
    options.across = "cases";
    CHECK(linesOf(displayed(toy, "time", options))[1] == "2005-03-09|3|0|0|0");
    CHECK(linesOf(displayed(toy, "time", options))[3] == "no date|1|2|1|0");
}

TEST_CASE("codes over time by the coding's own dates, and in quotes")
{
    World world;
    const auto ann = world.coder("ann");
    const auto bob = world.coder("bob");
    const auto trust = world.code("Trust");
    const auto document = world.document("D", "one two three");
    world.coding(document, 0, 3, trust, ann);
    const auto second = world.coding(document, 4, 7, trust, ann);
    const auto third = world.coding(document, 8, 13, trust, bob);
    world.coding(document, 8, 13, trust, ann);
    world.change(second, [](Coding& row) { row.eventDay = 365; });
    world.change(third, [](Coding& row) { row.marks = static_cast<int>(Mark::NotForPublication); });
    DisplayOptions options;
    options.dateOf = "event";
    CHECK(linesOf(displayed(world, "time", options)) == Lines{"1971|1", "no date|3"});
    options.dateOf = "coding";
    CHECK(linesOf(displayed(world, "time", options)) == Lines{"1970|4", "no date|0"});
    options.cell = "quotes";
    options.quotesPerCell = 1;
    const table::Table quotes = displayed(world, "time", options);
    CHECK(lineOf(quotes.rows[0]) == "1970|one (D ¶1)\n\n[2 more]");
    CHECK(anyNoteHas(quotes.notes, "not for publication: 1."));
    options = {};
    options.cell = "memo";
    CHECK(refusalOf(world, "time", options).find("references and quotes") < 100);
    options.cell = "";
    options.quoteLimit = 5;
    CHECK(refusalOf(world, "time", options).find("--cell quotes") < 100);
    options = {};
    options.cases = "cases:leaf";
    CHECK(refusalOf(world, "time", options).find("--columns cases") < 100);
}
