// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/problems.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::codebook {

void Problems::add(std::size_t order, std::string_view place, std::string_view problem)
{
    m_lines.emplace_back(order, fmt::format("{}: {}", place, problem));
}

Error Problems::toError() const
{
    auto lines = m_lines;
    std::stable_sort(
        lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string detail;
    for (std::size_t i = 0; i < std::min(lines.size(), kListed); ++i)
        detail += (i == 0 ? "" : "\n") + lines[i].second;
    if (lines.size() > kListed)
        detail += fmt::format("\nand {} more", lines.size() - kListed);
    return {ErrorCode::Malformed, std::move(detail)};
}

} // namespace crosscase::codebook
