// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/cover.h"

#include <algorithm>
#include <bit>

namespace crosscase::qca {

std::size_t Bits::count() const
{
    std::size_t sum = 0;
    for (const std::uint64_t word : m_words)
        sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
}

std::size_t Bits::countWith(const Bits& other) const
{
    std::size_t sum = 0;
    for (std::size_t word = 0; word < m_words.size(); ++word)
        sum += static_cast<std::size_t>(std::popcount(m_words[word] & other.m_words[word]));
    return sum;
}

bool Bits::empty() const
{
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

void Bits::remove(const Bits& other)
{
    for (std::size_t word = 0; word < m_words.size(); ++word)
        m_words[word] &= ~other.m_words[word];
}

void Bits::keep(const Bits& other)
{
    for (std::size_t word = 0; word < m_words.size(); ++word)
        m_words[word] &= other.m_words[word];
}

void Bits::unite(const Bits& other)
{
    for (std::size_t word = 0; word < m_words.size(); ++word)
        m_words[word] |= other.m_words[word];
}

bool Bits::within(const Bits& other) const
{
    for (std::size_t word = 0; word < m_words.size(); ++word)
        if ((m_words[word] & ~other.m_words[word]) != 0)
            return false;
    return true;
}

bool Bits::meets(const Bits& other) const
{
    for (std::size_t word = 0; word < m_words.size(); ++word)
        if ((m_words[word] & other.m_words[word]) != 0)
            return true;
    return false;
}

} // namespace crosscase::qca
