// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

std::string headsOf(const table::Table& table)
{
    std::string line;
    for (const table::Column& column : table.columns)
        line += (line.empty() ? "" : ",") + table::headLine(column);
    return line;
}

std::string lineOf(const table::Row& row)
{
    std::string line;
    for (const table::Value& cell : row.cells)
        line += (&cell == row.cells.data() ? "" : "|") + table::toText(cell);
    return line;
}

std::string column(const table::Table& table, std::size_t at)
{
    std::string line;
    for (const table::Row& row : table.rows)
        line += (line.empty() ? "" : " ") + table::toText(row.cells[at]);
    return line;
}

} // namespace

TEST_CASE("the long table has a row for each coding and innermost case")
{
    Toy toy;
    toy.unit("Inner", toy.units["Alpha"]);
    toy.range(toy.corpus.cases().begin()->id, toy.documents["D2"], 0, 50);
    toy.change(toy.segments["8"], [](Coding& coding) {
        coding.marks = static_cast<int>(Mark::Power) | static_cast<int>(Mark::NotForPublication);
        coding.weight = 7;
    });
    const auto built = longCodings(toy.corpus, toy.texts, {});
    REQUIRE(built);
    CHECK(headsOf(*built)
          == "coding,case,case_path,sector,year,document,paragraph,speaker,theme,code,code_path,"
             "quote,"
             "memo,coder,created,start,end,weight,mark");
    CHECK(built->rows.size() == 12); // 11 codings, one in two cases
    const std::string eight = toy.corpus.codings().find(toy.segments["8"])->uuid.toCanonical();
    CHECK(lineOf(built->rows[8])
          == eight + "|Alpha|Alpha|public|2019|D5|1||Trust|Trust|Trust|" + std::string(20, 'e')
                 + "||ann|1970-01-01T00:00:00Z|50|70|7|power; not-for-publication");
    CHECK(table::toText(built->rows[9].cells[1]) == "Beta");
    CHECK(lineOf(built->rows[11]).find("|||||D6|1||Trust|Trust|Trust|") == 36);
    LongOptions options;
    options.perCoding = true;
    options.includeUnpublishable = true;
    const auto joined = longCodings(toy.corpus, toy.texts, options);
    CHECK(joined->rows.size() == 11);
    CHECK(table::toText(joined->rows[8].cells[1]) == "Alpha; Beta");
    options.includeUnpublishable = false;
    CHECK(longCodings(toy.corpus, toy.texts, options)->rows.size() == 10);
}

TEST_CASE("an innermost case stands for those above it")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto north = world.unit("North");
    const auto school = world.unit("School", north);
    const auto document = world.document("D", "Anna: one two\nBen: three\nAnna: four\nBen: five");
    world.whole(north, document);
    world.range(school, document, 0, 13);
    world.coding(document, 6, 24, trust, ann);
    world.coding(document, 19, 24, trust, ann);
    const auto built = longCodings(world.corpus, world.texts, {});
    REQUIRE(built->rows.size() == 2);
    CHECK(column(*built, 2) == "North > School North");
    CHECK(table::toText(built->rows[0].cells[5]) == "Anna; Ben");
    CHECK(column(*built, 4) == "1 2");
}

TEST_CASE("within one case: theme, n, summary, quotes, sources")
{
    Toy toy;
    const auto built = withinCase(toy.corpus, toy.texts, toy.units["Beta"], {});
    REQUIRE(built);
    CHECK(headsOf(*built) == "theme,n,summary,quotes,sources");
    CHECK(column(*built, 0) == "Trust Cost Time");
    CHECK(column(*built, 1) == "2 3 0");
    CHECK(table::toText(built->rows[0].cells[3])
          == "ccccc (D3 ¶1)\n\n" + std::string(20, 'e') + " (D5 ¶1)");
    CHECK(table::toText(built->rows[1].cells[4]) == "D3; D5");
    WithinOptions options;
    options.allCodes = true;
    const auto all = withinCase(toy.corpus, toy.texts, toy.units["Alpha"], options);
    CHECK(column(*all, 1) == "3 1 1 0");
    CHECK(all->rows[1].indent == 1);
}

