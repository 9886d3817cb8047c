// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;

TEST_CASE("a time reads back as it was written")
{
    constexpr std::int64_t kYear1 = -62'135'596'800'000;
    constexpr std::int64_t kYear9999 = 253'402'300'799'999;
    REQUIRE(rc::check([] {
        const Timestamp time{*rc::gen::inRange<std::int64_t>(kYear1, kYear9999 + 1)};
        RC_ASSERT(timestampFromIso8601(toIso8601(time)) == time);
        const Timestamp second{time.ms / 1000 * 1000};
        RC_ASSERT(toIso8601(second).size() == 20U);
        RC_ASSERT(timestampFromIso8601(toIso8601(second)) == second);
    }));
    CHECK(toIso8601({kYear9999}) == "9999-12-31T23:59:59.999Z");
    CHECK(toIso8601({kYear1}) == "0001-01-01T00:00:00Z");
    CHECK(toIso8601({-1}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("times are read in the forms that files carry")
{
    const auto at = [](std::string_view text) {
        const auto time = timestampFromIso8601(text);
        return time ? toIso8601(*time) : "nothing";
    };
    CHECK(at("2026-11-22") == "2026-11-22T00:00:00Z");
    CHECK(at("2026-11-22T10:18:00Z") == "2026-11-22T10:18:00Z");
    CHECK(at("2026-11-22 10:18:00") == "2026-11-22T10:18:00Z");
    CHECK(at("2026-11-22T10:18") == "2026-11-22T10:18:00Z");
    CHECK(at("2026-11-22T10:18:00+02:00") == "2026-11-22T08:18:00Z");
    CHECK(at("2026-11-22T10:18:00-0530") == "2026-11-22T15:48:00Z");
    CHECK(at("2026-01-01T00:30:00+01:00") == "2025-12-31T23:30:00Z");
    CHECK(at("2026-11-22T10:18:00.5Z") == "2026-11-22T10:18:00.500Z");
    CHECK(at("2026-11-22T10:18:00.1239999Z") == "2026-11-22T10:18:00.123Z");
    CHECK(at("2024-02-29T24:00:00Z") == "2024-03-01T00:00:00Z");
}

TEST_CASE("what is no time is refused")
{
    for (const std::string_view text : {"",
                                        "2026",
                                        "2026-11",
                                        "26-11-22",
                                        "2026-13-01",
                                        "2026-02-29",
                                        "2026-1-1",
                                        "2026-11-22T",
                                        "2026-11-22T25:00",
                                        "2026-11-22T24:01",
                                        "2026-11-22T10",
                                        "2026-11-22T10:60",
                                        "2026-11-22T10:18:61",
                                        "2026-11-22T10:18:00.",
                                        "2026-11-22T10:18:00X",
                                        "2026-11-22T10:18:00+2",
                                        "2026-11-22T10:18:00+25:00",
                                        "2026-11-22T10:18:00+01:99",
                                        "2026-11-22T10:18:00Z ",
                                        " 2026-11-22"}) {
        INFO(text);
        CHECK_FALSE(timestampFromIso8601(text));
    }
}

TEST_CASE("dates of the calendar are told from others")
{
    for (const std::string_view date : {"2005", "2005-03", "2005-03-01", "2024-02-29", "0001"})
        CHECK(isIsoDate(date));
    for (const std::string_view text : {"",
                                        "205",
                                        "20050301",
                                        "2005-",
                                        "2005-13",
                                        "2005-00",
                                        "2023-02-29",
                                        "2005-03-01T00:00",
                                        "2005-3",
                                        "abcd"}) {
        INFO(text);
        CHECK_FALSE(isIsoDate(text));
    }
}
