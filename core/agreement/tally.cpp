// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/tally.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace crosscase::agreement {

Tally::Tally(const Ratings& ratings)
{
    reset(ratings.categories.size(), ratings.coders.size());
    for (const RatedUnits& row : ratings.rows) {
        if (ratings.coders.empty())
            addCounts(row.counts, static_cast<double>(row.units));
        else
            add(row.values, static_cast<double>(row.units));
    }
}

void Tally::reset(std::size_t categories, std::size_t coders)
{
    m_categories = categories;
    m_coders = coders;
    m_rated = m_pairable = m_pairs = m_agreeing = 0;
    m_mostValues = 0;
    m_coincidences.assign(categories * categories, 0);
    m_together.assign(categories * categories, 0);
    m_shares.assign(categories, 0);
    m_given.assign(coders * categories, 0);
    m_table.assign(coders == 2 ? categories * categories : 0, 0);
    m_counts.assign(categories, 0);
    m_present.clear();
}

void Tally::add(std::span<const int> values, double units)
{
    assert(values.size() == m_coders);
    for (std::size_t coder = 0; coder < values.size(); ++coder) {
        if (values[coder] == kMissing)
            continue;
        const auto category = static_cast<std::size_t>(values[coder]);
        if (m_counts[category]++ == 0)
            m_present.push_back(category);
        m_given[coder * m_categories + category] += units;
    }
    if (m_coders == 2 && values[0] != kMissing && values[1] != kMissing)
        m_table[static_cast<std::size_t>(values[0]) * m_categories
                + static_cast<std::size_t>(values[1])] += units;
    addUnit(units);
}

void Tally::addCounts(std::span<const std::int64_t> counts, double units)
{
    for (std::size_t category = 0; category < counts.size(); ++category)
        if (counts[category] > 0) {
            m_counts[category] = static_cast<double>(counts[category]);
            m_present.push_back(category);
        }
    addUnit(units);
}

void Tally::addUnit(double units)
{
    const double all = std::accumulate(
        m_present.begin(), m_present.end(), 0.0, [this](double sum, std::size_t category) {
            return sum + m_counts[category];
        });
    m_mostValues = std::max(m_mostValues, static_cast<std::size_t>(all));
    m_rated += all > 0 ? units : 0;
    for (const std::size_t c : m_present)
        m_shares[c] += units * m_counts[c] / all;
    if (all > 1) {
        m_pairable += units;
        m_pairs += units * all * (all - 1) / 2;
        for (const std::size_t c : m_present) {
            m_agreeing += units * m_counts[c] * (m_counts[c] - 1) / 2;
            for (const std::size_t k : m_present) {
                const double pairs = units * m_counts[c] * (m_counts[k] - (c == k ? 1 : 0));
                m_coincidences[c * m_categories + k] += pairs / (all - 1);
                m_together[c * m_categories + k] += pairs / (all * (all - 1));
            }
        }
    }
    for (const std::size_t category : m_present)
        m_counts[category] = 0;
    m_present.clear();
}

double Tally::given(std::size_t coder) const
{
    const auto begin = m_given.begin() + static_cast<std::ptrdiff_t>(coder * m_categories);
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(m_categories), 0.0);
}

} // namespace crosscase::agreement
