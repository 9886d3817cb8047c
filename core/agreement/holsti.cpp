// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/holsti.h"

namespace crosscase::agreement {

Figure holsti(const Tally& tally, const Comparing&)
{
    if (tally.coders() != 2)
        return undefined(Undefined::TwoCoders);
    const double decisions = tally.given(0) + tally.given(1);
    if (decisions <= 0)
        return undefined(Undefined::NoPairs);
    return {2 * tally.agreeing() / decisions};
}

} // namespace crosscase::agreement
