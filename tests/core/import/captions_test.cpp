// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/captions.h"
#include "core/text/structure.h"
#include "tests/core/import/hostile.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;

namespace {

Imported read(std::string_view bytes, std::string_view fileName = "a.vtt")
{
    auto imported = readDocument(fileName, bytes);
    INFO((imported ? "" : imported.error().detail));
    REQUIRE(imported.has_value());
    requireSound(*imported);
    return *imported;
}

// A cue of WebVTT from and to these milliseconds.
std::string cue(int from, int to, std::string_view text)
{
    return fmt::format("{:02}:{:02}.{:03} --> {:02}:{:02}.{:03}\n{}\n\n",
                       from / 60000,
                       from / 1000 % 60,
                       from % 1000,
                       to / 60000,
                       to / 1000 % 60,
                       to % 1000,
                       text);
}

std::string vtt(const std::vector<std::string>& cues)
{
    std::string bytes = "WEBVTT\n\n";
    for (const std::string& one : cues)
        bytes += one;
    return bytes;
}

} // namespace

TEST_CASE("cues of WebVTT are passages with time and speaker, its other blocks go")
{
    const Imported imported =
        read("WEBVTT - a title\nKind: captions\n\n"
             "STYLE\n::cue { color: red }\n\n"
             "NOTE about\nthe file\n\n"
             "REGION\nid:x\n\n"
             "intro\n"
             "00:00:05.250 --> 00:00:07.000 align:start position:10%\n"
             "<v Anna Berg>When we <i>started</i>,\nit was &lt;hard&gt; &amp; "
             "<00:00:06.000><c.x>slow</c>&#33;</v>\n\n"
             "01:00:08.000 --> 01:00:09.000\n<v.loud Ben>Was it?");
    CHECK(imported.utf8
          == "[00:00:05] Anna Berg: When we started, it was <hard> & slow!\n[01:00:08] Ben: Was "
             "it?\n");
    CHECK(imported.warnings.empty());
    REQUIRE(imported.layout.blocks.size() == 2);
    const text::LayoutBlock& first = imported.layout.blocks[0];
    CHECK(first.speaker == text::Span{11, 20});
    CHECK(first.contentStart == 22);
    CHECK(first.timeMs == 5250);
    CHECK(imported.layout.blocks[1].timeMs == 3608000);
}

TEST_CASE("cues are joined while the sentence goes on, the speaker stays and the pause is short")
{
    CHECK(read(vtt({cue(0, 1000, "It goes"),
                    cue(1500, 2000, "on here."),
                    cue(2100, 3000, "\u201CA new one?\u201D"),
                    cue(3000, 4000, "Then"),
                    cue(6000, 7000, "a pause"),
                    cue(7000, 8000, "<v Ann>and Ann"),
                    cue(8000, 9000, "<v Ann>says it")}))
              .utf8
          == "[00:00:00] It goes on here.\n"
             "[00:00:02] \u201CA new one?\u201D\n"
             "[00:00:03] Then\n"
             "[00:00:06] a pause\n"
             "[00:00:07] Ann: and Ann says it\n");
    CHECK(read(vtt({cue(0, 1000, "\u6570\u636E"), cue(1000, 2000, "\u6765\u4E86\u3002")})).utf8
          == "[00:00:00] \u6570\u636E\u6765\u4E86\u3002\n");
    CHECK(read(vtt({cue(0, 1000, "well"), cue(1000, 2000, "[Music]"), cue(2000, 3000, "so")})).utf8
          == "[00:00:00] well\n[00:00:01] [Music]\n[00:00:02] so\n");
}

TEST_CASE("a dash or arrows in a cue begin a passage of another speaker")
{
    CHECK(read(vtt({cue(0, 1000, "- Is it\n- it is"),
                    cue(1000, 2000, "so"),
                    cue(2000, 3000, ">> BEN: no")}))
              .utf8
          == "[00:00:00] Is it\n[00:00:00] it is so\n[00:00:02] BEN: no\n");
}

TEST_CASE("a label in the words of a cue is left to the rules of the text")
{
    const Imported imported = read(vtt({cue(0, 1000, "ANNA: hello"), cue(1000, 2000, "you")}));
    CHECK(imported.utf8 == "[00:00:00] ANNA: hello you\n");
    REQUIRE(imported.layout.blocks.size() == 1);
    CHECK(imported.layout.blocks[0].speaker.empty());
    CHECK(imported.layout.blocks[0].contentStart == -1);
    const text::OffsetMap map(imported.utf8);
    const auto structure = text::segment(imported.utf8, map, imported.rules, imported.layout);
    REQUIRE(structure.has_value());
    REQUIRE(structure->speakers == std::vector<std::string>{"ANNA"});
    CHECK(structure->passages[0].content == text::Span{17, 26});
}

