// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/calibrate.h"

#include "core/base/number.h"
#include "core/qca/data.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>

namespace crosscase::qca {

namespace {

template <typename Order>
bool inOrder(const std::vector<double>& numbers, Order&& order)
{
    return std::ranges::adjacent_find(numbers,
                                      [&order](double a, double b) { return !order(a, b); })
           == numbers.end();
}

std::string listed(const std::vector<double>& numbers)
{
    std::string text;
    for (const double number : numbers)
        text += (text.empty() ? "" : ", ") + formatNumber(number);
    return text;
}

double direct(const Calibration& calibration, double raw)
{
    const double exclusion = calibration.thresholds[0];
    const double crossover = calibration.thresholds[1];
    const double inclusion = calibration.thresholds[2];
    const double logOdds = std::log(calibration.idm / (1 - calibration.idm));
    const bool including = inclusion > crossover ? raw >= crossover : raw <= crossover;
    const double distance = including ? inclusion - crossover : crossover - exclusion;
    return 1 / (1 + std::exp(-(raw - crossover) * logOdds / distance));
}

} // namespace

Result<void> check(const Calibration& calibration)
{
    const std::vector<double>& thresholds = calibration.thresholds;
    if (calibration.method == Calibration::Method::Thresholds) {
        if (thresholds.empty() || thresholds.size() >= static_cast<std::size_t>(kMostLevels))
            return fail(ErrorCode::Refused,
                        fmt::format("{} thresholds; give from 1 to {}",
                                    thresholds.size(),
                                    kMostLevels - 1));
        if (!inOrder(thresholds, std::less<>()))
            return fail(ErrorCode::Refused,
                        fmt::format("the thresholds {} do not ascend", listed(thresholds)));
        return {};
    }
    if (thresholds.size() != 3
        || !(inOrder(thresholds, std::less<>()) || inOrder(thresholds, std::greater<>())))
        return fail(ErrorCode::Refused,
                    fmt::format("a fuzzy set takes three thresholds, exclusion, crossover and "
                                "inclusion, that ascend or descend; not {}",
                                listed(thresholds)));
    if (calibration.idm <= 0.5 || calibration.idm >= 1)
        return fail(ErrorCode::Refused,
                    fmt::format("the degree of membership at inclusion (idm) lies between 0.5 and "
                                "1; {} does not",
                                formatNumber(calibration.idm)));
    return {};
}

double calibrated(const Calibration& calibration, double raw)
{
    if (calibration.method == Calibration::Method::Direct)
        return direct(calibration, raw);
    const auto reached = std::ranges::upper_bound(calibration.thresholds, raw);
    return static_cast<double>(reached - calibration.thresholds.begin());
}

std::vector<std::optional<double>> calibrated(const Calibration& calibration,
                                              const std::vector<std::optional<double>>& raw)
{
    std::vector<std::optional<double>> values;
    values.reserve(raw.size());
    for (const auto& number : raw)
        values.push_back(number ? std::optional(calibrated(calibration, *number)) : std::nullopt);
    return values;
}

int levelsOf(const Calibration& calibration)
{
    return calibration.method == Calibration::Method::Direct
               ? 0
               : static_cast<int>(calibration.thresholds.size()) + 1;
}

std::string describe(const Calibration& calibration)
{
    const std::vector<double>& at = calibration.thresholds;
    if (calibration.method == Calibration::Method::Direct)
        return fmt::format("fuzzy, direct method: exclusion {}, crossover {}, inclusion {}, idm {}",
                           formatNumber(at[0]),
                           formatNumber(at[1]),
                           formatNumber(at[2]),
                           formatNumber(calibration.idm));
    if (at.size() == 1)
        return fmt::format("crisp: 1 from {}", formatNumber(at[0]));
    return fmt::format("multi-value: a level more from each of {}", listed(at));
}

} // namespace crosscase::qca
