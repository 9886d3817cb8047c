// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

struct Coded : World {
    Id<Coder> ann = coder("ann");
    Id<Coder> bob = coder("bob");
    Id<Code> trust = code("Trust", {}, 100);
    Id<Case> alpha = unit("Alpha");
    Id<Document> first = document("D1", "text");
    Id<Document> second = document("D2", "text");
    Coded()
    {
        whole(alpha, first);
        whole(alpha, second);
    }
    [[nodiscard]] CellState state(std::string_view filter = {}) const
    {
        TableSpec spec = specOf("cases", "themes");
        spec.state = true;
        if (!filter.empty())
            spec = filtered(spec, filter);
        return build(spec).states[0][0];
    }
};

} // namespace

TEST_CASE("the five states, first that holds")
{
    Coded world;
    CHECK(world.state() == CellState::NotCodedYet);
    world.progress(world.first, world.ann, 200);
    CHECK(world.state() == CellState::NotCodedYet); // not every document
    world.progress(world.second, world.bob, 200);
    CHECK(world.state() == CellState::Absent);
    NotApplicable row;
    row.unit = world.alpha;
    row.code = world.trust;
    world.add(row);
    CHECK(world.state() == CellState::NotApplicable);
    world.coding(world.first, 0, 2, world.trust, world.ann);
    CHECK(world.state() == CellState::Coded);
    World bare;
    bare.code("Trust");
    bare.unit("Empty");
    CHECK(rowTexts(bare.build(specOf("cases", "themes", "state"))) == Lines{"Empty no text"});
}

TEST_CASE("a mark older than the code, a sub-code or the text does not say absent")
{
    Coded world;
    world.progress(world.first, world.ann, 200);
    world.progress(world.second, world.ann, 200);
    CHECK(world.state() == CellState::Absent);
    SECTION("a younger sub-code")
    {
        world.code("Kind", world.trust, 300);
        CHECK(world.state() == CellState::NotCodedYet);
    }
    SECTION("a younger text")
    {
        Document document = world.corpus.get(world.second);
        document.textChanged = {300};
        world.corpus.rows<Document>().replace(document);
        CHECK(world.state() == CellState::NotCodedYet);
    }
    SECTION("only coders in the filter")
    {
        CHECK(world.state("coder = ann") == CellState::Absent);
        CHECK(world.state("coder = bob") == CellState::NotCodedYet);
        CHECK(rowTexts(world.build(specOf("cases", "coders", "state")))
              == Lines{"Alpha absent not coded yet"});
    }
}

TEST_CASE("an embedded unit's documents are documents of the case above")
{
    Coded world;
    const auto inner = world.unit("Inner", world.alpha);
    const auto third = world.document("D3", "text");
    world.whole(inner, third);
    world.progress(world.first, world.ann, 200);
    world.progress(world.second, world.ann, 200);
    CHECK(rowTexts(world.build(specOf("cases:all", "themes", "state")))
          == Lines{"Alpha not coded yet", "Inner not coded yet"});
    world.progress(third, world.ann, 200);
    CHECK(rowTexts(world.build(specOf("cases:all", "themes", "state")))
          == Lines{"Alpha absent", "Inner absent"});
}

TEST_CASE("states stand beside the numbers")
{
    const Coded world;
    TableSpec spec = specOf("cases", "themes");
    spec.state = true;
    const table::Table plain = toTable(world.build(spec));
    REQUIRE(plain.columns.size() == 3);
    CHECK(table::headLine(plain.columns[2]) == "Trust > state");
    CHECK(table::toText(plain.rows[0].cells[1]) == "0");
    CHECK(table::toText(plain.rows[0].cells[2]) == "not coded yet");
}
