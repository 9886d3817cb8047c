// SPDX-License-Identifier: GPL-3.0-or-later
// Data of the literature (tests/data/agreement) and what the tests do with them.
#pragma once

#include "core/agreement/coefficients.h"
#include "core/agreement/reliability_table.h"
#include "core/base/file.h"

#include <catch2/catch.hpp>
#include <string>

namespace crosscase::agreement::test {

inline table::CsvFile file(const std::string& name)
{
    const auto bytes =
        readFile(std::string(CROSSCASE_SOURCE_DIR) + "/tests/data/agreement/" + name + ".csv");
    REQUIRE(bytes);
    auto file = table::readCsv(*bytes);
    REQUIRE(file);
    return *file;
}

inline Ratings ratings(const std::string& name, Shape shape)
{
    auto made = ratingsFrom(file(name), shape);
    REQUIRE(made);
    return *made;
}

inline Figure figure(const Ratings& ratings,
                     std::string_view coefficient,
                     Metric metric = Metric::Nominal,
                     std::optional<Weights> weights = std::nullopt)
{
    const Coefficient* one = coefficientNamed(coefficient);
    REQUIRE(one != nullptr);
    return one->ofValues(Tally(ratings), comparing(ratings, metric, weights));
}

inline double value(const Ratings& ratings,
                    std::string_view coefficient,
                    Metric metric = Metric::Nominal,
                    std::optional<Weights> weights = std::nullopt)
{
    const Figure found = figure(ratings, coefficient, metric, weights);
    INFO(coefficient << " undefined: " << reasonOf(found.why));
    REQUIRE(found.value);
    return *found.value;
}

// Units x coders; -1 is missing.
inline Ratings unitsOf(const std::vector<std::vector<int>>& units)
{
    std::vector<std::string> coders;
    for (std::size_t coder = 0; coder < units.front().size(); ++coder)
        coders.push_back("coder " + std::to_string(coder + 1));
    RatingsMaker maker(coders);
    for (const std::vector<int>& unit : units) {
        std::vector<std::string> cells;
        for (const int value : unit)
            cells.push_back(value < 0 ? std::string() : std::to_string(value));
        maker.add(cells);
    }
    return std::move(maker).done();
}

constexpr double kPublished = 5e-4; // papers round
constexpr double kExact = 1e-6;

} // namespace crosscase::agreement::test
