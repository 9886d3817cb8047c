// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/percent_agreement.h"

namespace crosscase::agreement {

Figure percentAgreement(const Tally& tally, const Comparing&)
{
    if (tally.pairs() <= 0)
        return undefined(Undefined::NoPairs);
    return {tally.agreeing() / tally.pairs()};
}

} // namespace crosscase::agreement
