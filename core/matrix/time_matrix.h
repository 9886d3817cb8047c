// SPDX-License-Identifier: GPL-3.0-or-later
// The time-ordered matrix (Miles & Huberman 1994): what comes up when.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Periods (`period`: year, quarter, month, day) by codes, or by cases (`columns`, `cases`). A
// coding stands in the period of its document's date collected, of the moment it was made (UTC), or
// of its event date (`by`). `cell`: references (usual) or quotes, with `quote-limit` and
// `per-cell`. A date less exact than the period has a row of its own before its periods; what has
// no date stands in the last row. With columns of cases only codings of `codes` count, each once in
// a case. Refused: another measure.
[[nodiscard]] Result<table::Table> timeMatrix(const DisplayInput& input);

} // namespace crosscase::matrix
