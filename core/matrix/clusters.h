// SPDX-License-Identifier: GPL-3.0-or-later
// Agglomerative clustering: what is alike, step by step.
#pragma once

#include <cstddef>
#include <vector>

namespace crosscase::matrix {

// Two clusters become one.
struct Merge {
    std::vector<std::size_t> first;  // items, in the order in which they are to stand
    std::vector<std::size_t> second; // stands behind the first
    double height = 0;               // the mean distance between the items of the two
};

// Average linkage (UPGMA; Sokal & Michener 1958). `distances`: n x n, symmetric, the diagonal is
// not looked at. n - 1 steps; the closest two are joined first, of those equally close (but for
// 1e-12) the ones whose first items come first. The cluster with the smaller first item stands
// first.
[[nodiscard]] std::vector<Merge> averageLinkage(const std::vector<std::vector<double>>& distances);

// All items in the order of the last step; as they are when there are none.
[[nodiscard]] std::vector<std::size_t> clusterOrder(const std::vector<Merge>& merges,
                                                    std::size_t items);

} // namespace crosscase::matrix
