// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/labels.h"
#include "core/text/structure.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::text;

namespace {

using Strings = std::vector<std::string>;

// Each passage as "speaker|time|content", with # for headings and > where a turn starts.
Strings passagesOf(const std::string& text, const StructureRules& rules = {})
{
    const OffsetMap map(text);
    const auto structure = segment(text, map, rules);
    REQUIRE(structure);
    Strings rows;
    for (const Passage& passage : structure->passages) {
        std::string row(passage.heading, '#');
        if (passage.startsTurn)
            row += '>';
        if (passage.speaker >= 0)
            row += structure->speakers[static_cast<std::size_t>(passage.speaker)];
        row += "|" + (passage.hasTime ? formatTime(passage.timeMs) : "") + "|";
        row += slice(text, map, passage.content);
        rows.push_back(row);
    }
    return rows;
}

const StructureRules kMarkdown{.markup = Markup::Markdown};
const StructureRules kBlocks{.paragraphs = Paragraphs::BlankLine};

} // namespace

TEST_CASE("labels and timestamps are read in the usual notations")
{
    const std::pair<std::string, std::string> rows[] = {
        {"ANN: Hello", ">ANN||Hello"},
        {"P1: Hello", ">P1||Hello"},
        {"Interviewer: Hello", ">Interviewer||Hello"},
        {"Speaker 2: Hello", ">Speaker 2||Hello"},
        {"[ANN] Hello", ">ANN||Hello"},
        {"[ANN]: Hello", ">ANN||Hello"},
        {"Ann (00:12:03): Hello", ">Ann|00:12:03|Hello"},
        {"Ann (12:03)", ">Ann|00:12:03|"},
        {"Ann [00:12:03]: Hello", ">Ann|00:12:03|Hello"},
        {"[00:12:03] Ann: Hello", ">Ann|00:12:03|Hello"},
        {"00:12:03 Ann: Hello", ">Ann|00:12:03|Hello"},
        {"00:12:03.250 Ann: Hello", ">Ann|00:12:03.250|Hello"},
        {"(12:03) Ann: Hello", ">Ann|00:12:03|Hello"},
        {"12:03 ANN: Hello", ">ANN|00:12:03|Hello"},
        {"#00:01:02-3# ANN: Hello", ">ANN|00:01:02.300|Hello"},
        {"ANN: Hello #00:01:02-3#", ">ANN|00:01:02.300|Hello"},
        {"ANN: Hello [00:01:02]  ", ">ANN|00:01:02|Hello"},
        {"[00:00:28:53] CDR: Roger", ">CDR|00:28:53|Roger"},
        {"[01:02:28:53] CDR: Roger", ">CDR|26:28:53|Roger"},
        {"[01:32:28:12] CDR: frames", ">CDR|01:32:28|frames"},
        {"[-00:00:00:10]", "|-00:00:10|"},
        {"1:02:03 Hello", "|01:02:03|Hello"},
        {"1:02:03", "|01:02:03|"},
        {"12:03", "|00:12:03|"},
        {"DR. LONG: Hello", ">DR. LONG||Hello"},
        {"CMP / LMP: Hello", ">CMP / LMP||Hello"},
        {"ANN\uFF1AHello", ">ANN||Hello"},
        {"  ANN:   Hello  ", ">ANN||Hello"},
        {"ANN:", ">ANN||"},
        {"\u0410\u041D\u041D\u0410: \u0434\u0430", ">\u0410\u041D\u041D\u0410||\u0434\u0430"},
    };
    for (const auto& [text, expected] : rows) {
        INFO(text);
        CHECK(passagesOf(text) == Strings{expected});
    }
}

