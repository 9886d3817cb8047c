// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <string>

using namespace crosscase::text;

namespace {

// Characters of one to four bytes; `wild` of ten are beyond ASCII.
std::vector<char32_t> someCharacters(int wild)
{
    const auto ascii = rc::gen::inRange<char32_t>(0x20, 0x7F);
    const auto beyond =
        rc::gen::element<char32_t>(0xE9, 0x7FF, 0x800, 0x4E2D, 0xFFFD, 0x10000, 0x1F600);
    return *rc::gen::scale(
        4.0,
        rc::gen::container<std::vector<char32_t>>(
            rc::gen::weightedOneOf<char32_t>({{static_cast<std::size_t>(10 - wild), ascii},
                                              {static_cast<std::size_t>(wild), beyond}})));
}

void checkAgainst(const std::vector<char32_t>& characters)
{
    std::string utf8;
    for (const char32_t c : characters)
        append(utf8, c);
    const OffsetMap map(utf8);
    RC_ASSERT(map.codePoints() == static_cast<CodePoint>(characters.size()));
    std::size_t byte = 0;
    std::size_t unit = 0;
    for (CodePoint position = 0; position <= map.codePoints(); ++position) {
        RC_ASSERT(map.toByte(position) == byte);
        RC_ASSERT(map.toUtf16(position) == unit);
        RC_ASSERT(map.fromByte(byte) == position);
        RC_ASSERT(map.fromUtf16(unit) == position);
        if (position == map.codePoints())
            break;
        const std::size_t next = nextCodePoint(utf8, byte);
        for (; byte < next; ++byte)
            RC_ASSERT(map.fromByte(byte) == position);
        if (characters[static_cast<std::size_t>(position)] > 0xFFFF)
            RC_ASSERT(map.fromUtf16(++unit) == position);
        ++unit;
    }
    RC_ASSERT(map.fromByte(utf8.size() + 9) == map.codePoints());
    RC_ASSERT(map.fromUtf16(unit + 9) == map.codePoints());
}

} // namespace

TEST_CASE("an offset map leads from code points and back")
{
    REQUIRE(rc::check("mixed", [] { checkAgainst(someCharacters(3)); }));
    REQUIRE(rc::check("ASCII", [] { checkAgainst(someCharacters(0)); }));
    REQUIRE(rc::check("beyond ASCII only", [] { checkAgainst(someCharacters(10)); }));
    for (const std::size_t length : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 129U}) {
        REQUIRE(rc::check("at the block borders",
                          [length] { checkAgainst(std::vector<char32_t>(length, 0x1F600)); }));
    }
}

TEST_CASE("a slice is clamped to the text")
{
    const std::string text = "a\u00E9\u4E2D\U0001F600";
    const OffsetMap map(text);
    CHECK(slice(text, map, {1, 3}) == "\u00E9\u4E2D");
    CHECK(slice(text, map, {-5, 99}) == text);
    CHECK(slice(text, map, {3, 2}).empty());
    CHECK(slice(text, map, {9, 12}).empty());
    CHECK(OffsetMap().codePoints() == 0);
    CHECK(OffsetMap().toByte(0) == 0);
}

TEST_CASE("UTF-8 is stepped through and checked")
{
    CHECK(isValidUtf8("plain \u00E9 \U0001F600"));
    CHECK_FALSE(isValidUtf8("\xC0\x80"));         // overlong
    CHECK_FALSE(isValidUtf8("\xED\xA0\x80"));     // a surrogate
    CHECK_FALSE(isValidUtf8("\xF4\x90\x80\x80")); // beyond U+10FFFF
    CHECK(validPrefix("12345678\u00E9\xFF") == 10);
    CHECK(countCodePoints("12345678\u00E9\U0001F600") == 10);
    std::size_t at = 0;
    CHECK(decodeAt("\xE2\x80x", at) == 0xFFFD);
    CHECK(at == 2);
    std::string text;
    append(text, 0xD800);
    CHECK(text == "\uFFFD");
}
