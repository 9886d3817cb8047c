// SPDX-License-Identifier: GPL-3.0-or-later
// The coefficients of reliability data as tables.
#pragma once

#include "core/agreement/figures.h"
#include "core/agreement/reliability_table.h"
#include "core/table/table.h"

namespace crosscase::agreement {

struct RatingsOptions {
    Chosen chosen{}; // empty: the usual ones
    Metric metric = Metric::Nominal;
    std::optional<Weights> weights{};
    std::optional<std::size_t> positive{};
    bool perCategory = false; // also each category against all others, nominal
    Bootstrap bootstrap{};    // resamples units
};

// A row a coefficient: value or why there is none, what was observed and expected, interval. The
// foot says what was counted and gives formulas. Cancelled.
[[nodiscard]] Result<table::Table>
ratingsTable(const Ratings& ratings, const RatingsOptions& options, const Progress& progress);

// u-alpha with the values, and binary u-alpha. Refused: segments of a coder that overlap, or lie
// outside of the text.
[[nodiscard]] Result<table::Table> segmentsTable(const SegmentTable& segments);

// A coefficient as a cell: 6 decimals, a percentage 2; "undefined (reason)".
[[nodiscard]] table::Value cellOf(const Figure& figure, bool percent = false);
[[nodiscard]] table::Value cellOf(std::optional<double> number, bool percent = false);
// "kappa: Cohen's kappa (1960): (po - pe) / ..."
[[nodiscard]] std::string formulaNote(const Coefficient& coefficient);

} // namespace crosscase::agreement
