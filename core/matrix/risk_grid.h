// SPDX-License-Identifier: GPL-3.0-or-later
// Two ratings as a grid.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// What is rated on two scales, as on a risk map (likelihood by magnitude): rows the levels of `y`,
// highest on top, columns the levels of `x`; a cell lists "Case: Code" for what has both. The foot
// lists what is rated on one of them only. Refused: a scale is not named; NotFound: no such scale.
[[nodiscard]] Result<table::Table> riskGrid(const DisplayInput& input);

} // namespace crosscase::matrix
