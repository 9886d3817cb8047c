// SPDX-License-Identifier: GPL-3.0-or-later
// The long form of a cross-case table: a row a cell, with the way back to what it rests on.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// row | column | value | state | basis | ids | evidence: for each cell of the table that `rows`,
// `columns`, `cell` and the filter make (as 'crosscase matrix' does). Basis says what the ids
// (UUIDs, joined by a blank) are: codings, summary, rating, judgement, or attribute value; evidence
// are the codings that what was written rests on. Errors as of build.
[[nodiscard]] Result<table::Table> tidy(const DisplayInput& input);

} // namespace crosscase::matrix
