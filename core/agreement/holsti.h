// SPDX-License-Identifier: GPL-3.0-or-later
// Holsti's coefficient of reliability.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// 2M / (N1 + N2): M decisions on which two coders agree, N1 and N2 the decisions that each made
// (Holsti 1969). A decision is a value given to a unit; of codes given to
// text it is that a unit has the code, and then the formula is that of F1 (f1). Undefined: not two
// coders, no decision.
[[nodiscard]] Figure holsti(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
