// SPDX-License-Identifier: GPL-3.0-or-later
// The data structure of Gioia, Corley & Hamilton (2013) as a table, with quotes.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Dimension | theme | concept (the first three levels of the codebook; deeper codes count with
// their concept) | references | cases | quotes, `quotesPerCell` (2) a concept, spread over cases.
// The foot tells what to look at again: names that several concepts bear, more than seven below one
// node, themes with one concept, concepts without a quotation, themes carried by one case, uneven
// depth, codings of a theme or a dimension itself.
[[nodiscard]] Result<table::Table> gioia(const DisplayInput& input);

} // namespace crosscase::matrix
