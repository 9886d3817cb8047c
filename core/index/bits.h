// SPDX-License-Identifier: GPL-3.0-or-later
// A set of blocks, as one bit each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::index {

class Bits {
public:
    explicit Bits(std::size_t size, bool value = false)
        : m_words((size + 63) / 64, value ? ~std::uint64_t{0} : 0)
    {}
    [[nodiscard]] bool has(std::size_t bit) const
    {
        return (m_words[bit / 64] >> (bit % 64) & 1) != 0;
    }
    void add(std::size_t bit) { m_words[bit / 64] |= std::uint64_t{1} << (bit % 64); }
    Bits& operator&=(const Bits& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Bits& operator|=(const Bits& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace crosscase::index
