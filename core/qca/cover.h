// SPDX-License-Identifier: GPL-3.0-or-later
// All smallest covers of a prime implicant chart.
#pragma once

#include "core/base/progress.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::qca {

// A set of small numbers.
class Bits {
public:
    explicit Bits(std::size_t size = 0)
        : m_words((size + 63) / 64)
    {}
    void add(std::size_t at) { m_words[at / 64] |= std::uint64_t{1} << (at % 64); }
    [[nodiscard]] bool has(std::size_t at) const
    {
        return (m_words[at / 64] >> (at % 64) & 1) != 0;
    }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::size_t countWith(const Bits& other) const;
    [[nodiscard]] bool empty() const;
    void remove(const Bits& other);
    void keep(const Bits& other);
    void unite(const Bits& other);
    [[nodiscard]] bool within(const Bits& other) const;
    [[nodiscard]] bool meets(const Bits& other) const;
    [[nodiscard]] bool operator==(const Bits&) const = default;
    // Calls visit(number) in ascending order.
    template <typename Visit>
    void forEach(Visit&& visit) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word)
            for (std::uint64_t bits = m_words[word]; bits != 0; bits &= bits - 1)
                visit(word * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
    }

private:
    std::vector<std::uint64_t> m_words;
};

struct Covers {
    std::vector<std::vector<std::size_t>> models; // each ascending; sorted
    bool more = false;                            // there are more than were asked for
};

// How far a search goes before it gives up, in words of 64 bits looked at: half a minute or so.
inline constexpr std::int64_t kMostSteps = 20'000'000'000;

// The sets of columns (primes), of the smallest possible size, that together hold all `rows` rows;
// at most `most` of them. columns[i]: the rows that i covers. Every row must be in some column.
// Exact (Petrick 1956, by branch and bound). Refused: not to be found within kMostSteps; Cancelled.
[[nodiscard]] Result<Covers> smallestCovers(const std::vector<Bits>& columns,
                                            std::size_t rows,
                                            std::size_t most,
                                            const Progress& progress);

} // namespace crosscase::qca
