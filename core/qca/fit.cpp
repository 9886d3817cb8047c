// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/fit.h"

#include <algorithm>
#include <cstddef>

namespace crosscase::qca {

namespace {

std::optional<double> ratio(double part, double whole)
{
    return whole > kTolerance ? std::optional(part / whole) : std::nullopt;
}

} // namespace

Sufficiency sufficiency(std::span<const double> x, std::span<const double> y)
{
    double sumX = 0;
    double sumY = 0;
    double both = 0;
    double conflicting = 0; // in x, in y and in not-y at once
    for (std::size_t unit = 0; unit < x.size(); ++unit) {
        const double shared = std::min(x[unit], y[unit]);
        sumX += x[unit];
        sumY += y[unit];
        both += shared;
        conflicting += std::min(shared, 1 - y[unit]);
    }
    return {ratio(both, sumX), ratio(both - conflicting, sumX - conflicting), ratio(both, sumY)};
}

Necessity necessity(std::span<const double> x, std::span<const double> y)
{
    double sumX = 0;
    double sumY = 0;
    double both = 0;
    double outside = 0;
    double notBoth = 0;
    for (std::size_t unit = 0; unit < x.size(); ++unit) {
        const double shared = std::min(x[unit], y[unit]);
        sumX += x[unit];
        sumY += y[unit];
        both += shared;
        outside += 1 - x[unit];
        notBoth += 1 - shared;
    }
    return {ratio(both, sumY), ratio(outside, notBoth), ratio(both, sumX)};
}

} // namespace crosscase::qca
