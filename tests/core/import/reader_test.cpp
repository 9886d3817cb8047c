// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/reader.h"
#include "core/text/decode.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace std::string_view_literals;
using List = std::vector<std::string>;

namespace {

Imported read(std::string_view fileName, std::string_view bytes, const Options& options = {})
{
    auto imported = readDocument(fileName, bytes, options);
    INFO((imported ? "" : imported.error().detail));
    REQUIRE(imported.has_value());
    return *imported;
}

std::string refusal(std::string_view fileName, std::string_view bytes)
{
    const auto imported = readDocument(fileName, bytes);
    REQUIRE(!imported.has_value());
    CHECK(imported.error().code == ErrorCode::Unsupported);
    return imported.error().detail;
}

std::string_view readerNameFor(std::string_view fileName, std::string_view bytes)
{
    const Reader* reader = readerFor(fileName, bytes);
    return reader == nullptr ? "none" : reader->name;
}

} // namespace

TEST_CASE("the ending tells Markdown from plain text, and any other ending is plain text")
{
    CHECK(readerNameFor("a.md", "x") == "md");
    CHECK(readerNameFor("A.Markdown", "x") == "md");
    CHECK(readerNameFor("a.txt", "# x") == "txt");
    CHECK(readerNameFor("a.log", "x") == "txt");
    CHECK(readerNameFor("folder.md/a", "x") == "txt");
    CHECK(readerNameFor("", "") == "txt");
    CHECK(readerNameFor("letter.docx", "plain words") == "txt");
}

TEST_CASE("the content is believed before the name")
{
    CHECK(readerNameFor("a.txt", "%PDF-1.4") == "pdf");
    CHECK(readerNameFor("a.txt", "WEBVTT\n") == "srt");
    CHECK(readerNameFor("a.md", "PK\x03\x04") == "none");
}

TEST_CASE("every reader has a name, an ending and a description of its own")
{
    List seen;
    for (const Reader& reader : readers()) {
        CHECK(reader.endings[0] == reader.name);
        CHECK(!reader.description.empty());
        for (const std::string_view ending : reader.endings)
            if (!ending.empty()) {
                CHECK(std::find(seen.begin(), seen.end(), ending) == seen.end());
                seen.emplace_back(ending);
            }
    }
}

TEST_CASE("a text is kept as it is but for the mark, the line ends and NUL")
{
    const Imported imported = read("a.txt",
                                   "\xEF\xBB\xBF"
                                   "A: e\u0301 \r\nB\r\rC\n\x0C\0"sv);
    CHECK(imported.utf8 == "A: e\u0301 \nB\n\nC\n\x0C\uFFFD");
    CHECK(imported.encoding == "UTF-8");
    CHECK(imported.warnings.empty());
    CHECK(imported.rules == text::StructureRules{});
}

TEST_CASE("Markdown is kept as it is and cut as Markdown")
{
    const std::string bytes = "# Head\n\n**Ann:** *so* [it](was)\n";
    const Imported imported =
        read("a.md",
             bytes,
             {.rules = {.paragraphs = text::Paragraphs::BlankLine, .speakerPattern = "x"}});
    CHECK(imported.utf8 == bytes);
    CHECK(imported.rules
          == text::StructureRules{text::Paragraphs::BlankLine, text::Markup::Markdown, "x"});
    CHECK(read("a.txt", bytes, {.rules = {.markup = text::Markup::Markdown}}).rules.markup
          == text::Markup::Plain);
}

TEST_CASE("other encodings are detected or given")
{
    const Imported wide = read("a.txt", "\xFF\xFEh\0\xE9\0\r\0\n\0"sv);
    CHECK(wide.utf8 == "h\u00E9\n");
    CHECK(wide.encoding == "UTF-16LE");
    CHECK(read("a.txt", "\0h\0i\0 \0y\0o\0u\0.\0 \0O\0K"sv).utf8 == "hi you. OK");
    CHECK(read("a.md", "caf\xE9", {.encoding = "windows-1252"}).utf8 == "caf\u00E9");
    CHECK(readDocument("a.txt", "x", {.encoding = "klingon"}).error().code == ErrorCode::NotFound);
    const auto broken = readDocument("a.txt", "one\nca\xFF", {.encoding = "UTF-8"});
    REQUIRE(!broken.has_value());
    CHECK(broken.error().code == ErrorCode::Malformed);
    CHECK(broken.error().detail.starts_with("a.txt: "));
    CHECK(broken.error().detail.find("line 2") != std::string::npos);
}

TEST_CASE("what could not be decoded is counted, and an empty text is said")
{
    std::string bytes = "\xFF\xFE";
    for (int n = 0; n < 500; ++n)
        bytes += "a\0"sv;
    bytes += "\x00\xD8"sv; // half a pair
    bytes += "a\0"sv;
    const Imported imported = read("a.txt", bytes);
    CHECK(imported.warnings
          == List{"1 undecodable bytes were replaced by U+FFFD; the file was read as UTF-16LE"});
    CHECK(read("a.txt", " \n").warnings == List{"the text is empty"});
}

TEST_CASE("formats that are not read are refused by name, with what to do")
{
    struct Case {
        std::string_view fileName;
        std::string_view bytes;
        std::string_view name;
    };
    for (const Case& one :
         {Case{"a.qdpx", "PK\x03\x04 project.qde", "REFI-QDA"},
          Case{"a.zip", "PK\x03\x04 notes", "zip archive"},
          Case{"a.xlsx", "PK\x03\x04 [Content_Types].xml xl/workbook.xml", "xlsx"},
          Case{"a.odt",
               "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
               "OpenDocument"},
          Case{"a.pptx", "PK\x03\x04 [Content_Types].xml ppt/presentation.xml", "PowerPoint"},
          Case{"a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old or encrypted Office"},
          Case{"a.png", "\x89PNG\r\n\x1A\n", "PNG"}}) {
        const std::string detail = refusal(one.fileName, one.bytes);
        INFO(detail);
        CHECK(detail.starts_with(std::string(one.fileName) + ": this is a"));
        CHECK(detail.find(one.name) != std::string::npos);
        CHECK(detail.find("; ") != std::string::npos);
    }
    CHECK(refusal("a.txt", "\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10").starts_with("a.txt: "));
    CHECK(readerNameFor("a.txt", "<!-- never closed") == "txt");
}

TEST_CASE("positions are those of the decoded text")
{
    REQUIRE(rc::check("utf8 == decode(bytes), for both readers", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a",
                                          " ",
                                          "#",
                                          "\n",
                                          "\r\n",
                                          "\r",
                                          "*",
                                          "\u00E9",
                                          "\U0001F600",
                                          "\u2028",
                                          "\uFEFF",
                                          "Ann:",
                                          "```"));
        std::string bytes;
        for (const std::string& piece : pieces)
            bytes += piece;
        const auto decoded = text::decode(bytes);
        RC_ASSERT(decoded.has_value());
        RC_ASSERT(read("a.txt", bytes).utf8 == decoded->utf8);
        RC_ASSERT(read("a.md", bytes).utf8 == decoded->utf8);
    }));
}
