// SPDX-License-Identifier: GPL-3.0-or-later
// Exact tests of association in a table of counts, and how strong it is.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscase::matrix {

using CountTable = std::vector<std::vector<std::int64_t>>; // rows of equal length, none negative

// Fisher's exact test (Fisher 1935) for 2 x 2, its extension by Freeman & Halton (1951) beyond: the
// two-sided p, the sum of the probabilities, with the margins given, of all tables that are not
// more probable than this one (but for a relative 1e-7, as R's fisher.test has it). Nothing when
// rows or columns with counts are fewer than two: there is no other table. Refused: too many tables
// to go through.
[[nodiscard]] Result<std::optional<double>> exactTest(const CountTable& counts);

// Pearson's phi with its sign, (ad - bc) / sqrt of the product of the margins. Nothing over zero.
[[nodiscard]] std::optional<double> phi(const CountTable& twoByTwo);

// Cramer's V (1946): sqrt(chi^2 / (n * (min(rows, columns) - 1))), empty rows and columns left out.
// Nothing when less than two of either are left.
[[nodiscard]] std::optional<double> cramersV(const CountTable& counts);

} // namespace crosscase::matrix
