// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing with replacement, the same on every machine for the same seed.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace crosscase::agreement {

class Resampler {
public:
    explicit Resampler(std::uint64_t seed)
        : m_engine(seed)
    {}
    // How often each of `times.size()` things comes when so many are drawn.
    void drawThings(std::vector<double>& times);
    // Units of several kinds: how many of each come when as many are drawn as there are in all.
    [[nodiscard]] std::vector<double> drawUnits(const std::vector<double>& units);

private:
    [[nodiscard]] std::uint64_t below(std::uint64_t limit);
    std::mt19937_64 m_engine;
};

struct Bounds {
    std::optional<double> low; // nothing: in too few samples there was a value
    std::optional<double> high;
    std::size_t undefined = 0; // samples without a value
};

// The middle `level` percent of the samples (percentile method, Efron 1979), between neighbouring
// samples interpolated. Samples without a value are left out; with more than half of them there are
// no bounds.
[[nodiscard]] Bounds boundsOf(std::vector<double> values, std::size_t samples, double level);

} // namespace crosscase::agreement
