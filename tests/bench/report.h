// SPDX-License-Identifier: GPL-3.0-or-later
// The one table that the bench prints.
#pragma once

#include "tests/bench/measure.h"

#include <string>
#include <vector>

namespace crosscase::bench {

enum class Limit : std::uint8_t { Ratio, Seconds };

struct Line {
    int goal = 0;
    std::string what;
    std::string size;
    Pair times{};
    Limit limit = Limit::Ratio;
    double most = 0; // product / floor, or seconds of the product
};

class Report {
public:
    void add(Line line);
    void note(std::string text) { m_notes.push_back(std::move(text)); }
    void print() const;

private:
    std::vector<Line> m_lines;
    std::vector<std::string> m_notes;
};

// "50.3 MB"
[[nodiscard]] std::string megabytes(std::size_t bytes);

} // namespace crosscase::bench
