// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/literal.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <rapidcheck.h>
#include <string>

using namespace crosscase::text;

namespace {

std::vector<std::string>
hits(std::string_view wanted, std::string_view utf8, Letters letters = Letters::AnyForm)
{
    std::vector<std::string> found;
    for (const ByteSpan span : Literal(wanted, letters).find(utf8))
        found.emplace_back(utf8.substr(span.start, span.end - span.start));
    return found;
}

using Hits = std::vector<std::string>;

bool follows(char32_t c)
{
    return (c >= 0x300 && c < 0x370) || (c >= 0x1160 && c < 0x1200) || c == 0x941;
}

// By the definition: the keys of all clusters in a row, with the cluster that each byte is of.
std::vector<ByteSpan> byDefinition(std::string_view wanted, std::string_view utf8)
{
    std::vector<ByteSpan> clusters;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        const bool joins = follows(decodeAt(utf8, at)) && start > 0 && utf8[start - 1] != '\n';
        if (joins)
            clusters.back().end = at;
        else
            clusters.push_back({start, at});
    }
    std::string key;
    std::vector<ByteSpan> owner;
    for (const ByteSpan c : clusters) {
        key += searchKey(utf8.substr(c.start, c.end - c.start));
        owner.resize(key.size(), c);
    }
    std::vector<ByteSpan> found;
    for (std::size_t at = 0; (at = key.find(wanted, at)) != std::string::npos; ++at) {
        const ByteSpan span = {owner[at].start, owner[at + wanted.size() - 1].end};
        if (found.empty() || found.back().end <= span.start)
            found.push_back(span);
    }
    return found;
}

constexpr std::array kPieces = {
    "a",      "A",      "b",      "s",      "S",      "f",      "i",      "I",      " ",
    "\n",     ".",      "'",      "aa",     "trust",  "TRUST",  "\u00DF", "\uFB01", "\u00E9",
    "e",      "\u0301", "\u0308", "\u2019", "\u00AD", "\u4E00", "\u00BD", "\u0130", "\u212A",
    "\u0643", "\u0640", "\u1112", "\u1161", "\u11AB", "\uD55C", "\u0915", "\u0941", "\U0001F600",
    "\u00F8", "\u0438", "\u0306", "\u0439", "\u00A0", "\u3000", "\uFF21", "k"};

std::string randomText(int pieces)
{
    std::string made;
    const auto all = *rc::gen::container<std::vector<std::size_t>>(
        static_cast<std::size_t>(pieces), rc::gen::inRange<std::size_t>(0, kPieces.size()));
    for (const std::size_t piece : all)
        made += kPieces[piece];
    return made;
}

} // namespace

TEST_CASE("as written, only the same bytes are found")
{
    CHECK(hits("Trust", "Trust trust TRUST Trust", Letters::AsWritten) == Hits{"Trust", "Trust"});
    CHECK(hits("é", "é e\u0301 e", Letters::AsWritten) == Hits{"é"});
    CHECK(hits("aa", "aaaaa", Letters::AsWritten) == Hits{"aa", "aa"});
    CHECK(hits("", "abc", Letters::AsWritten).empty());
    CHECK(hits("abc", "", Letters::AsWritten).empty());
    CHECK(hits("abc", "ab", Letters::AsWritten).empty());
}

TEST_CASE("in any form, case and marks make no difference")
{
    CHECK(hits("trust", "Trust trust TRUST tröst") == Hits{"Trust", "trust", "TRUST"});
    CHECK(hits("cafe", "Café CAFE\u0301 cafe") == Hits{"Café", "CAFE\u0301", "cafe"});
    CHECK(hits("Café", "a cafe. CAFÉ") == Hits{"cafe", "CAFÉ"});
    CHECK(hits("don't", "don't don\u2019t") == Hits{"don't", "don\u2019t"});
    CHECK(hits("strasse", "Straße STRASSE") == Hits{"Straße", "STRASSE"});
    CHECK(hits("и", "и й").size() == 1);
    CHECK(hits("", "abc").empty());
}

TEST_CASE("blanks, punctuation and line ends are part of what is looked for")
{
    CHECK(hits("them. we", "trust them. We go") == Hits{"them. We"});
    CHECK(hits("a  b", "a b a  b") == Hits{"a  b"});
    CHECK(hits("end\nnew", "The END\nNew é") == Hits{"END\nNew"});
    CHECK(hits("a b", "a\u00A0b") == Hits{"a\u00A0b"});
}

TEST_CASE("a hit has whole characters with their marks")
{
    CHECK(hits("e", "e\u0301\u0323") == Hits{"e\u0301\u0323"});
    CHECK(hits("def", "de\uFB01ne") == Hits{"de\uFB01"});
    CHECK(hits("s", "\u00DF") == Hits{"\u00DF"});
    CHECK(hits("cafe", "cafe\u0301s") == Hits{"cafe\u0301"});
    CHECK(hits("foo", "fo\u00ADo") == Hits{"fo\u00ADo"});
    // Marks alone have no key: they are looked for as they are.
    CHECK(hits("\u0301", "e\u0301 e") == Hits{"\u0301"});
    // A mark at the start of a line does not belong to the line end.
    CHECK(hits("a", "\n\u0301a") == Hits{"a"});
}

TEST_CASE("what a search in any form finds is what its definition says")
{
    CHECK(rc::check("hits are those of the definition", [] {
        const std::string utf8 = randomText(*rc::gen::inRange(0, 60));
        const std::string wanted = randomText(*rc::gen::inRange(1, 3));
        std::size_t first = 0;
        RC_PRE(!follows(decodeAt(wanted, first)));
        std::string key;
        for (std::size_t at = 0; at < wanted.size();) {
            std::size_t end = nextCodePoint(wanted, at);
            while (end < wanted.size()) {
                std::size_t next = end;
                if (!follows(decodeAt(wanted, next)) || wanted[end - 1] == '\n')
                    break;
                end = next;
            }
            key += searchKey(std::string_view(wanted).substr(at, end - at));
            at = end;
        }
        RC_PRE(!key.empty());
        const auto found = Literal(wanted, Letters::AnyForm).find(utf8);
        RC_ASSERT((found == byDefinition(key, utf8)));
    }));
}

TEST_CASE("as written, the hits are those of std::string::find")
{
    CHECK(rc::check("the vector loop misses nothing", [] {
        const std::string utf8 = randomText(*rc::gen::inRange(0, 300));
        const std::string wanted = randomText(*rc::gen::inRange(1, 4));
        std::vector<ByteSpan> expected;
        for (std::size_t at = 0; (at = utf8.find(wanted, at)) != std::string::npos;
             at += wanted.size())
            expected.push_back({at, at + wanted.size()});
        RC_ASSERT((Literal(wanted, Letters::AsWritten).find(utf8) == expected));
    }));
}

TEST_CASE("texts that mislead the search cost no more than their length")
{
    const std::string text(4'000'000, 'a');
    const auto begin = std::chrono::steady_clock::now();
    for (const Letters letters : {Letters::AsWritten, Letters::AnyForm}) {
        CHECK(hits(std::string(20'000, 'a') + "b", text, letters).empty());
        CHECK(hits(std::string(10'000, 'a') + "b" + std::string(10'000, 'a'), text + "é", letters)
                  .empty());
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    // Found behind what misled it.
    const std::string end = std::string(9'000, 'A') + "b";
    CHECK(hits(std::string(9'000, 'a') + "b", text + end) == Hits{end});
}
