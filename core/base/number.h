// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as files carry them: C locale, `.` decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase {

// At most `decimals` decimals, rounded half to even on the exact value, trailing zeros dropped;
// never "-0".
[[nodiscard]] std::string formatNumber(double value, int decimals);

// The shortest text that reads back as the same value.
[[nodiscard]] std::string formatNumber(double value);

// The whole of `text` (blanks at its ends apart) as a number, or nothing. No "inf", "nan" or hex.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

// `text` without ASCII blanks at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

} // namespace crosscase
