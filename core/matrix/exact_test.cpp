// SPDX-License-Identifier: GPL-3.0-or-later
// The tables with given margins are filled column by column. A table's probability is a constant
// times the product over its cells of 1 / x!, so what is left of the row margins is all that the
// columns to come depend on. The columns are cut in two halves: for each rest of the margins
// between them, the weights of the fillings of either half are listed, equal ones joined; then
// every left one asks the right ones, sorted and summed up, how much lies below its limit.
#include "core/matrix/exact_test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace crosscase::matrix {

namespace {

using Margins = std::vector<std::int64_t>;
constexpr std::size_t kMost = 20'000'000;   // fillings that are gone through
constexpr std::size_t kMostRests = 100'000; // of the margins, that are told apart

double logFactorial(std::int64_t n)
{
    return std::lgamma(static_cast<double>(n) + 1);
}

// So many fillings (of equal weight, but for rounding) of this logarithmic weight.
struct Weight {
    double log;
    double count;
};
using Weights = std::vector<Weight>;

void joinEqual(Weights& weights)
{
    constexpr double kEqual = 1e-10;
    std::sort(weights.begin(), weights.end(), [](const Weight& a, const Weight& b) {
        return a.log < b.log;
    });
    std::size_t kept = 0;
    for (std::size_t at = 1; at < weights.size(); ++at)
        if (weights[at].log - weights[kept].log < kEqual)
            weights[kept].count += weights[at].count;
        else
            weights[++kept] = weights[at];
    weights.resize(std::min(weights.size(), kept + 1));
}

// The next filling of a column with sum `sum` under `limits`; the first when it is empty.
bool next(Margins& column, const Margins& limits, std::int64_t sum)
{
    std::size_t cell = 0;
    std::int64_t rest = sum;
    if (column.empty()) {
        column.assign(limits.size(), 0);
    } else {
        // One more in the first cell that can take it, with something below to give.
        rest = column.front();
        for (cell = 1; cell < column.size(); ++cell) {
            if (rest > 0 && column[cell] < limits[cell])
                break;
            rest += column[cell];
        }
        if (cell == column.size())
            return false;
        ++column[cell];
        --rest;
    }
    // What is left goes into the cells below, lowest first.
    const std::size_t end = cell == 0 ? column.size() : cell;
    for (std::size_t below = 0; below < end; ++below) {
        column[below] = std::min(limits[below], rest);
        rest -= column[below];
    }
    return rest == 0;
}

class Enumeration {
public:
    // Fills these columns from these margins: for each rest the weights. Empty: too many.
    [[nodiscard]] std::map<Margins, Weights> fill(const Margins& rows, const Margins& columns)
    {
        std::map<Margins, Weights> before{{rows, {{0, 1}}}};
        for (const std::int64_t sum : columns) {
            std::map<Margins, Weights> behind;
            for (const auto& [rest, weights] : before)
                if (!addColumn(rest, weights, sum, behind))
                    return {};
            for (auto& [rest, weights] : behind)
                joinEqual(weights);
            before = std::move(behind);
        }
        return before;
    }

private:
    [[nodiscard]] bool addColumn(const Margins& rest,
                                 const Weights& weights,
                                 std::int64_t sum,
                                 std::map<Margins, Weights>& behind)
    {
        Margins column;
        while (next(column, rest, sum)) {
            m_done += weights.size();
            if (m_done > kMost || behind.size() > kMostRests)
                return false;
            Margins left = rest;
            double log = 0;
            for (std::size_t row = 0; row < rest.size(); ++row) {
                left[row] -= column[row];
                log -= logFactorial(column[row]);
            }
            Weights& into = behind[left];
            for (const Weight& weight : weights)
                into.push_back({weight.log + log, weight.count});
        }
        return true;
    }
    std::size_t m_done = 0;
};

Margins sums(const CountTable& counts, bool byRow)
{
    Margins margins(byRow ? counts.size() : counts.front().size());
    for (std::size_t row = 0; row < counts.size(); ++row)
        for (std::size_t column = 0; column < counts[row].size(); ++column)
            margins[byRow ? row : column] += counts[row][column];
    return margins;
}

CountTable transposed(const CountTable& counts)
{
    CountTable turned(counts.front().size(), Margins(counts.size()));
    for (std::size_t row = 0; row < counts.size(); ++row)
        for (std::size_t column = 0; column < counts[row].size(); ++column)
            turned[column][row] = counts[row][column];
    return turned;
}

CountTable withoutEmptyRows(CountTable counts)
{
    std::erase_if(counts, [](const Margins& row) {
        return std::all_of(row.begin(), row.end(), [](std::int64_t n) { return n == 0; });
    });
    return counts;
}

// Rows and columns with counts, the fewer of both as rows; empty when either has less than two.
CountTable reduced(const CountTable& counts)
{
    CountTable kept = withoutEmptyRows(counts);
    if (kept.size() < 2)
        return {};
    kept = withoutEmptyRows(transposed(kept));
    if (kept.size() < 2)
        return {};
    return kept.size() > kept.front().size() ? transposed(kept) : kept;
}

// Of the probabilities of all tables the sum of those up to `limit`, all as logarithms.
std::optional<double> sumUpTo(double limit, double constant, const Margins& rows, Margins columns)
{
    // The small columns leave the fewest rests.
    std::sort(columns.begin(), columns.end());
    const auto middle = columns.begin() + static_cast<std::ptrdiff_t>(columns.size() / 2);
    Enumeration enumeration;
    const auto halves = enumeration.fill(rows, Margins(columns.begin(), middle));
    std::map<Margins, Weights> rightOf; // by the rest, sorted: the order of rows does not matter
    double sum = 0;
    for (const auto& [rest, left] : halves) {
        Margins key = rest;
        std::sort(key.begin(), key.end());
        auto found = rightOf.find(key);
        if (found == rightOf.end()) {
            auto filled = enumeration.fill(key, Margins(middle, columns.end()));
            if (filled.empty())
                return std::nullopt;
            found = rightOf.emplace(key, std::move(filled.begin()->second)).first;
        }
        const Weights& right = found->second; // by weight
        // In units of the greatest, as the weights of many cases are beyond a double.
        const double unit = right.back().log;
        std::vector<double> upTo;
        double total = 0;
        for (const Weight& weight : right)
            upTo.push_back(total += weight.count * std::exp(weight.log - unit));
        for (const Weight& weight : left) {
            const auto behind =
                std::partition_point(right.begin(), right.end(), [&](const Weight& other) {
                    return constant + weight.log + other.log <= limit;
                });
            if (behind != right.begin())
                sum += weight.count * std::exp(constant + weight.log + unit)
                       * upTo[static_cast<std::size_t>(behind - right.begin()) - 1];
        }
    }
    return halves.empty() ? std::nullopt : std::optional<double>(sum);
}

double chiSquare(const CountTable& counts)
{
    const Margins rows = sums(counts, true);
    const Margins columns = sums(counts, false);
    const auto all =
        static_cast<double>(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
    double chi = 0;
    for (std::size_t row = 0; row < counts.size(); ++row)
        for (std::size_t column = 0; column < counts[row].size(); ++column) {
            const double expected =
                static_cast<double>(rows[row]) * static_cast<double>(columns[column]) / all;
            const double apart = static_cast<double>(counts[row][column]) - expected;
            chi += apart * apart / expected;
        }
    return chi;
}

} // namespace

Result<std::optional<double>> exactTest(const CountTable& counts)
{
    const CountTable table = reduced(counts);
    if (table.empty())
        return std::optional<double>();
    const Margins rows = sums(table, true);
    const Margins columns = sums(table, false);
    double constant = -logFactorial(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
    for (const std::int64_t sum : rows)
        constant += logFactorial(sum);
    for (const std::int64_t sum : columns)
        constant += logFactorial(sum);
    double observed = constant;
    for (const Margins& row : table)
        for (const std::int64_t count : row)
            observed -= logFactorial(count);
    constexpr double kTolerance = 1e-7;
    const auto sum = sumUpTo(observed + kTolerance, constant, rows, columns);
    if (!sum)
        return fail(ErrorCode::Refused,
                    "the table has too many cases or groups for an exact test; join groups, or use "
                    "a test for large samples in a statistics program");
    return std::optional<double>(std::min(1.0, *sum));
}

std::optional<double> phi(const CountTable& twoByTwo)
{
    const auto at = [&](std::size_t row, std::size_t column) {
        return static_cast<double>(twoByTwo[row][column]);
    };
    const double margins = (at(0, 0) + at(0, 1)) * (at(1, 0) + at(1, 1)) * (at(0, 0) + at(1, 0))
                           * (at(0, 1) + at(1, 1));
    if (margins == 0)
        return std::nullopt;
    return (at(0, 0) * at(1, 1) - at(0, 1) * at(1, 0)) / std::sqrt(margins);
}

std::optional<double> cramersV(const CountTable& counts)
{
    const CountTable table = reduced(counts);
    if (table.empty())
        return std::nullopt;
    const Margins rows = sums(table, true);
    const auto all =
        static_cast<double>(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
    const auto least = static_cast<double>(std::min(table.size(), table.front().size()));
    return std::sqrt(chiSquare(table) / (all * (least - 1)));
}

} // namespace crosscase::matrix
