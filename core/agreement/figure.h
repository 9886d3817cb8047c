// SPDX-License-Identifier: GPL-3.0-or-later
// A coefficient of agreement as it comes out: a number, or why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscase::agreement {

enum class Undefined : std::uint8_t {
    No,
    NoPairs,      // no unit has two values
    OneCategory,  // all values are of one category, so nothing could disagree
    TwoCoders,    // it is for two coders
    KnownCoders,  // it must be known who gave which value
    NoPositive,   // nobody gave the category that is looked at
    PositiveOpen, // which category is looked at was not said
    NoNumbers,    // the metric needs numbers, and some categories are none
    BelowZero,    // the metric ratio has no numbers below 0
    NotNominal,   // it is for the nominal metric
    NoContinuum,  // for unitizing: the text is empty, or all of it or none of it is marked
    FewDocuments  // an interval: there is nothing to resample
};

[[nodiscard]] std::string_view reasonOf(Undefined why);

struct Figure {
    std::optional<double> value;
    Undefined why = Undefined::No;
    // Of those that are corrected for chance: agreement observed and expected (of alpha,
    // disagreement).
    std::optional<double> observed = std::nullopt;
    std::optional<double> expected = std::nullopt;
};

[[nodiscard]] inline Figure undefined(Undefined why)
{
    return {std::nullopt, why};
}

// (po - pe) / (1 - pe); undefined where nothing but agreement can be expected.
[[nodiscard]] Figure corrected(double observed, double expected);

} // namespace crosscase::agreement
