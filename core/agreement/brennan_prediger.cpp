// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/brennan_prediger.h"

#include "core/agreement/chance.h"

namespace crosscase::agreement {

Figure brennanPrediger(const Tally& tally, const Comparing& how)
{
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    const auto categories = static_cast<double>(tally.categories());
    return corrected(observedAgreement(tally, how),
                     sumOfWeights(tally, how) / (categories * categories));
}

} // namespace crosscase::agreement
