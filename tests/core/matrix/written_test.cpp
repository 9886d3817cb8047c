// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

TEST_CASE("quotes are the text at the span, whatever the script")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto alpha = world.unit("Alpha");
    // An emoji beyond the BMP, Hebrew, a combining accent.
    const auto document =
        world.document("D", "a \U0001F600 b\n\n\u05E9\u05DC\u05D5\u05DD e\u0301t");
    world.whole(alpha, document);
    world.coding(document, 2, 5, trust, ann);
    world.coding(document, 7, 14, trust, ann);
    CHECK(world.build(specOf("cases", "themes", "quotes")).cells[0][0]
          == table::Value{"\U0001F600 b (D ¶1)\n\n\u05E9\u05DC\u05D5\u05DD e\u0301 (D ¶2)"});
    Document labelled = world.corpus.get(document);
    labelled.label = "P01";
    world.corpus.rows<Document>().replace(labelled);
    TableSpec spec = specOf("cases", "themes", "quotes");
    CHECK(anyNoteHas({table::toText(world.build(spec).cells[0][0])}, "(P01 ¶2)"));
}

TEST_CASE("quotes not for publication stay away and are numbered, unless asked for")
{
    Toy toy;
    toy.change(toy.segments["1"],
               [](Coding& coding) { coding.marks = static_cast<int>(Mark::NotForPublication); });
    TableSpec spec = specOf("cases", "codes", "quotes");
    const CrossTable built = toy.build(spec);
    CHECK(
        built.cells[0][0]
        == table::Value{std::string(20, 'a') + " (D1 ¶1)\n\n" + std::string(20, 'e') + " (D5 ¶1)"});
    CHECK(anyNoteHas(built.notes, "not for publication: 1."));
    spec.includeUnpublishable = true;
    CHECK_FALSE(anyNoteHas(toy.build(spec).notes, "not for publication"));
    CHECK(rowText(toy.build(specOf("cases", "codes")), 0)
          == "Alpha 3 1 1 0"); // counts are no quotes
}

TEST_CASE("summaries, ratings, memos and attribute values stand in their cells")
{
    Toy toy;
    Summary summary;
    summary.unit = toy.units["Beta"];
    summary.code = toy.codes["Cost"];
    summary.text = "Costs rule.";
    toy.add(summary);
    CHECK(rowTexts(toy.build(specOf("cases", "themes", "summary")))[1] == "Beta - Costs rule. -");
    CHECK(rowTexts(toy.build(specOf("themes", "cases", "summary")))[1] == "Cost - Costs rule. - -");
    Scale scale;
    scale.name = "strength";
    Rating rating;
    rating.unit = summary.unit;
    rating.code = summary.code;
    rating.scale = toy.add(scale);
    rating.value = "high";
    toy.add(rating);
    TableSpec spec = specOf("cases", "themes", "rating");
    CHECK(rowTexts(toy.build(spec))[1] == "Beta - high -");
    scale.name = "fit";
    rating.scale = toy.add(scale);
    rating.value = "0.7";
    toy.add(rating);
    CHECK(toy.refusal(spec).code == ErrorCode::Refused);
    CHECK(toy.refusal(spec).detail.find("strength; fit") != std::string::npos);
    spec.scale = "fit";
    CHECK(rowTexts(toy.build(spec))[1] == "Beta - 0.7 -");
    Memo memo;
    memo.target = toy.segments["9"];
    memo.text = "look again";
    toy.add(memo);
    CHECK(rowTexts(toy.build(specOf("cases", "themes", "memo")))[1] == "Beta - look again -");
    CHECK(
        rowTexts(toy.build(specOf("cases", "attributes")))
        == Lines{"Alpha public 2019", "Beta private 2021", "Gamma public -", "Delta private 2020"});
    CHECK(rowTexts(toy.build(specOf("cases", "themes", "attribute:year")))[2] == "Gamma - - -");
}

