// SPDX-License-Identifier: GPL-3.0-or-later
// The table of one construct (Eisenhardt & Graebner 2007): how it was measured in each case.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Cases from high to low on `code` (or on `by`): level | case | rating | reason | references | for
// each direct sub-code its rating, else how many references | quotes, `quotesPerCell` (2) a case.
// Refused: no code.
[[nodiscard]] Result<table::Table> construct(const DisplayInput& input);

} // namespace crosscase::matrix
