// SPDX-License-Identifier: GPL-3.0-or-later
// Round numbers for axes.
#pragma once

#include <vector>

namespace crosscase::picture {

// From at or below `least` to at or above `most`, in steps of 1, 2 or 5 times a power of ten, about
// `wanted` of them (Heckbert 1990, nice numbers for graph labels). At least two. Finite numbers,
// least <= most.
[[nodiscard]] std::vector<double> ticksFor(double least, double most, int wanted);

} // namespace crosscase::picture
