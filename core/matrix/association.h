// SPDX-License-Identifier: GPL-3.0-or-later
// How strongly two words attract each other: measures over a contingency table.
//
// The sample is every pair (one position, another position in its window) of the text:
//
//                      second is b    second is not b
//     first is a           O11             O12        | R1 = a's pairs
//     first is not a       O21             O22        |
//                      -----------------------------
//                      C1 = b's pairs                   N = all pairs
//
// O11 = together, R1 = first, C1 = second. Expected without attraction: E11 = R1 C1 / N, and so on
// for the other cells. With windows of the same width on both sides the table of (b, a) is that of
// (a, b) transposed, so all measures are symmetric.
#pragma once

#include <cstdint>
#include <optional>

namespace crosscase::matrix {

struct Contingency {
    std::int64_t together = 0; // O11 >= 0
    std::int64_t first = 0;    // R1 >= O11
    std::int64_t second = 0;   // C1 >= O11
    std::int64_t all = 0;      // N >= R1 + C1 - O11
};

// E11. Undefined: N = 0.
[[nodiscard]] std::optional<double> expected(const Contingency& table);

// G2 = 2 sum O ln(O / E) over the four cells, 0 ln 0 = 0 (Dunning 1993, Computational Linguistics
// 19(1), 61-74). >= 0; 0 when every cell is as expected. Undefined: N = 0.
[[nodiscard]] std::optional<double> logLikelihood(const Contingency& table);

// MI = log2(O11 / E11) (Church & Hanks 1990, Computational Linguistics 16(1), 22-29). Undefined:
// O11 = 0 or N = 0.
[[nodiscard]] std::optional<double> mutualInformation(const Contingency& table);

// t = (O11 - E11) / sqrt(O11) (Church, Gale, Hanks & Hindle 1991, in Zernik, Lexical Acquisition).
// At most sqrt(O11). Undefined: O11 = 0 or N = 0.
[[nodiscard]] std::optional<double> tScore(const Contingency& table);

// 14 + log2(2 f(ab) / (f(a) + f(b))) (Rychlý 2008, RASLAN, 6-9), of the words' own frequencies in
// the text. A word that stands near several of the other makes more pairs than there are words;
// f(ab) is then the smaller of f(a), f(b), so that 14 stays the upper bound. Undefined: f(ab) = 0.
[[nodiscard]] std::optional<double>
logDice(std::int64_t together, std::int64_t ofFirst, std::int64_t ofSecond);

} // namespace crosscase::matrix
