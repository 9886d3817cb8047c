// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/span.h"

namespace crosscase::text {

SpanSet unite(std::vector<Span> spans)
{
    std::erase_if(spans, [](Span span) { return span.empty(); });
    std::ranges::sort(spans);
    std::size_t kept = 0;
    for (const Span span : spans) {
        if (kept > 0 && span.start <= spans[kept - 1].end)
            spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
        else
            spans[kept++] = span;
    }
    spans.resize(kept);
    return spans;
}

SpanSet intersect(const SpanSet& a, const SpanSet& b)
{
    SpanSet common;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        const Span both = left->clippedTo(*right);
        if (!both.empty())
            common.push_back(both);
        if (left->end < right->end)
            ++left;
        else
            ++right;
    }
    return common;
}

SpanSet subtract(const SpanSet& a, const SpanSet& b)
{
    SpanSet rest;
    auto hole = b.begin();
    for (Span span : a) {
        while (hole != b.end() && hole->end <= span.start)
            ++hole;
        // A hole that reaches beyond this span may also cut the next one: it stays current.
        for (auto cut = hole; cut != b.end() && cut->start < span.end; ++cut) {
            if (span.start < cut->start)
                rest.push_back({span.start, cut->start});
            span.start = std::min(cut->end, span.end);
            hole = cut;
        }
        if (!span.empty())
            rest.push_back(span);
    }
    return rest;
}

std::int64_t totalLength(const SpanSet& spans)
{
    std::int64_t sum = 0;
    for (const Span span : spans)
        sum += span.length();
    return sum;
}

bool intersects(const SpanSet& spans, Span span)
{
    const auto first = std::ranges::partition_point(
        spans, [&](Span candidate) { return candidate.end <= span.start; });
    return !span.empty() && first != spans.end() && first->start < span.end;
}

} // namespace crosscase::text
