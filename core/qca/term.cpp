// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/term.h"

#include <algorithm>
#include <bit>
#include <fmt/format.h>

namespace crosscase::qca {

namespace {

constexpr std::uint64_t kLowBits = 0x1111111111111111ULL;

// The lowest bit of every group of four that is not all zeros.
std::uint64_t groupsWithBits(std::uint64_t bits)
{
    bits |= bits >> 1;
    bits |= bits >> 2;
    return bits & kLowBits;
}

// The lowest bit of every group of four that is 'any'.
std::uint64_t groupsAny(std::uint64_t bits)
{
    return bits & bits >> 1 & bits >> 2 & bits >> 3 & kLowBits;
}

// One bit of four -> one bit each, side by side.
std::uint32_t packed(std::uint64_t groups)
{
    groups = (groups | groups >> 3) & 0x0303030303030303ULL;
    groups = (groups | groups >> 6) & 0x000F000F000F000FULL;
    groups = (groups | groups >> 12) & 0x000000FF000000FFULL;
    groups = (groups | groups >> 24) & 0xFFFFULL;
    return static_cast<std::uint32_t>(groups);
}

} // namespace

Term Term::without(std::uint32_t conditions) const
{
    Term term = *this;
    for (; conditions != 0; conditions &= conditions - 1)
        term.m_bits |= std::uint64_t{15} << (4 * std::countr_zero(conditions));
    return term;
}

int Term::literals() const
{
    return static_cast<int>(kMostConditions) - std::popcount(groupsAny(m_bits));
}

bool Term::covers(Term other) const
{
    const std::uint64_t any = groupsAny(m_bits) * 15;
    return ((m_bits ^ other.m_bits) & ~any) == 0;
}

std::uint32_t Term::differs(Term row) const
{
    return packed(groupsWithBits(m_bits ^ row.m_bits));
}

bool comesBefore(Term a, Term b)
{
    if (a.literals() != b.literals())
        return a.literals() < b.literals();
    for (std::size_t condition = 0; condition < kMostConditions; ++condition) {
        const int x = a.at(condition);
        const int y = b.at(condition);
        if (x != y)
            return y == Term::kAny || (x != Term::kAny && x > y);
    }
    return false;
}

std::uint64_t rowNumber(Term row, std::span<const int> levels)
{
    std::uint64_t number = 0;
    for (std::size_t condition = 0; condition < levels.size(); ++condition)
        number = number * static_cast<std::uint64_t>(levels[condition])
                 + static_cast<std::uint64_t>(row.at(condition));
    return number + 1;
}

Term rowAt(std::uint64_t number, std::span<const int> levels)
{
    Term row;
    std::uint64_t rest = number - 1;
    for (std::size_t condition = levels.size(); condition-- > 0;) {
        const auto count = static_cast<std::uint64_t>(levels[condition]);
        row.set(condition, static_cast<int>(rest % count));
        rest /= count;
    }
    return row;
}

std::string literalText(std::size_t condition, int level, const Sets& sets)
{
    const std::string& name = sets.conditions[condition];
    if (sets.multiValue())
        return fmt::format("{}[{}]", name, level);
    return level == 1 ? name : "~" + name;
}

std::string toText(Term term, const Sets& sets)
{
    std::string text;
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        if (const int level = term.at(condition); level != Term::kAny)
            text += (text.empty() ? "" : "*") + literalText(condition, level, sets);
    return text.empty() ? "TRUE" : text;
}

std::string toText(const std::vector<Term>& terms, const Sets& sets)
{
    std::string text;
    for (const Term term : terms)
        text += (text.empty() ? "" : " + ") + toText(term, sets);
    return text;
}

std::vector<double> memberships(Term term, const Sets& sets)
{
    std::vector<double> least(sets.cases.size(), 1.0);
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition) {
        const int level = term.at(condition);
        if (level == Term::kAny)
            continue;
        for (std::size_t unit = 0; unit < least.size(); ++unit)
            least[unit] = std::min(least[unit], sets.membership(condition, level, unit));
    }
    return least;
}

std::vector<double> memberships(const std::vector<Term>& terms, const Sets& sets)
{
    std::vector<double> most(sets.cases.size(), 0.0);
    for (const Term term : terms) {
        const std::vector<double> one = memberships(term, sets);
        for (std::size_t unit = 0; unit < most.size(); ++unit)
            most[unit] = std::max(most[unit], one[unit]);
    }
    return most;
}

} // namespace crosscase::qca
