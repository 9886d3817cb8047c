// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/coding_lanes.h"

#include <algorithm>

namespace crosscase::gui {

namespace {

// The stretches that are taken in a lane, disjoint, by their top.
class Lane {
public:
    bool take(int top, int bottom)
    {
        const auto after = std::ranges::lower_bound(m_taken, top, {}, &Stretch::top);
        if (after != m_taken.end() && after->top < bottom)
            return false;
        if (after != m_taken.begin() && std::prev(after)->bottom > top)
            return false;
        m_taken.insert(after, {top, bottom});
        return true;
    }

private:
    struct Stretch {
        int top;
        int bottom;
    };
    std::vector<Stretch> m_taken;
};

} // namespace

void packLanes(std::vector<Bracket>& brackets, int lanes, LaneMemory& memory)
{
    std::vector<Lane> taken(static_cast<std::size_t>(std::max(lanes, 0)));
    const auto put = [&](Bracket& bracket, int lane) {
        if (lane < lanes && taken[static_cast<std::size_t>(lane)].take(bracket.top, bracket.bottom))
            bracket.lane = lane;
        return bracket.lane != Bracket::kNoLane;
    };
    for (Bracket& bracket : brackets) {
        bracket.lane = Bracket::kNoLane;
        if (const auto last = memory.find(bracket.coding); last != memory.end())
            put(bracket, last->second);
    }
    for (Bracket& bracket : brackets)
        for (int lane = 0; lane < lanes && bracket.lane == Bracket::kNoLane; ++lane)
            put(bracket, lane);
    memory.clear();
    for (const Bracket& bracket : brackets)
        if (bracket.lane != Bracket::kNoLane)
            memory.emplace(bracket.coding, bracket.lane);
}

void placeNames(std::vector<MarginName>& names, int height, int width, int least, int gap)
{
    struct Row {
        int top;
        int used; // pixels from the left
    };
    std::vector<Row> rows; // by top, not overlapping
    for (MarginName& name : names) {
        name.given = 0;
        int top = name.wantedTop;
        std::size_t at = 0;
        while (at < rows.size() && rows[at].top + height <= top)
            ++at;
        for (;;) {
            const bool isFree = at == rows.size() || rows[at].top >= top + height;
            if (!isFree)
                top = std::max(top, rows[at].top);
            if (top > name.lowestTop)
                break;
            const int left = isFree ? 0 : rows[at].used + gap;
            const int room = width - left;
            if (!isFree && (rows[at].top != top || room < std::min(least, name.width))) {
                top = rows[at].top + height;
                ++at;
                continue;
            }
            name.top = top;
            name.left = left;
            name.given = std::min(name.width, room);
            if (isFree)
                rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at),
                            {top, name.left + name.given});
            else
                rows[at].used = name.left + name.given;
            break;
        }
    }
}

} // namespace crosscase::gui
