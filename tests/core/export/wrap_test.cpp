// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/wrap.h"
#include "core/text/fold.h"

#include <catch2/catch.hpp>

using namespace crosscase::exporting;
using Lines = std::vector<std::string>;

TEST_CASE("words are wrapped at blanks, and at line breaks in any case")
{
    CHECK(wrapped("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
    CHECK(wrapped("the quick brown fox", 0) == Lines{"the quick brown fox"});
    CHECK(wrapped("a\n\nb c", 80) == Lines{"a", "", "b c"});
    CHECK(wrapped("", 5) == Lines{""});
    CHECK(wrapped("a   b", 5) == Lines{"a   b"});
    CHECK(wrapped("aa     bb cc", 5) == Lines{"aa bb", "cc"});
}

TEST_CASE("a word longer than the line is cut, a wide character never in half")
{
    CHECK(wrapped("abcdefgh ij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(wrapped("x abcdefgh", 4) == Lines{"x", "abcd", "efgh"});
    CHECK(wrapped("\u4f60\u597d\u4e16\u754c", 5) == Lines{"\u4f60\u597d", "\u4e16\u754c"});
}

TEST_CASE("grapheme clusters are never cut")
{
    const std::string family = "\U0001F468\u200d\U0001F469\u200d\U0001F467";
    const std::string thumb = "\U0001F44D\U0001F3FD";
    const std::string flag = "\U0001F1E9\U0001F1EA";
    const std::string accent = "e\u0301\u0323";
    const std::string keycap = "1\ufe0f\u20e3";
    const std::string hangul = "\u1112\u1161\u11ab";
    const std::string devanagari = "\u0915\u093e";
    const std::string tagged = "\U0001F3F4\U000E0067\U000E0062\U000E007F";
    for (const std::string& cluster :
         {family, thumb, flag, accent, keycap, hangul, devanagari, tagged}) {
        std::string word;
        for (int i = 0; i < 6; ++i)
            word.append("ab").append(cluster);
        std::size_t whole = 0;
        std::string joined;
        for (const std::string& line : wrapped(word, 1)) {
            joined += line;
            for (auto at = line.find(cluster); at != std::string::npos;
                 at = line.find(cluster, at + 1))
                ++whole;
        }
        CHECK(joined == word);
        CHECK(whole == 6);
    }
}

TEST_CASE("control characters are made visible or blank")
{
    CHECK(printable("a\x1b[31m\tb\x07"
                    "c\u0085d\u009be")
          == "a\uFFFD[31m b\uFFFDc d\uFFFDe");
    CHECK(printable("a\r\nb\rc\nd") == "a\nb c\nd");
    CHECK(printable("\u05d0 \U0001F600 e\u0301") == "\u05d0 \U0001F600 e\u0301");
    CHECK(printable("\xFF") == "\uFFFD");
}

TEST_CASE("widths are those of the longest line and word")
{
    CHECK(widestLine("ab cd\nefg") == 5);
    CHECK(widestWord("ab cd\nefg") == 3);
    CHECK(widestLine("\u4f60\u597d") == 4);
    CHECK(widestWord("") == 0);
}
