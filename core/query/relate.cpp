// SPDX-License-Identifier: GPL-3.0-or-later
// Every relation between x and some y can be said as `order(y) <= bound(x)` and
// `value(y) >= threshold(x)`: x overlaps y when y starts before x ends, and y ends behind x's
// start. So the ys are sorted by order, and at each place it is noted which value up to there is
// greatest: one search for the bound, one comparison. That y is not x itself, or not by x's coder,
// is a key that must differ: noted are the greatest value and the greatest of another key.
#include "core/query/relate.h"

#include <algorithm>
#include <limits>

namespace crosscase::query {

namespace {

struct Point {
    std::int64_t group;
    std::int64_t order;
    std::int64_t value;
    std::int64_t key;
};

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

// The greatest value so far, and the greatest that has another key than it.
struct Best {
    std::int64_t value = kLeast;
    std::int64_t key = -1;
    std::int64_t other = kLeast;

    void add(const Point& point)
    {
        if (point.key == key) {
            value = std::max(value, point.value);
        } else if (point.value > value) {
            other = value;
            value = point.value;
            key = point.key;
        } else {
            other = std::max(other, point.value);
        }
    }
    [[nodiscard]] std::int64_t without(std::int64_t excluded) const
    {
        return key == excluded ? other : value;
    }
};

class Reachable {
public:
    explicit Reachable(std::vector<Point> points)
        : m_points(std::move(points))
    {
        if (!std::is_sorted(m_points.begin(), m_points.end(), isBefore))
            std::sort(m_points.begin(), m_points.end(), isBefore);
        m_best.reserve(m_points.size());
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            const bool begins = i == 0 || m_points[i - 1].group != m_points[i].group;
            m_best.push_back(begins ? Best{} : m_best.back());
            m_best.back().add(m_points[i]);
        }
    }

    // The greatest value of the points of a group up to `bound`, but for those with this key.
    [[nodiscard]] std::int64_t
    greatest(std::int64_t group, std::int64_t bound, std::int64_t excluded) const
    {
        const Point last{group, bound, 0, 0};
        const auto behind = std::upper_bound(m_points.begin(), m_points.end(), last, isBefore);
        if (behind == m_points.begin() || std::prev(behind)->group != group)
            return kLeast;
        return m_best[static_cast<std::size_t>(behind - m_points.begin()) - 1].without(excluded);
    }

private:
    static bool isBefore(const Point& a, const Point& b)
    {
        return a.group != b.group ? a.group < b.group : a.order < b.order;
    }

    std::vector<Point> m_points;
    std::vector<Best> m_best; // of the points of a group up to here
};

// What y is sorted by, and what counts of it.
struct Reach {
    std::int64_t order;
    std::int64_t value;
};
// How far x looks.
struct Look {
    std::int64_t bound;
    std::int64_t threshold;
};

std::int64_t asNumber(text::Span span)
{
    constexpr int kBits = 32;
    return (std::int64_t{span.start} << kBits) + span.end;
}

Reach reachOf(RelationKind kind, const Stretch& y)
{
    switch (kind) {
    case RelationKind::Overlap:
    case RelationKind::Inside:
        return {y.span.start, y.span.end};
    case RelationKind::Contains:
        return {-std::int64_t{y.span.start}, -std::int64_t{y.span.end}};
    case RelationKind::SameSpan:
        return {asNumber(y.span), asNumber(y.span)};
    case RelationKind::Before:
        return {-std::int64_t{y.span.start}, -std::int64_t{y.firstPassage}};
    case RelationKind::After:
        return {y.span.end, y.lastPassage};
    case RelationKind::Near:
    case RelationKind::SamePassage:
        return {y.firstPassage, y.lastPassage};
    case RelationKind::SameTurn:
        return {y.firstTurn, y.lastTurn};
    case RelationKind::SameDocument:
        break;
    }
    return {0, 0};
}

Look lookOf(const Relation& relation, const Stretch& x)
{
    const std::int64_t passages = relation.passages;
    switch (relation.kind) {
    case RelationKind::Overlap: // y.start < x.end, y.end > x.start
        return {std::int64_t{x.span.end} - 1, std::int64_t{x.span.start} + 1};
    case RelationKind::Inside: // y.start <= x.start, y.end >= x.end
        return {x.span.start, x.span.end};
    case RelationKind::Contains: // y.start >= x.start, y.end <= x.end
        return {-std::int64_t{x.span.start}, -std::int64_t{x.span.end}};
    case RelationKind::SameSpan:
        return {asNumber(x.span), asNumber(x.span)};
    case RelationKind::Before: // y.start >= x.end, its first passage at most so far on
        return {-std::int64_t{x.span.end}, -(x.lastPassage + passages)};
    case RelationKind::After: // y.end <= x.start, its last passage at most so far back
        return {x.span.start, x.firstPassage - passages};
    case RelationKind::Near:
    case RelationKind::SamePassage: // the passages of both, x's widened, meet
        return {x.lastPassage + passages, x.firstPassage - passages};
    case RelationKind::SameTurn:
        return {x.lastTurn, x.firstTurn};
    case RelationKind::SameDocument:
        break;
    }
    return {0, 0};
}

bool isInTurn(const Stretch& stretch)
{
    return stretch.firstTurn <= stretch.lastTurn;
}

} // namespace

