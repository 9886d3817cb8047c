// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/relevance.h"

#include <array>
#include <catch2/catch.hpp>

using namespace crosscase::query;

TEST_CASE("relevance is BM25 without lengths")
{
    // N = 10. Term 0 in 2 passages: ln(1 + 8.5/2.5) = 1.481605; term 1 in 1: ln(1 + 9.5/1.5) =
    // 1.992430. tf part: 1 -> 1, 3 -> 3 * 2.2 / 4.2 = 1.571429.
    const std::array counts{TermCount{0, 0, 1}, TermCount{2, 0, 3}, TermCount{2, 1, 1}};
    const auto scores = relevance(counts, 10);
    REQUIRE(scores.size() == 3);
    CHECK(scores[0] == Approx(1.481605).epsilon(1e-6));
    CHECK(scores[1] == 0);
    CHECK(scores[2] == Approx(1.481605 * 1.571429 + 1.992430).epsilon(1e-6));
}

TEST_CASE("a term that every passage has still counts a little")
{
    const std::array counts{TermCount{0, 0, 1}, TermCount{1, 0, 2}};
    const auto scores = relevance(counts, 2);
    CHECK(scores[0] > 0);
    CHECK(scores[1] > scores[0]);
    CHECK(relevance({}, 5).empty());
}
