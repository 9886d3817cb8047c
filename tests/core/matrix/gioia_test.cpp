// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

struct Structure : DisplayWorld {
    Id<Code> dimension = code("Relation");
    Id<Code> theme = code("Trust", dimension);
    Id<Code> word = code("Keeps his word", theme);
    Id<Code> deep = code("Always", word);
    Id<Code> skill = code("Skilled", theme);
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Document> a = textOf(alpha, "A", "one two three four five");
    Id<Document> b = textOf(beta, "B", "six seven");
};

} // namespace

TEST_CASE("dimension, theme, concept with quotes spread over the cases")
{
    Structure world;
    world.tell(world.b, "interview", "CEO");
    world.coding(world.a, 0, 3, world.word, world.who);
    world.coding(world.a, 0, 3, world.deep, world.who); // the same text and coder: counts once
    world.coding(world.a, 4, 7, world.deep, world.who);
    world.coding(world.b, 0, 3, world.word, world.who);
    const auto table = world.show({"gioia"});
    CHECK(linesOf(table)
          == Lines{"dimension|theme|concept|references|cases|quotes",
                   "Relation|Trust|Keeps his word|3|2|“one” (A ¶1)\n\n“six” (B ¶1, CEO)",
                   "Relation|Trust|Skilled|0|0|"});
    CHECK(table.headColumns == 3);
    CHECK(anyNoteHas(table.notes, "concepts without a quotation: Relation > Trust > Skilled."));
    CHECK(anyNoteHas(table.notes, "codes below a concept, counted with it: 1."));
    CHECK_FALSE(anyNoteHas(table.notes, "carried by one case"));
    CHECK(linesOf(world.show({"gioia", "--per-cell", "1"}))[1]
          == "Relation|Trust|Keeps his word|3|2|“one” (A ¶1)");
}

TEST_CASE("the checks of a data structure tell what to look at again")
{
    Structure world;
    for (int n = 0; n < 7; ++n)
        world.code("Theme " + std::to_string(n), world.dimension);
    world.code("keeps  his WORD", world.code("Other", world.code("Second")));
    world.coding(world.a, 0, 3, world.word, world.who);
    world.coding(world.a, 0, 3, world.theme, world.who);
    const auto notes = world.show({"gioia"}).notes;
    CHECK(anyNoteHas(notes, "share a name: Relation > Trust > Keeps his word, Second > Other >"));
    CHECK(anyNoteHas(notes, "more than 7 below one: Relation (8)."));
    CHECK(anyNoteHas(notes, "themes with one concept: Second > Other."));
    CHECK(anyNoteHas(notes, "themes carried by one case: Relation > Trust (Alpha)."));
    CHECK(anyNoteHas(notes, "themes without concepts: 7"));
    CHECK(anyNoteHas(notes, "are in no row: Relation > Trust (1)."));
    CHECK(linesOf(world.show({"gioia", "--theme", "Second"})).size() == 2);
}

TEST_CASE("quotes not for publication stay away; memos are told, and shown when asked")
{
    Structure world;
    const auto coding = world.coding(world.a, 0, 3, world.word, world.who);
    const auto secret = world.coding(world.a, 4, 7, world.word, world.who);
    world.change(secret,
                 [](Coding& row) { row.marks = static_cast<int>(Mark::NotForPublication); });
    Memo memo;
    memo.target = coding;
    memo.text = "Negative evidence";
    world.add(memo);
    const auto table = world.show({"gioia"});
    CHECK(linesOf(table)[1] == "Relation|Trust|Keeps his word|2|1|“one” (A ¶1)");
    CHECK(anyNoteHas(table.notes, "whose coding has a memo: 1."));
    CHECK(anyNoteHas(table.notes, "not for publication: 1."));
    CHECK(linesOf(world.show({"gioia", "--memos", "--include-unpublishable"}))[1]
          == "Relation|Trust|Keeps his word|2|1|“one” (A ¶1) [Negative evidence]\n\n“two” (A ¶1)");
}

TEST_CASE("a construct shows the cases from high to low with indicators and quotes")
{
    Structure world;
    const auto scale = world.scale("level", {"low", "medium", "high"});
    const auto gamma = world.unit("Gamma");
    world.rate(world.alpha, world.theme, scale, "medium");
    world.rate(world.beta, world.theme, scale, "high");
    world.rate(world.beta, world.word, scale, "low");
    for (const int start : {0, 4, 8})
        world.coding(world.a, start, start + 3, world.skill, world.who);
    const auto power = world.coding(world.a, 19, 23, world.word, world.who);
    world.change(power, [](Coding& row) { row.marks = static_cast<int>(Mark::Power); });
    CHECK(linesOf(world.show({"construct", "--code", "Trust", "--state"}))
          == Lines{"Relation > Trust|case|rating|reason|references|indicators > Keeps his word|"
                   "indicators > Skilled|quotes",
                   "high|Beta|high|because|0|low|not coded yet|not coded yet",
                   "medium|Alpha|medium|because|4|n = 1|n = 3|“one” (A ¶1)\n\n“five” (A ¶1)",
                   "not rated|Gamma|not rated||0|no text|no text|no text"});
    CHECK(world.refused({"construct"}).code == ErrorCode::Refused);
    CHECK(world.refused({"construct", "--code", "Trusst"}).code == ErrorCode::NotFound);
    (void)gamma;
}
