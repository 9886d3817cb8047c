// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/resample.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crosscase::agreement {

std::uint64_t Resampler::below(std::uint64_t limit)
{
    // What is beyond the last full run of `limit` numbers is drawn again: no number is preferred.
    const std::uint64_t rest = (UINT64_MAX % limit + 1) % limit;
    std::uint64_t drawn = m_engine();
    while (drawn > UINT64_MAX - rest)
        drawn = m_engine();
    return drawn % limit;
}

void Resampler::drawThings(std::vector<double>& times)
{
    std::ranges::fill(times, 0);
    for (std::size_t draw = 0; draw < times.size(); ++draw)
        times[below(times.size())] += 1;
}

// One kind after the other: of those still to draw, a binomial number is of this kind.
std::vector<double> Resampler::drawUnits(const std::vector<double>& units)
{
    double rest = std::accumulate(units.begin(), units.end(), 0.0);
    auto left = static_cast<std::int64_t>(std::llround(rest));
    std::vector<double> drawn(units.size());
    for (std::size_t kind = 0; kind < units.size() && left > 0; ++kind) {
        const double share = rest > 0 ? std::min(1.0, units[kind] / rest) : 0;
        const std::int64_t own =
            kind + 1 == units.size() || share >= 1
                ? (units[kind] > 0 ? left : 0)
                : std::binomial_distribution<std::int64_t>(left, share)(m_engine);
        drawn[kind] = static_cast<double>(own);
        left -= own;
        rest -= units[kind];
    }
    return drawn;
}

Bounds boundsOf(std::vector<double> values, std::size_t samples, double level)
{
    Bounds bounds;
    bounds.undefined = samples - values.size();
    if (values.empty() || bounds.undefined * 2 > samples)
        return bounds;
    std::ranges::sort(values);
    const auto quantile = [&](double part) {
        const double place = part * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
    };
    const double tail = (1 - level / 100) / 2;
    bounds.low = quantile(tail);
    bounds.high = quantile(1 - tail);
    return bounds;
}

} // namespace crosscase::agreement
