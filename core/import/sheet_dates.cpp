// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sheet_dates.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::int64_t kSecondsOfDay = 86400;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// "[h]", "[mm]", "[ss]": hours, minutes or seconds that run on beyond the day or the hour.
bool isElapsed(std::string_view bracket)
{
    const auto same = [&](char c) { return lower(c) == lower(bracket.front()); };
    return !bracket.empty() && std::string_view("hms").find(lower(bracket.front())) < 3
           && std::all_of(bracket.begin(), bracket.end(), same);
}

// The letters of a format code that stand for parts of a date or time.
struct Letters {
    bool elapsed = false;
    bool day = false;   // or year
    bool month = false; // or minute
    bool clock = false; // hour or second
};

// How many characters of `code` the thing at its front takes; letters are noted.
std::size_t take(std::string_view code, Letters& letters)
{
    const char c = lower(code.front());
    if (c == '"')
        return std::min(code.find('"', 1), code.size() - 1) + 1;
    if (c == '[') {
        const std::size_t close = std::min(code.find(']'), code.size() - 1);
        letters.elapsed =
            letters.elapsed || isElapsed(code.substr(1, std::max(close, std::size_t{1}) - 1));
        return close + 1;
    }
    if (c == '\\' || c == '_' || c == '*')
        return 2;
    letters.day = letters.day || c == 'd' || c == 'y';
    letters.month = letters.month || c == 'm';
    letters.clock = letters.clock || c == 'h' || c == 's';
    return 1;
}

std::string clockText(std::int64_t seconds)
{
    const std::int64_t rest = seconds % 60;
    std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    if (rest != 0)
        text += fmt::format(":{:02}", rest);
    return text;
}

// In the system of 1900 day 60 is the 29th of February of that year, which there was not: days
// before it are one later than they are counted, and it is the 28th.
std::chrono::sys_days dayOf(std::int64_t day, DateSystem system)
{
    using std::chrono::days;
    using std::chrono::year;
    if (system == DateSystem::From1904)
        return std::chrono::sys_days(year(1904) / 1 / 1) + days(day);
    return std::chrono::sys_days(year(1899) / 12 / 30) + days(day < 60 ? day + 1 : day);
}

std::string dayText(std::int64_t day, DateSystem system)
{
    const std::chrono::year_month_day date(dayOf(day, system));
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

} // namespace

Shown shownBy(std::string_view formatCode)
{
    if (formatCode == "General" || formatCode == "Standard")
        return Shown::Number;
    Letters letters;
    while (!formatCode.empty())
        formatCode.remove_prefix(std::min(take(formatCode, letters), formatCode.size()));
    if (letters.elapsed)
        return Shown::Duration;
    if (letters.day || (letters.month && !letters.clock))
        return Shown::Date;
    return letters.clock ? Shown::Time : Shown::Number;
}

Shown shownByBuiltIn(int format)
{
    const auto within = [&](int first, int last) { return format >= first && format <= last; };
    if (format == 46)
        return Shown::Duration;
    if (within(18, 21) || within(32, 33) || format == 45 || format == 47)
        return Shown::Time;
    return within(14, 22) || within(27, 36) || within(50, 58) ? Shown::Date : Shown::Number;
}

std::optional<std::string> dateText(double serial, Shown shown, DateSystem system)
{
    constexpr double kBehindLast = 2958466; // the day after 9999-12-31
    constexpr double kFirst1904 = 1462;     // days that the second system begins later
    const double last = system == DateSystem::From1904 ? kBehindLast - kFirst1904 : kBehindLast;
    if (shown == Shown::Number || !(serial >= 0) || serial >= last)
        return std::nullopt;
    const std::int64_t seconds = std::llround(serial * static_cast<double>(kSecondsOfDay));
    const std::int64_t day = seconds / kSecondsOfDay;
    const std::int64_t clock = seconds % kSecondsOfDay;
    if (shown == Shown::Duration)
        return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    const bool timeAlone = day == 0 && (shown == Shown::Time || system == DateSystem::From1900);
    if (timeAlone && clock == 0 && shown == Shown::Date)
        return std::nullopt; // "the 0th of January 1900": an empty cell that a formula took for 0
    if (timeAlone)
        return clockText(clock);
    const std::string date = dayText(day, system);
    return clock == 0 ? date : date + ' ' + clockText(clock);
}

std::string dateTextOfIso(std::string_view iso)
{
    const std::size_t mark = iso.find('T');
    if (mark == std::string_view::npos)
        return std::string(iso);
    std::string_view clock = iso.substr(mark + 1);
    if (clock.ends_with('Z'))
        clock.remove_suffix(1);
    if (const std::size_t point = clock.find('.');
        point != std::string_view::npos
        && clock.find_first_not_of('0', point + 1) == std::string_view::npos)
        clock = clock.substr(0, point);
    if (clock.size() == 8 && clock.ends_with(":00"))
        clock.remove_suffix(3);
    std::string text(iso.substr(0, mark));
    if (clock != "00:00")
        text.append(text.empty() ? "" : " ").append(clock);
    return text;
}

} // namespace crosscase::importing
