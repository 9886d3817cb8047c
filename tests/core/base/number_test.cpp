// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"

#include <catch2/catch.hpp>
#include <clocale>
#include <cmath>
#include <rapidcheck.h>

using namespace crosscase;

TEST_CASE("numbers are written with at most so many decimals and no trailing zeros")
{
    CHECK(formatNumber(0.0, 3) == "0");
    CHECK(formatNumber(12.0, 2) == "12");
    CHECK(formatNumber(100.0, 0) == "100");
    CHECK(formatNumber(12.5, 3) == "12.5");
    CHECK(formatNumber(1.0 / 3, 2) == "0.33");
    CHECK(formatNumber(-0.001, 2) == "0");
    CHECK(formatNumber(-1.5, 2) == "-1.5");
    CHECK(formatNumber(1e15, 2) == "1000000000000000");
}

TEST_CASE("halves that a double holds exactly are rounded to even")
{
    CHECK(formatNumber(0.125, 2) == "0.12");
    CHECK(formatNumber(0.375, 2) == "0.38");
    CHECK(formatNumber(2.5, 0) == "2");
    CHECK(formatNumber(1.005, 2) == "1"); // 1.00499999999999989...
}

TEST_CASE("the shortest form of a number reads back as the same number")
{
    CHECK(formatNumber(-0.0) == "0");
    CHECK(formatNumber(0.1) == "0.1");
    REQUIRE(rc::check([] {
        const auto value = *rc::gen::arbitrary<double>();
        RC_PRE(std::isfinite(value));
        const auto read = parseNumber(formatNumber(value));
        RC_ASSERT(read.has_value());
        RC_ASSERT(!(*read < value) && !(*read > value));
    }));
    REQUIRE(rc::check(
        [](std::int64_t value) { RC_ASSERT(parseInteger(std::to_string(value)) == value); }));
}

TEST_CASE("numbers do not follow the locale")
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where it is not installed this test tells nothing
    CHECK(formatNumber(1.5, 2) == "1.5");
    CHECK(formatNumber(1.5) == "1.5");
    CHECK(parseNumber("1.5") == 1.5);
    std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("numbers are read with blanks around and a plus sign")
{
    CHECK(parseNumber(" 3.50\t") == 3.5);
    CHECK(parseNumber("+3") == 3.0);
    CHECK(parseNumber("-.5") == -0.5);
    CHECK(parseNumber("1e3") == 1000.0);
    CHECK(parseInteger(" +12 ") == 12);
    CHECK(parseInteger("-9223372036854775808") == INT64_MIN);
}

TEST_CASE("what is no number is refused")
{
    for (const std::string_view text : {"",
                                        " ",
                                        "+",
                                        "-",
                                        "+-5",
                                        "--5",
                                        "1,5",
                                        "1.5.2",
                                        "0x10",
                                        "inf",
                                        "nan",
                                        "1e999",
                                        "12 13",
                                        "e",
                                        "."}) {
        INFO(text);
        CHECK_FALSE(parseNumber(text));
        CHECK_FALSE(parseInteger(text));
    }
    CHECK_FALSE(parseInteger("1.0"));
    CHECK_FALSE(parseInteger("9223372036854775808"));
}

TEST_CASE("trimming takes blanks off the ends only")
{
    CHECK(trim(" \t a b \r\n") == "a b");
    CHECK(trim(" \t").empty());
    CHECK(trim("").empty());
}
