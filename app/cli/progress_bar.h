// SPDX-License-Identifier: GPL-3.0-or-later
// A line on the terminal that tells how far a long work is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace crosscase::cli {

class ProgressBar {
public:
    // Nothing is drawn unless `on`.
    explicit ProgressBar(bool on)
        : m_on(on)
    {}
    // At most ten times a second.
    void show(std::string_view step, std::int64_t done, std::int64_t total);
    // The line is free again for messages.
    void clear();

private:
    bool m_on;
    bool m_drawn = false;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace crosscase::cli
