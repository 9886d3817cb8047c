// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for all reliability data.
#include "tests/core/agreement/samples.h"

#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;

namespace {

std::vector<std::vector<int>> someUnits(int coders, int categories, bool missing)
{
    const auto unit = rc::gen::container<std::vector<int>>(
        static_cast<std::size_t>(coders), rc::gen::inRange(missing ? -1 : 0, categories));
    const auto count = *rc::gen::inRange<std::size_t>(1, 30);
    return *rc::gen::container<std::vector<std::vector<int>>>(count, unit);
}

bool same(const Figure& a, const Figure& b)
{
    return a.value.has_value() == b.value.has_value()
           && (!a.value || std::abs(*a.value - *b.value) < 1e-9);
}

// Alpha as it is defined: disagreement of pairs within units against pairs of all values.
std::optional<double> alphaByPairs(const std::vector<std::vector<int>>& units)
{
    std::vector<int> all;
    double observed = 0;
    for (const auto& unit : units) {
        std::vector<int> values;
        std::ranges::copy_if(unit, std::back_inserter(values), [](int v) { return v >= 0; });
        if (values.size() < 2)
            continue;
        double unlike = 0;
        for (const int a : values)
            for (const int b : values)
                unlike += (a - b) * (a - b);
        observed += unlike / static_cast<double>(values.size() - 1);
        all.insert(all.end(), values.begin(), values.end());
    }
    double expected = 0;
    for (const int a : all)
        for (const int b : all)
            expected += (a - b) * (a - b);
    if (expected == 0)
        return std::nullopt;
    const auto n = static_cast<double>(all.size());
    return 1 - (observed / n) / (expected / (n * (n - 1)));
}

} // namespace

TEST_CASE("alpha on the interval metric is what its definition by pairs says")
{
    REQUIRE(rc::check("brute force", [] {
        const auto units = someUnits(*rc::gen::inRange(2, 5), 5, true);
        const auto expected = alphaByPairs(units);
        const Figure found = figure(unitsOf(units), "alpha", Metric::Interval);
        RC_ASSERT(found.value.has_value() == expected.has_value());
        if (expected)
            RC_ASSERT(std::abs(*found.value - *expected) < 1e-9);
    }));
}

TEST_CASE("alpha on the interval metric stays when all numbers are shifted and stretched")
{
    REQUIRE(rc::check("shift and stretch", [] {
        auto units = someUnits(3, 5, true);
        const Figure before = figure(unitsOf(units), "alpha", Metric::Interval);
        for (auto& unit : units)
            for (int& value : unit)
                value = value < 0 ? value : value * 3 + 7;
        RC_ASSERT(same(before, figure(unitsOf(units), "alpha", Metric::Interval)));
    }));
}

TEST_CASE("ordinal alpha stays when numbers grow and keep their order; nominal when renamed")
{
    REQUIRE(rc::check("order", [] {
        auto units = someUnits(3, 5, true);
        const Figure ordinal = figure(unitsOf(units), "alpha", Metric::Ordinal);
        const Figure nominal = figure(unitsOf(units), "alpha");
        auto renamed = units;
        for (auto& unit : units)
            for (int& value : unit)
                value = value < 0 ? value : value * value + 1;
        RC_ASSERT(same(ordinal, figure(unitsOf(units), "alpha", Metric::Ordinal)));
        for (auto& unit : renamed)
            for (int& value : unit)
                value = value < 0 ? value : (value * 2 + 3) % 5;
        RC_ASSERT(same(nominal, figure(unitsOf(renamed), "alpha")));
    }));
}

TEST_CASE(
    "no coefficient depends on the order of units, and only precision and recall on who is who")
{
    REQUIRE(rc::check("order of units and coders", [] {
        auto units = someUnits(2, 2, false);
        units.push_back({0, 1});
        const Ratings before = unitsOf(units);
        std::ranges::reverse(units);
        const Ratings reversed = unitsOf(units);
        for (auto& unit : units)
            std::swap(unit[0], unit[1]);
        const Ratings swapped = unitsOf(units);
        for (const Coefficient& one : coefficients()) {
            if (one.ofValues == nullptr)
                continue;
            RC_ASSERT(same(figure(before, one.name), figure(reversed, one.name)));
            if (one.name == "precision")
                RC_ASSERT(same(figure(before, "recall"), figure(swapped, one.name)));
            else if (one.name != "recall")
                RC_ASSERT(same(figure(before, one.name), figure(swapped, one.name)));
        }
    }));
}

TEST_CASE("of two coders without gaps the kappas of many are those of two")
{
    REQUIRE(rc::check("fleiss = scott, conger = cohen", [] {
        const Ratings data = unitsOf(someUnits(2, 4, false));
        RC_ASSERT(same(figure(data, "fleiss"), figure(data, "scott")));
        RC_ASSERT(same(figure(data, "conger"), figure(data, "kappa")));
        RC_ASSERT(same(figure(data, "fleiss", Metric::Interval),
                       figure(data, "scott", Metric::Interval)));
        RC_ASSERT(
            same(figure(data, "conger", Metric::Ordinal), figure(data, "kappa", Metric::Ordinal)));
    }));
}

TEST_CASE("units alike are as good as one with a number")
{
    REQUIRE(rc::check("weights of rows", [] {
        const Ratings data = unitsOf(someUnits(3, 3, true));
        Ratings twice = data;
        for (RatedUnits& row : twice.rows)
            row.units = 2;
        Ratings repeated = data;
        repeated.rows.insert(repeated.rows.end(), data.rows.begin(), data.rows.end());
        for (const Coefficient& one : coefficients())
            if (one.ofValues != nullptr)
                RC_ASSERT(same(figure(twice, one.name), figure(repeated, one.name)));
    }));
}

TEST_CASE("counts say the same as values where it does not matter who gave them")
{
    REQUIRE(rc::check("counts", [] {
        const Ratings data = unitsOf(someUnits(4, 3, true));
        std::vector<std::string> labels;
        for (const Category& category : data.categories)
            labels.push_back(category.label);
        std::vector<std::vector<std::int64_t>> counts;
        for (const RatedUnits& row : data.rows) {
            counts.emplace_back(labels.size());
            for (const int value : row.values)
                if (value != kMissing)
                    ++counts.back()[static_cast<std::size_t>(value)];
        }
        const auto counted = fromCounts(labels, counts);
        RC_ASSERT(counted.has_value());
        for (const char* name : {"percent", "fleiss", "alpha", "brennan-prediger", "ac1"})
            RC_ASSERT(same(figure(data, name), figure(*counted, name)));
    }));
}
