// SPDX-License-Identifier: GPL-3.0-or-later
// Codes by kind of source: does more than one kind carry them (Eisenhardt 1989)?
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Codes by source type: references and documents; behind them how many source types carry the
// code, of how many. With `cases` or `only` the same for each case, one below the other. `state`:
// in place of 0 what that means. `withSubcodes`: codes with what is below them; themes always.
[[nodiscard]] Result<table::Table> triangulation(const DisplayInput& input);

} // namespace crosscase::matrix
