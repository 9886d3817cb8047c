// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

// "Anna: " and "Ben: " are labels (6 and 5 code points).
constexpr const char* kTalk = "Anna: I trust them\nBen: Not me\nAnna: Yes\nBen: No";

} // namespace

TEST_CASE("a coding in two sibling cases counts in each and once in their parent and the total")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto north = world.unit("North");
    const auto school = world.unit("School", north);
    const auto shop = world.unit("Shop", north);
    const auto document = world.document("D", std::string(100, 'x'));
    world.range(school, document, 0, 50);
    world.range(shop, document, 50, 90);
    world.coding(document, 40, 60, trust, ann);
    world.coding(document, 92, 99, trust, ann); // in no case
    CHECK(rowTexts(world.build(specOf("cases:all", "themes")))
          == Lines{"North 1", "School 1", "Shop 1"});
    CHECK(rowTexts(world.build(specOf("cases:all", "themes", "characters")))
          == Lines{"North 20", "School 10", "Shop 10"});
    TableSpec spec = specOf("cases:2", "themes");
    spec.totals = true;
    const CrossTable built = world.build(spec);
    CHECK(rowTexts(built) == Lines{"School 1", "Shop 1"});
    CHECK(built.grandTotal == table::Value{std::int64_t{1}});
    CHECK(anyNoteHas(built.notes, "add up to 2, the total is 1"));
    CHECK(world.build(specOf("cases:all", "themes")).rows[1].indent == 1);
    CHECK(rowTexts(world.build(specOf("cases:leaf", "themes", "coverage")))
          == Lines{"School 20", "Shop 25"});
}

TEST_CASE("a speaker's case follows his turns; labels are no text")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto document = world.document("D", kTalk);
    const auto anna = world.unit("Anna");
    const auto ben = world.unit("Ben");
    world.speaker(anna, document, "Anna");
    world.speaker(ben, document, "Ben");
    world.coding(document, 0, 18, trust, ann); // with the label
    CHECK(rowTexts(world.build(specOf("cases", "themes"))) == Lines{"Anna 1", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("cases", "themes", "characters")))
          == Lines{"Anna 12", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("cases", "themes", "coverage")))
          == Lines{"Anna 80", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("cases", "themes", "words"))) == Lines{"Anna 3", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("cases", "themes", "per-1000-words")))
          == Lines{"Anna 250", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("speakers", "themes"))) == Lines{"Anna 1", "Ben 0"});
    CHECK(rowTexts(world.build(specOf("documents", "speakers"))) == Lines{"D 1 0"});
}

TEST_CASE("a word belongs to the span that holds its first code point")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto document = world.document("D", "one three five");
    const auto a = world.unit("A");
    const auto b = world.unit("B");
    world.range(a, document, 0, 6);
    world.range(b, document, 6, 14);
    world.coding(document, 0, 14, trust, ann);
    CHECK(rowTexts(world.build(specOf("cases", "themes", "words"))) == Lines{"A 2", "B 1"});
}

TEST_CASE("several sub-codes on the same text count once per coding of the text and coder")
{
    World world;
    const auto ann = world.coder("ann");
    const auto bob = world.coder("bob");
    const auto trust = world.code("Trust");
    const auto kind = world.code("Kind", trust);
    const auto fair = world.code("Fair", trust);
    const auto unit = world.unit("A");
    const auto document = world.document("D", std::string(50, 'x'));
    world.whole(unit, document);
    world.coding(document, 0, 10, kind, ann);
    world.coding(document, 0, 10, fair, ann); // the same
    world.coding(document, 0, 10, fair, bob); // another coder
    world.coding(document, 0, 11, fair, ann); // another text
    TableSpec spec = specOf("cases", "themes");
    spec.totals = true;
    const CrossTable themes = world.build(spec);
    CHECK(rowTexts(themes) == Lines{"A 3"});
    CHECK(themes.grandTotal == table::Value{std::int64_t{3}});
    CHECK(codingsOf(world.corpus, world.texts, themes, 0, 0)->size() == 3);
    spec = specOf("cases", "codes");
    CHECK(rowTexts(world.build(spec)) == Lines{"A 0 1 3"});
    spec.withSubcodes = true;
    CHECK(rowTexts(world.build(spec)) == Lines{"A 3 1 3"});
    CHECK(rowTexts(world.build(specOf("cases", "themes", "subcodes"))) == Lines{"A Kind; Fair"});
    CHECK(rowTexts(world.build(specOf("coders", "themes"))) == Lines{"ann 2", "bob 1"});
    CHECK(anyNoteHas(themes.notes, "with their sub-codes"));
    CHECK(anyNoteHas(themes.notes, "ann, bob"));
}

