// SPDX-License-Identifier: GPL-3.0-or-later
// Exemplary cases side by side: the contrast table (Miles & Huberman).
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Attributes, then codes, by exemplary cases: those of --case, else of the order of --by the
// highest, the lowest and, where one stands between them, the case nearest to the middle. A cell is
// an attribute's value, or the rating with a phrase: the first point of the summary, else a quote
// marked power or proof. Refused: neither --case nor --by.
[[nodiscard]] Result<table::Table> contrast(const DisplayInput& input);

} // namespace crosscase::matrix
