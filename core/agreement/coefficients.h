// SPDX-License-Identifier: GPL-3.0-or-later
// All coefficients, one entry each. A new one is a file pair, a line here and a test.
#pragma once

#include "core/agreement/metric.h"
#include "core/agreement/unitizing.h"

#include <span>
#include <string_view>

namespace crosscase::agreement {

// Where a coefficient is shown when nobody asks for certain ones.
enum class Shown : std::uint8_t { Always, OfTwo, OfMore, OnWish };

struct Coefficient {
    std::string_view name;    // for options and heads
    std::string_view title;   // with author and year
    std::string_view formula; // in words
    bool twoCoders = false;   // else any number
    Shown shown = Shown::OnWish;
    bool weighted = false; // uses the weights of the comparison
    bool percent = false;  // written as a percentage
    // One of these: from the values of units, or from the lengths of segments.
    Figure (*ofValues)(const Tally&, const Comparing&) = nullptr;
    bool ofLengths = false;
    // Where codes given to text count otherwise than values do.
    Figure (*ofCodes)(const Tally&, const Comparing&) = nullptr;
};

[[nodiscard]] std::span<const Coefficient> coefficients();
// By name; nullptr: there is none.
[[nodiscard]] const Coefficient* coefficientNamed(std::string_view name);
// "percent, kappa, ...": all names.
[[nodiscard]] std::string coefficientNames();

} // namespace crosscase::agreement
