// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/cohen.h"

#include <algorithm>

namespace crosscase::agreement {

namespace {

// The shares of both coders over the units with a value of both.
struct Margins {
    Undefined why = Undefined::No;
    double units = 0;
    std::vector<double> first;
    std::vector<double> second;
};

Margins marginsOf(const Tally& tally)
{
    Margins margins;
    if (tally.coders() != 2) {
        margins.why = Undefined::TwoCoders;
        return margins;
    }
    margins.units = tally.pairable();
    if (margins.units <= 0) {
        margins.why = Undefined::NoPairs;
        return margins;
    }
    margins.first.resize(tally.categories());
    margins.second.resize(tally.categories());
    for (std::size_t c = 0; c < tally.categories(); ++c)
        for (std::size_t k = 0; k < tally.categories(); ++k) {
            margins.first[c] += tally.both(c, k) / margins.units;
            margins.second[k] += tally.both(c, k) / margins.units;
        }
    return margins;
}

} // namespace

Figure cohenKappa(const Tally& tally, const Comparing& how)
{
    const Margins margins = marginsOf(tally);
    if (margins.why != Undefined::No)
        return undefined(margins.why);
    double observed = 0;
    double expected = 0;
    for (std::size_t c = 0; c < tally.categories(); ++c)
        for (std::size_t k = 0; k < tally.categories(); ++k) {
            const double weight = how.weight(c, k);
            observed += weight * tally.both(c, k) / margins.units;
            expected += weight * margins.first[c] * margins.second[k];
        }
    return corrected(observed, expected);
}

Figure kappaMax(const Tally& tally, const Comparing& how)
{
    if (how.isWeighted())
        return undefined(Undefined::NotNominal);
    const Margins margins = marginsOf(tally);
    if (margins.why != Undefined::No)
        return undefined(margins.why);
    double most = 0;
    double expected = 0;
    for (std::size_t c = 0; c < tally.categories(); ++c) {
        most += std::min(margins.first[c], margins.second[c]);
        expected += margins.first[c] * margins.second[c];
    }
    return corrected(most, expected);
}

} // namespace crosscase::agreement
