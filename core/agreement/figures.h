// SPDX-License-Identifier: GPL-3.0-or-later
// The coefficients of rows of decisions, with intervals on wish.
#pragma once

#include "core/agreement/coefficients.h"
#include "core/agreement/resample.h"
#include "core/agreement/rows.h"
#include "core/base/progress.h"

#include <vector>

namespace crosscase::agreement {

using Chosen = std::vector<const Coefficient*>;

struct Bootstrap {
    int samples = 0; // 0: none
    std::uint64_t seed = 1;
    double level = 95; // percent
};

// One coefficient after the other.
[[nodiscard]] std::vector<Figure> figuresOf(const RowSums& sums, const Chosen& chosen);

struct RowFigures {
    RowSums sums;
    std::vector<Figure> figures; // by coefficient
    std::vector<Bounds> bounds;  // by coefficient; empty without bootstrap
    bool byUnits = false;        // resampled by units, because there is one document
};

struct MeanFigures {
    std::vector<std::optional<double>> values; // by coefficient: mean over rows where it is defined
    std::vector<std::size_t> undefined;        // rows in which it is not
    std::vector<Bounds> bounds;
};

struct AllFigures {
    std::vector<RowFigures> rows;
    MeanFigures mean; // over the first `meanOver` rows
};

// Resamples documents; in a row of one document its units. All rows that hold all documents share
// the resamples, so that means over rows have intervals too. Cancelled.
[[nodiscard]] Result<AllFigures> figuresOf(const std::vector<Row>& rows,
                                           std::size_t meanOver,
                                           const Chosen& chosen,
                                           const Bootstrap& bootstrap,
                                           const Progress& progress);

} // namespace crosscase::agreement
