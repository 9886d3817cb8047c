// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/exact_test.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::matrix;

namespace {

double pOf(const CountTable& counts)
{
    const auto p = exactTest(counts);
    REQUIRE(p);
    REQUIRE(*p);
    return **p;
}

double logFactorial(std::int64_t n)
{
    return std::lgamma(static_cast<double>(n) + 1);
}

// All tables with these margins, cell by cell; the weights of those not above `limit`, and of all.
void enumerate(CountTable& table,
               std::vector<std::int64_t>& rows,
               std::vector<std::int64_t>& columns,
               std::size_t cell,
               double limit,
               std::pair<double, double>& sums)
{
    const std::size_t width = columns.size();
    if (cell == rows.size() * width) {
        double log = 0;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i] != 0)
                return;
        for (const std::int64_t rest : columns)
            if (rest != 0)
                return;
        for (const auto& row : table)
            for (const std::int64_t count : row)
                log -= logFactorial(count);
        sums.second += std::exp(log);
        if (log <= limit + 1e-7)
            sums.first += std::exp(log);
        return;
    }
    const std::size_t row = cell / width;
    const std::size_t column = cell % width;
    for (std::int64_t n = 0; n <= std::min(rows[row], columns[column]); ++n) {
        table[row][column] = n;
        rows[row] -= n;
        columns[column] -= n;
        enumerate(table, rows, columns, cell + 1, limit, sums);
        rows[row] += n;
        columns[column] += n;
    }
}

double byHand(const CountTable& counts)
{
    std::vector<std::int64_t> rows(counts.size());
    std::vector<std::int64_t> columns(counts.front().size());
    double observed = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::size_t j = 0; j < counts[i].size(); ++j) {
            rows[i] += counts[i][j];
            columns[j] += counts[i][j];
            observed -= logFactorial(counts[i][j]);
        }
    CountTable table(rows.size(), std::vector<std::int64_t>(columns.size()));
    std::pair<double, double> sums{0, 0};
    enumerate(table, rows, columns, 0, observed, sums);
    return sums.first / sums.second;
}

} // namespace

TEST_CASE("exact tests give what R's fisher.test prints for its own examples")
{
    // Agresti (1990), p. 61: the lady tasting tea.
    CHECK(pOf({{3, 1}, {1, 3}}) == Approx(0.4857).epsilon(1e-3));
    // Fisher (1962, 1970): criminal convictions of like-sex twins.
    CHECK(pOf({{2, 15}, {10, 3}}) == Approx(0.0005367).epsilon(1e-3));
    // Agresti (2002), p. 57: job satisfaction, 4 x 4.
    CHECK(pOf({{1, 3, 10, 6}, {2, 3, 10, 7}, {1, 6, 14, 12}, {0, 1, 9, 11}})
          == Approx(0.7827).epsilon(1e-3));
}

TEST_CASE("an exact test of many cases neither overflows nor vanishes; too many tables are refused")
{
    CHECK(pOf({{1000, 1000}, {1000, 1000}}) == Approx(1));
    CHECK(pOf({{900, 1100}, {1100, 900}}) == Approx(0).margin(1e-6));
    const CountTable huge(6, std::vector<std::int64_t>(6, 40));
    const auto refused = exactTest(huge);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
}

TEST_CASE("where there is nothing to compare there is no p and no strength")
{
    for (const CountTable& counts :
         {CountTable{{3, 2}, {0, 0}}, CountTable{{3, 0}, {2, 0}}, CountTable{{0, 0}, {0, 0}}}) {
        const auto p = exactTest(counts);
        REQUIRE(p);
        CHECK_FALSE(*p);
        CHECK_FALSE(phi(counts));
        CHECK_FALSE(cramersV(counts));
    }
    CHECK(pOf({{3, 0, 1}, {1, 0, 3}}) == Approx(0.4857).epsilon(1e-3)); // an empty group
}

TEST_CASE("phi and V by hand")
{
    CHECK(phi({{3, 1}, {1, 3}}).value() == Approx(0.5));
    CHECK(phi({{0, 4}, {4, 0}}).value() == Approx(-1));
    CHECK(cramersV({{3, 1}, {1, 3}}).value() == Approx(0.5));
    CHECK(cramersV({{4, 0, 0}, {0, 3, 0}, {0, 0, 2}}).value() == Approx(1));
}

TEST_CASE("exact tests agree with a count of all tables, however it is turned")
{
    REQUIRE(rc::check("small tables", [] {
        const auto height = *rc::gen::inRange<std::size_t>(2, 4);
        const auto width = *rc::gen::inRange<std::size_t>(2, 4);
        CountTable counts(height, std::vector<std::int64_t>(width));
        CountTable turned(width, std::vector<std::int64_t>(height));
        for (std::size_t i = 0; i < height; ++i)
            for (std::size_t j = 0; j < width; ++j)
                turned[j][i] = counts[i][j] = *rc::gen::inRange(0, 5);
        const auto p = exactTest(counts);
        const auto again = exactTest(turned);
        RC_ASSERT((p && again));
        RC_ASSERT(p->has_value() == again->has_value());
        if (*p) {
            RC_ASSERT(std::abs(**p - byHand(counts)) < 1e-9);
            RC_ASSERT(std::abs(**p - **again) < 1e-9);
        }
    }));
}