TEST_CASE("a code in two columns is once in the total")
{
    const Toy toy;
    TableSpec spec = specOf("cases", "codes");
    spec.withSubcodes = spec.totals = true;
    const CrossTable built = toy.build(spec);
    CHECK(rowText(built, 0) == "Alpha 4 1 1 0");
    CHECK(built.rowTotals.front() == table::Value{std::int64_t{5}});
    CHECK(built.grandTotal == table::Value{std::int64_t{10}});
}

TEST_CASE("a document that two cases share counts in both, and each group counts its own cases")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto sector = world.attribute("sector");
    const auto document = world.document("D", std::string(50, 'x'));
    for (const char* name : {"A", "B", "C"}) {
        const auto unit = world.unit(name);
        world.whole(unit, document);
        world.value(sector, unit, name[0] == 'C' ? "private" : "public");
    }
    world.coding(document, 0, 10, trust, ann);
    TableSpec spec = specOf("attribute:sector", "themes", "cases");
    spec.totals = true;
    const CrossTable built = world.build(spec);
    CHECK(rowTexts(built) == Lines{"private 1", "public 2"});
    CHECK(built.grandTotal == table::Value{std::int64_t{3}});
    CHECK(rowTexts(world.build(specOf("cases", "themes"))) == Lines{"A 1", "B 1", "C 1"});
    CHECK(rowTexts(world.build(specOf("attribute:sector", "themes", "mean")))
          == Lines{"private 1", "public 0.5"});
}

TEST_CASE("orphan codings and orphan memberships count nowhere")
{
    Toy toy;
    toy.change(toy.segments["2"], [](Coding& coding) { coding.orphan = true; });
    CHECK(rowText(toy.build(specOf("cases", "codes")), 0) == "Alpha 2 1 1 0");
    const auto part = toy.range(toy.units["Delta"], toy.documents["D6"], 0, 40);
    CHECK(rowText(toy.build(specOf("cases", "codes")), 3) == "Delta 1 0 0 0");
    Membership row = toy.corpus.get(part);
    row.orphan = true;
    toy.corpus.rows<Membership>().replace(row);
    CHECK(rowText(toy.build(specOf("cases", "codes")), 3) == "Delta 0 0 0 0");
}

TEST_CASE("every sensible pair of axes counts the same codings")
{
    const Toy toy;
    CHECK(rowTexts(toy.build(specOf("documents", "codes")))
          == Lines{
              "D1 2 0 1 0", "D2 0 1 0 0", "D3 1 0 2 0", "D4 0 0 0 1", "D5 1 0 1 0", "D6 1 0 0 0"});
    CHECK(rowTexts(toy.build(specOf("codes", "attribute:sector")))
          == Lines{"Trust 2 3", "Trust in boss 0 1", "Cost 3 1", "Time 0 1"});
    CHECK(rowTexts(toy.build(specOf("coders", "codes"))) == Lines{"ann 3 1 3 0", "bob 2 0 1 1"});
    CHECK(rowTexts(toy.build(specOf("coders", "cases"))) == Lines{"ann 4 3 0 0", "bob 1 2 1 0"});
    CHECK(rowTexts(toy.build(specOf("cases", "documents")))
          == Lines{
              "Alpha 3 1 0 0 1 0", "Beta 0 0 3 0 2 0", "Gamma 0 0 0 1 0 0", "Delta 0 0 0 0 0 0"});
    CHECK(rowTexts(toy.build(specOf("coders", "codes", "cases")))
          == Lines{"ann 2 1 2 0", "bob 2 0 1 1"});
    CHECK(rowTexts(toy.build(specOf("groups", "themes"))) == Lines{"(no group) 6 4 1"});
    CHECK(rowTexts(toy.build(specOf("attribute:year", "themes", "cases")))
          == Lines{"2019 1 1 0", "2020 0 0 0", "2021 1 1 0", "(no value) 0 0 1"});
    CHECK(toy.build(specOf("attribute:sector,year", "themes")).rows.size() == 4);
    CHECK(toy.build(specOf("attribute:sector,year", "themes")).rows[0].heads
          == Lines{"private", "2020"});
}

