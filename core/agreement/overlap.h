// SPDX-License-Identifier: GPL-3.0-or-later
// How far what two coders marked is the same: measures that leave out what neither marked.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// Of two coders and the category that the comparison looks at: TP units of both, FP of the second
// only, FN of the first only, so that the first coder is the reference. F1 (Dice 1945) does not
// depend on who is which. Undefined: not two coders; nobody gave the category (precision: the
// second did not, recall: the first did not); no category named.

// 2TP / (2TP + FP + FN)
[[nodiscard]] Figure f1(const Tally& tally, const Comparing& how);
// TP / (TP + FP)
[[nodiscard]] Figure precision(const Tally& tally, const Comparing& how);
// TP / (TP + FN)
[[nodiscard]] Figure recall(const Tally& tally, const Comparing& how);
// TP / (TP + FP + FN) (Jaccard 1901)
[[nodiscard]] Figure jaccard(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
