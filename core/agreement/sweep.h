// SPDX-License-Identifier: GPL-3.0-or-later
// Who marked how much together: one pass over the ends of everybody's intervals.
#pragma once

#include "core/agreement/ink.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace crosscase::agreement {

// Bit i: coder i marked it.
using Pattern = std::uint32_t;

class Sweep {
public:
    // byCoder: ascending, disjoint intervals of each. Calls visit(pattern, start, end) for each
    // stretch that somebody marked, in order; neighbours may have the same pattern.
    template <typename Visit>
    void run(const std::vector<std::vector<Interval>>& byCoder, Visit&& visit)
    {
        m_ends.clear();
        for (std::size_t coder = 0; coder < byCoder.size(); ++coder)
            for (const Interval& interval : byCoder[coder]) {
                m_ends.emplace_back(interval.start, Pattern{1} << coder);
                m_ends.emplace_back(interval.end, Pattern{1} << coder);
            }
        std::sort(m_ends.begin(), m_ends.end());
        Pattern marked = 0;
        std::int64_t reached = 0;
        for (const auto& [place, coder] : m_ends) {
            if (marked != 0 && place > reached)
                visit(marked, reached, place);
            marked ^= coder;
            reached = place;
        }
    }

private:
    std::vector<std::pair<std::int64_t, Pattern>> m_ends;
};

} // namespace crosscase::agreement
