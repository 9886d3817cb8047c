// SPDX-License-Identifier: GPL-3.0-or-later
// A conjunction of conditions at levels, such as A*~B; with all of them it is a row of the truth
// table.
#pragma once

#include "core/qca/data.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace crosscase::qca {

// Four bits a condition: its level, or kAny when it does not matter. A value; knows no names.
class Term {
public:
    static constexpr int kAny = 15;

    [[nodiscard]] int at(std::size_t condition) const
    {
        return static_cast<int>(m_bits >> (4 * condition) & 15U);
    }
    void set(std::size_t condition, int level)
    {
        m_bits &= ~(std::uint64_t{15} << (4 * condition));
        m_bits |= static_cast<std::uint64_t>(level) << (4 * condition);
    }
    [[nodiscard]] Term with(std::size_t condition, int level) const
    {
        Term changed = *this;
        changed.set(condition, level);
        return changed;
    }
    // Without the conditions whose bits are set.
    [[nodiscard]] Term without(std::uint32_t conditions) const;
    [[nodiscard]] int literals() const;
    // Does every row of the other one belong to this one?
    [[nodiscard]] bool covers(Term other) const;
    // The conditions in which two rows differ, a bit each.
    [[nodiscard]] std::uint32_t differs(Term row) const;
    [[nodiscard]] std::uint64_t bits() const { return m_bits; }
    [[nodiscard]] bool operator==(const Term&) const = default;

private:
    std::uint64_t m_bits = ~std::uint64_t{0};
};

// Fewer literals first; then condition by condition the higher level first, 'any' last.
[[nodiscard]] bool comesBefore(Term a, Term b);

// 1 for the row of nothing but zeros; the first condition counts most, as in R's QCA.
[[nodiscard]] std::uint64_t rowNumber(Term row, std::span<const int> levels);
[[nodiscard]] Term rowAt(std::uint64_t number, std::span<const int> levels);

// "A*~B"; with conditions of several values "A[1]*B[0]"; without any literal "TRUE".
[[nodiscard]] std::string toText(Term term, const Sets& sets);
[[nodiscard]] std::string literalText(std::size_t condition, int level, const Sets& sets);
// "A*~B + C"
[[nodiscard]] std::string toText(const std::vector<Term>& terms, const Sets& sets);

// The membership of every case: the least of its literals' (AND = min).
[[nodiscard]] std::vector<double> memberships(Term term, const Sets& sets);
// OR = max.
[[nodiscard]] std::vector<double> memberships(const std::vector<Term>& terms, const Sets& sets);

} // namespace crosscase::qca
