// SPDX-License-Identifier: GPL-3.0-or-later
// Cases compared pair by pair (Eisenhardt 1989).
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Codes by pairs of cases, each pair below the other: what each case says, and whether that is
// similar or different. Similar: the same rating; where neither is rated, both coded or both
// absent. Not comparable: one is rated only, rated on another scale, not coded yet, without text,
// or the code does not apply to it. Refused: fewer than two cases.
[[nodiscard]] Result<table::Table> casePairs(const DisplayInput& input);

} // namespace crosscase::matrix
