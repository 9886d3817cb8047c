// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters of fit between two sets x (what explains) and y (the outcome), case by case.
#pragma once

#include <optional>
#include <span>

namespace crosscase::qca {

// Nothing where the formula divides by zero.
struct Sufficiency {
    std::optional<double> incl; // sum min(x,y) / sum x (Ragin 2006)
    std::optional<double> pri;  // (sum min(x,y) - sum min(x,y,1-y)) / (sum x - sum min(x,y,1-y))
    std::optional<double> cov;  // sum min(x,y) / sum y
};

struct Necessity {
    std::optional<double> incl; // sum min(x,y) / sum y
    std::optional<double> ron;  // sum (1-x) / sum (1 - min(x,y)) (Schneider and Wagemann 2012)
    std::optional<double> cov;  // sum min(x,y) / sum x
};

[[nodiscard]] Sufficiency sufficiency(std::span<const double> x, std::span<const double> y);
[[nodiscard]] Necessity necessity(std::span<const double> x, std::span<const double> y);

// Sums of memberships carry rounding; a cut-off is reached within this.
inline constexpr double kTolerance = 1e-9;
[[nodiscard]] inline bool reaches(std::optional<double> score, double cut)
{
    return score && *score >= cut - kTolerance;
}

} // namespace crosscase::qca
