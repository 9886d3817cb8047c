// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdown.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <rapidcheck.h>

using namespace crosscase::text;
using Kind = MarkdownKind;

namespace {

// The text at a span of code points.
std::string at(const std::string& source, Span span)
{
    std::string out;
    std::size_t byte = 0;
    for (CodePoint i = 0; byte < source.size(); ++i) {
        const std::size_t next = nextCodePoint(source, byte);
        if (span.contains(i))
            out += source.substr(byte, next - byte);
        byte = next;
    }
    return out;
}

std::vector<std::string> bulletTexts(const std::string& source)
{
    std::vector<std::string> texts;
    for (const Span span : bullets(source))
        texts.push_back(at(source, span));
    return texts;
}

using Texts = std::vector<std::string>;

rc::Gen<std::string> markdownish()
{
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(Texts{"- ",
                                                                              "* ",
                                                                              "1. ",
                                                                              "10) ",
                                                                              "  ",
                                                                              "    ",
                                                                              "\t",
                                                                              "\n",
                                                                              "\n\n",
                                                                              "\r",
                                                                              "\r\n",
                                                                              "> ",
                                                                              "# ",
                                                                              "```\n",
                                                                              "**",
                                                                              "_",
                                                                              "`",
                                                                              "[",
                                                                              "](b)",
                                                                              "!",
                                                                              "<b>",
                                                                              "&amp;",
                                                                              "---\n",
                                                                              "word",
                                                                              "\u00e9",
                                                                              "\u05d0",
                                                                              "\U0001F469",
                                                                              "\xff",
                                                                              std::string(1, '\0'),
                                                                              "\xef\xbb\xbf",
                                                                              "+",
                                                                              "[x]: y\n"})),
        [](const Texts& parts) {
            std::string all;
            for (const auto& part : parts)
                all += part;
            return all;
        });
}

} // namespace

TEST_CASE("a sentence is one paragraph of one run")
{
    const auto blocks = markdown("They met weekly.");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].kind == Kind::Paragraph);
    CHECK(blocks[0].runs == std::vector<MarkdownRun>{{"They met weekly."}});
    CHECK(blocks[0].depth == 0);
    CHECK(markdown("").empty());
    CHECK(markdown(" \n\n").empty());
}

TEST_CASE("styles become runs, also one in the other")
{
    const auto blocks = markdown("a **b *c* d** `e*` *f*");
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].runs
          == std::vector<MarkdownRun>{{"a "},
                                      {"b ", true},
                                      {"c", true, true},
                                      {" d", true},
                                      {" "},
                                      {"e*", false, false, true},
                                      {" "},
                                      {"f", false, true}});
    CHECK(plainText(blocks[0]) == "a b c d e* f");
}

TEST_CASE("list items carry depth, kind and number")
{
    const auto blocks = markdown("- one\n  - two\n- three\n\n4. four\n5. five\n");
    REQUIRE(blocks.size() == 5);
    const std::vector<std::tuple<std::string, int, bool, int, int>> expected = {
        {"one", 1, false, 0, 0},
        {"two", 2, false, 0, 0},
        {"three", 1, false, 0, 1},
        {"four", 1, true, 4, 2},
        {"five", 1, true, 5, 3}};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const MarkdownBlock& block = blocks[i];
        CHECK(block.kind == Kind::ListItem);
        CHECK(std::tuple(plainText(block), block.depth, block.ordered, block.number, block.bullet)
              == expected[i]);
    }
}

TEST_CASE("what follows in a list item keeps its depth")
{
    const auto blocks = markdown("- one\n\n  more\n\n      code\n-\n- > said\n");
    REQUIRE(blocks.size() == 6);
    CHECK(blocks[1].kind == Kind::Paragraph);
    CHECK(blocks[1].depth == 1);
    CHECK(blocks[1].bullet == 0);
    CHECK(blocks[2].kind == Kind::Code);
    CHECK(plainText(blocks[2]) == "code");
    CHECK(blocks[3].kind == Kind::ListItem);
    CHECK(blocks[3].runs.empty());
    CHECK(blocks[4].kind == Kind::ListItem);
    CHECK(blocks[5].kind == Kind::Quote);
    CHECK(blocks[5].bullet == 2);
}

