// SPDX-License-Identifier: GPL-3.0-or-later
// Codes by the values of case attributes, with the sizes of the groups and an exact test.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Codes by the values of one or two attributes (`attributes`; the second nested in the first).
// `cell`: references (usual), cases, documents, characters, words, mean; of cases also % of the
// group's cases. `percent`: of the row or column. Below: how many cases and documents each group
// has.
//
// `test`: for each code Fisher's or the Freeman-Halton exact test of group by presence, on cases of
// the attribute's level: cases, left out, p, phi (2 x 2) or Cramer's V. Left out are cases without
// text, not coded yet or not applicable for the code, or without a value. Undefined, an empty cell
// and said: all or none of the cases have the code, or there is one group.
//
// Refused: no attribute or more than two; a test of too many cases.
[[nodiscard]] Result<table::Table> crosstab(const DisplayInput& input);

} // namespace crosscase::matrix
