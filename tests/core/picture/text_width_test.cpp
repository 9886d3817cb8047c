// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/text_width.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::picture;

TEST_CASE("widths are those of DejaVu Sans for ASCII, wide for ideographs, none for marks")
{
    CHECK(widthOf("il", {10}) == Approx(5.56));
    CHECK(widthOf("MM", {10}) == Approx(17.26));
    CHECK(widthOf("MM", {10, true}) == Approx(17.26 * 1.12));
    CHECK(widthOf("漢", {10}) == Approx(10.5));
    CHECK(widthOf("e\u0301", {10}) == Approx(widthOf("e", {10})));
}

TEST_CASE("cleaned words are one line without what XML forbids")
{
    CHECK(cleaned("  a\n\tb  ") == "a b");
    CHECK(cleaned(std::string("a\0b", 3)) == "a\uFFFDb");
    CHECK(cleaned("a\xFFz") == "a\uFFFDz");
    CHECK(cleaned("\xEF\xBF\xBF") == "\uFFFD");
}

TEST_CASE("words that do not fit end in an ellipsis and are not cut within a character")
{
    CHECK(fitted("Short", {10}, 100) == "Short");
    CHECK(fitted("A rather long name", {10}, 60) == "A rather l…");
    CHECK(fitted("anything", {10}, 0) == "…");
    CHECK(fitted("e\u0301e\u0301e\u0301", {10}, 17) == "e\u0301…");
}

TEST_CASE("lines break at blanks, behind hyphens and between ideographs")
{
    CHECK(wrapped("Personal ties", {10}, 50, 3) == std::vector<std::string>{"Personal", "ties"});
    CHECK(wrapped("long-term view", {10}, 42, 3)
          == std::vector<std::string>{"long-", "term", "view"});
    CHECK(wrapped("漢字漢字", {10}, 22, 3) == std::vector<std::string>{"漢字", "漢字"});
    CHECK(wrapped("one two three four", {10}, 40, 2).back() == "two t…");
    CHECK(wrapped("", {10}, 40, 2).empty());
}

TEST_CASE("the first letter with a direction decides")
{
    CHECK(startsRightToLeft("12 شركة"));
    CHECK_FALSE(startsRightToLeft("Firm شركة"));
    CHECK_FALSE(startsRightToLeft("12"));
}

TEST_CASE("whatever the words, lines keep to the width and lose nothing but blanks")
{
    rc::check([](const std::string& bytes) {
        const std::string words = cleaned(bytes);
        RC_ASSERT(crosscase::text::isValidUtf8(words));
        RC_ASSERT(cleaned(words) == words);
        const double width = *rc::gen::inRange(20, 200);
        std::string together;
        for (const std::string& line : wrapped(words, {10}, width, 10000)) {
            RC_ASSERT(widthOf(line, {10}) <= width + 1e-6);
            together += line;
        }
        std::string expected = words;
        std::erase(expected, ' ');
        std::erase(together, ' ');
        RC_ASSERT(together == expected);
        RC_ASSERT(widthOf(fitted(words, {10}, width), {10}) <= width + 1e-6);
    });
}
