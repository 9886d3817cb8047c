// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table of agreement, each a sum over parts and codes.
#pragma once

#include "core/agreement/comparison.h"
#include "core/agreement/metric.h"

#include <string>
#include <vector>

namespace crosscase::agreement {

// Case: those of the top level, each with what is embedded in it; Embedded: those of every level.
enum class Per : std::uint8_t { Code, Document, Case, Pair, Embedded };

[[nodiscard]] std::optional<Per> perNamed(std::string_view name);
[[nodiscard]] std::string_view nameOf(Per per);

// What one document adds to a row.
struct RowPart {
    std::uint32_t document = 0; // by number, in order; the same in all rows of a comparison
    double decisions = 0;       // units times codes
    MarkedLengths lengths;
    // (pattern, units) that somebody marked, each pattern once
    std::vector<std::pair<Pattern, double>> marked;
};

struct Row {
    std::string name;
    std::size_t coders = 0;
    std::vector<RowPart> parts;
};

// A row a code, a document or a case (by name of `corpus`; embedded ones by path, in the order of
// cases); all codes together but with Code. Not for Pair: pairs are comparisons of their own.
[[nodiscard]] std::vector<Row>
rowsOf(const Comparison& comparison, Per per, const model::Corpus& corpus);
// All decisions in one row.
[[nodiscard]] Row pooled(const Comparison& comparison, std::string name);

// Sums of a row, its parts weighted.
struct RowSums {
    std::size_t coders = 0;
    double decisions = 0;
    MarkedLengths lengths;
    std::vector<std::pair<Pattern, double>> marked;

    [[nodiscard]] double of(Pattern pattern) const; // units of exactly this pattern; 0: nobody
    [[nodiscard]] double markedByAny() const;
};
[[nodiscard]] RowSums sumsOf(const Row& row);

// The decisions as values 0 and 1 of as many coders.
void fill(Tally& tally, const RowSums& sums);

} // namespace crosscase::agreement
