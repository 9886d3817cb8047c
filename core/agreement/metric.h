// SPDX-License-Identifier: GPL-3.0-or-later
// How far two categories are apart: Krippendorff's metrics, and the weights of weighted kappas.
#pragma once

#include "core/agreement/figure.h"
#include "core/agreement/tally.h"

#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::agreement {

enum class Metric : std::uint8_t { Nominal, Ordinal, Interval, Ratio };
enum class Weights : std::uint8_t { Identity, Linear, Quadratic };

[[nodiscard]] std::string_view nameOf(Metric metric);
[[nodiscard]] std::optional<Metric> metricNamed(std::string_view name);
[[nodiscard]] std::string_view nameOf(Weights weights);
[[nodiscard]] std::optional<Weights> weightsNamed(std::string_view name);

// Those that go with a metric when nobody says otherwise: nominal identity, ordinal linear,
// interval and ratio quadratic.
[[nodiscard]] Weights usualWeights(Metric metric);

// How values are compared.
struct Comparing {
    Metric metric = Metric::Nominal;
    Weights weights = Weights::Identity;
    std::vector<double> numbers{};         // by category; empty with the nominal metric
    std::optional<std::size_t> positive{}; // the category that F1 and its like look at
    Undefined fault = Undefined::No;       // why the metric cannot be used on these categories

    // 1 for the same category, less the further apart, 0 at the ends of the scale: 1 - d/dmax, or
    // 1 - (d/dmax)^2 (Cohen 1968), d the distance of ranks (ordinal) or numbers.
    [[nodiscard]] double weight(std::size_t c, std::size_t k) const;
    [[nodiscard]] bool isWeighted() const { return weights != Weights::Identity; }
};

// Ordinal takes the categories in their order, interval and ratio their numbers. `positive`: a
// label, or nothing: "1" if there is such a category.
[[nodiscard]] Comparing comparing(const Ratings& ratings,
                                  Metric metric,
                                  std::optional<Weights> weights = std::nullopt,
                                  std::optional<std::size_t> positive = std::nullopt);
// For decisions: 0 not coded, 1 coded.
[[nodiscard]] Comparing comparingDecisions();

// Observed agreement as units see it: the mean over pairable units of the weight of their pairs.
[[nodiscard]] double observedAgreement(const Tally& tally, const Comparing& how);

} // namespace crosscase::agreement
