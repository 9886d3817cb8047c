// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/ink.h"

#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <bit>

namespace crosscase::agreement {

namespace {

constexpr unsigned kBlock = 64;

bool isAsciiBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

Ink::Ink(const model::LoadedText& text, const text::SpanSet& chosen)
    : m_blocks(static_cast<std::size_t>(text.offsets.codePoints()) / kBlock + 1)
{
    const bool ascii = text.utf8.size() == static_cast<std::size_t>(text.offsets.codePoints());
    for (const text::Span span : chosen) {
        if (ascii)
            markAscii(text.utf8, span);
        else
            markAny(text, span);
    }
    for (Block& block : m_blocks) {
        block.before = static_cast<std::int32_t>(m_total);
        m_total += std::popcount(block.bits);
    }
}

void Ink::mark(text::CodePoint position)
{
    const auto at = static_cast<std::size_t>(position);
    m_blocks[at / kBlock].bits |= std::uint64_t{1} << (at % kBlock);
}

void Ink::markAscii(std::string_view utf8, text::Span span)
{
    for (text::CodePoint at = span.start; at < span.end; ++at)
        if (!isAsciiBlank(utf8[static_cast<std::size_t>(at)]))
            mark(at);
}

void Ink::markAny(const model::LoadedText& text, text::Span span)
{
    std::size_t byte = text.offsets.toByte(span.start);
    for (text::CodePoint at = span.start; at < span.end; ++at)
        if (!text::isWhiteSpace(text::decodeAt(text.utf8, byte)))
            mark(at);
}

std::int64_t Ink::before(text::CodePoint position) const
{
    const auto at = static_cast<std::size_t>(std::max(position, 0));
    if (at / kBlock >= m_blocks.size())
        return m_total;
    const Block& block = m_blocks[at / kBlock];
    const std::uint64_t below = (std::uint64_t{1} << (at % kBlock)) - 1;
    return block.before + std::popcount(block.bits & below);
}

std::vector<text::CodePoint> Ink::positions() const
{
    std::vector<text::CodePoint> all;
    all.reserve(static_cast<std::size_t>(m_total));
    for (std::size_t block = 0; block < m_blocks.size(); ++block)
        for (std::uint64_t bits = m_blocks[block].bits; bits != 0; bits &= bits - 1)
            all.push_back(static_cast<text::CodePoint>(
                block * kBlock + static_cast<unsigned>(std::countr_zero(bits))));
    return all;
}

} // namespace crosscase::agreement
