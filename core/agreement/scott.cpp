// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/scott.h"

#include "core/agreement/chance.h"

namespace crosscase::agreement {

Figure scottPi(const Tally& tally, const Comparing& how)
{
    if (tally.coders() == 0 ? tally.mostValues() > 2 : tally.coders() != 2)
        return undefined(Undefined::TwoCoders);
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    std::vector<double> shares(tally.categories());
    for (std::size_t c = 0; c < shares.size(); ++c)
        for (std::size_t k = 0; k < shares.size(); ++k)
            shares[c] += tally.together(c, k) / tally.pairable();
    return corrected(observedAgreement(tally, how), expectedFrom(shares, how));
}

} // namespace crosscase::agreement
