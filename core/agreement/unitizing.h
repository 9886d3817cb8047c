// SPDX-License-Identifier: GPL-3.0-or-later
// Agreement where coders choose the boundaries themselves: the u-alphas (Krippendorff, Mathet,
// Bouvry & Widlocher 2016, On the reliability of unitizing textual continua).
#pragma once

#include "core/agreement/figure.h"
#include "core/base/error.h"
#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::agreement {

// A stretch of the continuum to which a coder gave a value (a number from 0).
struct Segment {
    std::int64_t start = 0;
    std::int64_t end = 0;
    int value = 0;
    [[nodiscard]] std::int64_t length() const { return end - start; }
};

// A text of `length` positions with the segments of each coder, in order, none overlapping another
// of the same coder. Touching ones are two.
struct Continuum {
    std::int64_t length = 0;
    std::vector<std::vector<Segment>> byCoder;
};

// Sums over continua, from which the coefficients come; value 0 is the gap, value v + 1 the value
// v.
class UnitizingTally {
public:
    UnitizingTally(std::size_t values, std::size_t coders);
    // Refused: a continuum with other numbers of coders, a segment outside of it, an unknown value,
    // segments of one coder that overlap or are out of order.
    [[nodiscard]] Result<void> add(const Continuum& continuum);

    // 1 - Do / De: Do the length on which pairs of coders differ, De what is expected when segments
    // keep their lengths and gaps lie anywhere. Undefined: fewer than two coders, an empty text,
    // nothing that could differ.
    [[nodiscard]] Figure uAlpha() const;
    // The same with all values taken as one: what is relevant and what is not.
    [[nodiscard]] Figure binaryUAlpha() const;

private:
    void addOverlaps(const std::vector<Segment>& a, const std::vector<Segment>& b);

    std::size_t m_coders;
    double m_length = 0;            // of all continua
    std::vector<double> m_observed; // (value by value): length that a pair of coders gave both
    std::vector<double> m_marked;   // by value: length, of all coders
    std::vector<double> m_squares;  // by value: of the lengths of single segments; gaps: lengths
};

// The sums of one code, whose segments have no values: what a bootstrap adds up.
struct MarkedLengths {
    double length = 0;  // of the text
    double marked = 0;  // by each coder, added up
    double shared = 0;  // marked by both of a pair of coders, over all ordered pairs
    double squares = 0; // of the lengths of single segments

    MarkedLengths& operator+=(const MarkedLengths& other);
    [[nodiscard]] MarkedLengths times(double factor) const;
};

// binaryUAlpha from these sums.
[[nodiscard]] Figure binaryUAlpha(const MarkedLengths& sums, std::size_t coders);

} // namespace crosscase::agreement
