// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/difference.h"
#include "core/text/offset_map.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::text;

namespace {

// The old text with the edits made; what is inserted is taken from the new one.
std::string applied(const std::string& before, const std::string& after, const Edits& edits)
{
    const OffsetMap old(before);
    const OffsetMap now(after);
    std::string text;
    CodePoint at = 0;
    CodePoint shift = 0;
    for (const Edit& edit : edits) {
        text += slice(before, old, {at, edit.removed.start});
        const CodePoint to = edit.removed.start + shift;
        text += slice(after, now, {to, to + edit.inserted});
        shift += edit.inserted - edit.removed.length();
        at = edit.removed.end;
    }
    text += slice(before, old, {at, old.codePoints()});
    return text;
}

std::string
quoteAfter(const std::string& before, const std::string& quote, const std::string& after)
{
    const OffsetMap old(before);
    const std::size_t byte = before.find(quote);
    const Span span{old.fromByte(byte), old.fromByte(byte + quote.size())};
    const auto now = moved(span, difference(before, after));
    return now ? std::string(slice(after, OffsetMap(after), *now)) : "(orphan)";
}

} // namespace

TEST_CASE("a corrected text keeps its quotes")
{
    const std::string before = "Anna: I trust hm. Always.\nBen: Nö, nevr.\n";
    CHECK(quoteAfter(before, "I trust hm", "Anna: I trust him. Always.\nBen: Nö, never.\n")
          == "I trust him");
    CHECK(quoteAfter(before, "nevr", "Anna: I trust hm. Always.\nBen: Nö, never.\n") == "(orphan)");
    CHECK(quoteAfter(before, "Nö, nevr.", "Ann: I trust hm. Always.\nBen: Nö, never.\n")
          == "Nö, never.");
    CHECK(quoteAfter(before, "Always.", "Anna: I trust hm.\nBen: Nö, nevr.\n") == "(orphan)");
    CHECK(quoteAfter(before, "hm. Always.", "Anna: I trust hm, Always.\nBen: Nö, nevr.\n")
          == "hm, Always.");
    CHECK(quoteAfter(before, "Ben: Nö, nevr.", "New line.\n" + before) == "Ben: Nö, nevr.");
}

TEST_CASE("no change, nothing, and everything")
{
    CHECK(difference("", "").empty());
    CHECK(difference("the same", "the same").empty());
    REQUIRE(difference("", "new").size() == 1);
    CHECK(difference("", "new")[0].inserted == 3);
    REQUIRE(difference("öld", "").size() == 1);
    CHECK(difference("öld", "")[0].removed == Span{0, 3});
}

TEST_CASE("a line that moved does not pull others along")
{
    const std::string before = "one alpha\ntwo beta\nthree gamma\nfour delta\n";
    const std::string after = "two beta\nthree gamma\nfour delta\none alpha\n";
    CHECK(quoteAfter(before, "three gamma", after) == "three gamma");
    CHECK(difference(before, after).size() == 2);
}

TEST_CASE("the edits turn the old text into the new one")
{
    REQUIRE(rc::check("applied(difference(a, b)) == b", [] {
        const auto word = rc::gen::element<std::string>("a",
                                                        "b",
                                                        "trust",
                                                        "über",
                                                        " ",
                                                        " ",
                                                        " ",
                                                        "\n",
                                                        ". ",
                                                        "\u4E2D\u6587",
                                                        "\U0001F600",
                                                        "\u0301",
                                                        "'");
        const auto words = *rc::gen::container<std::vector<std::string>>(word);
        std::string before;
        std::string after;
        for (const std::string& one : words) {
            const int fate = *rc::gen::inRange(0, 10);
            if (fate != 0)
                before += one;
            if (fate != 1)
                after += one;
            if (fate == 2)
                after += *word;
        }
        const Edits edits = difference(before, after);
        RC_ASSERT(applied(before, after, edits) == after);
        for (std::size_t i = 1; i < edits.size(); ++i)
            RC_ASSERT(edits[i - 1].removed.end < edits[i].removed.start);
    }));
}

TEST_CASE("large texts with nothing in common, and one long line, take no long time")
{
    std::string before;
    std::string after;
    std::string corrected;
    for (int n = 0; n < 60'000; ++n) {
        before += "word" + std::to_string(n % 977) + ' ';
        after += "other" + std::to_string(n % 991) + (n % 10 == 9 ? '\n' : ' ');
        corrected +=
            (n == 30'000 ? std::string("correction") : "word" + std::to_string(n % 977)) + ' ';
    }
    CHECK(applied(before, after, difference(before, after)) == after);
    CHECK(difference(before, corrected).size() == 1);
    std::string shifted = "begin " + corrected + " end";
    CHECK(applied(before, shifted, difference(before, shifted)) == shifted);
}
