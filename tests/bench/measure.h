// SPDX-License-Identifier: GPL-3.0-or-later
// Time of product and floor, taken in turns so that both see the same machine.
#pragma once

#include "core/base/error.h"

#include <utility>
#include <vector>

namespace crosscase::bench {

struct Sample {
    double wall = 0; // seconds
    double cpu = 0;  // seconds, all threads, user and system
};

struct Series {
    std::vector<Sample> samples;

    [[nodiscard]] double median(double Sample::*what) const;
    [[nodiscard]] double minimum(double Sample::*what) const;
};

struct Pair {
    Series product;
    Series floor;
};

[[nodiscard]] Sample clockNow();

template <typename Work>
[[nodiscard]] Sample timed(Work&& work)
{
    const Sample before = clockNow();
    work();
    const Sample after = clockNow();
    return {after.wall - before.wall, after.cpu - before.cpu};
}

// Both return the Sample of their timed part; what they do before and after it does not count.
template <typename Product, typename Floor>
[[nodiscard]] Pair sideBySide(int runs, Product&& product, Floor&& floor)
{
    Pair pair;
    for (int run = 0; run < runs; ++run) {
        pair.product.samples.push_back(product());
        pair.floor.samples.push_back(floor());
    }
    return pair;
}

// Ends the program with status 1: something cannot run, so there is nothing to measure.
[[noreturn]] void giveUp(const std::string& why);

void must(const Result<void>& result);

template <typename T>
T must(Result<T> result)
{
    if (!result)
        giveUp(result.error().detail);
    return std::move(*result);
}

// Keeps the compiler from leaving out work whose outcome nobody needs.
void consume(std::size_t value);

} // namespace crosscase::bench
