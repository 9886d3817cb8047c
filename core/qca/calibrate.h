// SPDX-License-Identifier: GPL-3.0-or-later
// From raw numbers to set memberships.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::qca {

// The degree of membership that the inclusion threshold stands for (Ragin 2008: log odds of about
// 3, that is .95).
inline constexpr double kDefaultIdm = 0.95;

struct Calibration {
    enum class Method : std::uint8_t { Thresholds, Direct };
    Method method = Method::Thresholds;
    // Thresholds: ascending; one makes a crisp set, several one of several values.
    // Direct: exclusion, crossover, inclusion.
    std::vector<double> thresholds;
    double idm = kDefaultIdm; // Direct: membership at inclusion, 1 - idm at exclusion
};

// Refused: no threshold or too many, thresholds that do not ascend (Direct: neither ascend nor
// descend), an idm that is not between 0.5 and 1.
[[nodiscard]] Result<void> check(const Calibration& calibration);

// Thresholds: how many thresholds the number reaches (x >= t counts). Direct (Ragin 2008, chapter
// 5): 1 / (1 + exp(-(x - c) L / (i - c))) on the side of inclusion, with L / (c - e) on the other;
// L = ln(idm / (1 - idm)). Inclusion below exclusion makes a set that high numbers are out of.
[[nodiscard]] double calibrated(const Calibration& calibration, double raw);
[[nodiscard]] std::vector<std::optional<double>>
calibrated(const Calibration& calibration, const std::vector<std::optional<double>>& raw);

// How many levels the calibrated values have; 0 of a fuzzy set.
[[nodiscard]] int levelsOf(const Calibration& calibration);

// "fuzzy, direct method: exclusion 400, crossover 550, inclusion 900, idm 0.95"
[[nodiscard]] std::string describe(const Calibration& calibration);

} // namespace crosscase::qca
