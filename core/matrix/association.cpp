// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/association.h"

#include <algorithm>
#include <cmath>

namespace crosscase::matrix {

namespace {

double product(std::int64_t a, std::int64_t b)
{
    return static_cast<double>(a) * static_cast<double>(b);
}

// O ln(O / E) of the cell in a row and a column with these sums.
double cellTerm(std::int64_t observed, std::int64_t row, std::int64_t column, std::int64_t all)
{
    if (observed == 0)
        return 0;
    return static_cast<double>(observed) * std::log(product(observed, all) / product(row, column));
}

} // namespace

std::optional<double> expected(const Contingency& table)
{
    if (table.all == 0)
        return std::nullopt;
    return product(table.first, table.second) / static_cast<double>(table.all);
}

std::optional<double> logLikelihood(const Contingency& table)
{
    if (table.all == 0)
        return std::nullopt;
    const std::int64_t notFirst = table.all - table.first;
    const std::int64_t notSecond = table.all - table.second;
    const double sum =
        cellTerm(table.together, table.first, table.second, table.all)
        + cellTerm(table.first - table.together, table.first, notSecond, table.all)
        + cellTerm(table.second - table.together, notFirst, table.second, table.all)
        + cellTerm(notFirst - table.second + table.together, notFirst, notSecond, table.all);
    return std::max(0.0, 2 * sum); // rounding may leave less than nothing
}

std::optional<double> mutualInformation(const Contingency& table)
{
    if (table.together == 0 || table.all == 0)
        return std::nullopt;
    return std::log2(product(table.together, table.all) / product(table.first, table.second));
}

std::optional<double> tScore(const Contingency& table)
{
    if (table.together == 0 || table.all == 0)
        return std::nullopt;
    const auto together = static_cast<double>(table.together);
    return (together - *expected(table)) / std::sqrt(together);
}

std::optional<double> logDice(std::int64_t together, std::int64_t ofFirst, std::int64_t ofSecond)
{
    const std::int64_t once = std::min({together, ofFirst, ofSecond});
    if (once == 0)
        return std::nullopt;
    return 14 + std::log2(2 * static_cast<double>(once) / static_cast<double>(ofFirst + ofSecond));
}

} // namespace crosscase::matrix
