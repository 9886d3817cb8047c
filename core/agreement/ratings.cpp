// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/ratings.h"

#include "core/base/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace crosscase::agreement {

namespace {

std::vector<Category> categoriesOf(const std::vector<std::string>& labels)
{
    std::vector<Category> categories;
    categories.reserve(labels.size());
    for (const std::string& label : labels)
        categories.push_back({label, parseNumber(label)});
    return categories;
}

// Numbers by size first, then words as they came.
bool comesBefore(const Category& a, const Category& b)
{
    if (a.number && b.number)
        return *a.number < *b.number;
    return a.number && !b.number;
}

std::optional<std::size_t> firstNegative(const std::vector<std::int64_t>& numbers)
{
    const auto found = std::ranges::find_if(numbers, [](std::int64_t n) { return n < 0; });
    if (found == numbers.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - numbers.begin());
}

// Each row as wide as there are labels, no number below 0.
Result<void> check(const std::vector<std::string>& labels,
                   const std::vector<std::vector<std::int64_t>>& rows)
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].size() != labels.size())
            return fail(ErrorCode::Malformed,
                        fmt::format("row {} has {} numbers for {} categories",
                                    row + 1,
                                    rows[row].size(),
                                    labels.size()));
        if (const auto at = firstNegative(rows[row]))
            return fail(ErrorCode::Refused,
                        fmt::format("row {}, '{}': a number of ratings cannot be {}",
                                    row + 1,
                                    labels[*at],
                                    rows[row][*at]));
    }
    return {};
}

} // namespace

std::optional<std::size_t> Ratings::category(std::string_view label) const
{
    const auto number = parseNumber(label);
    for (std::size_t at = 0; at < categories.size(); ++at)
        if (categories[at].label == label || (number && categories[at].number == number))
            return at;
    return std::nullopt;
}

std::int64_t Ratings::units() const
{
    return std::accumulate(rows.begin(),
                           rows.end(),
                           std::int64_t{0},
                           [](std::int64_t sum, const RatedUnits& row) { return sum + row.units; });
}

Ratings Ratings::dichotomised(std::size_t category) const
{
    Ratings two;
    two.categories = {{"other", 0}, {categories[category].label, 1}};
    two.coders = coders;
    for (RatedUnits row : rows) {
        for (int& value : row.values)
            if (value != kMissing)
                value = static_cast<std::size_t>(value) == category ? 1 : 0;
        if (!row.counts.empty()) {
            const std::int64_t all =
                std::accumulate(row.counts.begin(), row.counts.end(), std::int64_t{0});
            row.counts = {all - row.counts[category], row.counts[category]};
        }
        two.rows.push_back(std::move(row));
    }
    return two;
}

RatingsMaker::RatingsMaker(std::vector<std::string> coders)
{
    m_ratings.coders = std::move(coders);
}

int RatingsMaker::placeOf(const std::string& cell)
{
    if (cell.empty())
        return kMissing;
    const auto [place, isNew] = m_places.try_emplace(cell, 0);
    if (!isNew)
        return place->second;
    if (const auto known = m_ratings.category(cell)) {
        place->second = static_cast<int>(*known);
    } else {
        place->second = static_cast<int>(m_ratings.categories.size());
        m_ratings.categories.push_back({cell, parseNumber(cell)});
    }
    return place->second;
}

void RatingsMaker::add(const std::vector<std::string>& cells)
{
    RatedUnits row;
    for (std::size_t coder = 0; coder < m_ratings.coders.size(); ++coder)
        row.values.push_back(coder < cells.size() ? placeOf(cells[coder]) : kMissing);
    m_ratings.rows.push_back(std::move(row));
}

Ratings RatingsMaker::done() &&
{
    std::vector<std::size_t> order(m_ratings.categories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [this](std::size_t a, std::size_t b) {
        return comesBefore(m_ratings.categories[a], m_ratings.categories[b]);
    });
    std::vector<int> placeOf(order.size());
    std::vector<Category> sorted;
    for (std::size_t at = 0; at < order.size(); ++at) {
        placeOf[order[at]] = static_cast<int>(at);
        sorted.push_back(m_ratings.categories[order[at]]);
    }
    m_ratings.categories = std::move(sorted);
    for (RatedUnits& row : m_ratings.rows)
        for (int& value : row.values)
            if (value != kMissing)
                value = placeOf[static_cast<std::size_t>(value)];
    return std::move(m_ratings);
}

Result<Ratings> fromContingency(const std::vector<std::string>& labels,
                                const std::vector<std::vector<std::int64_t>>& cells)
{
    if (cells.size() != labels.size())
        return fail(ErrorCode::Malformed,
                    fmt::format("a contingency table has as many rows as columns; here are {} rows "
                                "and {} columns",
                                cells.size(),
                                labels.size()));
    if (auto good = check(labels, cells); !good)
        return passOn(good);
    Ratings ratings;
    ratings.categories = categoriesOf(labels);
    ratings.coders = {"rows", "columns"};
    for (std::size_t row = 0; row < cells.size(); ++row)
        for (std::size_t column = 0; column < labels.size(); ++column)
            if (cells[row][column] > 0)
                ratings.rows.push_back(
                    {{static_cast<int>(row), static_cast<int>(column)}, {}, cells[row][column]});
    return ratings;
}

Result<Ratings> fromCounts(const std::vector<std::string>& labels,
                           const std::vector<std::vector<std::int64_t>>& counts)
{
    if (auto good = check(labels, counts); !good)
        return passOn(good);
    Ratings ratings;
    ratings.categories = categoriesOf(labels);
    for (const auto& row : counts)
        ratings.rows.push_back({{}, row, 1});
    return ratings;
}

} // namespace crosscase::agreement
