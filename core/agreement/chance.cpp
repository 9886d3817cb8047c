// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/chance.h"

namespace crosscase::agreement {

std::vector<double> sharesOf(const Tally& tally)
{
    std::vector<double> shares(tally.categories());
    for (std::size_t c = 0; c < shares.size(); ++c)
        shares[c] = tally.share(c) / tally.rated();
    return shares;
}

std::size_t categoriesGiven(const Tally& tally)
{
    std::size_t given = 0;
    for (std::size_t c = 0; c < tally.categories(); ++c)
        given += tally.share(c) > 0 ? 1U : 0U;
    return given;
}

double expectedFrom(const std::vector<double>& shares, const Comparing& how)
{
    double expected = 0;
    for (std::size_t c = 0; c < shares.size(); ++c)
        for (std::size_t k = 0; k < shares.size(); ++k)
            if (c == k || how.isWeighted())
                expected += how.weight(c, k) * shares[c] * shares[k];
    return expected;
}

double sumOfWeights(const Tally& tally, const Comparing& how)
{
    if (!how.isWeighted())
        return static_cast<double>(tally.categories());
    double sum = 0;
    for (std::size_t c = 0; c < tally.categories(); ++c)
        for (std::size_t k = 0; k < tally.categories(); ++k)
            sum += how.weight(c, k);
    return sum;
}

} // namespace crosscase::agreement
