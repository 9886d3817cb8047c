// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf.h"
#include "core/text/structure.h"
#include "pdf_maker.h"
#include "tests/core/import/hostile.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using List = std::vector<std::string>;
using text::BlockKind;

namespace {

Imported read(const std::vector<std::string>& pages)
{
    auto imported = readDocument("a.pdf", pdfOf(pages));
    INFO((imported ? "" : imported.error().detail));
    REQUIRE(imported.has_value());
    requireSound(*imported);
    return *imported;
}

Error refusal(std::string_view bytes)
{
    const auto imported = readDocument("a.pdf", bytes);
    REQUIRE(!imported.has_value());
    return imported.error();
}

List linesOf(std::string_view text)
{
    List all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

// Text of one paragraph in lines of about the same length, without a sentence's end.
const List kLong{"one two three four five six seven eight nine ten and then some of those",
                 "words again until the line is full and there is no room for any others",
                 "as they go on and on over the width of the page like all of them do so"};
const std::string kLongText = kLong[0] + " " + kLong[1] + " " + kLong[2];

// A page with a head, a number at its foot, and text between.
std::string bookPage(std::string_view head, std::string_view number, const List& text)
{
    double top = 100;
    return shown(200, 40, head, 10) + lines(72, top, text) + shown(300, 760, number, 10);
}

std::vector<text::Passage> passagesOf(const Imported& imported)
{
    const text::OffsetMap map(imported.utf8);
    auto structure = text::segment(imported.utf8, map, imported.rules, imported.layout);
    REQUIRE(structure.has_value());
    return structure->passages;
}

} // namespace

TEST_CASE("lines of a pdf are joined to paragraphs: gaps, indents and short lines divide them")
{
    double top = 80;
    std::string page = lines(72, top, {kLong[0], kLong[1], "and so it ends here"});
    top += 12;
    page += lines(72, top, {kLong[0], "A short line ended this one."});
    page += lines(
        72,
        top,
        {"Then another one begins and goes on for the whole width of the page", "to an end."});
    page +=
        lines(92, top, {"An indented line goes on to the right border of the text on the page"});
    page += lines(72, top, {kLong[1], kLong[2]});
    CHECK(linesOf(read({page}).utf8)
          == List{kLong[0] + " " + kLong[1] + " and so it ends here",
                  kLong[0] + " A short line ended this one.",
                  "Then another one begins and goes on for the whole width of the page to an end.",
                  "An indented line goes on to the right border of the text on the page " + kLong[1]
                      + " " + kLong[2]});
}

TEST_CASE("a word that a line end has broken is mended, a compound keeps its hyphen")
{
    double top = 80;
    const std::string page =
        lines(72,
              top,
              {"the well-known words of this line are followed by one that is bro-",
               "ken here, and the next line ends in a compound that stands well-",
               "known in it; then there was a longer name that was of an English-",
               "Welsh kind, and BARR-",
               "ETT in capitals, the pre-",
               "and post-war years, and a soft hy\\002",
               "phen that shows in co\\002op as well."});
    CHECK(linesOf(read({page}).utf8)
          == List{
              "the well-known words of this line are followed by one that is broken here, and the "
              "next line ends in a compound that stands well-known in it; then there was a longer "
              "name that was of an English-Welsh kind, and BARRETT in capitals, the pre- and "
              "post-war years, and a soft hyphen that shows in co-op as well."});
}

TEST_CASE("ligatures come as their letters")
{
    CHECK(linesOf(read({shown(72, 80, "the \\001rst of\\001ce")}).utf8)
          == List{"the first office"});
}

TEST_CASE("running heads and page numbers go, a paragraph runs on over the page")
{
    const List words{"apple", "berry", "cherry", "damson", "elder", "fig"};
    std::vector<std::string> pages;
    std::string all;
    std::vector<std::size_t> starts;
    for (std::size_t n = 0; n < words.size(); ++n) {
        List text{words[n] + " " + kLong[0], words[n] + " " + kLong[1]};
        text.push_back(words[n] + " " + (n == 5 ? "to the end." : kLong[2]));
        pages.push_back(bookPage(
            n % 2 == 0 ? "A Study of Cases" : "Chapter 2", fmt::format("- {} -", n + 11), text));
        starts.push_back(all.size());
        all += text[0] + " " + text[1] + " " + text[2] + (n == 5 ? "" : " ");
    }
    const Imported imported = read(pages);
    CHECK(linesOf(imported.utf8) == List{all});
    REQUIRE(imported.layout.pages.size() == 6);
    for (std::size_t n = 0; n < 6; ++n) {
        CHECK(imported.layout.pages[n].page == static_cast<int>(n) + 1);
        CHECK(imported.layout.pages[n].at == static_cast<text::CodePoint>(starts[n]));
    }
    CHECK(imported.warnings
          == List{"12 running heads, running feet and page numbers were left out"});
}

TEST_CASE("what stands once at the top of a page stays")
{
    const std::vector<std::string> pages{bookPage("First head", "i", {kLong[0], kLong[1] + "."}),
                                         bookPage("Second head", "ii", {kLong[0], "It ends."}),
                                         bookPage("Third head", "iii", {kLong[0], "It ends too."})};
    CHECK(linesOf(read(pages).utf8)
          == List{"First head",
                  kLong[0] + " " + kLong[1] + ".",
                  "Second head",
                  kLong[0] + " It ends.",
                  "Third head",
                  kLong[0] + " It ends too."});
}

TEST_CASE("columns are read one after the other, what stands across them first")
{
    double top = 60;
    std::string page =
        lines(72, top, {"A title that goes over both of the columns of the page here"}, 14);
    const List left{"the left column has lines that are",
                    "quite as long as it is wide and it",
                    "has some more of them so that they",
                    "are told from a table by that they",
                    "are full of words and go on in the"};
    const List right{"right column of the page, which is",
                     "as wide as the left one and has as",
                     "many lines of the same kind, until",
                     "the text comes to its end after it",
                     "was long enough."};
    top = 100;
    page += lines(72, top, left);
    top = 100;
    page += lines(320, top, right);
    std::string whole;
    for (const List& column : {left, right})
        for (const std::string& line : column)
            whole += (whole.empty() ? "" : " ") + line;
    const Imported imported = read({page});
    CHECK(linesOf(imported.utf8)
          == List{"A title that goes over both of the columns of the page here", whole});
    REQUIRE(imported.layout.blocks.size() == 1);
    CHECK(imported.layout.blocks[0].kind == BlockKind::Heading);
}

TEST_CASE("a margin of speakers is no column")
{
    std::string page;
    for (int n = 0; n < 6; ++n) {
        double top = 80 + n * 60;
        page += shown(72, top, n % 2 == 0 ? "ANN:" : "BOB:");
        page += lines(
            130,
            top,
            {"says something that goes on for one line and is continued here on", "the next one."});
    }
    const List text = linesOf(read({page}).utf8);
    REQUIRE(text.size() == 6);
    CHECK(
        text[1]
        == "BOB: says something that goes on for one line and is continued here on the next one.");
}

TEST_CASE("line numbers in the margin go, and every turn is a paragraph")
{
    std::vector<std::string> pages;
    for (int n = 0; n < 2; ++n) {
        const List text{"MR. LONG: Well, the assessment of the other two parts of the",
                        "answer are a practical matter, and --",
                        "JUSTICE KAGAN: Is it?   It may be that it is not quite so on",
                        "the other hand.",
                        "MR. LONG: No."};
        std::string page;
        for (std::size_t line = 0; line < 10; ++line) {
            const double top = 80 + 28 * static_cast<double>(line);
            page += shown(line < 9 ? 60 : 53.3, top, std::to_string(line + 1));
            if (line < text.size())
                page += shown(text[line].find(':') < 20 ? 120 : 90, top, text[line]);
        }
        pages.push_back(page);
    }
    const Imported imported = read(pages);
    const List turns{"MR. LONG: Well, the assessment of the other two parts of the answer are a "
                     "practical matter, and --",
                     "JUSTICE KAGAN: Is it?   It may be that it is not quite so on the other hand.",
                     "MR. LONG: No."};
    List twice = turns;
    twice.insert(twice.end(), turns.begin(), turns.end());
    List found = linesOf(imported.utf8);
    for (std::string& line : found)
        if (const std::size_t blank = line.find("it?"); blank != std::string::npos)
            line.replace(blank, 4, "it?   "); // how wide a gap was is not kept
    CHECK(found == twice);
    CHECK(imported.warnings == List{"the line numbers of 2 pages were left out"});
}

TEST_CASE("a table of numbers on one page of several keeps its first column")
{
    std::string table;
    for (int n = 1; n <= 12; ++n)
        table +=
            shown(72, 80 + 14.0 * n, std::to_string(n)) + shown(120, 80 + 14.0 * n, "people in it");
    double top = 100;
    const std::string text =
        lines(72, top, {kLong[0], kLong[1], kLong[2], kLong[0], kLong[1], kLong[2]});
    const Imported imported = read({text, table, text});
    CHECK(imported.utf8.find("12 people in it") != std::string::npos);
    CHECK(imported.warnings.empty());
}

TEST_CASE("footnotes come after the paragraph that runs over the page")
{
    double top = 80;
    std::string first = lines(72, top, {kLong[0], kLong[1]});
    first += shown(72, top, "and a word") + shown(129.5, top - 4, "1", 7);
    first += shown(140, top, "with a note that goes on to the right border of the text");
    first += shown(72, 700, "1", 6) + shown(78, 703, "The note in small letters, which goes on", 9);
    first += shown(72, 714, "over two lines.", 9);
    top = 80;
    const std::string second = lines(72, top, {"to the next page, where it ends."});
    const Imported imported = read({first, second});
    const List text = linesOf(imported.utf8);
    REQUIRE(text.size() == 2);
    CHECK(text[0]
          == kLong[0] + " " + kLong[1]
                 + " and a word[1] with a note that goes on to the right border of the text to the "
                   "next page, where it ends.");
    CHECK(text[1] == "[1] The note in small letters, which goes on over two lines.");
    REQUIRE(imported.layout.blocks.size() == 1);
    const text::LayoutBlock& note = imported.layout.blocks[0];
    CHECK(note.kind == BlockKind::Footnote);
    CHECK(note.contentStart == note.span.start + 4);
    REQUIRE(imported.layout.pages.size() == 2);
    CHECK(imported.layout.pages[1].at
          == static_cast<text::CodePoint>(text[0].find("to the next page")));
}

TEST_CASE("a label that comes twice begins a paragraph, one that comes once may be prose")
{
    double top = 80;
    const std::string page =
        lines(72,
              top,
              {"Ann Lee: It was hard and it went on for a long time, and there it was.",
               "Note: of it, which goes on to the right border of the page as it stands.",
               "Bob: No, it was not quite so, and the line reaches to the right border.",
               "Ann Lee: Well, then it is as you say, and that is the end of the matter.",
               "Bob: Yes."});
    const List text = linesOf(read({page}).utf8);
    REQUIRE(text.size() == 4);
    CHECK(text[0].find("was. Note: of it") != std::string::npos);
    CHECK(text[1].starts_with("Bob: No"));
    CHECK(text[3] == "Bob: Yes.");
}

TEST_CASE("lines of a table of contents stay apart and are no headings")
{
    double top = 80;
    std::string page =
        lines(72,
              top,
              {"1 The beginning of the matter . . . . . . . . . . . . . . . . . . 1",
               "2 The end of it . . . . . . . . . . . . . . . . . . . . . . . . . . 2"},
              16);
    top += 14;
    page += lines(72, top, kLong);
    const Imported imported = read({page});
    CHECK(linesOf(imported.utf8).size() == 3);
    CHECK(imported.layout.blocks.empty());
}

TEST_CASE("large letters are headings by their size, bullets make list items by their indent")
{
    double top = 80;
    std::string page = lines(72, top, {"The Title"}, 24);
    top += 20;
    page += lines(72, top, {"A part of it"}, 16);
    top += 10;
    page += lines(72, top, {kLong[0], kLong[1], "and this."});
    page += lines(80, top, {"\\225 an item"});
    page += lines(100, top, {"\\225 a deeper one"});
    page += lines(80, top, {"\\225 another one"});
    const Imported imported = read({page});
    CHECK(linesOf(imported.utf8)
          == List{"The Title",
                  "A part of it",
                  kLong[0] + " " + kLong[1] + " and this.",
                  "an item",
                  "a deeper one",
                  "another one"});
    const std::vector<text::Passage> passages = passagesOf(imported);
    REQUIRE(passages.size() == 6);
    CHECK(passages[0].heading == 1);
    CHECK(passages[1].heading == 2);
    CHECK(passages[2].kind == BlockKind::Paragraph);
    CHECK(passages[3].depth == 1);
    CHECK(passages[4].depth == 2);
    CHECK(passages[5].depth == 1);
}

TEST_CASE("text at an angle goes, text turned by a quarter comes at the end of the page")
{
    double top = 80;
    std::string page = lines(72, top, {kLong[0], kLong[1], kLong[2]});
    page += shown(150, 500, "DRAFT COPY", 60, 45);
    page += shown(40, 500, "a stamp in the margin", 12, 90);
    const Imported imported = read({page});
    CHECK(linesOf(imported.utf8) == List{kLongText, "a stamp in the margin"});
    CHECK(imported.warnings == List{"1 texts at an angle (watermarks) were left out"});
}

TEST_CASE("a page that is turned as a whole is read like any other")
{
    std::string page;
    for (std::size_t n = 0; n < kLong.size(); ++n)
        page += shown(100 + 14 * static_cast<double>(n), 700, kLong[n], 12, 90);
    CHECK(linesOf(read({page}).utf8) == List{kLongText});
}

TEST_CASE("words of right-to-left scripts are put in their order")
{
    // The words of a line as they stand on the page, from the left.
    std::string bytes = pdfOf({shown(72, 80, "abc def")});
    const std::string plain = "/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /uni00AD]";
    const std::string hebrew =
        "/BaseEncoding /WinAnsiEncoding /Differences [97 /afii57664 /afii57665 "
        "/afii57666 /afii57667 /afii57668 /afii57669]";
    bytes.replace(bytes.find(plain), plain.size(), hebrew);
    const auto imported = readDocument("a.pdf", bytes);
    REQUIRE(imported.has_value());
    CHECK(imported->utf8 == "\u05D5\u05D4\u05D3 \u05D2\u05D1\u05D0\n");
}

TEST_CASE("pages without text are named")
{
    double top = 80;
    const std::string text = lines(72, top, kLong);
    const Imported imported = read({text, "", "", text, ""});
    REQUIRE(imported.warnings.size() == 1);
    CHECK(imported.warnings[0].starts_with(
        "3 of 5 pages have no text and may be pictures: 2-3, 5; "));
}

TEST_CASE("a pdf that cannot be read says why")
{
    const Error pictures = refusal(pdfOf({"", ""}));
    CHECK(pictures.code == ErrorCode::Unsupported);
    CHECK(pictures.detail.find("text recognition (OCR)") != std::string::npos);

    CHECK(refusal("%PDF-1.4\nnothing").code == ErrorCode::Malformed);

    const std::string hex(64, 'A');
    const Error locked =
        refusal(pdfOf({shown(72, 80, "secret")},
                      fmt::format("/ID [<{0}> <{0}>] /Encrypt << /Filter /Standard "
                                  "/V 1 /R 2 /P -4 /O <{1}> /U <{1}> >>",
                                  hex.substr(0, 32),
                                  hex)));
    CHECK(locked.code == ErrorCode::Unsupported);
    CHECK(locked.detail.find("password") != std::string::npos);
}

TEST_CASE("damaged pdfs neither crash nor break the rules of a document")
{
    double top = 80;
    std::string first =
        lines(72, top, kLong) + shown(72, 700, "1", 6) + shown(78, 703, "A note.", 9);
    first += shown(150, 500, "DRAFT", 60, 45) + shown(60, 300, "\\225 item");
    top = 80;
    const std::string second = lines(72, top, kLong) + shown(320, 400, "right");
    requireStandsDamage("a.pdf", pdfOf({first, second, first}), 400, 7);
}
