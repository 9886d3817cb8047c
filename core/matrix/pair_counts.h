// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of pairs of words: a flat table that grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::matrix {

class PairCounts {
public:
    struct Pair {
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        std::uint32_t left = 0;  // how often the second stands before the first
        std::uint32_t right = 0; // and behind it
    };

    // The counts of a pair of two words; good until the next call. A new pair has none.
    [[nodiscard]] Pair& of(std::uint32_t first, std::uint32_t second)
    {
        if (2 * (m_used + 1) > m_slots.size())
            grow();
        Pair& slot = m_slots[slotOf(first, second)];
        if (slot.first == slot.second) {
            ++m_used;
            slot.first = first;
            slot.second = second;
        }
        return slot;
    }
    template <typename Visit>
    void forEach(Visit&& visit) const
    {
        for (const Pair& pair : m_slots)
            if (pair.first != pair.second)
                visit(pair);
    }

private:
    // Where the pair stands or is to stand. A free slot has the same word twice.
    [[nodiscard]] std::size_t slotOf(std::uint32_t first, std::uint32_t second) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::uint64_t hash = static_cast<std::uint64_t>(first) << 32U | second;
        hash *= 0x9E3779B97F4A7C15U;
        std::size_t at = (hash ^ hash >> 32U) & mask;
        while (m_slots[at].first != m_slots[at].second
               && (m_slots[at].first != first || m_slots[at].second != second))
            at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        std::vector<Pair> old(m_slots.empty() ? 1U << 12U : 2 * m_slots.size());
        old.swap(m_slots);
        for (const Pair& pair : old)
            if (pair.first != pair.second)
                m_slots[slotOf(pair.first, pair.second)] = pair;
    }

    std::vector<Pair> m_slots; // a power of two
    std::size_t m_used = 0;
};

} // namespace crosscase::matrix
