// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a document: all of it, or spans of it. And a ruler, which counts what lies in it.
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace crosscase::matrix {

struct Region {
    bool whole = false;
    text::SpanSet spans; // when not whole

    [[nodiscard]] bool empty() const { return !whole && spans.empty(); }
    [[nodiscard]] bool intersects(text::Span span) const
    {
        return whole || text::intersects(spans, span);
    }
};

[[nodiscard]] Region intersect(const Region& a, const Region& b);
[[nodiscard]] Region unite(const std::vector<const Region*>& parts);
[[nodiscard]] Region unite(Region a, const Region& b);
// What a document of `length` code points has outside `region`.
[[nodiscard]] Region complement(const Region& region, text::CodePoint length);

// Counts the code points, or the words, of a set of spans between two positions.
class Ruler {
public:
    Ruler() = default;
    // Code points.
    explicit Ruler(const text::SpanSet& spans);
    // Words, by where they start: those of `wordStarts` (ascending) that lie in `spans`.
    Ruler(const text::SpanSet& spans, const std::vector<text::CodePoint>& wordStarts);

    [[nodiscard]] std::int64_t between(text::CodePoint start, text::CodePoint end) const
    {
        return before(end) - before(start);
    }
    [[nodiscard]] std::int64_t total() const { return m_total; }

private:
    struct Mark {
        text::CodePoint start = 0;
        text::CodePoint end = 0;
        std::int64_t before = 0; // how many lie before `start`
    };
    [[nodiscard]] std::int64_t before(text::CodePoint position) const;

    std::vector<Mark> m_marks;
    std::vector<std::uint32_t> m_grid; // first mark that ends behind position (i << kShift)
    std::int64_t m_total = 0;
    static constexpr int kShift = 6;
};

} // namespace crosscase::matrix
