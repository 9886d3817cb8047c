// SPDX-License-Identifier: GPL-3.0-or-later
// What of reliability data all coefficients are made of: a few sums over the units.
//
// The sums add up, so a resample of documents is a sum of tallies and no pass over units.
#pragma once

#include "core/agreement/ratings.h"

#include <span>

namespace crosscase::agreement {

class Tally {
public:
    Tally() = default;
    explicit Tally(const Ratings& ratings);

    // Forgets all; `coders` is 0 when nobody knows who gave which value.
    void reset(std::size_t categories, std::size_t coders);
    // `units` units to which the coders gave these values (kMissing: none). As many as coders.
    void add(std::span<const int> values, double units);
    // Units with so many values of each category.
    void addCounts(std::span<const std::int64_t> counts, double units);

    [[nodiscard]] std::size_t categories() const { return m_categories; }
    [[nodiscard]] std::size_t coders() const { return m_coders; }
    [[nodiscard]] double rated() const { return m_rated; }       // units with a value
    [[nodiscard]] double pairable() const { return m_pairable; } // ... with two or more
    [[nodiscard]] double pairs() const { return m_pairs; }       // of values of one unit
    [[nodiscard]] double agreeing() const { return m_agreeing; } // of them of one category
    // The most values that a unit has.
    [[nodiscard]] std::size_t mostValues() const { return m_mostValues; }

    // Krippendorff's coincidences: sum of n_uc (n_uk - [c=k]) / (m_u - 1) over pairable units.
    [[nodiscard]] double coincidence(std::size_t c, std::size_t k) const
    {
        return m_coincidences[c * m_categories + k];
    }
    // Sum of n_uc (n_uk - [c=k]) / (m_u (m_u - 1)) over pairable units.
    [[nodiscard]] double together(std::size_t c, std::size_t k) const
    {
        return m_together[c * m_categories + k];
    }
    // Sum of n_uk / m_u over rated units.
    [[nodiscard]] double share(std::size_t k) const { return m_shares[k]; }
    // How often a coder gave a category.
    [[nodiscard]] double given(std::size_t coder, std::size_t k) const
    {
        return m_given[coder * m_categories + k];
    }
    [[nodiscard]] double given(std::size_t coder) const;
    // Of two coders: units to which the first gave c and the second k.
    [[nodiscard]] double both(std::size_t c, std::size_t k) const
    {
        return m_table[c * m_categories + k];
    }

private:
    void addUnit(double units);

    std::size_t m_categories = 0;
    std::size_t m_coders = 0;
    double m_rated = 0;
    double m_pairable = 0;
    double m_pairs = 0;
    double m_agreeing = 0;
    std::size_t m_mostValues = 0;
    std::vector<double> m_coincidences; // category by category
    std::vector<double> m_together;     // category by category
    std::vector<double> m_shares;       // by category
    std::vector<double> m_given;        // coder by category
    std::vector<double> m_table;        // category by category, of two coders
    // Of the unit that is added: how many values of each category, and which there are.
    std::vector<double> m_counts;
    std::vector<std::size_t> m_present;
};

} // namespace crosscase::agreement
