// SPDX-License-Identifier: GPL-3.0-or-later
// Do the predictors go with the outcome, case by case (Miles & Huberman)?
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// The case-ordered predictor-outcome matrix: cases by the outcome, columns the ratings of the
// predictors. Below: for each level how many cases have it; how many cases stand at the same level
// as in the outcome; and of the pairs of cases that differ in the outcome and in the predictor how
// many stand in the same order. A predictor on another scale has no same level.
[[nodiscard]] Result<table::Table> predictorOutcome(const DisplayInput& input);

} // namespace crosscase::matrix
