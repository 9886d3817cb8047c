// SPDX-License-Identifier: GPL-3.0-or-later
// Reliability data: which value each coder gave to each unit.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::agreement {

struct Category {
    std::string label;
    std::optional<double> number; // what metrics of numbers compare; nothing: it is no number
};

constexpr int kMissing = -1;

// Units that were rated alike. Either `values` or `counts` is filled.
struct RatedUnits {
    std::vector<int> values;          // by coder: place of the category, or kMissing
    std::vector<std::int64_t> counts; // by category: how many gave it, whoever they are
    std::int64_t units = 1;
};

// Units x coders with gaps; a contingency table of two (a row a cell, with its number); or counts
// per unit and category, when nobody knows who gave which.
struct Ratings {
    std::vector<Category> categories; // in their order
    std::vector<std::string> coders;  // empty: counts
    std::vector<RatedUnits> rows;

    [[nodiscard]] std::optional<std::size_t> category(std::string_view label) const;
    [[nodiscard]] std::int64_t units() const;
    // One category against all others: "other", then it, as 0 and 1.
    [[nodiscard]] Ratings dichotomised(std::size_t category) const;
};

// Makes the value from cells of text as they come. Categories are those that occur (numbers by
// size, then words in the order of appearance); numbers that are written differently (1, 1.0) are
// one.
class RatingsMaker {
public:
    explicit RatingsMaker(std::vector<std::string> coders);
    // As many cells as coders; an empty one is missing.
    void add(const std::vector<std::string>& cells);
    [[nodiscard]] Ratings done() &&;

private:
    [[nodiscard]] int placeOf(const std::string& cell);
    Ratings m_ratings;
    std::unordered_map<std::string, int> m_places; // of cells seen before
};

// A square table of how often the first coder (rows) gave one and the second (columns) another.
// Malformed: not square. Refused: a negative number.
[[nodiscard]] Result<Ratings> fromContingency(const std::vector<std::string>& labels,
                                              const std::vector<std::vector<std::int64_t>>& cells);

// A row a unit, a column a category: how many coders gave it. Malformed: a row of another width.
// Refused: a negative number.
[[nodiscard]] Result<Ratings> fromCounts(const std::vector<std::string>& labels,
                                         const std::vector<std::vector<std::int64_t>>& counts);

} // namespace crosscase::agreement