TEST_CASE("what only looks like a label or a timestamp is content")
{
    for (const std::string text : {
             "Note: this is prose.",
             "First: this is prose.",
             "http://example.org/a: b",
             "http: //example.org",
             "10:30 we started",
             "12:03pm ANN went",
             "Well, he said: no",
             "We left at once. Ann: no",
             "SHE SAID ALL OF THIS AND MORE: yes",
             "A VERY LONG LABEL OF UPPERCASE LETTERS-AND-HYPHENS: yes",
             "06: twelve",
             "...: what",
             "_page : 3",
             "ANN:no blank",
             "[Laughter] Yes",
             "[LONG PAUSE]",
             "[sic] Yes",
             "[glossary:Molly Brown]",
             "We met (12:03) again",
             "12:61",
             "     LIGHTING: indented",
             "\"ANN: quoted\"",
         }) {
        INFO(text);
        CHECK(passagesOf(text) == Strings{"||" + text.substr(text.find_first_not_of(' '))});
    }
}

TEST_CASE("a name in mixed case is a label where it comes twice")
{
    CHECK(passagesOf("Ann: a\nNote: b\nAnn: c") == Strings{">Ann||a", "Ann||Note: b", ">Ann||c"});
    CHECK(passagesOf("\u8BB0\u8005\uFF1A\u4F60\u597D\n\u8BB0\u8005\uFF1A\u8C22")
          == Strings{">\u8BB0\u8005||\u4F60\u597D", ">\u8BB0\u8005||\u8C22"});
    CHECK(
        passagesOf("\u0622\u0646\u0627: \u0646\u0639\u0645\n\u0622\u0646\u0627: \u0644\u0627")
        == Strings{">\u0622\u0646\u0627||\u0646\u0639\u0645", ">\u0622\u0646\u0627||\u0644\u0627"});
    CHECK(passagesOf("1a: x\n1a: y") == Strings{">1a||x", ">1a||y"});
    CHECK(passagesOf("[Ann] x\n[Ann] y") == Strings{">Ann||x", ">Ann||y"});
}

TEST_CASE("a turn goes on until the next label or heading")
{
    CHECK(passagesOf("Preface\nA: one\n\n  \u3000\ntwo \U0001F600\n_page : 3\nB: three")
          == Strings{"||Preface", ">A||one", "A||two \U0001F600", "A||_page : 3", ">B||three"});
    CHECK(passagesOf("A: one\n# Part\ntwo", kMarkdown) == Strings{">A||one", "#||Part", "||two"});
    CHECK(passagesOf("A: one\n# Part\ntwo") == Strings{">A||one", "A||# Part", "A||two"});
}

TEST_CASE("a timestamp alone gives its time to what follows")
{
    CHECK(passagesOf("[00:00:00:13]\nCDR: Roger.\nGo.\n[00:00:00:15]\nCC: Roll.")
          == Strings{"|00:00:13|",
                     ">CDR|00:00:13|Roger.",
                     "CDR|00:00:13|Go.",
                     "CDR|00:00:15|",
                     ">CC|00:00:15|Roll."});
    CHECK(passagesOf("[00:01]\na\n[00:02] b\nc")
          == Strings{"|00:00:01|", "|00:00:01|a", "|00:00:02|b", "||c"});
    CHECK(passagesOf("Ann (00:05)\ntext") == Strings{">Ann|00:00:05|", "Ann|00:00:05|text"});
}

TEST_CASE("Markdown headings and emphasised labels")
{
    CHECK(passagesOf("# One\n### Two ###\n#no\n####### no", kMarkdown)
          == Strings{"#||One", "###||Two", "||#no", "||####### no"});
    CHECK(passagesOf("Title\n=====\nSub\n---\n\n---\n", kMarkdown)
          == Strings{"#||Title", "##||Sub", "||---"});
    CHECK(passagesOf("```\n# code\n```\n# Head", kMarkdown)
          == Strings{"||```", "||# code", "||```", "#||Head"});
    CHECK(passagesOf("**ANN:** Hi\n**ANN**: Ho\n__ANN:__ Hu\n**ANN (00:01):** He", kMarkdown)
          == Strings{">ANN||Hi", ">ANN||Ho", ">ANN||Hu", ">ANN|00:00:01|He"});
    CHECK(passagesOf("* ANN: a list", kMarkdown) == Strings{"||* ANN: a list"});
    CHECK(passagesOf("#", kMarkdown) == Strings{"#||"});
    const std::string text = "Title\n=====\nx";
    const auto structure = segment(text, OffsetMap(text), kMarkdown);
    CHECK(structure->passages[0].span == Span{0, 11});
    CHECK(structure->passages[0].content == Span{0, 5});
}

