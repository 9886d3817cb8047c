// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa against categories that are all as likely.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (P - 1/q) / (1 - 1/q) for q categories (Bennett, Alpert & Goldstein 1954; Brennan & Prediger
// 1981); with weights 1/q is the mean weight (Gwet 2014). Any number of coders, missing values as
// fleissKappa. Depends on how many categories there are, used or not. Undefined: no unit with two
// values, fewer than two categories.
[[nodiscard]] Figure brennanPrediger(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
