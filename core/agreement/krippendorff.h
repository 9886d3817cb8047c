// SPDX-License-Identifier: GPL-3.0-or-later
// Krippendorff's alpha.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// 1 - Do / De over the matrix of coincidences, for any number of coders, missing values and the
// metric of the comparison (Krippendorff 2004, 2011): nominal 0 or 1; ordinal the square of the
// values that lie between, half of both ends counted; interval (c - k)^2; ratio ((c - k) /
// (c + k))^2. `observed` and `expected` are disagreement. Undefined: no unit with two values, one
// category only, a metric of numbers on words or, of ratios, on numbers below 0.
[[nodiscard]] Figure krippendorffAlpha(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
