// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/gwet.h"

#include "core/agreement/chance.h"

namespace crosscase::agreement {

Figure gwetAc1(const Tally& tally, const Comparing& how)
{
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    if (categoriesGiven(tally) < 2)
        return undefined(Undefined::OneCategory);
    const auto categories = static_cast<double>(tally.categories());
    double expected = 0;
    for (const double share : sharesOf(tally))
        expected += share * (1 - share);
    expected *= sumOfWeights(tally, how) / (categories * (categories - 1));
    return corrected(observedAgreement(tally, how), expected);
}

} // namespace crosscase::agreement
