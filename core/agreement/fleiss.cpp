// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/fleiss.h"

#include "core/agreement/chance.h"

namespace crosscase::agreement {

Figure fleissKappa(const Tally& tally, const Comparing& how)
{
    if (tally.pairable() <= 0)
        return undefined(Undefined::NoPairs);
    return corrected(observedAgreement(tally, how), expectedFrom(sharesOf(tally), how));
}

} // namespace crosscase::agreement
