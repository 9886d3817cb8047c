// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/overlap.h"

namespace crosscase::agreement {

namespace {

struct Marked {
    Undefined why = Undefined::No;
    double both = 0;
    double onlyFirst = 0;
    double onlySecond = 0;
};

Marked markedIn(const Tally& tally, const Comparing& how)
{
    Marked marked;
    if (tally.coders() != 2) {
        marked.why = Undefined::TwoCoders;
        return marked;
    }
    if (!how.positive) {
        marked.why = Undefined::PositiveOpen;
        return marked;
    }
    const std::size_t positive = *how.positive;
    marked.both = tally.both(positive, positive);
    for (std::size_t other = 0; other < tally.categories(); ++other)
        if (other != positive) {
            marked.onlyFirst += tally.both(positive, other);
            marked.onlySecond += tally.both(other, positive);
        }
    return marked;
}

Figure ratio(const Marked& marked, double part, double whole)
{
    if (marked.why != Undefined::No)
        return undefined(marked.why);
    if (whole <= 0)
        return undefined(Undefined::NoPositive);
    return {part / whole};
}

} // namespace

Figure f1(const Tally& tally, const Comparing& how)
{
    const Marked marked = markedIn(tally, how);
    return ratio(marked, 2 * marked.both, 2 * marked.both + marked.onlySecond + marked.onlyFirst);
}

Figure precision(const Tally& tally, const Comparing& how)
{
    const Marked marked = markedIn(tally, how);
    return ratio(marked, marked.both, marked.both + marked.onlySecond);
}

Figure recall(const Tally& tally, const Comparing& how)
{
    const Marked marked = markedIn(tally, how);
    return ratio(marked, marked.both, marked.both + marked.onlyFirst);
}

Figure jaccard(const Tally& tally, const Comparing& how)
{
    const Marked marked = markedIn(tally, how);
    return ratio(marked, marked.both, marked.both + marked.onlySecond + marked.onlyFirst);
}

} // namespace crosscase::agreement