TEST_CASE("proof quotes are spread over documents before any gives a second")
{
    Toy toy;
    QuoteOptions options;
    options.perCell = 2;
    const auto built = proofQuotes(toy.corpus, toy.texts, options);
    REQUIRE(built);
    CHECK(headsOf(*built) == "theme,code,case,quote,reference,speaker,coder,mark,coding");
    std::string alpha;
    for (const table::Row& row : built->rows)
        if (table::toText(row.cells[0]) == "Trust" && table::toText(row.cells[2]) == "Alpha")
            alpha += table::toText(row.cells[4]) + ";";
    CHECK(alpha == "D1 ¶1;D2 ¶1;");
    options.code = toy.codes["Cost"];
    options.perCell = 0;
    CHECK(proofQuotes(toy.corpus, toy.texts, options)->rows.size() == 4);
    options.mark = static_cast<int>(Mark::Proof);
    CHECK(proofQuotes(toy.corpus, toy.texts, options)->rows.empty());
}

TEST_CASE("the list of codes counts each singly")
{
    Toy toy;
    const table::Table built = codeList(toy.corpus);
    CHECK(headsOf(built) == "code,references,documents,cases,coders,defined");
    CHECK(lineOf(built.rows[0]) == "Trust|5|4|2|2|no");
    CHECK(lineOf(built.rows[1]) == "Trust > Trust in boss|1|1|1|1|no");
    toy.speaker(toy.units["Delta"], toy.documents["D4"], "Anna");
    CHECK(lineOf(codeList(toy.corpus).rows[3]) == "Time|1|1||1|no");
    CHECK(lineOf(codeList(toy.corpus, toy.texts)->rows[3]) == "Time|1|1|1|1|no");
}

TEST_CASE("a passage that two coders coded is quoted once, with both names")
{
    World world;
    const auto ann = world.coder("ann");
    const auto bob = world.coder("bob");
    const auto trust = world.code("Trust");
    const auto alpha = world.unit("Alpha");
    const auto document = world.document("D", "one two three four");
    world.whole(alpha, document);
    world.coding(document, 0, 3, trust, ann);
    world.coding(document, 0, 3, trust, bob);
    world.coding(document, 0, 7, trust, bob);
    world.coding(document, 8, 13, trust, ann);
    CHECK(world.build(specOf("cases", "themes", "quotes")).cells[0][0]
          == table::Value{"one (D ¶1)\n\none two (D ¶1)\n\nthree (D ¶1)"});
    const auto proof = proofQuotes(world.corpus, world.texts, {});
    REQUIRE(proof->rows.size() == 3);
    CHECK(table::toText(proof->rows[0].cells[6]) == "ann; bob");
    CHECK(table::toText(withinCase(world.corpus, world.texts, alpha, {})->rows[0].cells[1]) == "4");
}

TEST_CASE("a cell with more quotes than asked for says how many more there are")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto alpha = world.unit("Alpha");
    const auto document = world.document("D", "one two three four");
    world.whole(alpha, document);
    for (const int start : {0, 4, 8})
        world.coding(document, start, start + 3, trust, ann);
    TableSpec spec = specOf("cases", "themes", "quotes");
    spec.quotesPerCell = 1;
    CHECK(world.build(spec).cells[0][0] == table::Value{"one (D ¶1)\n\n[2 more]"});
    spec.quotesPerCell = 3;
    CHECK(world.build(spec).cells[0][0] == table::Value{"one (D ¶1)\n\ntwo (D ¶1)\n\nthr (D ¶1)"});
}

TEST_CASE("within a case a theme shows what is written for its sub-codes")
{
    Toy toy;
    const auto write = [&](const char* code, const char* text) {
        Summary summary;
        summary.unit = toy.units["Alpha"];
        summary.code = toy.codes[code];
        summary.text = text;
        toy.add(summary);
    };
    write("Trust in boss", "He keeps his word.");
    write("Trust", "Plenty.");
    const auto built = withinCase(toy.corpus, toy.texts, toy.units["Alpha"], {});
    CHECK(table::toText(built->rows[0].cells[2]) == "Plenty.\n\nTrust in boss: He keeps his word.");
    CHECK(table::toText(built->rows[1].cells[2]).empty());
}
