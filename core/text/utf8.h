// SPDX-License-Identifier: GPL-3.0-or-later
// Steps through UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::text {

// The byte position after the code point that starts at `byte`; of ill-formed bytes, the longest
// beginning of a code point (at least one byte) is one step.
[[nodiscard]] std::size_t nextCodePoint(std::string_view utf8, std::size_t byte);

// The code point at `byte` (U+FFFD for an ill-formed one); moves `byte` behind it.
[[nodiscard]] char32_t decodeAt(std::string_view utf8, std::size_t& byte);

// A code point that is none (a surrogate, beyond U+10FFFF) is appended as U+FFFD.
void append(std::string& utf8, char32_t codePoint);

// The length of the well-formed beginning; the size for valid UTF-8.
[[nodiscard]] std::size_t validPrefix(std::string_view bytes);
[[nodiscard]] bool isValidUtf8(std::string_view bytes);

// The length of the beginning that is ASCII.
[[nodiscard]] std::size_t asciiPrefix(std::string_view bytes);

// How many code points valid UTF-8 has.
[[nodiscard]] std::size_t countCodePoints(std::string_view utf8);

} // namespace crosscase::text