TEST_CASE("code sets and saved queries are axes")
{
    Toy toy;
    CodeSet set;
    set.name = "Money";
    CodeSetMember member;
    member.set = toy.add(set);
    member.code = toy.codes["Cost"];
    toy.add(member);
    SavedQuery saved;
    saved.name = "Bob's";
    saved.expression = "coder = bob";
    toy.add(saved);
    CHECK(rowTexts(toy.build(specOf("cases", "set:Money")))
          == Lines{"Alpha 1", "Beta 3", "Gamma 0", "Delta 0"});
    CHECK(rowTexts(toy.build(specOf("cases", "query:Bob's")))
          == Lines{"Alpha 1", "Beta 2", "Gamma 1", "Delta 0"});
    CHECK(rowTexts(toy.build(specOf("query:Bob's", "codes"))) == Lines{"Bob's 2 0 1 1"});
    CHECK(toy.refusal(specOf("cases", "set:Mony")).code == ErrorCode::NotFound);
}

TEST_CASE("what makes no sense is refused with advice")
{
    const Toy toy;
    for (const auto& [rows, columns, cell] :
         {std::tuple("codes", "themes", "references"),
          std::tuple("cases", "cases", "references"),
          std::tuple("documents", "documents", "references"),
          std::tuple("attribute:sector", "attribute:year", "references"),
          std::tuple("coders", "propositions", "references"),
          std::tuple("documents", "codes", "summary"),
          std::tuple("documents", "codes", "rating"),
          std::tuple("documents", "codes", "mean"),
          std::tuple("coders", "codes", "attribute:sector")}) {
        INFO(rows << " x " << columns << ", " << cell);
        CHECK(toy.refusal(specOf(rows, columns, cell)).code == ErrorCode::Refused);
    }
    TableSpec spec = specOf("cases", "codes", "quotes");
    spec.percent = Percent::Row;
    CHECK(toy.refusal(spec).code == ErrorCode::Refused);
    CHECK(toy.refusal(specOf("cases", "codes:Truth")).code == ErrorCode::NotFound);
    CHECK(toy.refusal(specOf("attribute:size", "codes")).code == ErrorCode::NotFound);
}

TEST_CASE("an empty project and a project without cases give tables without rows")
{
    const World empty;
    for (const char* cell : {"references", "characters", "coverage", "quotes", "state", "cases"})
        CHECK(empty.build(specOf("cases", "themes", cell)).rows.empty());
    World world;
    world.code("Trust");
    TableSpec spec = specOf("cases", "themes");
    spec.totals = true;
    const CrossTable built = world.build(spec);
    CHECK(built.rows.empty());
    CHECK(built.columnTotals == std::vector<table::Value>{std::int64_t{0}});
    CHECK(toTable(built).rows.size() == 1);
    spec.percent = Percent::Row;
    spec.order = "similarity";
    CHECK(world.build(spec).grandTotal == table::Value{});
}

TEST_CASE("a cancelled table is no table")
{
    const Toy toy;
    const std::atomic<bool> cancelled = true;
    const auto built =
        build(toy.corpus, toy.texts, specOf("cases", "codes"), crosscase::Progress({}, &cancelled));
    REQUIRE_FALSE(built);
    CHECK(built.error().code == ErrorCode::Cancelled);
}
