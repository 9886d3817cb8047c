// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/metric.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosscase::agreement {

namespace {

constexpr std::array<std::string_view, 4> kMetrics{"nominal", "ordinal", "interval", "ratio"};
constexpr std::array<std::string_view, 3> kWeights{"identity", "linear", "quadratic"};

template <typename Word>
std::optional<Word> named(std::string_view name, const auto& names)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Word>(found - names.begin());
}

Undefined faultOf(const Ratings& ratings, Metric metric)
{
    if (metric != Metric::Interval && metric != Metric::Ratio)
        return Undefined::No;
    for (const Category& category : ratings.categories)
        if (!category.number)
            return Undefined::NoNumbers;
    for (const Category& category : ratings.categories)
        if (metric == Metric::Ratio && category.number.value_or(0) < 0)
            return Undefined::BelowZero;
    return Undefined::No;
}

} // namespace

std::string_view nameOf(Metric metric)
{
    return kMetrics.at(static_cast<std::size_t>(metric));
}

std::optional<Metric> metricNamed(std::string_view name)
{
    return named<Metric>(name, kMetrics);
}

std::string_view nameOf(Weights weights)
{
    return kWeights.at(static_cast<std::size_t>(weights));
}

std::optional<Weights> weightsNamed(std::string_view name)
{
    return named<Weights>(name, kWeights);
}

Weights usualWeights(Metric metric)
{
    if (metric == Metric::Nominal)
        return Weights::Identity;
    return metric == Metric::Ordinal ? Weights::Linear : Weights::Quadratic;
}

double Comparing::weight(std::size_t c, std::size_t k) const
{
    if (c == k)
        return 1;
    if (weights == Weights::Identity)
        return 0;
    const auto [low, high] = std::ranges::minmax(numbers);
    const double part = std::abs(numbers[c] - numbers[k]) / (high - low);
    return 1 - (weights == Weights::Linear ? part : part * part);
}

Comparing comparing(const Ratings& ratings,
                    Metric metric,
                    std::optional<Weights> weights,
                    std::optional<std::size_t> positive)
{
    Comparing how;
    how.metric = metric;
    how.weights = weights.value_or(usualWeights(metric));
    how.positive = positive ? positive : ratings.category("1");
    how.fault = faultOf(ratings, metric);
    const bool ranks = metric == Metric::Nominal || metric == Metric::Ordinal;
    for (std::size_t at = 0; at < ratings.categories.size(); ++at)
        how.numbers.push_back(ranks ? static_cast<double>(at)
                                    : ratings.categories[at].number.value_or(0));
    return how;
}

Comparing comparingDecisions()
{
    Comparing how;
    how.numbers = {0, 1};
    how.positive = 1;
    return how;
}

double observedAgreement(const Tally& tally, const Comparing& how)
{
    double sum = 0;
    for (std::size_t c = 0; c < tally.categories(); ++c)
        for (std::size_t k = 0; k < tally.categories(); ++k)
            if (c == k || how.isWeighted())
                sum += how.weight(c, k) * tally.together(c, k);
    return sum / tally.pairable();
}

} // namespace crosscase::agreement
