// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/association.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <rapidcheck.h>

using namespace crosscase::matrix; // NOLINT(google-build-using-namespace): it is what is tested

namespace {

// Any table there can be: four cells, not all of them empty.
Contingency anyTable()
{
    const auto cell = [] { return *rc::gen::inRange<std::int64_t>(0, 5000); };
    const std::int64_t both = cell();
    const std::int64_t onlyFirst = cell();
    const std::int64_t onlySecond = cell();
    const std::int64_t neither = cell() + 1;
    return {both, both + onlyFirst, both + onlySecond, both + onlyFirst + onlySecond + neither};
}

} // namespace

// Computed apart from the program, in Python:
//   O = [o, r-o, c-o, n-r-c+o]; E = [r*c/n, r*(n-c)/n, (n-r)*c/n, (n-r)*(n-c)/n]
//   G2 = 2 * sum(x * log(x / e) for x, e in zip(O, E) if x)
//   MI = log2(o / E[0]); t = (o - E[0]) / sqrt(o); logDice = 14 + log2(2 * f_xy / (f_x + f_y))
TEST_CASE("the measures of tables worked out by hand")
{
    SECTION("30 together, 200 and 100 of 10,000")
    {
        const Contingency table{30, 200, 100, 10'000};
        CHECK(*expected(table) == Approx(2.0).epsilon(1e-12));
        CHECK(*logLikelihood(table) == Approx(119.61830755544878).epsilon(1e-10));
        CHECK(*mutualInformation(table) == Approx(3.9068905956085187).epsilon(1e-12));
        CHECK(*tScore(table) == Approx(5.11207720338155).epsilon(1e-12));
    }
    SECTION("'the swiss' of Dunning 1993, table 2: 110, 2442, 111, 29114; there 270.72")
    {
        const Contingency table{110, 2552, 221, 31'777};
        CHECK(*logLikelihood(table) == Approx(270.721876936225).epsilon(1e-10));
    }
    SECTION("less often than expected")
    {
        const Contingency table{1, 50, 60, 1000};
        CHECK(*logLikelihood(table) == Approx(1.9605510773783554).epsilon(1e-10));
        CHECK(*mutualInformation(table) == Approx(-1.5849625007211563).epsilon(1e-12));
        CHECK(*tScore(table) == Approx(-2.0).epsilon(1e-12));
    }
    CHECK(*logDice(30, 200, 100) == Approx(11.678071905112637).epsilon(1e-12));
    CHECK(*logDice(7, 7, 9) == Approx(13.807354922057604).epsilon(1e-12));
}

TEST_CASE("what is undefined is empty")
{
    CHECK_FALSE(expected({}).has_value());
    CHECK_FALSE(logLikelihood({}).has_value());
    CHECK_FALSE(mutualInformation({}).has_value());
    CHECK_FALSE(tScore({}).has_value());
    CHECK_FALSE(mutualInformation({0, 5, 5, 100}).has_value());
    CHECK_FALSE(tScore({0, 5, 5, 100}).has_value());
    CHECK_FALSE(logDice(0, 5, 5).has_value());
    CHECK(logLikelihood({0, 5, 5, 100}).has_value());
    CHECK(*logLikelihood({0, 0, 0, 100}) == 0);
}

TEST_CASE("the measures are the same for (a, b) and (b, a)")
{
    rc::check([] {
        const Contingency table = anyTable();
        const Contingency turned{table.together, table.second, table.first, table.all};
        RC_ASSERT(std::abs(*logLikelihood(table) - *logLikelihood(turned)) < 1e-6);
        RC_ASSERT(mutualInformation(table) == mutualInformation(turned));
        RC_ASSERT(tScore(table) == tScore(turned));
        RC_ASSERT(logDice(table.together, table.first, table.second)
                  == logDice(table.together, table.second, table.first));
    });
}

TEST_CASE("the measures keep to their bounds")
{
    rc::check([] {
        const Contingency table = anyTable();
        RC_ASSERT(*logLikelihood(table) >= 0);
        if (table.together == 0)
            return;
        const auto together = static_cast<double>(table.together);
        RC_ASSERT(*tScore(table) <= std::sqrt(together));
        // A word cannot be with another more often than always.
        const auto smaller = static_cast<double>(std::min(table.first, table.second));
        RC_ASSERT(*mutualInformation(table)
                  <= std::log2(static_cast<double>(table.all) / smaller) + 1e-9);
        RC_ASSERT(*logDice(table.together, table.first, table.second) <= 14);
        RC_ASSERT((*mutualInformation(table) > 0) == (*tScore(table) > 0)
                  || std::abs(*tScore(table)) < 1e-9);
    });
}

TEST_CASE("words that do not attract each other have a log-likelihood and an MI of nothing")
{
    rc::check([] {
        const std::int64_t rows = *rc::gen::inRange<std::int64_t>(1, 300);
        const std::int64_t columns = *rc::gen::inRange<std::int64_t>(1, 300);
        const std::int64_t times = *rc::gen::inRange<std::int64_t>(1, 50);
        // O11 = R1 C1 / N exactly.
        const Contingency table{
            rows * columns, rows * columns * times, rows * columns * 3, rows * columns * 3 * times};
        RC_ASSERT(*logLikelihood(table) < 1e-6);
        RC_ASSERT(std::abs(*mutualInformation(table)) < 1e-9);
        RC_ASSERT(std::abs(*tScore(table)) < 1e-9);
    });
}

TEST_CASE("fourteen is the most that logDice can be, however many pairs two words make")
{
    CHECK(*logDice(5, 5, 5) == 14);
    CHECK(*logDice(4, 1, 4) == Approx(14 + std::log2(2.0 / 5)));
}
