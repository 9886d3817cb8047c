// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/differences.h"

#include <algorithm>
#include <tuple>

namespace crosscase::agreement {

namespace {

using text::CodePoint;
using text::Span;

// A passage by its code and start: sorting these is much faster than sorting passages.
struct Key {
    std::uint64_t codeAndStart;
    std::uint32_t side;
    std::uint32_t at; // in its side

    bool operator<(const Key& other) const
    {
        return std::tie(codeAndStart, side, at)
               < std::tie(other.codeAndStart, other.side, other.at);
    }
};

auto placeOf(const Passage& passage)
{
    return std::tuple(passage.span.start, passage.span.end, passage.coding);
}

bool sameSpans(const Sides& sides)
{
    const auto spansOf = [](const std::vector<Passage>& passages) {
        std::vector<Span> spans;
        spans.reserve(passages.size());
        for (const Passage& passage : passages)
            spans.push_back(passage.span);
        spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
        return spans;
    };
    if (sides[0].size() == 1 && sides[1].size() == 1) // as nearly always
        return sides[0].front().span == sides[1].front().span;
    return spansOf(sides[0]) == spansOf(sides[1]);
}

// Codings of one code that overlap, through each other, for each code.
class Sweep {
public:
    Sweep(const std::vector<Passage>& first, const std::vector<Passage>& second, Compared& compared)
        : m_sides{&first, &second}
        , m_compared(compared)
    {}

    void run()
    {
        const std::vector<Key> keys = sortedKeys();
        for (std::size_t first = 0; first < keys.size();) {
            std::size_t last = first;
            CodePoint end = passage(keys[first]).span.end;
            while (++last < keys.size() && passage(keys[last]).code == passage(keys[first]).code
                   && passage(keys[last]).span.start < end)
                end = std::max(end, passage(keys[last]).span.end);
            take(keys, first, last);
            first = last;
        }
    }

    std::array<std::vector<Passage>, 2> left; // of either coder alone

private:
    [[nodiscard]] const Passage& passage(const Key& key) const
    {
        return (*m_sides[key.side])[key.at];
    }

    [[nodiscard]] std::vector<Key> sortedKeys() const
    {
        std::vector<Key> keys;
        keys.reserve(m_sides[0]->size() + m_sides[1]->size());
        for (std::uint32_t side = 0; side < 2; ++side)
            for (std::uint32_t at = 0; at < m_sides[side]->size(); ++at) {
                const Passage& one = (*m_sides[side])[at];
                keys.push_back({static_cast<std::uint64_t>(one.code.value) << 32U
                                    | static_cast<std::uint32_t>(one.span.start),
                                side,
                                at});
            }
        std::sort(keys.begin(), keys.end());
        return keys;
    }

    void take(const std::vector<Key>& keys, std::size_t first, std::size_t last)
    {
        if (last == first + 1) { // one coder alone
            left[keys[first].side].push_back(passage(keys[first]));
            return;
        }
        Sides sides;
        for (std::size_t at = first; at < last; ++at)
            sides[keys[at].side].push_back(passage(keys[at]));
        for (auto& side : sides)
            std::sort(side.begin(), side.end(), [](const Passage& a, const Passage& b) {
                return placeOf(a) < placeOf(b);
            });
        if (sides[0].empty() || sides[1].empty()) {
            // Each of one coder alone is a place of its own.
            const std::size_t side = sides[0].empty() ? 1 : 0;
            left[side].insert(left[side].end(), sides[side].begin(), sides[side].end());
        } else if (sameSpans(sides)) {
            m_compared.agreed.push_back(std::move(sides));
        } else {
            m_compared.differing.push_back({Difference::Boundary, std::move(sides)});
        }
    }

    std::array<const std::vector<Passage>*, 2> m_sides;
    Compared& m_compared;
};

// Leftovers of both that overlap.
struct Pair {
    std::size_t first;
    std::size_t second;
    double share; // of both in what either covers
};

std::vector<Pair> overlapping(const std::vector<Passage>& first, const std::vector<Passage>& second)
{
    std::vector<Pair> pairs;
    std::vector<std::size_t> open; // of the second that may still overlap
    std::size_t next = 0;
    for (std::size_t at = 0; at < first.size(); ++at) {
        const Span span = first[at].span;
        while (next < second.size() && second[next].span.start < span.end)
            open.push_back(next++);
        // Those of the first come by start: what ends before this one meets none of the next.
        std::erase_if(open,
                      [&](std::size_t other) { return second[other].span.end <= span.start; });
        for (const std::size_t other : open) {
            const Span both = span.clippedTo(second[other].span);
            if (both.empty())
                continue;
            const int either = span.length() + second[other].span.length() - both.length();
            pairs.push_back({at, other, static_cast<double>(both.length()) / either});
        }
    }
    return pairs;
}

void pairUp(Compared& compared, std::vector<Passage>& first, std::vector<Passage>& second)
{
    const auto byPlace = [](const Passage& a, const Passage& b) { return placeOf(a) < placeOf(b); };
    std::sort(first.begin(), first.end(), byPlace);
    std::sort(second.begin(), second.end(), byPlace);
    std::vector<Pair> pairs = overlapping(first, second);
    std::stable_sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
        // The same from both sides: the places of both decide, not which is first.
        const auto spansOf = [&](const Pair& pair) {
            return std::minmax(first[pair.first].span, second[pair.second].span);
        };
        const auto identitiesOf = [&](const Pair& pair) {
            return std::minmax(first[pair.first].uuid, second[pair.second].uuid);
        };
        if (a.share != b.share)
            return a.share > b.share;
        return spansOf(a) != spansOf(b) ? spansOf(a) < spansOf(b)
                                        : identitiesOf(a) < identitiesOf(b);
    });
    std::array<std::vector<bool>, 2> taken{std::vector<bool>(first.size()),
                                           std::vector<bool>(second.size())};
    for (const Pair& pair : pairs) {
        if (taken[0][pair.first] || taken[1][pair.second])
            continue;
        taken[0][pair.first] = taken[1][pair.second] = true;
        compared.differing.push_back(
            {Difference::OtherCode, {{{first[pair.first]}, {second[pair.second]}}}});
    }
    for (std::size_t at = 0; at < first.size(); ++at)
        if (!taken[0][at])
            compared.differing.push_back({Difference::FirstOnly, {{{first[at]}, {}}}});
    for (std::size_t at = 0; at < second.size(); ++at)
        if (!taken[1][at])
            compared.differing.push_back({Difference::SecondOnly, {{{}, {second[at]}}}});
}

} // namespace

Compared compare(const std::vector<Passage>& first, const std::vector<Passage>& second)
{
    Compared compared;
    Sweep sweep(first, second, compared);
    sweep.run();
    pairUp(compared, sweep.left[0], sweep.left[1]);
    return compared;
}

Span hullOf(const Sides& sides)
{
    Span hull{INT32_MAX, 0};
    for (const auto& side : sides)
        for (const Passage& passage : side) {
            hull.start = std::min(hull.start, passage.span.start);
            hull.end = std::max(hull.end, passage.span.end);
        }
    return hull;
}

} // namespace crosscase::agreement
