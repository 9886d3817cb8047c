// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

TEST_CASE("parts that choose codings leave the denominators")
{
    const Toy toy;
    const TableSpec spec = specOf("cases", "codes", "coverage");
    const CrossTable bob = toy.build(filtered(spec, "coder = bob"));
    CHECK(rowText(bob, 0) == "Alpha 9.52 0 0 0");
    CHECK(anyNoteHas(bob.notes, "do not change the base"));
    CHECK(anyNoteHas(bob.notes, "Coders whose codings are in: bob."));
    CHECK(anyNoteHas(bob.notes, "Filter: coder = "));
}

TEST_CASE("parts that choose text move the denominators")
{
    const Toy toy;
    const TableSpec spec = specOf("cases", "codes", "coverage");
    // Of D1 (100) 30 are Trust.
    const CrossTable first = toy.build(filtered(spec, "document = D1"));
    CHECK(rowTexts(first)
          == Lines{"Alpha 30 0 10 0", "Beta - - - -", "Gamma - - - -", "Delta - - - -"});
    CHECK(anyNoteHas(first.notes, "as far as the filter chooses it"));
    const TableSpec mean = specOf("attribute:sector", "codes", "mean");
    CHECK(rowTexts(toy.build(filtered(mean, "case = Alpha and coder = ann")))
          == Lines{"public 2 1 1 0"});
}

TEST_CASE("cases that do not satisfy the filter have no row; one without text keeps its row")
{
    const Toy toy;
    const CrossTable built = toy.build(filtered(specOf("cases", "codes"), "case.sector = private"));
    CHECK(rowTexts(built) == Lines{"Beta 2 0 3 0", "Delta 0 0 0 0"});
    // Documents keep what the chosen cases have of them.
    CHECK(rowTexts(toy.build(filtered(specOf("documents", "codes"), "case.sector = private")))
          == Lines{"D3 1 0 2 0", "D5 1 0 1 0"});
}

TEST_CASE("a parent keeps its row for a child that satisfies the filter, with the child's text")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto north = world.unit("North");
    const auto school = world.unit("School", north);
    const auto shop = world.unit("Shop", north);
    world.unit("South");
    const auto role = world.attribute("role");
    world.value(role, school, "teacher");
    const auto document = world.document("D", std::string(100, 'x'));
    world.range(school, document, 0, 50);
    world.range(shop, document, 50, 100);
    world.coding(document, 0, 25, trust, ann);
    world.coding(document, 60, 70, trust, ann);
    const TableSpec spec = specOf("cases:all", "themes", "coverage");
    CHECK(rowTexts(world.build(filtered(spec, "case.role = teacher")))
          == Lines{"North 50", "School 50"});
    CHECK(rowTexts(world.build(spec)) == Lines{"North 35", "School 50", "Shop 20", "South -"});
}

TEST_CASE("a part that looks at case and coder asks about the coding in the case of the row")
{
    const Toy toy;
    const CrossTable built =
        toy.build(filtered(specOf("cases", "codes"), "case = Alpha or coder = bob"));
    // Ann's coding across the border is Alpha's there, but not seen as Beta's.
    CHECK(rowTexts(built)
          == Lines{"Alpha 3 1 1 0", "Beta 1 0 1 0", "Gamma 0 0 0 1", "Delta 0 0 0 0"});
    CHECK(codingsOf(toy.corpus, toy.texts, built, 1, 0)->size() == 1);
}

TEST_CASE("a speaker in the filter chooses his turns")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto document =
        world.document("D", "Anna: I trust them\nBen: Not me\nAnna: Yes\nBen: No");
    world.whole(world.unit("Team"), document);
    world.coding(document, 6, 18, trust, ann);
    world.coding(document, 24, 30, trust, ann);
    const TableSpec spec = specOf("cases", "themes");
    CHECK(rowTexts(world.build(spec)) == Lines{"Team 2"});
    CHECK(rowTexts(world.build(filtered(spec, "speaker = Anna"))) == Lines{"Team 1"});
    CHECK(rowTexts(world.build(filtered(specOf("cases", "themes", "coverage"), "speaker = Anna")))
          == Lines{"Team 80"});
}
