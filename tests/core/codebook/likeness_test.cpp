// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/likeness.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::codebook;

namespace {

bool alike(std::string_view a, std::string_view b)
{
    const bool there = nearlyTheSame(formOf(a), formOf(b));
    CHECK(nearlyTheSame(formOf(b), formOf(a)) == there);
    return there;
}

} // namespace

TEST_CASE("slips are letters added, left out, exchanged or swapped")
{
    CHECK(slips(U"trust", U"trust", 2) == 0);
    CHECK(slips(U"trust", U"trsut", 2) == 1);
    CHECK(slips(U"trust", U"trusts", 2) == 1);
    CHECK(slips(U"trust", U"rust", 2) == 1);
    CHECK(slips(U"trust", U"thrush", 2) == 2);
    CHECK(slips(U"kitten", U"sitting", 5) == 3);
    CHECK(slips(U"kitten", U"sitting", 2) == 3);
    CHECK(slips(U"", U"abc", 3) == 3);
    CHECK(slips(U"ca", U"abc", 5) == 3); // optimal string alignment: no edit within a swap
}

TEST_CASE("names that are slips for each other are found")
{
    CHECK(alike("Conflict", "Conflicts"));
    CHECK(alike("Partner selection", "Partner seletcion"));
    CHECK(alike("Trust-building", "trust building"));
    CHECK(alike("Teamwork", "Team work"));
    CHECK(alike("Building trust", "Trust building"));
    CHECK(alike("Vertrauensw\u00FCrdig", "Vertrauenswurdig"));
}

TEST_CASE("names that only look alike are left alone")
{
    CHECK(!alike("Phase 1", "Phase 2"));
    CHECK(!alike("Year 2010", "Year 2011"));
    CHECK(!alike("Internal environment", "External environment"));
    CHECK(!alike("Efficient", "Inefficient"));
    CHECK(!alike("Cost", "Lost"));
    CHECK(!alike("Trust", "Trust in persons"));
    CHECK(!alike("Equity", "Non-equity"));
    CHECK(!alike("Type A", "Type B"));
    CHECK(!alike("\U0001F600", "\U0001F601"));
    CHECK(!alike("", "x"));
}

TEST_CASE("the number of slips does not depend on the direction")
{
    REQUIRE(rc::check("slips(a, b) == slips(b, a)", [] {
        const auto word = rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3)),
                                       [](const auto& letters) {
                                           std::u32string out;
                                           for (const int letter : letters)
                                               out += U"abc"[letter];
                                           return out;
                                       });
        const std::u32string a = *word;
        const std::u32string b = *word;
        const int limit = *rc::gen::inRange(0, 5);
        RC_ASSERT(slips(a, b, limit) == slips(b, a, limit));
        RC_ASSERT(slips(a, b, limit) == std::min(slips(a, b, 1000), limit + 1));
    }));
}