Stretches::Stretches(const text::Structure& structure)
    : m_structure(&structure)
    , m_turn(structure.passages.size(), -1)
    , m_next(structure.passages.size(), std::numeric_limits<std::int32_t>::max())
    , m_last(structure.passages.size(), -1)
{
    std::int32_t turn = -1;
    std::int32_t speaker = -1;
    std::int32_t last = -1;
    for (std::size_t i = 0; i < m_turn.size(); ++i) {
        const text::Passage& passage = structure.passages[i];
        if (passage.speaker >= 0) {
            turn += passage.startsTurn || passage.speaker != speaker ? 1 : 0;
            speaker = passage.speaker;
            m_turn[i] = turn;
            last = static_cast<std::int32_t>(i);
        }
        m_last[i] = last;
    }
    for (std::size_t i = m_turn.size(); i-- > 0;) {
        if (m_turn[i] >= 0)
            m_next[i] = static_cast<std::int32_t>(i);
        else if (i + 1 < m_turn.size())
            m_next[i] = m_next[i + 1];
    }
}

Stretch Stretches::of(text::Span span) const
{
    const auto& passages = m_structure->passages;
    const std::size_t first = m_structure->passageAt(span.start);
    const auto behind = std::partition_point(
        passages.begin() + static_cast<std::ptrdiff_t>(first),
        passages.end(),
        [&](const text::Passage& passage) { return passage.span.start < span.end; });
    const std::size_t count = static_cast<std::size_t>(behind - passages.begin()) - first;
    const std::size_t last = count == 0 ? first : first + count - 1;
    Stretch stretch{span, static_cast<std::int32_t>(first), static_cast<std::int32_t>(last)};
    if (last >= passages.size() || m_next[first] > stretch.lastPassage)
        return stretch;
    stretch.firstTurn = m_turn[static_cast<std::size_t>(m_next[first])];
    stretch.lastTurn = m_turn[static_cast<std::size_t>(m_last[last])];
    return stretch;
}

std::vector<bool>
related(const Relation& relation, const std::vector<Party>& asked, const std::vector<Party>& others)
{
    const bool byTurn = relation.kind == RelationKind::SameTurn;
    const auto groupOf = [&](const Party& party) {
        return relation.coders == ByCoders::Same ? party.coder : 0;
    };
    const auto keyOf = [&](const Party& party) {
        return relation.coders == ByCoders::Different ? party.coder : party.id;
    };
    std::vector<Point> points;
    points.reserve(others.size());
    for (const Party& y : others) {
        if (byTurn && !isInTurn(y.stretch))
            continue;
        const Reach reach = reachOf(relation.kind, y.stretch);
        points.push_back({groupOf(y), reach.order, reach.value, keyOf(y)});
    }
    const Reachable reachable(std::move(points));
    std::vector<bool> found(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const Party& x = asked[i];
        if (byTurn && !isInTurn(x.stretch))
            continue;
        const Look look = lookOf(relation, x.stretch);
        found[i] = reachable.greatest(groupOf(x), look.bound, keyOf(x)) >= look.threshold;
    }
    return found;
}

} // namespace crosscase::query
