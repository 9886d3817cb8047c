// SPDX-License-Identifier: GPL-3.0-or-later
// Cases in the order of the main variable, high to low (Miles & Huberman).
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// The case-ordered descriptive meta-matrix: level | case | codes. A cell is the measure of `cell`
// (summaries, unless said otherwise), counted as in a cross-case table with sub-codes. Without
// `by`: Refused.
[[nodiscard]] Result<table::Table> caseOrdered(const DisplayInput& input);

} // namespace crosscase::matrix
