// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"

#include <array>
#include <catch2/catch.hpp>
#include <ostream>
#include <rapidcheck.h>
#include <string>

namespace crosscase::text {

static void showValue(const ByteSpan& word, std::ostream& os)
{
    os << '[' << word.start << ',' << word.end << ')';
}

} // namespace crosscase::text

using namespace crosscase::text;

namespace {

// Pieces of which each brings a class of the word rules, or a trap, with it.
constexpr std::array kPieces = {"a",
                                "Z",
                                "word",
                                "I",
                                "0",
                                "7",
                                "42",
                                "_",
                                "__",
                                ".",
                                "'",
                                ",",
                                ";",
                                ":",
                                "@",
                                "\"",
                                "-",
                                "(",
                                "!",
                                " ",
                                "  ",
                                "\t",
                                "\n",
                                "\r\n",
                                "\r",
                                "$",
                                "&",
                                "#",
                                "*",
                                "\x01",
                                "\x7F",
                                "\u2019",
                                "\u2018",
                                "\u201C",
                                "\u2013",
                                "\u2026",
                                "\u2024",
                                "\u2027",
                                "\u2028",
                                "\u203F",
                                "\u2010",
                                "\u200B",
                                "\u200C",
                                "\u200D",
                                "\u200E",
                                "\u2060",
                                "\u00A0",
                                "\u00AD",
                                "\u00B7",
                                "\u00AA",
                                "\u00D7",
                                "\u00A9",
                                "\u00B2",
                                "\u0085",
                                "\u00E9",
                                "\u00DF",
                                "\u024F",
                                "\u0250",
                                "\u02BC",
                                "\u0301",
                                "\u0308",
                                "\u20E3",
                                "\uFE0F",
                                "\uFEFF",
                                "\u4E2D\u6587",
                                "\u8BB0\u8005\u95EE\u9053",
                                "\u3002",
                                "\u3000",
                                "\u30AB\u30BF\u30AB\u30CA",
                                "\u3072\u3089\u304C\u306A",
                                "\uD55C\uAD6D\uC5B4",
                                "\uFF11",
                                "\uFF41",
                                "\u0645\u0631\u062D\u0628\u0627",
                                "\u0661",
                                "\u066B",
                                "\u066C",
                                "\u061F",
                                "\u05D0\u05D1",
                                "\u05F3",
                                "\u05F4",
                                "\u0928\u092E\u0938\u094D\u0924\u0947",
                                "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E0A\u0E32",
                                "\u0E2F",
                                "\u0E46",
                                "\u0430\u0431\u0432",
                                "\u03B1",
                                "\U0001F600",
                                "\U0001F468",
                                "\U0001F3FD",
                                "\U0001F1E9",
                                "\U0001F1EA",
                                "\U00020000",
                                "\u00E9t\u00E9",
                                "can\u2019t",
                                "3.5",
                                "1,000",
                                "a.b"};

std::string textOf(const std::vector<std::size_t>& pieces)
{
    std::string text;
    for (const std::size_t piece : pieces)
        text += kPieces[piece];
    return text;
}

// ASCII and Latin pieces come first in the table, so that `most` chooses how wild the text is.
std::string someText(std::size_t most)
{
    return textOf(*rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange(std::size_t{0}, std::min(most, kPieces.size()))));
}

bool agree(const std::string& text)
{
    return words(text) == wordsByIcu(text);
}

void addAllOver(const std::string& alphabet,
                std::size_t length,
                std::string& text,
                std::string& worst)
{
    if (!agree(text))
        worst = text;
    if (text.size() == length)
        return;
    for (const char c : alphabet) {
        text.push_back(c);
        addAllOver(alphabet, length, text, worst);
        text.pop_back();
    }
}