TEST_CASE("blank lines part the passages on wish")
{
    CHECK(passagesOf("ANN: one\ntwo\n \n\nthree\n", kBlocks)
          == Strings{">ANN||one\ntwo", "ANN||three"});
    CHECK(passagesOf("[00:00:13]\nCDR: Roger.\n\n[00:00:15]\n\nCC: Roll.", kBlocks)
          == Strings{">CDR|00:00:13|Roger.", "CDR|00:00:15|", ">CC|00:00:15|Roll."});
    CHECK(passagesOf("a\nb\n# H\nc\nd\n===",
                     {.paragraphs = Paragraphs::BlankLine, .markup = Markup::Markdown})
          == Strings{"||a\nb", "#||H", "#||c\nd"});
}

TEST_CASE("a person's own pattern finds the labels")
{
    const auto rules = [](const char* pattern) {
        return StructureRules{.speakerPattern = pattern};
    };
    CHECK(passagesOf("<Ann> Hi\nB: ho\n<Bob> hu", rules("<(\\w+)>"))
          == Strings{">Ann||Hi", "Ann||B: ho", ">Bob||hu"});
    CHECK(passagesOf("1:05 Ann - Hi", rules("(?<time>[0-9:]+) (?<speaker>\\w+) -"))
          == Strings{">Ann|00:01:05|Hi"});
    CHECK(passagesOf("\u00C4nn\u00A0= Hi\nx", rules("[^=]+=$|\\w+(?=\\s=)"))
          == Strings{">\u00C4nn||= Hi", "\u00C4nn||x"});
    CHECK(passagesOf("[00:05]\nANN: x", rules("zzz")) == Strings{"|00:00:05|", "|00:00:05|ANN: x"});
    const auto refused = segment("x", OffsetMap("x"), rules("(a"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Malformed);
}

TEST_CASE("a pattern that takes for ever is stopped")
{
    const auto refusal = [](std::size_t lineLength, int lines) {
        std::string text;
        for (int i = 0; i < lines; ++i)
            text += std::string(lineLength, 'a') + "\n";
        const auto refused = segment(text, OffsetMap(text), {.speakerPattern = "(a+)+:"});
        return refused ? std::string() : refused.error().detail;
    };
    CHECK_THAT(refusal(60, 1), Catch::Contains("too long"));    // in one line
    CHECK_THAT(refusal(17, 2000), Catch::Contains("too long")); // in all lines together
    CHECK(refusal(5, 2000).empty());
}

TEST_CASE("spans, turns and places")
{
    const std::string text = "\n\u00C4NN: eins \nzwei\n\nB: drei";
    const OffsetMap map(text);
    const Structure structure = segment(text, map, {}).value();
    CHECK(structure.speakers == Strings{"\u00C4NN", "B"});
    CHECK(structure.passages[0].span == Span{1, 11});
    CHECK(structure.passages[0].content == Span{6, 10});
    CHECK(structure.content() == SpanSet{{6, 10}, {12, 16}, {21, 25}});
    CHECK(structure.turnsOf("\u00C4NN") == SpanSet{{1, 11}, {12, 16}});
    CHECK(structure.turnsOf("nobody").empty());
    CHECK(structure.passageAt(0) == 0);
    CHECK(structure.passageAt(10) == 0);
    CHECK(structure.passageAt(11) == 1);
    CHECK(structure.passageAt(17) == 2);
    CHECK(structure.passageAt(25) == 3);
    CHECK(trimmed(text, map, {5, 11}) == Span{6, 10});
    CHECK(trimmed(text, map, {10, 12}).empty());
    CHECK(segment("", OffsetMap(""), {})->passages.empty());
    CHECK(segment(" \n\t\n", OffsetMap(" \n\t\n"), {})->passages.empty());
}

TEST_CASE("passages keep their laws in any text")
{
    REQUIRE(rc::check("in order, contents within spans, every visible character in a passage", [] {
        std::string text;
        for (const char* piece :
             *rc::gen::container<std::vector<const char*>>(rc::gen::element("A",
                                                                            "Ann",
                                                                            "x",
                                                                            ": ",
                                                                            ":",
                                                                            "\n",
                                                                            "\n\n",
                                                                            " ",
                                                                            "[",
                                                                            "]",
                                                                            "(",
                                                                            ")",
                                                                            "00:12",
                                                                            "[00:12:03]",
                                                                            "#",
                                                                            "# ",
                                                                            "**",
                                                                            "==",
                                                                            "---",
                                                                            "\u00C4",
                                                                            "\uFF1A",
                                                                            "\u3000",
                                                                            "\U0001F600",
                                                                            "```",
                                                                            ".",
                                                                            "\u0622")))
            text += piece;
        const OffsetMap map(text);
        const StructureRules rules{.paragraphs =
                                       *rc::gen::element(Paragraphs::Line, Paragraphs::BlankLine),
                                   .markup = *rc::gen::element(Markup::Plain, Markup::Markdown)};
        const Structure structure = segment(text, map, rules).value();
        CodePoint end = 0;
        for (const Passage& passage : structure.passages) {
            RC_ASSERT(passage.span.start >= end);
            RC_ASSERT(!passage.span.empty());
            RC_ASSERT(passage.span.contains(passage.content));
            RC_ASSERT(passage.content.start <= passage.content.end);
            RC_ASSERT(passage.content.empty()
                      || trimmed(text, map, passage.content) == passage.content);
            RC_ASSERT(trimmed(text, map, {end, passage.span.start}).empty());
            RC_ASSERT(passage.speaker < static_cast<std::int32_t>(structure.speakers.size()));
            RC_ASSERT(!passage.startsTurn || passage.speaker >= 0);
            end = passage.span.end;
        }
        RC_ASSERT(trimmed(text, map, {end, map.codePoints()}).empty());
    }));
}

TEST_CASE("rules are written as a line and read back")
{
    for (const StructureRules& rules :
         {StructureRules{},
          kBlocks,
          StructureRules{.markup = Markup::Markdown, .speakerPattern = " ^(a b)= x "}}) {
        CHECK(structureRulesFromText(toText(rules)).value() == rules);
    }
    CHECK(toText({}) == "paragraphs=line markup=plain");
    CHECK(toText({.speakerPattern = "a\nb"}) == "paragraphs=line markup=plain speakers=a\\nb");
    CHECK(structureRulesFromText("").value() == StructureRules{});
    CHECK(structureRulesFromText("paragraphs=verse").error().code == ErrorCode::Malformed);
    CHECK(structureRulesFromText("nonsense").error().code == ErrorCode::Malformed);
}

TEST_CASE("times are written as hours, minutes and seconds")
{
    CHECK(formatTime(723'000) == "00:12:03");
    CHECK(formatTime(723'250) == "00:12:03.250");
    CHECK(formatTime(-10'000) == "-00:00:10");
    CHECK(formatTime(0) == "00:00:00");
    CHECK(formatTime(360'000'000) == "100:00:00");
    CHECK(formatTime(INT64_MIN).front() == '-');
}

TEST_CASE("those who ask are told from those who answer")
{
    for (const char* label : {"Interviewer",
                              "INTERVIEWER 2",
                              "I",
                              "Q",
                              "Moderator #1",
                              "Interviewerin",
                              "Int.",
                              "Enquêteur",
                              "采访者"})
        CHECK(isInterviewer(label));
    for (const char* label : {"Anna", "Respondent", "Ivan", "P1", "", "42"})
        CHECK(!isInterviewer(label));
}
