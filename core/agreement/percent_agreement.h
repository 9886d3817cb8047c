// SPDX-License-Identifier: GPL-3.0-or-later
// Percent agreement.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// Agreeing pairs of values / pairs of values, over all units with two or more; 0 to 1. Says nothing
// of chance: never to be shown alone. Undefined: no unit has two values.
[[nodiscard]] Figure percentAgreement(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
