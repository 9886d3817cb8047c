// SPDX-License-Identifier: GPL-3.0-or-later
// The cells that are numbers: counts, lengths, rates, means.
#pragma once

#include "core/matrix/layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::matrix {

// One number a cell, in the order of Grid.
struct Counts {
    std::vector<std::int64_t> cells;
    std::vector<std::string> coders; // whose codings are in
};

// A count-like measure. With totals their cells are filled, too.
[[nodiscard]] Result<Counts>
count(const Layout& layout, Measure measure, bool totals, const Progress& progress);

struct Numbers {
    std::vector<table::Value> cells; // in the order of Grid
    Counts counts; // what the cells rest on: of the measure itself, or of a rate's numerator
};

// Any measure that is a number (not State): counts as they are; coverage in percent of the text;
// rates per 1000; means per case. Ratios over zero are empty.
[[nodiscard]] Result<Numbers> numbers(const Layout& layout, bool totals, const Progress& progress);

// The cells as percent of the sum of their row, column or of all; totals are 100, or empty.
[[nodiscard]] std::vector<table::Value>
percentages(const Grid& grid, const std::vector<std::int64_t>& counts, Percent percent);

} // namespace crosscase::matrix
