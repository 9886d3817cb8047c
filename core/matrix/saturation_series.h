// SPDX-License-Identifier: GPL-3.0-or-later
// Thematic saturation: what each further unit of a series adds to the codes.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace crosscase::matrix {

// Guest, Namey & Chen (2020), PLOS ONE 15(5): e0232076. New information of a run of units, sliding
// by one unit, is the number of codes that come up first in it, over the codes of the base.
struct SaturationRule {
    std::size_t base = 4; // the first units
    std::size_t run = 2;  // at least 1, as is the base
};

struct SaturationStep {
    std::vector<std::size_t> newCodes;   // that no unit before has, ascending
    std::size_t repeated = 0;            // codes of the unit that one before has
    std::size_t cumulative = 0;          // different codes up to here
    std::optional<std::size_t> newInRun; // of the run that ends here; it lies behind the base
    std::optional<double> ratio;         // its percentage; nothing when the base has no codes

    // New codes over the codes of the unit; nothing when it has none.
    [[nodiscard]] std::optional<double> proportionNew() const
    {
        const std::size_t all = newCodes.size() + repeated;
        if (all == 0)
            return std::nullopt;
        return static_cast<double>(newCodes.size()) / static_cast<double>(all);
    }
};

// The codes of each unit, in the order in which they come -> a step for each.
[[nodiscard]] std::vector<SaturationStep>
saturationSeries(const std::vector<std::set<std::size_t>>& units, const SaturationRule& rule);

// Where the ratio stands to a threshold in percent: the step of the first run that is not above
// it, and the steps of later runs that are.
struct ThresholdMet {
    std::optional<std::size_t> first;
    std::vector<std::size_t> brokenAt;
};
[[nodiscard]] ThresholdMet thresholdMet(const std::vector<SaturationStep>& steps, double threshold);

} // namespace crosscase::matrix
