// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/terms.h"
#include "core/text/tokens.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::index;

TEST_CASE("The table of prefixes stands in the order of its kinds, and none begins another")
{
    for (std::size_t i = 0; i < kPrefixes.size(); ++i) {
        CHECK(static_cast<std::size_t>(kPrefixes[i].kind) == i);
        for (std::size_t j = i + 1; j < kPrefixes.size(); ++j)
            CHECK(kPrefixes[i].letters != kPrefixes[j].letters);
    }
    for (const Prefix& prefix : kPrefixes)
        for (const char letter : prefix.letters)
            CHECK((letter >= 'A' && letter <= 'Z'));
}

TEST_CASE("No search key looks like a prefix")
{
    for (const char* token : {"P", "PAIR", "\uFF30", "\u24C5", "\U0001F15F", "\u2119"}) {
        const std::string key = text::searchKey(token);
        CHECK_FALSE((!key.empty() && key.front() >= 'A' && key.front() <= 'Z'));
    }
}

TEST_CASE("Long terms are cut alike")
{
    const std::string lengthy(300, 'x');
    CHECK(wordTerm(lengthy) == wordTerm(lengthy + "y"));
    CHECK(wordTerm("short") == "short");
    CHECK(pairTerm("a", lengthy).size() == kMaxTerm);
    CHECK(pairTerm(wordTerm(lengthy), wordTerm("y")) == pairTerm(lengthy, "y"));
    CHECK(pairTerm("经", "济") == "P经 济");
}

TEST_CASE("Letters that are written without blanks are known by their key")
{
    for (const char* letter : {"经", "の", "ハ", "ไ", "ກ", "ក", "က"})
        CHECK(isJoinedLetter(letter));
    for (const char* key : {"", "a", "trust", "доверие", "한국", "किताब", "12"})
        CHECK_FALSE(isJoinedLetter(key));
}

TEST_CASE("Patterns fit words, rather too many")
{
    CHECK(fitsPattern("trust", "tr*"));
    CHECK(fitsPattern("trust", "*st"));
    CHECK(fitsPattern("trust", "t*s*"));
    CHECK(fitsPattern("trust", "tr?st"));
    CHECK(fitsPattern("trust", "*"));
    CHECK(fitsPattern("", "*"));
    CHECK(fitsPattern("доверие", "д?верие")); // one letter, two bytes
    CHECK(fitsPattern("aab", "*ab"));
    CHECK_FALSE(fitsPattern("trust", "tr"));
    CHECK_FALSE(fitsPattern("trust", "*x"));
    CHECK_FALSE(fitsPattern("trust", "trust?"));
    CHECK_FALSE(fitsPattern("", "?"));
    CHECK(fitsPattern(wordTerm(std::string(300, 'x')), "xx*y")); // cut: its end is not known
    CHECK_FALSE(fitsPattern(wordTerm(std::string(300, 'x')), "y*"));
}

TEST_CASE("A pattern's literal start is what comes before its first sign")
{
    CHECK(literalStart("tr*st") == "tr");
    CHECK(literalStart("t?") == "t");
    CHECK(literalStart("*") == "");
    CHECK(literalStart("word") == "word");
}
