// SPDX-License-Identifier: GPL-3.0-or-later
// The order of the rows.
#pragma once

#include "core/matrix/layout.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

// Does this order need the rows' totals?
[[nodiscard]] bool needsTotals(std::string_view order);

// The rows of the layout in the order of its spec: which comes first, second ... Rows below another
// (cases:all) stay below it. Ties keep the manual order, rows without a value come last either way.
// `totals`: one a row, when needsTotals. Malformed: no such order; Refused: it does not fit the
// rows.
[[nodiscard]] Result<std::vector<std::size_t>>
orderOf(const Layout& layout, const std::vector<double>& totals, const Progress& progress);

// A chain of rows: begins with the one that has most columns, goes on with the most similar of the
// rest (Jaccard: common columns / columns of either), ties by place. Bits of `presence`: its
// columns.
[[nodiscard]] std::vector<std::size_t>
similarityChain(const std::vector<std::vector<std::uint64_t>>& presence);

} // namespace crosscase::matrix
