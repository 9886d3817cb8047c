// SPDX-License-Identifier: GPL-3.0-or-later
// Which elements of a fixed list, such as a norm's components, were found in each case.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Cases by components (themes with sub-codes): a cell lists the direct sub-codes found in the case,
// each with all below it; a component without sub-codes is its own element. What the researcher
// judged not to apply is "n/a: reason" and counts apart. `missing`: also the elements absent, not
// coded yet, without text. The last columns: how many elements were found, of how many, and how
// many do not apply. Below: in how many cases all of a component was found.
[[nodiscard]] Result<table::Table> fixedList(const DisplayInput& input);

} // namespace crosscase::matrix
