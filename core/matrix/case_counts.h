// SPDX-License-Identifier: GPL-3.0-or-later
// In how many cases: of a case 0 or 1, of an attribute value the cases of the group, else the
// top-level cases.
#pragma once

#include "core/matrix/measures.h"

namespace crosscase::matrix {

[[nodiscard]] Result<Counts>
countCases(const Layout& layout, bool totals, const Progress& progress);

} // namespace crosscase::matrix
