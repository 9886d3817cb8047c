// SPDX-License-Identifier: GPL-3.0-or-later
// The code points of a text that can be coded or not: those of chosen content that are no blanks.
//
// Places are counted in them, so that two coders who mark the same words, one with the blank behind
// them and one without, mark the same.
#pragma once

#include "core/model/text_source.h"

#include <cstdint>
#include <vector>

namespace crosscase::agreement {

// A stretch of such places, half-open; or of the numbers of units.
struct Interval {
    std::int64_t start = 0;
    std::int64_t end = 0;
    [[nodiscard]] std::int64_t length() const { return end - start; }
    bool operator==(const Interval&) const = default;
};

class Ink {
public:
    Ink() = default;
    // `chosen` lies within the text.
    Ink(const model::LoadedText& text, const text::SpanSet& chosen);

    [[nodiscard]] std::int64_t total() const { return m_total; }
    // How many lie before a position of the text. Constant time.
    [[nodiscard]] std::int64_t before(text::CodePoint position) const;
    [[nodiscard]] Interval within(text::Span span) const
    {
        return {before(span.start), before(span.end)};
    }
    // All of them, ascending.
    [[nodiscard]] std::vector<text::CodePoint> positions() const;

private:
    struct Block { // of 64 code points
        std::int32_t before = 0;
        std::uint64_t bits = 0;
    };
    void mark(text::CodePoint position);
    void markAscii(std::string_view utf8, text::Span span);
    void markAny(const model::LoadedText& text, text::Span span);

    std::vector<Block> m_blocks;
    std::int64_t m_total = 0;
};

} // namespace crosscase::agreement
