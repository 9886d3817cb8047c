// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/figure.h"

#include <array>
#include <cstddef>

namespace crosscase::agreement {

namespace {

constexpr std::array<std::string_view, 12> kReasons{
    "",
    "no unit has two values",
    "only one category occurs",
    "for two coders",
    "who gave which value is not known",
    "nobody gave the category",
    "no category was named as the one looked at",
    "the categories are no numbers",
    "the metric ratio needs numbers from 0 on",
    "for the nominal metric",
    "nothing or everything is marked",
    "nothing to resample",
};

// Shares that should add up to 1 miss it by rounding.
constexpr double kNoChance = 1e-12;

} // namespace

std::string_view reasonOf(Undefined why)
{
    return kReasons.at(static_cast<std::size_t>(why));
}

Figure corrected(double observed, double expected)
{
    if (1 - expected < kNoChance)
        return {std::nullopt, Undefined::OneCategory, observed, expected};
    return {(observed - expected) / (1 - expected), Undefined::No, observed, expected};
}

} // namespace crosscase::agreement