TEST_CASE("lines that a rolling caption shows again are written once")
{
    CHECK(read(vtt({cue(0, 2000, " \nhello<00:00:00.500><c> world</c>"),
                    cue(2000, 2010, "hello world\n "),
                    cue(2010, 4000, "hello world\nthis is rolling"),
                    cue(4000, 4010, "this is rolling\n "),
                    cue(4010, 6000, "this is rolling\nand goes"),
                    cue(6000, 6010, "and goes\n "),
                    cue(6010, 8000, "and goes\non")}))
              .utf8
          == "[00:00:00] hello world this is rolling and goes on\n");
    CHECK(read(vtt({cue(0, 1000, "first line\nsecond line"),
                    cue(1000, 2000, "second line\nthird line")}))
              .utf8
          == "[00:00:00] first line second line third line\n");
    // Said twice.
    CHECK(read(vtt({cue(0, 1000, "No."), cue(1000, 2000, "No.")})).utf8
          == "[00:00:00] No.\n[00:00:01] No.\n");
}

TEST_CASE("SubRip is read with its numbers, places, fonts and missing empty lines")
{
    const Imported imported =
        read("\xEF\xBB\xBF"
             "1\r\n00:00:01,000 --> 00:00:04,000 X1:10 X2:20\r\n"
             "{\\an8}<font color=\"#fff\">Hello</font> there\r\nmy friend\r\n"
             "2\r\n00:00:04,100 --> 00:00:05,000\r\nand more. <laughs>\r\n\r\n"
             "3\r\n1:06.5 --> 1:07.1\r\n12\r\n13 --> 14\r\n",
             "a.srt");
    CHECK(imported.utf8
          == "[00:00:01] Hello there my friend and more. <laughs>\n[00:01:06] 12 13 --> 14\n");
    CHECK(imported.warnings.empty());
    CHECK(imported.layout.blocks[1].timeMs == 66500);
}

TEST_CASE("damaged captions are counted, their words are kept")
{
    const Imported imported = read("1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nastray\n\n"
                                   "2\n00:00:0x,000 --> 00:00:04,000\ntwo\n\n"
                                   "3\n00:00:04,000 --> 00:00:05,000\nthree\n",
                                   "a.srt");
    CHECK(imported.utf8 == "[00:00:01] One. astray\ntwo\n[00:00:04] three\n");
    REQUIRE(imported.warnings.size() == 1);
    CHECK(imported.warnings[0].starts_with("2 captions are damaged"));
    CHECK(read("WEBVTT\n").warnings == std::vector<std::string>{"the document holds no text"});
    CHECK(read("WEBVTT\n\n00:01.000 --> 00:02.000\ncaf\xE9 et th\xE9 apr\xE8s").utf8
          == "[00:00:01] caf\u00E9 et th\u00E9 apr\u00E8s\n");
}

TEST_CASE("every word of the cues comes out once and in order")
{
    REQUIRE(rc::check("words of cues", [] {
        std::vector<std::string> cues;
        std::string words;
        int at = 0;
        const auto count = *rc::gen::inRange(1, 30);
        for (int n = 0; n < count; ++n) {
            const int length = *rc::gen::inRange(100, 3000);
            const auto end = *rc::gen::element<std::string>("", ".", "?", "\u2026");
            const std::string word = fmt::format("w{}{}", n, end);
            cues.push_back(
                cue(at, at + length, word + *rc::gen::element<std::string>("", "\n<b>x</b>")));
            words += word + (cues.back().find("<b>") == std::string::npos ? " " : " x ");
            at += length + *rc::gen::inRange(0, 4000);
        }
        const std::string text = read(vtt(cues)).utf8;
        std::string found;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = text.find('\n', from);
            found += text.substr(from + 11, end - from - 11) + " ";
            from = end + 1;
        }
        RC_ASSERT(found == words);
    }));
}

TEST_CASE("damaged captions neither crash nor break the rules of a document")
{
    const std::string good = vtt({cue(0, 1000, "<v Anna>It <i>goes</i> on &amp;"),
                                  cue(1000, 2000, "- one\n- two"),
                                  cue(2000, 3000, "{\\an8}x <00:00:02.500> y")});
    requireStandsDamage("a.vtt", good, 400, 3);
    requireStandsDamage("a.srt",
                        "1\n00:00:01,000 --> 00:00:02,000\nOne <b>two</b>\n\n2\n00:00:03,000 --> "
                        "00:00:04,000\n\u6570\u636E ANN: x\n",
                        400,
                        4);
}
