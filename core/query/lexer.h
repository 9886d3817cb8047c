// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a written expression into words, quoted strings and signs.
#pragma once

#include "core/base/error.h"
#include "core/query/expression.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

enum class TokenKind : std::uint8_t { Word, String, Open, Close, Comma, Compare, End };

struct Token {
    TokenKind kind = TokenKind::End;
    std::string text;      // Word: as written; String: without quotes and escapes; else empty
    Op op = Op::Equal;     // Compare
    std::size_t start = 0; // bytes, half-open
    std::size_t end = 0;
};

// Longer texts are refused.
inline constexpr std::size_t kMaxLength = 1'000'000; // bytes

// Always ends with one token of kind End. Malformed with its place: an open string, a lone '!',
// typographic quotes, bytes that are no UTF-8.
[[nodiscard]] Result<std::vector<Token>> lex(std::string_view text);

// Is `token` the word `keyword` (lower case), in any case?
[[nodiscard]] bool isKeyword(const Token& token, std::string_view keyword);
// Is `token` a word of the language itself (and, or, not, in, is, empty)?
[[nodiscard]] bool isReserved(const Token& token);

[[nodiscard]] std::string lowerAscii(std::string_view text);
// Unicode White_Space.
[[nodiscard]] bool isBlank(char32_t c);

} // namespace crosscase::query
