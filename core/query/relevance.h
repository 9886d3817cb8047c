// SPDX-License-Identifier: GPL-3.0-or-later
// Which passages answer a query best: Okapi BM25 (Robertson & Walker 1994; Robertson & Zaragoza
// 2009, formula 3.15) over passages, from the hits alone, so that it is the same with an index and
// without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crosscase::query {

// The hits of one term in one passage.
struct TermCount {
    std::uint32_t passage = 0; // any numbering from 0, ascending
    std::int32_t term = 0;
    std::uint32_t hits = 0;
};

// A score for each passage up to the highest number in `counts`, > 0 where there are hits.
// `passages`: how many were searched. Lengths of passages are left out (b = 0): a short answer is
// not worth more than a long one; k1 = 1.2. The weight of a term is ln(1 + (N - n + 0.5) / (n +
// 0.5)) with n the passages that have it.
[[nodiscard]] std::vector<double> relevance(std::span<const TermCount> counts,
                                            std::size_t passages);

} // namespace crosscase::query
