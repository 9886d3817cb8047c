// SPDX-License-Identifier: GPL-3.0-or-later
// Dates in the cells of a spreadsheet: they are numbers of days, and only the cell's number format
// says that they are dates (ECMA-376 part 1, 18.8.30 and 18.17.4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosscase::importing {

// What a number format shows a number as.
enum class Shown { Number, Date, Time, Duration };

// Of a format code: "d/m/yyyy h:mm" -> Date, "h:mm" -> Time, "[h]:mm" -> Duration, "0.00" and
// "General" -> Number. Letters in quotes and brackets, and escaped ones, do not count.
[[nodiscard]] Shown shownBy(std::string_view formatCode);
// Of a format that the program has built in, by its number.
[[nodiscard]] Shown shownByBuiltIn(int format);

enum class DateSystem { From1900, From1904 };

// "2005-03-01", "2005-03-01 14:30", "14:30" (a time alone), "25:30:00" (a duration), with seconds
// where there are any, rounded to the second. Nothing: the number is no date (negative, beyond the
// year 9999, shown as a number).
[[nodiscard]] std::optional<std::string> dateText(double serial, Shown shown, DateSystem system);

// "2005-03-01T14:30:00" of a cell that holds its date as text -> "2005-03-01 14:30".
[[nodiscard]] std::string dateTextOfIso(std::string_view iso);

} // namespace crosscase::importing
