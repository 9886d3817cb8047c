// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offset_map.h"

#include "core/text/utf8.h"

#include <bit>
#include <cassert>
#include <limits>

namespace crosscase::text {

namespace {

constexpr unsigned kBlock = 64; // code points; one bit of a word each

// The bytes of the code point that `lead` begins.
unsigned widthOf(unsigned char lead)
{
    if (lead < 0xC0)
        return 1;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// The bits below `index` (< 64).
unsigned bitsBelow(std::uint64_t bits, unsigned index)
{
    return static_cast<unsigned>(std::popcount(bits & ((std::uint64_t{1} << index) - 1)));
}

} // namespace

std::size_t OffsetMap::Block::byteAt(unsigned index) const
{
    return std::size_t{byte} + index + bitsBelow(low, index)
           + std::size_t{2} * bitsBelow(high, index);
}

std::size_t OffsetMap::Block::utf16At(unsigned index) const
{
    return std::size_t{utf16} + index + bitsBelow(low & high, index);
}

OffsetMap::OffsetMap(std::string_view utf8)
{
    assert(utf8.size() < static_cast<std::size_t>(std::numeric_limits<CodePoint>::max()));
    m_codePoints = static_cast<CodePoint>(utf8.size());
    if (asciiPrefix(utf8) == utf8.size())
        return;
    const std::size_t count = countCodePoints(utf8);
    m_codePoints = static_cast<CodePoint>(count);
    // One block more than full ones, so that the position at the end has its block, too.
    m_blocks.reserve(count / kBlock + 1);
    std::size_t byte = 0;
    std::size_t utf16 = 0;
    for (std::size_t position = 0; position <= count; position += kBlock) {
        Block block{static_cast<std::uint32_t>(byte), static_cast<std::uint32_t>(utf16), 0, 0};
        const auto inBlock = static_cast<unsigned>(std::min<std::size_t>(kBlock, count - position));
        for (unsigned index = 0; index < inBlock; ++index) {
            const unsigned width = widthOf(static_cast<unsigned char>(utf8[byte]));
            block.low |= std::uint64_t{(width - 1) & 1U} << index;
            block.high |= std::uint64_t{(width - 1) >> 1U} << index;
            byte += width;
        }
        utf16 += inBlock + static_cast<unsigned>(std::popcount(block.low & block.high));
        m_blocks.push_back(block);
    }
}

std::size_t OffsetMap::toByte(CodePoint position) const
{
    assert(position >= 0 && position <= m_codePoints);
    const auto at = static_cast<std::size_t>(position);
    return m_blocks.empty() ? at : m_blocks[at / kBlock].byteAt(static_cast<unsigned>(at % kBlock));
}

std::size_t OffsetMap::toUtf16(CodePoint position) const
{
    assert(position >= 0 && position <= m_codePoints);
    const auto at = static_cast<std::size_t>(position);
    return m_blocks.empty() ? at
                            : m_blocks[at / kBlock].utf16At(static_cast<unsigned>(at % kBlock));
}

// The last position whose offset is not behind `target`.
template <typename Offset>
CodePoint OffsetMap::find(std::size_t target, Offset offset) const
{
    if (m_blocks.empty())
        return static_cast<CodePoint>(std::min(target, static_cast<std::size_t>(m_codePoints)));
    const auto after = std::ranges::partition_point(
        m_blocks, [&](const Block& block) { return offset(block, 0) <= target; });
    const auto block = after - m_blocks.begin() - 1; // the first block begins at 0
    unsigned index = 0;
    for (unsigned step = kBlock / 2; step > 0; step /= 2) {
        if (offset(m_blocks[static_cast<std::size_t>(block)], index + step) <= target)
            index += step;
    }
    const auto position =
        static_cast<CodePoint>(block) * CodePoint{kBlock} + static_cast<CodePoint>(index);
    return std::min(position, m_codePoints); // the last block may have free places
}

CodePoint OffsetMap::fromByte(std::size_t byte) const
{
    return find(byte, [](const Block& block, unsigned index) { return block.byteAt(index); });
}

CodePoint OffsetMap::fromUtf16(std::size_t unit) const
{
    return find(unit, [](const Block& block, unsigned index) { return block.utf16At(index); });
}

std::string_view slice(std::string_view utf8, const OffsetMap& map, Span span)
{
    const Span within = span.clippedTo({0, map.codePoints()});
    if (within.empty())
        return {};
    const std::size_t start = map.toByte(within.start);
    return utf8.substr(start, map.toByte(within.end) - start);
}

} // namespace crosscase::text
