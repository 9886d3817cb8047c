// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa of any number of coders.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (P - Pe) / (1 - Pe): P the mean over units of the share of agreeing pairs, Pe from the shares of
// all coders together (Fleiss 1971). With missing values P is over units with two or more, the
// shares over units with one or more, each unit counting once (Gwet 2014, as R's irrCAC); weighted
// where the comparison is. Of one category against all others: give it dichotomised ratings.
// Undefined: no unit with two values, one category only.
[[nodiscard]] Figure fleissKappa(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
