// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/ticks.h"

#include <cmath>

namespace crosscase::picture {

namespace {

double roundStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double share = rough / power;
    return (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power;
}

} // namespace

std::vector<double> ticksFor(double least, double most, int wanted)
{
    // Equal numbers, and those too near for their size, get a range around them.
    if (most - least <= std::abs(most) * 1e-9) {
        const double half = most == 0 ? 0.5 : std::abs(most) * 0.5;
        least -= half;
        most += half;
    }
    const double step = roundStep((most - least) / wanted);
    const double first = std::floor(least / step + 1e-9);
    const double last = std::ceil(most / step - 1e-9);
    std::vector<double> ticks;
    for (double at = first; at <= last; ++at)
        ticks.push_back(at * step);
    return ticks;
}

} // namespace crosscase::picture
