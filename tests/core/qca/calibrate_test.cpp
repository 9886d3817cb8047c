// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/calibrate.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::qca;

namespace {

Calibration direct(std::vector<double> thresholds, double idm = kDefaultIdm)
{
    return {Calibration::Method::Direct, std::move(thresholds), idm};
}

} // namespace

TEST_CASE("a threshold is reached by the number itself")
{
    const Calibration two{Calibration::Method::Thresholds, {10, 20}};
    CHECK(calibrated(two, 9.99) == 0);
    CHECK(calibrated(two, 10) == 1);
    CHECK(calibrated(two, 20) == 2);
    CHECK(levelsOf(two) == 3);
    CHECK(describe(two) == "multi-value: a level more from each of 10, 20");
    CHECK(calibrated(two, std::vector<std::optional<double>>{{}, 15.0})
          == std::vector<std::optional<double>>{{}, 1.0});
}

TEST_CASE("exclusion, crossover and inclusion have the memberships that name them")
{
    for (const auto& thresholds : {std::vector<double>{1, 2, 7}, std::vector<double>{7, 2, 1}})
        for (const double idm : {0.95, 0.99}) {
            const Calibration calibration = direct(thresholds, idm);
            REQUIRE(check(calibration));
            CHECK(calibrated(calibration, thresholds[0]) == Approx(1 - idm));
            CHECK(calibrated(calibration, thresholds[1]) == Approx(0.5));
            CHECK(calibrated(calibration, thresholds[2]) == Approx(idm));
        }
}

TEST_CASE("a decreasing set is the negation of the increasing one")
{
    REQUIRE(rc::check("not in at 1 and in at 9", [](int number) {
        const double raw = number / 7.0;
        const double up = calibrated(direct({1, 4, 9}), raw);
        const double down = calibrated(direct({9, 4, 1}), raw);
        RC_ASSERT(std::abs(up + down - 1) < 1e-12);
        RC_ASSERT(up >= 0 && up <= 1);
    }));
}

TEST_CASE("thresholds in no order, none, or too many, and a wrong idm are refused")
{
    CHECK_FALSE(check({Calibration::Method::Thresholds, {}}));
    CHECK_FALSE(check({Calibration::Method::Thresholds, {2, 1}}));
    CHECK_FALSE(check({Calibration::Method::Thresholds, {1, 1}}));
    CHECK_FALSE(check({Calibration::Method::Thresholds, std::vector<double>(20, 1)}));
    CHECK_FALSE(check(direct({1, 3, 2})));
    CHECK_FALSE(check(direct({1, 1, 2})));
    CHECK_FALSE(check(direct({1, 2})));
    CHECK_FALSE(check(direct({1, 2, 3}, 0.5)));
    CHECK_FALSE(check(direct({1, 2, 3}, 1)));
}
