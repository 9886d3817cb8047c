// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/conger.h"

namespace crosscase::agreement {

Figure congerKappa(const Tally& tally, const Comparing& how)
{
    if (tally.coders() == 0)
        return undefined(Undefined::KnownCoders);
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    const std::size_t categories = tally.categories();
    std::vector<double> sums(categories);                  // of the coders' shares
    std::vector<double> products(categories * categories); // of a coder's own shares, summed
    double coders = 0;
    for (std::size_t coder = 0; coder < tally.coders(); ++coder) {
        const double all = tally.given(coder);
        if (all <= 0)
            continue;
        ++coders;
        for (std::size_t c = 0; c < categories; ++c) {
            sums[c] += tally.given(coder, c) / all;
            for (std::size_t k = 0; k < categories; ++k)
                products[c * categories + k] +=
                    tally.given(coder, c) * tally.given(coder, k) / (all * all);
        }
    }
    double expected = 0;
    for (std::size_t c = 0; c < categories; ++c)
        for (std::size_t k = 0; k < categories; ++k)
            expected += how.weight(c, k) * (sums[c] * sums[k] - products[c * categories + k]);
    return corrected(observedAgreement(tally, how), expected / (coders * (coders - 1)));
}

} // namespace crosscase::agreement
