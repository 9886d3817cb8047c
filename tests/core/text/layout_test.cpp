// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/layout.h"
#include "core/text/structure.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::text;

namespace {

Layout sample()
{
    Layout layout;
    layout.pages = {{0, 1}, {30, 2}};
    layout.blocks = {{.span = {0, 5}, .kind = BlockKind::Heading, .level = 2},
                     {.span = {6, 12}, .kind = BlockKind::ListItem, .level = 1},
                     {.span = {13, 20}, .kind = BlockKind::TableCell, .cell = {1, 2, 3}},
                     {.span = {21, 30}, .kind = BlockKind::Footnote, .contentStart = 25},
                     {.span = {31, 44}, .speaker = {31, 35}, .timeMs = -5000}};
    return layout;
}

Structure cut(const std::string& text, const Layout& layout, StructureRules rules = {})
{
    return segment(text, OffsetMap(text), rules, layout).value();
}

std::string content(const std::string& text, const Passage& passage)
{
    return std::string(slice(text, OffsetMap(text), passage.content));
}

} // namespace

TEST_CASE("a layout is written and read back the same")
{
    CHECK(layoutFromText(layoutToText(sample())).value() == sample());
    CHECK(layoutToText({}).empty());
    CHECK(layoutFromText("").value().empty());
}

TEST_CASE("a damaged layout names its line")
{
    for (const std::string wrong : {"chapter 1 0-5",
                                    "heading x 0-5",
                                    "heading 1 5-5",
                                    "heading 1 5-2",
                                    "heading 300 0-5",
                                    "cell 1.2 0-5",
                                    "cell 0-5",
                                    "page 1 5",
                                    "page 1 @5 more",
                                    "page 1 @-5",
                                    "paragraph 0-5 colour=red",
                                    "paragraph 0-99999999999"}) {
        INFO(wrong);
        const auto read = layoutFromText("page 1 @0\n" + wrong + "\n");
        REQUIRE(!read);
        CHECK(read.error().detail.find("line 2") != std::string::npos);
    }
    CHECK(!layoutFromText("item 1 5-9\nitem 1 3-5\n"));
    CHECK(!layoutFromText("page 1 @9\npage 2 @3\n"));
}

TEST_CASE("headings, items, cells and pages of a layout are those of the passages")
{
    const std::string text = "Über\nitem\na\nb\nlast\n";
    Layout layout;
    layout.blocks = {{.span = {0, 4}, .kind = BlockKind::Heading, .level = 3},
                     {.span = {5, 9}, .kind = BlockKind::ListItem, .level = 2},
                     {.span = {10, 13}, .kind = BlockKind::TableCell, .cell = {1, 1, 2}}};
    layout.pages = {{0, 7}, {12, 8}};
    const Structure structure = cut(text, layout);
    REQUIRE(structure.passages.size() == 5);
    CHECK(structure.passages[0].heading == 3);
    CHECK(structure.passages[0].kind == BlockKind::Heading);
    CHECK(structure.passages[1].kind == BlockKind::ListItem);
    CHECK(structure.passages[1].depth == 2);
    CHECK(structure.passages[1].heading == 0);
    for (const std::size_t line : {2U, 3U})
        CHECK(structure.passages[line].cell == Cell{1, 1, 2});
    CHECK(structure.passages[2].page == 7);
    CHECK(structure.passages[3].page == 8);
    CHECK(structure.passages[4].kind == BlockKind::Paragraph);
}

TEST_CASE("a note has no speaker, leaves out its mark and does not end the turn")
{
    const std::string text = "ANNA: yes[1]\n[1] so she says\nand more\n";
    Layout layout;
    layout.blocks = {{.span = {13, 28}, .kind = BlockKind::Footnote, .contentStart = 17}};
    const Structure structure = cut(text, layout);
    REQUIRE(structure.passages.size() == 3);
    CHECK(structure.passages[1].speaker == -1);
    CHECK(content(text, structure.passages[1]) == "so she says");
    CHECK(structure.passages[2].speaker == 0);
}

TEST_CASE("a label that the layout tells holds, whatever it looks like")
{
    const std::string text = "[00:00:05] dr. long, md: Note: x\nNote: y\n";
    Layout layout;
    layout.blocks = {{.span = {0, 32}, .contentStart = 25, .speaker = {11, 23}, .timeMs = 5000}};
    const Structure structure = cut(text, layout);
    REQUIRE(structure.speakers == std::vector<std::string>{"dr. long, md"});
    CHECK(content(text, structure.passages[0]) == "Note: x");
    CHECK(structure.passages[0].timeMs == 5000);
    CHECK(structure.passages[0].startsTurn);
    CHECK(!structure.passages[1].startsTurn);
}

TEST_CASE("paragraphs between blank lines do not grow over the borders of a block")
{
    const std::string text = "one\ntwo\nthree\nfour\nfive\n";
    Layout layout;
    layout.blocks = {{.span = {4, 13}, .kind = BlockKind::TableCell, .cell = {1, 1, 1}}};
    const Structure structure = cut(text, layout, {.paragraphs = Paragraphs::BlankLine});
    REQUIRE(structure.passages.size() == 3);
    CHECK(content(text, structure.passages[1]) == "two\nthree");
    CHECK(structure.passages[1].kind == BlockKind::TableCell);
    CHECK(content(text, structure.passages[2]) == "four\nfive");
}

TEST_CASE("a layout beyond the text does no harm")
{
    CHECK(cut("short", sample()).passages.size() == 1);
    CHECK(cut("", sample()).passages.empty());
}

TEST_CASE("a layout moves with its text")
{
    // Ten characters before everything, and the third block deleted.
    const Layout now = moved(sample(), {{{0, 0}, 10}, {{13, 20}, 0}});
    REQUIRE(now.blocks.size() == 4);
    CHECK(now.blocks[0].span == Span{10, 15});
    CHECK(now.blocks[2].span == Span{24, 33});
    CHECK(now.blocks[2].contentStart == 28);
    CHECK(now.blocks[3].speaker == Span{34, 38});
    CHECK(now.pages == std::vector<PageStart>{{0, 1}, {33, 2}});
}

TEST_CASE("a moved layout stays in order and keeps the text of its blocks")
{
    rc::check([](std::vector<bool> kept) {
        // Every code point is either kept or deleted.
        Edits edits;
        for (std::size_t at = 0; at < kept.size(); ++at)
            if (!kept[at])
                edits.push_back({{static_cast<CodePoint>(at), static_cast<CodePoint>(at + 1)}, 0});
        const Layout now = moved(sample(), edits);
        CodePoint end = 0;
        for (const LayoutBlock& block : now.blocks) {
            RC_ASSERT(block.span.start >= end);
            RC_ASSERT(!block.span.empty());
            end = block.span.end;
        }
        RC_ASSERT(layoutFromText(layoutToText(now)).value() == now);
    });
}
