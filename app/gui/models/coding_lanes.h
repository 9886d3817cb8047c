// SPDX-License-Identifier: GPL-3.0-or-later
// Where brackets and names stand in the margin: brackets side by side in lanes, names below or
// beside each other, never over each other.
#pragma once

#include "core/model/objects.h"

#include <unordered_map>
#include <vector>

namespace crosscase::gui {

// A stretch of the margin, in pixels, half-open.
struct Bracket {
    static constexpr int kNoLane = -1; // it does not fit
    model::Id<model::Coding> coding;
    int top = 0;
    int bottom = 0;
    int lane = kNoLane;
};

// The lane that a coding had when it was seen last: it keeps it while one scrolls.
using LaneMemory = std::unordered_map<model::Id<model::Coding>, int>;

// Gives each bracket a lane of 0 to `lanes` - 1 so that no two in a lane overlap; those that come
// first go first. Remembers the lanes given and forgets what is not among the brackets.
void packLanes(std::vector<Bracket>& brackets, int lanes, LaneMemory& memory);

// A name beside its bracket.
struct MarginName {
    int wantedTop = 0; // where its bracket begins
    int lowestTop = 0; // how far down it may be pushed
    int width = 0;     // all of it
    int top = 0;       // where it stands
    int left = 0;
    int given = 0; // the width it got; 0: no room
};

// Names by their wanted top, each `height` high. One is put beside others in its line as far as
// there are `width` pixels, if at least `least` (or all it wants) is left; else it goes down by
// lines.
void placeNames(std::vector<MarginName>& names, int height, int width, int least, int gap);

} // namespace crosscase::gui
