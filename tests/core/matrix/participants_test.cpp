// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

TEST_CASE("participants are the innermost cases below the case they belong to")
{
    DisplayWorld world;
    const auto alliance = world.unit("Alliance, the first");
    const auto small = world.unit("1a", alliance);
    const auto large = world.unit("1b", alliance);
    const auto alone = world.unit("شركة");
    const auto type = world.attribute("type");
    const auto empty = world.attribute("empty");
    world.value(type, small, "SME");
    world.value(type, alliance, "pair");
    const auto talk = world.textOf(small, "talk", "one two three");
    world.textOf(alliance, "brochure", "glossy words");
    world.textOf(alone, "note", "a b c d");
    const auto shared = world.textOf(small, "shared", "x y");
    world.whole(alone, shared);
    world.tell(talk, "interview", "Director");
    const Lines lines = linesOf(world.show({"participants", "--totals"}));
    CHECK(lines
          == Lines{"case|unit|type|informants|interviews|documents|words",
                   "Alliance, the first|1a|SME|Director|1|2|5",
                   "Alliance, the first|1b|pair||0|0|0",
                   "شركة||||0|2|6",
                   "total||||1|3|9"});
    const auto notes = world.show({"participants"}).notes;
    CHECK(anyNoteHas(notes, "in none of the rows: Alliance, the first: 1 (brochure)"));
    CHECK(linesOf(world.show({"participants", "--attributes", "empty", "--case", "1b"}))
          == Lines{"case|unit|empty|informants|interviews|documents|words",
                   "Alliance, the first|1b|||0|0|0"});
    (void)large;
    (void)empty;
}

TEST_CASE("interviews are documents of the source types named, whatever capitals")
{
    DisplayWorld world;
    const auto alpha = world.unit("Alpha");
    world.tell(world.textOf(alpha, "A", "one"), "Focus group", "");
    world.tell(world.textOf(alpha, "B", "one"), "minutes", "Clerk");
    CHECK(linesOf(world.show({"participants"}))
          == Lines{"case|informants|interviews|documents|words", "Alpha|Clerk|1|2|2"});
    const auto table = world.show({"participants", "--source-type", "focus GROUP, interview"});
    CHECK(linesOf(table)[1] == "Alpha|Clerk|1|2|2");
    CHECK(linesOf(world.show({"participants", "--source-type", "letter"}))[1]
          == "Alpha|Clerk|0|2|2");
    CHECK(linesOf(world.show({"participants", "--filter", "document.source_type = \"minutes\""}))[1]
          == "Alpha|Clerk|1|1|1");
}

TEST_CASE("documents show their fields and attributes; columns without a value stay away")
{
    DisplayWorld world;
    const auto alpha = world.unit("Alpha");
    const auto beta = world.unit("Beta");
    const auto trust = world.code("Trust");
    const auto topic = world.attribute("topic", AttributeType::Text, AttributeTarget::Document);
    world.attribute("method", AttributeType::Text, AttributeTarget::Document);
    const auto first = world.textOf(alpha, "First", "one two");
    world.whole(beta, first);
    world.document("Second", "");
    world.tell(first, "interview", "");
    world.value(topic, first, "words, many");
    world.coding(first, 0, 3, trust, world.who);
    world.coding(first, 0, 3, trust, world.coder("Bob"));
    CHECK(linesOf(world.show({"documents"}))
          == Lines{"document|source_type|topic", "First|interview|words, many", "Second||"});
    CHECK(linesOf(world.show(
              {"documents", "--fields", "words,codings,cases,label", "--attributes", "method"}))
          == Lines{"document|label|words|codings|cases|method",
                   "First||2|2|Alpha; Beta|",
                   "Second||0|0||"});
    CHECK(linesOf(world.show({"documents", "--fields", "none", "--order", "-name"}))
          == Lines{"document|topic", "Second|", "First|words, many"});
    CHECK(linesOf(world.show({"documents", "--case", "Beta", "--fields", "none"}))
          == Lines{"document|topic", "First|words, many"});
    CHECK(world.refused({"documents", "--fields", "size"}).code == ErrorCode::Malformed);
    CHECK(world.refused({"documents", "--attributes", "toppic"}).code == ErrorCode::NotFound);
}

TEST_CASE("every layout of an empty project is a table, or says what it needs")
{
    const DisplayWorld world;
    for (const std::string& name : everyLayout()) {
        INFO(name);
        const auto table = world.built({name});
        if (table) {
            CHECK_FALSE(table->columns.empty());
            CHECK(table->rows.size() <= 9);
            CHECK_FALSE(table->notes.empty());
        } else {
            CHECK(table.error().code == ErrorCode::Refused);
            CHECK(table.error().detail.size() > 20);
        }
    }
}
