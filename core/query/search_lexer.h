// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a written query into operators, parentheses and what stands between them: words, phrases,
// fields.
#pragma once

#include "core/query/search_query.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::query {

struct SearchToken {
    enum class Kind : std::uint8_t {
        Operand,
        Open,
        Close,
        And,
        Or,
        Not,
        Minus,
        Near,
        Adjacent,
        End
    };
    Kind kind = Kind::End;
    SearchNode operand;    // Operand: a leaf or a Phrase
    int distance = 0;      // Near, Adjacent
    std::size_t start = 0; // bytes, half-open
    std::size_t end = 0;
};

// Longer queries are refused.
inline constexpr std::size_t kMaxSearchLength = 100'000; // bytes
// How many tokens apart NEAR and ADJ may ask for, and what they ask for without a number.
inline constexpr int kMaxDistance = 10'000;
inline constexpr int kUsualDistance = 10;

// Punctuation alone gives no token. Always ends with one of kind End. Malformed with its place.
[[nodiscard]] Result<std::vector<SearchToken>> lexSearch(std::string_view text);

// Is it a quotation mark (straight double, typographic double, guillemets)?
[[nodiscard]] bool isQuote(char32_t c);
// Does the straight quotation mark at `byte` stand between two Hebrew letters? Then it is their
// gershayim, part of the word.
[[nodiscard]] bool isGershayim(std::string_view text, std::size_t byte);

} // namespace crosscase::query
