// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/periods.h"

#include "core/base/number.h"

#include <fmt/format.h>

namespace crosscase::matrix {

std::string periodOf(std::string_view date, std::string_view period)
{
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kMonth = 7;
    if (period == "year")
        return std::string(date.substr(0, kYear));
    if (period == "day" || date.size() < kMonth)
        return std::string(date);
    if (period == "month")
        return std::string(date.substr(0, kMonth));
    const auto month = parseInteger(date.substr(kYear + 1, 2)).value_or(1);
    return fmt::format("{} Q{}", date.substr(0, kYear), (month + 2) / 3);
}

} // namespace crosscase::matrix
