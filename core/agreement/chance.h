// SPDX-License-Identifier: GPL-3.0-or-later
// How often categories are given in all, and the agreement that comes of it by chance.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// By category, over units with a value, each unit counting once; they add up to 1.
[[nodiscard]] std::vector<double> sharesOf(const Tally& tally);
// How many categories occur.
[[nodiscard]] std::size_t categoriesGiven(const Tally& tally);
// Two values drawn by these shares: their mean weight.
[[nodiscard]] double expectedFrom(const std::vector<double>& shares, const Comparing& how);
// Sum of all weights.
[[nodiscard]] double sumOfWeights(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