TEST_CASE("a case without a value shows its parent's, never the other way")
{
    World world;
    const auto size = world.attribute("size");
    const auto north = world.unit("North");
    const auto school = world.unit("School", north);
    const auto shop = world.unit("Shop", north);
    const auto kind = world.attribute("kind");
    world.value(size, north, "big");
    world.value(size, shop, "small");
    world.value(kind, school, "public");
    CHECK(rowTexts(world.build(specOf("cases:all", "attributes")))
          == Lines{"North big -", "School big public", "Shop small -"});
}

TEST_CASE("propositions show the verdict in words and lead to their evidence")
{
    Toy toy;
    Proposition claim;
    claim.name = "P1";
    Judgement judgement;
    judgement.proposition = toy.add(claim);
    judgement.unit = toy.units["Alpha"];
    judgement.verdict = Verdict::Contradicts;
    Evidence evidence;
    evidence.owner = toy.add(judgement);
    evidence.coding = toy.segments["3"];
    toy.add(evidence);
    const CrossTable built = toy.build(specOf("propositions", "cases"));
    CHECK(rowTexts(built) == Lines{"P1 contradicts - - -"});
    CHECK(*codingsOf(toy.corpus, toy.texts, built, 0, 0)
          == std::vector<Id<Coding>>{toy.segments["3"]});
}

TEST_CASE("rows come in the order that is asked for")
{
    Toy toy;
    const auto order = [&toy](const std::string& how) {
        TableSpec spec = specOf("cases", "codes");
        spec.order = how;
        std::string names;
        for (const Entry& row : toy.build(spec).rows)
            names += row.heads.back().front();
        return names;
    };
    CHECK(order("") == "ABGD");
    CHECK(order("-manual") == "DGBA");
    CHECK(order("name") == "ABDG");
    CHECK(order("total") == "DGAB");
    CHECK(order("-total") == "ABGD");
    CHECK(order("attribute:year") == "ADBG");
    CHECK(order("-attribute:year") == "BDAG"); // no value: last either way
    CHECK(order("similarity") == "ABGD");
    TableSpec spec = specOf("cases", "codes");
    for (const char* wrong : {"codebook", "size", "attribute:size", "rating:Truth"}) {
        spec.order = wrong;
        CHECK_FALSE(build(toy.corpus, toy.texts, spec));
    }
    TableSpec codes = specOf("codes", "cases");
    codes.order = "-codebook";
    CHECK(toy.build(codes).rows.front().heads.back() == "Time");
    // Drill-down finds the row wherever it stands.
    spec.order = "total";
    const CrossTable built = toy.build(spec);
    CHECK(codingsOf(toy.corpus, toy.texts, built, 3, 2)->size() == 3);
}

TEST_CASE("embedded units stay below their case in every order")
{
    World world;
    const auto south = world.unit("South");
    const auto north = world.unit("North");
    world.unit("Z", north);
    world.unit("A", north);
    world.unit("M", south);
    TableSpec spec = specOf("cases:all", "themes");
    spec.order = "name";
    CHECK(rowTexts(world.build(spec)) == Lines{"North", "A", "Z", "South", "M"});
}

TEST_CASE("ratings order cases by the place of the value on its scale")
{
    Toy toy;
    Scale scale;
    scale.name = "strength";
    const auto strength = toy.add(scale);
    const auto rate = [&](const char* unit, const char* value) {
        Rating rating;
        rating.unit = toy.units[unit];
        rating.code = toy.codes["Trust"];
        rating.scale = strength;
        rating.value = value;
        toy.add(rating);
    };
    std::int32_t place = 0;
    for (const char* value : {"low", "medium", "high"}) {
        ScaleValue row;
        row.scale = strength;
        row.value = value;
        row.position = place++;
        toy.add(row);
    }
    rate("Alpha", "high");
    rate("Beta", "low");
    rate("Gamma", "medium");
    TableSpec spec = specOf("cases", "codes:Trust", "rating");
    spec.order = "-rating:Trust";
    CHECK(rowTexts(toy.build(spec)) == Lines{"Alpha high", "Gamma medium", "Beta low", "Delta -"});
}
