// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of things numbered from 0, of which each stretch of text has only few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::matrix {

class WordTally {
public:
    void add(std::uint32_t number, std::uint32_t times = 1)
    {
        if (number >= m_counts.size())
            m_counts.resize(2 * (static_cast<std::size_t>(number) + 1));
        if (m_counts[number] == 0)
            m_touched.push_back(number);
        m_counts[number] += times;
    }
    // Calls visit(number, times) for each, and forgets them.
    template <typename Visit>
    void flush(Visit&& visit)
    {
        for (const std::uint32_t number : m_touched) {
            visit(number, m_counts[number]);
            m_counts[number] = 0;
        }
        m_touched.clear();
    }

private:
    std::vector<std::uint32_t> m_counts;
    std::vector<std::uint32_t> m_touched;
};

} // namespace crosscase::matrix
