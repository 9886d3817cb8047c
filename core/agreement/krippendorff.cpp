// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/krippendorff.h"

#include <algorithm>
#include <numeric>

namespace crosscase::agreement {

namespace {

std::vector<double> totalsOf(const Tally& tally)
{
    std::vector<double> totals(tally.categories());
    for (std::size_t c = 0; c < totals.size(); ++c)
        for (std::size_t k = 0; k < totals.size(); ++k)
            totals[c] += tally.coincidence(c, k);
    return totals;
}

// Squared.
double
distance(std::size_t c, std::size_t k, const std::vector<double>& totals, const Comparing& how)
{
    const auto squared = [](double number) { return number * number; };
    switch (how.metric) {
    case Metric::Nominal:
        return 1;
    case Metric::Ordinal: {
        const auto [low, high] = std::minmax(c, k);
        const auto begin = totals.begin() + static_cast<std::ptrdiff_t>(low);
        const auto end = totals.begin() + static_cast<std::ptrdiff_t>(high) + 1;
        return squared(std::accumulate(begin, end, 0.0) - (totals[c] + totals[k]) / 2);
    }
    case Metric::Interval:
        return squared(how.numbers[c] - how.numbers[k]);
    case Metric::Ratio:
        return squared((how.numbers[c] - how.numbers[k]) / (how.numbers[c] + how.numbers[k]));
    }
    return 1;
}

} // namespace

Figure krippendorffAlpha(const Tally& tally, const Comparing& how)
{
    if (how.fault != Undefined::No)
        return undefined(how.fault);
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    const std::vector<double> totals = totalsOf(tally);
    double all = 0;
    for (const double total : totals)
        all += total;
    double observed = 0;
    double expected = 0;
    for (std::size_t c = 0; c < totals.size(); ++c)
        for (std::size_t k = 0; k < totals.size(); ++k) {
            if (c == k || totals[c] <= 0 || totals[k] <= 0)
                continue;
            const double squared = distance(c, k, totals, how);
            observed += tally.coincidence(c, k) * squared / all;
            expected += totals[c] * totals[k] * squared / (all * (all - 1));
        }
    if (expected <= 0)
        return {std::nullopt, Undefined::OneCategory, observed, expected};
    return {1 - observed / expected, Undefined::No, observed, expected};
}

} // namespace crosscase::agreement
