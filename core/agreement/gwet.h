// SPDX-License-Identifier: GPL-3.0-or-later
// Gwet's AC1.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (P - Pe) / (1 - Pe), Pe the sum of p (1 - p) over the q categories / (q - 1) (Gwet 2008); with
// weights AC2, Pe times the mean weight times q (Gwet 2014). Any number of coders, missing values
// as fleissKappa. Undefined: no unit with two values, one category only.
[[nodiscard]] Figure gwetAc1(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
