// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/primes.h"

#include <algorithm>
#include <unordered_set>

namespace crosscase::qca {

namespace {

using Counts = std::vector<std::uint32_t>; // by set of conditions

// How many of `rows` differ from `row` in conditions of each set only.
void countWithin(Counts& counts, std::span<const Term> rows, Term row, std::size_t conditions)
{
    std::ranges::fill(counts, 0U);
    for (const Term other : rows)
        ++counts[row.differs(other)];
    for (std::size_t condition = 0; condition < conditions; ++condition) {
        const std::size_t bit = std::size_t{1} << condition;
        for (std::size_t from = 0; from < counts.size(); from += 2 * bit)
            for (std::size_t set = from; set < from + bit; ++set)
                counts[set + bit] += counts[set];
    }
}

// The rows that a term with these conditions freed has.
Counts rowsOfSets(std::span<const int> levels)
{
    Counts rows(std::size_t{1} << levels.size(), 1U);
    for (std::size_t condition = 0; condition < levels.size(); ++condition) {
        const std::size_t bit = std::size_t{1} << condition;
        for (std::size_t set = bit; set < 2 * bit; ++set)
            rows[set] = rows[set - bit] * static_cast<std::uint32_t>(levels[condition]);
    }
    return rows;
}

// Adds the largest sets whose count is as wanted; smaller ones are then as wanted, too.
void addLargest(const Counts& counts,
                const Counts& wanted,
                Term row,
                std::unordered_set<std::uint64_t>& known,
                std::vector<Term>& primes)
{
    for (std::size_t set = 0; set < counts.size(); ++set) {
        if (counts[set] != wanted[set])
            continue;
        bool largest = true;
        for (std::size_t bit = 1; bit < counts.size() && largest; bit *= 2)
            largest = (set & bit) != 0 || counts[set | bit] != wanted[set | bit];
        if (!largest)
            continue;
        const Term prime = row.without(static_cast<std::uint32_t>(set));
        if (known.insert(prime.bits()).second)
            primes.push_back(prime);
    }
}

Result<std::vector<Term>> primesOf(std::span<const Term> counted,
                                   const Counts& wanted,
                                   std::span<const Term> positives,
                                   std::size_t conditions,
                                   const Progress& progress)
{
    std::vector<Term> primes;
    std::unordered_set<std::uint64_t> known;
    Counts counts(wanted.size());
    std::int64_t done = 0;
    for (const Term row : positives) {
        if (auto told = progress.report(
                "prime implicants", done++, static_cast<std::int64_t>(positives.size()));
            !told)
            return passOn(told);
        countWithin(counts, counted, row, conditions);
        addLargest(counts, wanted, row, known, primes);
    }
    std::ranges::sort(primes, comesBefore);
    return primes;
}

} // namespace

Result<std::vector<Term>> primesWithout(std::span<const Term> negatives,
                                        std::span<const Term> positives,
                                        std::span<const int> levels,
                                        const Progress& progress)
{
    const Counts none(std::size_t{1} << levels.size(), 0U);
    return primesOf(negatives, none, positives, levels.size(), progress);
}

Result<std::vector<Term>> primesWithin(std::span<const Term> allowed,
                                       std::span<const Term> positives,
                                       std::span<const int> levels,
                                       const Progress& progress)
{
    return primesOf(allowed, rowsOfSets(levels), positives, levels.size(), progress);
}

} // namespace crosscase::qca
