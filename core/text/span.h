// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of a text: half-open, in Unicode code points.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace crosscase::text {

using CodePoint = std::int32_t; // a position or a count; a text has fewer than 2^31

struct Span {
    CodePoint start = 0;
    CodePoint end = 0;

    auto operator<=>(const Span&) const = default;
    [[nodiscard]] bool empty() const { return end <= start; }
    [[nodiscard]] CodePoint length() const { return empty() ? 0 : end - start; }
    [[nodiscard]] bool contains(CodePoint position) const
    {
        return start <= position && position < end;
    }
    [[nodiscard]] bool contains(Span other) const
    {
        return start <= other.start && other.end <= end;
    }
    // Do they share at least one code point? Touching spans do not.
    [[nodiscard]] bool intersects(Span other) const
    {
        return start < other.end && other.start < end;
    }
    [[nodiscard]] Span clippedTo(Span other) const
    {
        return {std::max(start, other.start), std::min(end, other.end)};
    }
};

// Sorted, disjoint, none empty, none touching: what a set of code points looks like.
using SpanSet = std::vector<Span>;

// Any spans -> their union.
[[nodiscard]] SpanSet unite(std::vector<Span> spans);
[[nodiscard]] SpanSet intersect(const SpanSet& a, const SpanSet& b);
// `a` without `b`.
[[nodiscard]] SpanSet subtract(const SpanSet& a, const SpanSet& b);
[[nodiscard]] std::int64_t totalLength(const SpanSet& spans);
// Does `span` share a code point with the set? Logarithmic.
[[nodiscard]] bool intersects(const SpanSet& spans, Span span);

} // namespace crosscase::text
