// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two cases are in their codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

enum class Likeness : std::uint8_t {
    SimpleMatching,
    Jaccard,
    RussellRao,
    KuckartzRaediker,
    SquaredEuclid, // these two are distances, on frequencies
    Block
};

// "jaccard" ...; nothing for another word.
[[nodiscard]] std::optional<Likeness> likenessNamed(std::string_view name);
[[nodiscard]] constexpr bool isDistance(Likeness likeness)
{
    return likeness >= Likeness::SquaredEuclid;
}

// The codes by where they are: in both cases, in one, in the other, in neither.
struct Fourfold {
    std::int64_t both = 0;    // a
    std::int64_t second = 0;  // b, only in the second case
    std::int64_t first = 0;   // c, only in the first case
    std::int64_t neither = 0; // d
    bool operator==(const Fourfold&) const = default;
};
// Of how often each code is in the two cases; both as long.
[[nodiscard]] Fourfold fourfold(const std::vector<std::int64_t>& first,
                                const std::vector<std::int64_t>& second);

// 0 to 1. Simple matching (a+d)/n (Sokal & Michener 1958); Jaccard a/(a+b+c) (1901); Russell & Rao
// a/n (1940); Kuckartz & Raediker's zeta (2a+d)/(2a+b+c+d) (MAXQDA). Nothing over zero, and for
// distances.
[[nodiscard]] std::optional<double> similarity(Likeness likeness, const Fourfold& codes);

// Sum over the codes of the squared, or of the absolute, differences. Nothing without codes, and
// for similarities.
[[nodiscard]] std::optional<double> distance(Likeness likeness,
                                             const std::vector<std::int64_t>& first,
                                             const std::vector<std::int64_t>& second);

} // namespace crosscase::matrix
