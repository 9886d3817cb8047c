// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell without codings means: zeros do not lie.
#pragma once

#include "core/matrix/layout.h"

namespace crosscase::matrix {

// Rows x columns. Each the first that holds: coded; n/a, as the researcher judged for (case, code);
// no text; absent: for every document of the cell a coder in the filter has set it to 'coded', and
// that mark is younger than the codes counted in the cell and than the last change of the text; not
// coded yet.
[[nodiscard]] Result<std::vector<std::vector<CellState>>> states(const Layout& layout,
                                                                 const Progress& progress);

} // namespace crosscase::matrix
