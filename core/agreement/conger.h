// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa of any number of coders, each with shares of his own.
#pragma once

#include "core/agreement/metric.h"

namespace crosscase::agreement {

// (P - Pe) / (1 - Pe), Pe the mean over all pairs of coders of the agreement that their own shares
// let expect (Conger 1980); of two coders it is Cohen's kappa. With missing values as fleissKappa
// (Gwet 2014, as R's irrCAC). Coders without any value are left out. Undefined: it is not known who
// gave which value, no unit with two values, one category only.
[[nodiscard]] Figure congerKappa(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