TEST_CASE("headings, quotes, code and rules are told apart")
{
    const auto blocks = markdown("## Trust\n> \"We *knew*\"\n\n```\na\n\nb\n```\n---\n#\n");
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[0].kind == Kind::Heading);
    CHECK(blocks[0].level == 2);
    CHECK(blocks[1].kind == Kind::Quote);
    CHECK(blocks[1].runs.size() == 3);
    CHECK(blocks[2].kind == Kind::Code);
    CHECK(plainText(blocks[2]) == "a\n\nb");
    CHECK(plainText(blocks[3]) == "* * *");
}

TEST_CASE("no word is lost: raw HTML, addresses, pictures, line breaks")
{
    CHECK(plainText(markdown("a <b>c</b> & R&D &lt;").at(0)) == "a <b>c</b> & R&D <");
    CHECK(plainText(markdown("<div>\nx\n</div>").at(0)) == "<div>\nx\n</div>");
    CHECK(plainText(markdown("see [here](http://x.org) or <http://y.org>").at(0))
          == "see here (http://x.org) or http://y.org");
    CHECK(plainText(markdown("![a map](map.png)").at(0)) == "a map");
    CHECK(plainText(markdown("one\ntwo  \nthree").at(0)) == "one\ntwo\nthree");
}

TEST_CASE("bullets are the items of the top level, with their place in the source")
{
    CHECK(bulletTexts("Intro\n\n- one\n- two\n  - under two\n\n10. three **b**\n\nend")
          == Texts{"one", "two\n  - under two", "three **b**"});
    CHECK(bulletTexts("* \u05d0\u05d1\r\n* \U0001F469 x\r\n")
          == Texts{"\u05d0\u05d1", "\U0001F469 x"});
    CHECK(bulletTexts("-\n  late\n-\n- - nested") == Texts{"late", "", "- nested"});
    CHECK(bulletTexts("> - quoted\n") == Texts{});
    CHECK(bulletTexts("no list - here") == Texts{});
}

TEST_CASE("any bytes are read, and bullets lie in them")
{
    CHECK(rc::check("blocks and bullets agree", [] {
        const std::string source = *markdownish();
        int bulletsSeen = 0;
        for (const MarkdownBlock& block : markdown(source)) {
            RC_ASSERT(block.kind == Kind::ListItem || !block.runs.empty());
            RC_ASSERT(block.bullet < static_cast<int>(bullets(source).size()));
            RC_ASSERT(isValidUtf8(plainText(block)));
            bulletsSeen = std::max(bulletsSeen, block.bullet + 1);
        }
        RC_ASSERT(bulletsSeen == static_cast<int>(bullets(source).size()));
        CodePoint last = 0;
        for (const Span span : bullets(source)) {
            RC_ASSERT(last <= span.start);
            RC_ASSERT(span.start <= span.end);
            last = span.end;
        }
    }));
    CHECK(rc::check("bytes", [](const std::string& source) { (void)markdown(source); }));
}

TEST_CASE("deep nesting and contrived input cost neither stack nor minutes")
{
    const auto repeated = [](const std::string& part, int times) {
        std::string all;
        for (int i = 0; i < times; ++i)
            all += part;
        return all;
    };
    const auto start = std::chrono::steady_clock::now();
    for (const char* part :
         {"> ", "- ", "[", "![", "*a ", "**a ", "`", "<", "<?", "[a](", "_*", "&"}) {
        INFO(part);
        const std::string source = repeated(part, 100'000) + "x";
        (void)markdown(source);
        (void)bullets(source);
    }
    (void)markdown(repeated("- a\n", 1'000'000));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("plain words as Markdown say just themselves")
{
    for (const char* words : {"a *b* _c_",
                              "\\ [x](y) <b>&amp;</b>",
                              "`code`",
                              "**",
                              "a & b",
                              "# no head",
                              "- no item",
                              "+ x",
                              "12. x",
                              "3) x",
                              "> x",
                              "=== x",
                              "~~~"}) {
        const auto blocks = markdown(asMarkdown(words));
        REQUIRE(blocks.size() == 1);
        CHECK(blocks.front().kind == MarkdownKind::Paragraph);
        CHECK(plainText(blocks.front()) == words);
        CHECK(blocks.front().runs.size() == 1);
    }
    CHECK(asMarkdown("    no code ") == "no code");
    CHECK(asMarkdown("two\n\nlines") == "two lines");
}
