// SPDX-License-Identifier: GPL-3.0-or-later
// Periods of the calendar, as they are written.
#pragma once

#include <string>
#include <string_view>

namespace crosscase::matrix {

// The year, quarter, month or day of a date (YYYY, YYYY-MM or YYYY-MM-DD): "2005", "2005 Q1",
// "2005-03", "2005-03-09". A date that is less exact comes back as it is. In the order of bytes a
// year stands before its quarters, months and days.
[[nodiscard]] std::string periodOf(std::string_view date, std::string_view period);

} // namespace crosscase::matrix
