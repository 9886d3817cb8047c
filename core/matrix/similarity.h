// SPDX-License-Identifier: GPL-3.0-or-later
// The similarity of cases: cases by cases on their codes.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Cases by cases: 1 - or a distance of 0 - is full agreement. `measure`: see case_likeness.h; of
// presence, distances of frequencies. `order`: clusters (average linkage, so that like cases stand
// together; a similarity s is a distance of 1 - s, an undefined one of 1), manual, name. `long`: a
// row for each two cases with the codes in both (a), only in the second (b), only in the first (c),
// in neither (d). `steps`: the steps of the clustering instead. Undefined is an empty cell, and
// said. Cases without text, or not coded yet, are in it, and named in a note. Refused: long and
// steps at once.
[[nodiscard]] Result<table::Table> similarity(const DisplayInput& input);

} // namespace crosscase::matrix
