// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace crosscase::bench {

namespace {

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::vector<double> sorted(const std::vector<Sample>& samples, double Sample::*what)
{
    std::vector<double> values;
    for (const Sample& sample : samples)
        values.push_back(sample.*what);
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

double Series::median(double Sample::*what) const
{
    const auto values = sorted(samples, what);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double Series::minimum(double Sample::*what) const
{
    return sorted(samples, what).front();
}

Sample clockNow()
{
    return {secondsOf(CLOCK_MONOTONIC), secondsOf(CLOCK_PROCESS_CPUTIME_ID)};
}

void giveUp(const std::string& why)
{
    std::fprintf(stderr, "bench: %s\n", why.c_str());
    std::exit(1);
}

void must(const Result<void>& result)
{
    if (!result)
        giveUp(result.error().detail);
}

void consume(std::size_t value)
{
    static std::atomic<std::size_t> sink{0};
    sink.fetch_add(value, std::memory_order_relaxed);
}

} // namespace crosscase::bench