std::vector<std::string> wordsIn(const std::string& text)
{
    std::vector<std::string> found;
    for (const ByteSpan word : words(text))
        found.push_back(text.substr(word.start, word.end - word.start));
    return found;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("words are what readers take for words")
{
    CHECK(wordsIn("") == Strings{});
    CHECK(wordsIn(" ... -- ") == Strings{});
    CHECK(wordsIn("I can't, said O'Brien.") == Strings{"I", "can't", "said", "O'Brien"});
    CHECK(wordsIn("I can\u2019t") == Strings{"I", "can\u2019t"});
    CHECK(wordsIn("1,000.50 euros; well-known") == Strings{"1,000.50", "euros", "well", "known"});
    CHECK(wordsIn("snake_case 3rd \u00FCber na\u00EFve")
          == Strings{"snake_case", "3rd", "\u00FCber", "na\u00EFve"});
    CHECK(wordsIn("ok \U0001F44D\U0001F3FD fine") == Strings{"ok", "fine"});
    CHECK(
        wordsIn("\u0928\u092E\u0938\u094D\u0924\u0947 \u0926\u0941\u0928\u093F\u092F\u093E").size()
        == 2);
}

TEST_CASE("the fast path finds ICU's words in every short ASCII text")
{
    std::string text;
    std::string differing = "none";
    addAllOver("aZ09_.',;:@\" \n-", 5, text, differing);
    CHECK(differing == "none");
}

TEST_CASE("the fast path finds ICU's words around every code point below U+3100")
{
    std::vector<std::string> differing;
    for (unsigned c = 1; c < 0x3100; ++c) {
        std::string character;
        if (c < 0x80)
            character = {static_cast<char>(c)};
        else if (c < 0x800)
            character = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        else
            character = {static_cast<char>(0xE0 | c >> 12),
                         static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                         static_cast<char>(0x80 | (c & 0x3F))};
        for (const char* pattern :
             {"a%b", "1%2", "a %b", "a.%b", "%", "_%", "1,%2 a% c", "\u00E9%\u00E9", "a%'b"}) {
            std::string text = pattern;
            for (std::size_t at = text.find('%'); at != std::string::npos;
                 at = text.find('%', at + 3))
                text.replace(at, 1, character);
            if (!agree(text))
                differing.push_back(text);
        }
    }
    CHECK(differing == Strings{});
}

TEST_CASE("the fast path finds ICU's words in any text")
{
    for (const std::size_t most : {std::size_t{31}, std::size_t{60}, kPieces.size()}) {
        REQUIRE(rc::check("words(t) == wordsByIcu(t)", [most] {
            const std::string text = someText(most) + someText(most) + someText(most);
            RC_ASSERT(words(text) == wordsByIcu(text));
            RC_ASSERT(countWords(text) == wordsByIcu(text).size());
        }));
    }
    // Long stretches beyond ASCII between stretches of ASCII.
    REQUIRE(rc::check("long texts", [] {
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += someText(kPieces.size()) + " and some words of plain English here,\n";
        RC_ASSERT(words(text) == wordsByIcu(text));
    }));
}

TEST_CASE("word starts are code points")
{
    const std::string text = "\u00E9t\u00E9 \U0001F600 \u4E2D a\u0301b c";
    const OffsetMap map(text);
    CHECK(wordStarts(text, map) == std::vector<CodePoint>{0, 6, 8, 12});
    REQUIRE(rc::check("they are those of words()", [] {
        const std::string some = someText(kPieces.size());
        const OffsetMap itsMap(some);
        std::vector<CodePoint> expected;
        for (const ByteSpan word : words(some))
            expected.push_back(itsMap.fromByte(word.start));
        RC_ASSERT(wordStarts(some, itsMap) == expected);
    }));
}

TEST_CASE("sentences are cut within a span, without outer blanks")
{
    const std::string text = "\u00C4h. One two.  Is it?\nNext \U0001F600 line! ";
    const OffsetMap map(text);
    const auto quotes = [&](Span span) {
        Strings found;
        for (const Span sentence : sentences(text, map, span))
            found.emplace_back(slice(text, map, sentence));
        return found;
    };
    CHECK(quotes({0, map.codePoints()})
          == Strings{"\u00C4h.", "One two.", "Is it?", "Next \U0001F600 line!"});
    CHECK(quotes({6, 9}) == Strings{"e t"});
    CHECK(quotes({3, 4}).empty());
}
