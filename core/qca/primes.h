// SPDX-License-Identifier: GPL-3.0-or-later
// Prime implicants (Quine 1952, McCluskey 1956): the shortest terms that cover positive rows.
//
// McCluskey merges rows step by step, and the steps grow with every row that may be assumed. Here
// each positive row is looked at alone. Free some of its conditions, and it becomes a term; the
// rows of that term are those that differ from it in freed conditions only. So it is enough to
// count, for each set of conditions, the rows that differ within that set: one pass over the rows
// and one sum over subsets. The term is allowed if it holds no negative row (counted: 0), or
// nothing but allowed rows (counted: as many as it has). The largest allowed sets give the primes.
// The result is that of merging; the work is rows x conditions x 2^conditions, however many rows
// are assumed and whatever the number of levels.
#pragma once

#include "core/base/progress.h"
#include "core/qca/term.h"

#include <span>
#include <vector>

namespace crosscase::qca {

// The primes that hold none of `negatives`. In the order of comesBefore, each once. Cancelled.
[[nodiscard]] Result<std::vector<Term>> primesWithout(std::span<const Term> negatives,
                                                      std::span<const Term> positives,
                                                      std::span<const int> levels,
                                                      const Progress& progress);

// The primes that hold nothing but `allowed` rows, the positive ones among them.
[[nodiscard]] Result<std::vector<Term>> primesWithin(std::span<const Term> allowed,
                                                     std::span<const Term> positives,
                                                     std::span<const int> levels,
                                                     const Progress& progress);

} // namespace crosscase::qca
