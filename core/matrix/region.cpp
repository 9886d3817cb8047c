// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/region.h"

#include <algorithm>

namespace crosscase::matrix {

Region intersect(const Region& a, const Region& b)
{
    if (a.whole)
        return b;
    if (b.whole)
        return a;
    return {false, text::intersect(a.spans, b.spans)};
}

Region unite(const std::vector<const Region*>& parts)
{
    std::vector<text::Span> spans;
    for (const Region* part : parts) {
        if (part->whole)
            return {true, {}};
        spans.insert(spans.end(), part->spans.begin(), part->spans.end());
    }
    return {false, text::unite(std::move(spans))};
}

Region unite(Region a, const Region& b)
{
    if (a.whole || b.empty())
        return a;
    return unite({&a, &b});
}

Region complement(const Region& region, text::CodePoint length)
{
    if (region.whole || length <= 0)
        return {};
    return {false, text::subtract({{0, length}}, region.spans)};
}

namespace {

// Where the grid of a ruler points: for each step of 2^shift code points the first mark that ends
// behind it, so that a look-up needs no search.
template <typename Marks>
std::vector<std::uint32_t> gridOf(const Marks& marks, int shift)
{
    std::vector<std::uint32_t> grid;
    if (marks.empty())
        return grid;
    const auto steps = static_cast<std::size_t>(marks.back().end >> shift) + 1;
    grid.reserve(steps);
    std::uint32_t mark = 0;
    for (std::size_t step = 0; step < steps; ++step) {
        const auto position = static_cast<text::CodePoint>(step << static_cast<unsigned>(shift));
        while (mark + 1 < marks.size() && marks[mark].end <= position)
            ++mark;
        grid.push_back(mark);
    }
    return grid;
}

} // namespace

Ruler::Ruler(const text::SpanSet& spans)
{
    m_marks.reserve(spans.size());
    for (const text::Span span : spans) {
        m_marks.push_back({span.start, span.end, m_total});
        m_total += span.length();
    }
    m_grid = gridOf(m_marks, kShift);
}

// A word is a mark of one code point: the one it starts with.
Ruler::Ruler(const text::SpanSet& spans, const std::vector<text::CodePoint>& wordStarts)
{
    auto span = spans.begin();
    for (const text::CodePoint start : wordStarts) {
        while (span != spans.end() && span->end <= start)
            ++span;
        if (span == spans.end())
            break;
        if (span->contains(start))
            m_marks.push_back({start, start + 1, m_total++});
    }
    m_grid = gridOf(m_marks, kShift);
}

std::int64_t Ruler::before(text::CodePoint position) const
{
    if (m_marks.empty() || position <= m_marks.front().start)
        return 0;
    if (position >= m_marks.back().end)
        return m_total;
    std::size_t mark = m_grid[static_cast<std::size_t>(position >> kShift)];
    while (m_marks[mark].end <= position)
        ++mark;
    return m_marks[mark].before + std::max(0, position - m_marks[mark].start);
}

} // namespace crosscase::matrix
