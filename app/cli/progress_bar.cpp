// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_bar.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace crosscase::cli {

void ProgressBar::show(std::string_view step, std::int64_t done, std::int64_t total)
{
    constexpr std::int64_t kWidth = 30;
    const auto time = std::chrono::steady_clock::now();
    if (!m_on || time - m_last < std::chrono::milliseconds(100))
        return;
    m_last = time;
    m_drawn = true;
    if (total <= 0) {
        fmt::print(stderr, "\r\033[K{}: {}", step, done);
        return;
    }
    const auto filled =
        static_cast<std::size_t>(std::clamp(kWidth * done / total, std::int64_t{0}, kWidth));
    fmt::print(
        stderr, "\r\033[K[{:<{}}] {}/{} {}", std::string(filled, '#'), kWidth, done, total, step);
    std::fflush(stderr);
}

void ProgressBar::clear()
{
    if (m_drawn)
        fmt::print(stderr, "\r\033[K");
    m_drawn = false;
}

} // namespace crosscase::cli
