// SPDX-License-Identifier: GPL-3.0-or-later
// Words and sentences (Unicode UAX 29, as ICU cuts them).
//
// A word is a segment that holds at least one letter, number, kana or ideograph (ICU's rule status
// other than none: so a run of two or more underscores is one, too, and so is an `@`).
// A fast path for ASCII and the Latin letters finds the same words; a test proves it.
#pragma once

#include "core/text/offset_map.h"
#include "core/text/span.h"

#include <string_view>
#include <vector>

namespace crosscase::text {

// Byte positions of a word, half-open.
struct ByteSpan {
    std::size_t start = 0;
    std::size_t end = 0;

    bool operator==(const ByteSpan&) const = default;
};

// The words of a text, in order, by the fast path. `utf8` is valid UTF-8.
[[nodiscard]] std::vector<ByteSpan> words(std::string_view utf8);
// The same, put behind what `found` holds.
void words(std::string_view utf8, std::vector<ByteSpan>& found);

// The same by ICU alone: the yardstick of the fast path.
[[nodiscard]] std::vector<ByteSpan> wordsByIcu(std::string_view utf8);

[[nodiscard]] std::size_t countWords(std::string_view utf8);

// Code point positions at which the words of `utf8` start, ascending. A word belongs to the span
// that holds its first code point.
[[nodiscard]] std::vector<CodePoint> wordStarts(std::string_view utf8, const OffsetMap& map);

// Sentences within `span`, without outer blanks, none empty.
[[nodiscard]] std::vector<Span> sentences(std::string_view utf8, const OffsetMap& map, Span span);

} // namespace crosscase::text
