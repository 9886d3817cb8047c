// SPDX-License-Identifier: GPL-3.0-or-later
// Pi of two coders.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (po - pe) / (1 - pe), pe from the shares of both coders together (Scott 1955), over units with
// two values; weighted where the comparison is. Undefined: not two coders, no such unit, one
// category only.
[[nodiscard]] Figure scottPi(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
