// SPDX-License-Identifier: GPL-3.0-or-later
// Who was studied: the cases with their units, informants and material.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// The sample of a case study: innermost cases, grouped by the cases above them; attributes (all
// that have a value, unless some are named), informants, how many interviews (documents of the
// source types named, else those with an informant), documents and words. All counted in the text
// that the filter chooses; a document that two cases share counts in both, and once in the total.
[[nodiscard]] Result<table::Table> participants(const DisplayInput& input);

} // namespace crosscase::matrix
