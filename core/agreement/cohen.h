// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa of two coders.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (po - pe) / (1 - pe), pe from the shares of each coder alone (Cohen 1960), over units with a
// value of both; weighted where the comparison is (Cohen 1968). Undefined: not two coders, no such
// unit, one category only.
[[nodiscard]] Figure cohenKappa(const Tally& tally, const Comparing& how);

// The greatest kappa that the coders' shares allow: (sum of the smaller shares - pe) / (1 - pe)
// (Cohen 1960). Undefined as kappa, and with weights.
[[nodiscard]] Figure kappaMax(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
