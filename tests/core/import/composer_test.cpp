// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/composer.h"
#include "core/text/offset_map.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace std::string_view_literals;

namespace {

std::string at(const Imported& read, text::Span span)
{
    return std::string(text::slice(read.utf8, text::OffsetMap(read.utf8), span));
}

} // namespace

TEST_CASE("paragraphs become lines, and what they are stands in the layout")
{
    Composer composer;
    composer.add("Über uns");
    composer.endParagraph({.kind = text::BlockKind::Heading, .level = 2});
    composer.add("plain");
    composer.addBreak();
    composer.add("second line");
    composer.endParagraph();
    composer.endParagraph();
    composer.add("cell");
    composer.endParagraph({.kind = text::BlockKind::TableCell, .cell = {1, 2, 3}});
    composer.endParagraph();
    const Imported read = composer.finish({});
    CHECK(read.utf8 == "Über uns\nplain\nsecond line\n\ncell\n");
    REQUIRE(read.layout.blocks.size() == 2);
    CHECK(at(read, read.layout.blocks[0].span) == "Über uns");
    CHECK(read.layout.blocks[0].level == 2);
    CHECK(at(read, read.layout.blocks[1].span) == "cell");
    CHECK(read.layout.blocks[1].cell == text::Cell{1, 2, 3});
}

TEST_CASE("notes follow their paragraph, endnotes the document, their marks are no content")
{
    Composer composer;
    composer.add("Trust[1] matters[i].");
    composer.hang(text::BlockKind::Footnote, "[1]", {"A note.", " ", "Its second paragraph."});
    composer.hangAtEnd(text::BlockKind::Endnote, "[i]", {"At the end."});
    composer.endParagraph();
    composer.add("More.");
    const Imported read = composer.finish({});
    CHECK(read.utf8
          == "Trust[1] matters[i].\n[1] A note.\nIts second paragraph.\nMore.\n[i] At the end.\n");
    REQUIRE(read.layout.blocks.size() == 3);
    CHECK(read.layout.blocks[0].kind == text::BlockKind::Footnote);
    CHECK(at(read, {read.layout.blocks[0].contentStart, read.layout.blocks[0].span.end})
          == "A note.");
    CHECK(read.layout.blocks[1].contentStart == -1);
    CHECK(read.layout.blocks[2].kind == text::BlockKind::Endnote);
}

TEST_CASE("what no text holds is mended")
{
    Composer composer;
    composer.add("a\0b\x01"
                 "c\xC2\xAD"
                 "d\xFF"
                 "e\t\x7F"sv);
    CHECK(composer.finish({}).utf8 == "a\uFFFDb cd\uFFFDe\t \n");
    CHECK(Composer().finish({}).warnings.size() == 1);
}

TEST_CASE("a document without blank lines is cut at its paragraphs")
{
    const Options blankLines{.rules = {.paragraphs = text::Paragraphs::BlankLine}};
    Composer without;
    without.add("one");
    without.endParagraph();
    without.add("two");
    CHECK(without.finish(blankLines).rules.paragraphs == text::Paragraphs::Line);
    Composer with;
    with.add("one");
    with.endParagraph();
    with.endParagraph();
    with.add("two");
    CHECK(with.finish(blankLines).rules.paragraphs == text::Paragraphs::BlankLine);
}

TEST_CASE("a position that was told holds whatever follows")
{
    REQUIRE(rc::check("the text at the position is what was added next", [] {
        Composer composer;
        std::vector<std::pair<text::CodePoint, std::string>> marks;
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a", "ö", "\u4E2D", "\U0001F600", "\xC2\xAD", " ", "\n"));
        for (const std::string& piece : pieces) {
            marks.emplace_back(composer.position(), piece);
            composer.add(piece);
            if (piece == "\n")
                composer.endParagraph();
        }
        composer.add("end");
        const Imported read = composer.finish({});
        const text::OffsetMap map(read.utf8);
        for (const auto& [position, piece] : marks)
            if (piece != "\xC2\xAD")
                RC_ASSERT(text::slice(read.utf8, map, {position, position + 1}) == piece);
    }));
}

TEST_CASE("endnotes are numbered in Roman")
{
    CHECK(romanNumeral(1) == "i");
    CHECK(romanNumeral(4) == "iv");
    CHECK(romanNumeral(1999) == "mcmxcix");
    CHECK(romanNumeral(0) == "0");
    CHECK(romanNumeral(4000) == "4000");
}
