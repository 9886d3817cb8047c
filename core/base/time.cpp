// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace crosscase {

namespace {

using std::chrono::milliseconds;

// Reads exactly `count` digits at the front of `text` and takes them off.
std::optional<int> takeDigits(std::string_view& text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<std::chrono::sys_days> takeDay(std::string_view& text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

std::optional<milliseconds> takeFraction(std::string_view& text)
{
    if (!take(text, '.'))
        return milliseconds(0);
    int value = 0;
    int digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
        if (digits < 3)
            value = value * 10 + (text.front() - '0');
        ++digits;
    }
    if (digits == 0)
        return std::nullopt;
    for (; digits < 3; ++digits)
        value *= 10;
    return milliseconds(value);
}

// "Z", "+HH:MM", "-HH:MM" or nothing: how far the clock is ahead of UTC.
std::optional<std::chrono::minutes> takeZone(std::string_view& text)
{
    if (text.empty() || take(text, 'Z'))
        return std::chrono::minutes(0);
    const bool behind = text.front() == '-';
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    take(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset(*hours * 60 + *minutes);
    return behind ? -offset : offset;
}

std::optional<milliseconds> takeTimeOfDay(std::string_view& text)
{
    const auto hours = takeDigits(text, 2);
    if (!hours || *hours > 24 || !take(text, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    int seconds = 0;
    milliseconds fraction(0);
    if (take(text, ':')) {
        const auto read = takeDigits(text, 2);
        const auto rest = read ? takeFraction(text) : std::nullopt;
        if (!read || *read > 60 || !rest)
            return std::nullopt;
        seconds = *read;
        fraction = *rest;
    }
    const milliseconds clock = std::chrono::hours(*hours) + std::chrono::minutes(*minutes)
                               + std::chrono::seconds(seconds) + fraction;
    if (*hours == 24 && clock != std::chrono::hours(24))
        return std::nullopt;
    return clock;
}

} // namespace

Timestamp now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<milliseconds>(since).count()};
}

std::string toIso8601(Timestamp time)
{
    const std::chrono::sys_time<milliseconds> moment{milliseconds(time.ms)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(moment - day);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
                                   static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()),
                                   static_cast<unsigned>(date.day()),
                                   clock.hours().count(),
                                   clock.minutes().count(),
                                   clock.seconds().count());
    if (clock.subseconds().count() != 0)
        text += fmt::format(".{:03}", clock.subseconds().count());
    return text + "Z";
}

std::optional<Timestamp> timestampFromIso8601(std::string_view text)
{
    const auto day = takeDay(text);
    if (!day)
        return std::nullopt;
    milliseconds clock(0);
    std::chrono::minutes zone(0);
    if (take(text, 'T') || take(text, ' ')) {
        const auto read = takeTimeOfDay(text);
        const auto offset = read ? takeZone(text) : std::nullopt;
        if (!read || !offset)
            return std::nullopt;
        clock = *read;
        zone = *offset;
    }
    if (!text.empty())
        return std::nullopt;
    const auto moment = std::chrono::sys_time<milliseconds>(*day) + clock - zone;
    return Timestamp{moment.time_since_epoch().count()};
}

bool isIsoDate(std::string_view text)
{
    std::string full(text);
    if (full.size() == 4)
        full += "-01";
    if (full.size() == 7)
        full += "-01";
    std::string_view rest(full);
    return takeDay(rest).has_value() && rest.empty();
}

} // namespace crosscase
