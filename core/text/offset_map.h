// SPDX-License-Identifier: GPL-3.0-or-later
// Positions of one text in its three countings: code points (stored, and what REFI-QDA
// exchanges), UTF-8 bytes (std::string, the database) and UTF-16 units (the window, ICU).
#pragma once

#include "core/text/span.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::text {

// Costs nothing for an ASCII text, where the three countings are one; else 24 bytes per 64 code
// points. Every answer takes constant time from code points, logarithmic time to them.
class OffsetMap {
public:
    OffsetMap() = default;
    // `utf8` is valid UTF-8 of fewer than 2^31 bytes and is only read during construction.
    explicit OffsetMap(std::string_view utf8);

    [[nodiscard]] CodePoint codePoints() const { return m_codePoints; }

    // Each takes a code point position in [0, codePoints()]; constant in an ASCII text.
    [[nodiscard]] std::size_t toByte(CodePoint position) const;
    [[nodiscard]] std::size_t toUtf16(CodePoint position) const;

    // A byte inside a code point, or a unit inside a surrogate pair, maps to the code point it
    // belongs to; a position behind the end to the end.
    [[nodiscard]] CodePoint fromByte(std::size_t byte) const;
    [[nodiscard]] CodePoint fromUtf16(std::size_t unit) const;

private:
    // Where a block of 64 code points begins, and the UTF-8 widths of its code points: bit i of
    // `low` and `high` together are the width of the i-th less one. So the bytes before it are
    // i + popcount(low below i) + 2 popcount(high below i), and its UTF-16 pairs have both bits.
    struct Block {
        std::uint32_t byte = 0;
        std::uint32_t utf16 = 0;
        std::uint64_t low = 0;
        std::uint64_t high = 0;

        [[nodiscard]] std::size_t byteAt(unsigned index) const;
        [[nodiscard]] std::size_t utf16At(unsigned index) const;
    };

    template <typename Offset>
    [[nodiscard]] CodePoint find(std::size_t target, Offset offset) const;

    CodePoint m_codePoints = 0;
    std::vector<Block> m_blocks; // empty for an ASCII text
};

// The text at `span` (clamped to the text).
[[nodiscard]] std::string_view slice(std::string_view utf8, const OffsetMap& map, Span span);

} // namespace crosscase::text
