// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"
#include "core/import/sheet_dates.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::importing;

TEST_CASE("a number format tells whether its number is a date")
{
    for (const char* code :
         {"dd.mm.yyyy", "[$-409]d-mmm-yy;@", "mmmm", "yyyy\\-mm", "d/m/yy h:mm", "\"am\" d"})
        CHECK(shownBy(code) == Shown::Date);
    for (const char* code : {"h:mm", "mm:ss", "h:mm AM/PM", "ss.0"})
        CHECK(shownBy(code) == Shown::Time);
    for (const char* code : {"[h]:mm:ss", "[mm]:ss", "[Red][SS]"})
        CHECK(shownBy(code) == Shown::Duration);
    for (const char* code : {"General",
                             "Standard",
                             "0.00",
                             "#,##0 \"days\"",
                             "[Red]0",
                             "[$-409]0",
                             "0\\d",
                             "_d0",
                             "0.00E+00",
                             "@",
                             "",
                             "\"d",
                             "[d",
                             "\\"})
        CHECK(shownBy(code) == Shown::Number);
}

TEST_CASE("built-in formats of dates are known by their numbers")
{
    CHECK(shownByBuiltIn(14) == Shown::Date);
    CHECK(shownByBuiltIn(20) == Shown::Time);
    CHECK(shownByBuiltIn(22) == Shown::Date);
    CHECK(shownByBuiltIn(27) == Shown::Date);
    CHECK(shownByBuiltIn(46) == Shown::Duration);
    CHECK(shownByBuiltIn(47) == Shown::Time);
    CHECK(shownByBuiltIn(58) == Shown::Date);
    for (const int number : {0, 1, 2, 9, 13, 23, 37, 44, 48, 49, 59})
        CHECK(shownByBuiltIn(number) == Shown::Number);
}

TEST_CASE("dates of both systems, with the leap day that there was not")
{
    const auto date = [](double serial, DateSystem system = DateSystem::From1900) {
        return dateText(serial, Shown::Date, system).value_or("none");
    };
    CHECK(date(38412) == "2005-03-01");
    CHECK(date(36950, DateSystem::From1904) == "2005-03-01");
    CHECK(date(1) == "1900-01-01");
    CHECK(date(59) == "1900-02-28");
    CHECK(date(60) == "1900-02-28");
    CHECK(date(61) == "1900-03-01");
    CHECK(date(0, DateSystem::From1904) == "1904-01-01");
    CHECK(date(2958465) == "9999-12-31");
    CHECK(date(2958466) == "none");
    CHECK(date(-1) == "none");
    CHECK(date(0) == "none");
    CHECK(date(1e300) == "none");
    CHECK(date(38412.604166666664) == "2005-03-01 14:30");
    CHECK(date(38412.60422453704) == "2005-03-01 14:30:05");
    CHECK(date(38412.999999999) == "2005-03-02");
}

TEST_CASE("times and durations")
{
    CHECK(*dateText(0.5, Shown::Time, DateSystem::From1900) == "12:00");
    CHECK(*dateText(0, Shown::Time, DateSystem::From1904) == "00:00");
    CHECK(*dateText(0.5, Shown::Date, DateSystem::From1900) == "12:00");
    CHECK(*dateText(1.0625, Shown::Duration, DateSystem::From1900) == "25:30:00");
    CHECK(*dateText(38412.5, Shown::Time, DateSystem::From1900) == "2005-03-01 12:00");
    CHECK(!dateText(5, Shown::Number, DateSystem::From1900));
    CHECK(dateTextOfIso("2005-03-01T14:30:00") == "2005-03-01 14:30");
    CHECK(dateTextOfIso("2005-03-01T14:30:05.000Z") == "2005-03-01 14:30:05");
    CHECK(dateTextOfIso("2005-03-01T00:00:00") == "2005-03-01");
    CHECK(dateTextOfIso("2005-03-01") == "2005-03-01");
    CHECK(dateTextOfIso("T14:30:00") == "14:30");
    CHECK(dateTextOfIso("T").empty());
}

TEST_CASE("the date of a day follows the date of the day before")
{
    REQUIRE(rc::check("days are one apart", [] {
        const int day = *rc::gen::inRange(61, 2958465);
        const auto ms = [](const std::string& text) { return timestampFromIso8601(text)->ms; };
        const auto at = [&](int d) { return *dateText(d, Shown::Date, DateSystem::From1900); };
        RC_ASSERT(ms(at(day + 1)) - ms(at(day)) == 86'400'000);
        if (day >= 1462)
            RC_ASSERT(at(day) == *dateText(day - 1462, Shown::Date, DateSystem::From1904));
    }));
}
