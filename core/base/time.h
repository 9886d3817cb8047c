// SPDX-License-Identifier: GPL-3.0-or-later
// Moments in UTC and plain calendar dates, with their ISO 8601 forms.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp {
    std::int64_t ms = 0;
    auto operator<=>(const Timestamp&) const = default;
};

[[nodiscard]] Timestamp now();

// "2026-11-22T10:18:00Z"; milliseconds are written only where there are any.
[[nodiscard]] std::string toIso8601(Timestamp time);

// A date, or a date and time with Z or an offset (+02:00); without one it is taken as UTC.
[[nodiscard]] std::optional<Timestamp> timestampFromIso8601(std::string_view text);

// Is `text` a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD?
[[nodiscard]] bool isIsoDate(std::string_view text);

} // namespace crosscase
