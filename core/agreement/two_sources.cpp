// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/two_sources.h"

#include <fmt/format.h>

namespace crosscase::agreement {

Result<Ratings> compareCopies(const MarkedCopy& a, const MarkedCopy& b)
{
    if (a.textHash != b.textHash || a.length != b.length)
        return fail(ErrorCode::Refused,
                    fmt::format("{} and {} coded different texts; merge their projects first, so "
                                "that codings follow the words",
                                a.coder,
                                b.coder));
    for (const MarkedCopy* copy : {&a, &b})
        if (!copy->marked.empty()
            && (copy->marked.front().start < 0 || copy->marked.back().end > copy->length))
            return fail(ErrorCode::Refused,
                        fmt::format("a coding of {} lies outside of the text", copy->coder));
    const std::int64_t both = text::totalLength(text::intersect(a.marked, b.marked));
    const std::int64_t onlyA = text::totalLength(a.marked) - both;
    const std::int64_t onlyB = text::totalLength(b.marked) - both;
    auto ratings =
        fromContingency({"0", "1"}, {{a.length - both - onlyA - onlyB, onlyB}, {onlyA, both}});
    if (ratings)
        ratings->coders = {a.coder, b.coder};
    return ratings;
}

} // namespace crosscase::agreement
