// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/text/excerpt.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::text;

TEST_CASE("a quote's fingerprint is that of its bytes")
{
    CHECK(quoteHash("quote") == crosscase::hash64("quote"));
    CHECK(quoteHash("e\u0301") != quoteHash("\u00E9"));
}

TEST_CASE("a long quote is shortened to whole words")
{
    CHECK(shortened("short", 5) == "short");
    CHECK(shortened("one two three four", 18) == "one two three four");
    CHECK(shortened("one two three four", 17) == "one two [...]");
    CHECK(shortened("one two three four", 13) == "one two [...]");
    CHECK(shortened("one two three four", 12) == "one [...]");
    CHECK(shortened("Well, yes, (and more) so", 16) == "Well, yes, [...]");
    CHECK(shortened("Well, yes, (and more) so", 17) == "Well, yes, [...]");
    CHECK(shortened("a well-known fact of life", 15) == "a well [...]");
    CHECK(shortened("unbreakableword here", 11) == "unbre [...]");
    CHECK(shortened("unbreakableword", 5) == "[...]");
    CHECK(shortened("unbreakableword", 6) == "[...]");
    CHECK(shortened("unbreakableword", 3) == "unb");
}

TEST_CASE("shortening does not cut grapheme clusters")
{
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
    CHECK(shortened(family + family, 4) == "");
    CHECK(shortened(family + family, 9) == "[...]");
    CHECK(shortened(family + family + family, 11) == family + " [...]");
    CHECK(shortened("e\u0301e\u0301e\u0301e\u0301e\u0301", 9) == "e\u0301 [...]");
    REQUIRE(rc::check("it fits, and is the text itself or a beginning of it", [] {
        std::string text;
        for (const char32_t c :
             *rc::gen::container<std::vector<char32_t>>(rc::gen::element<char32_t>('a',
                                                                                   'b',
                                                                                   ' ',
                                                                                   '.',
                                                                                   ',',
                                                                                   0x301,
                                                                                   0x4E2D,
                                                                                   0x1F468,
                                                                                   0x200D,
                                                                                   0x1F1E9,
                                                                                   0xE2A,
                                                                                   0xE33,
                                                                                   '\n')))
            append(text, c);
        const int limit = *rc::gen::inRange(1, 40);
        const std::string result = shortened(text, limit);
        RC_ASSERT(countCodePoints(result) <= static_cast<std::size_t>(limit));
        const bool marked = result.ends_with("[...]");
        std::string kept = marked ? result.substr(0, result.size() - 5) : result;
        if (marked && kept.ends_with(' '))
            kept.pop_back();
        RC_ASSERT(text.starts_with(kept));
        RC_ASSERT(marked || limit < 5 || result == text);
    }));
}

TEST_CASE("one line")
{
    CHECK(oneLine("  a\r\n\tb\u3000c \u2028") == "a b c");
    CHECK(oneLine(" \n ") == "");
    CHECK(oneLine("plain") == "plain");
}
