// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/blocks.h"

#include "core/base/hash.h"

namespace crosscase::index {

namespace {

constexpr std::size_t kPacked = 24;

template <typename Number>
void append(std::string& bytes, Number number)
{
    const auto value = static_cast<std::uint64_t>(number);
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

template <typename Number>
Number take(std::string_view& bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    bytes.remove_prefix(sizeof(Number));
    return static_cast<Number>(value);
}

} // namespace

std::int64_t fingerprintOf(const model::Document& document)
{
    return hash64(document.textHash,
                  hash64(document.structure, hash64(document.language, kFormat)));
}

std::vector<query::PassageRange> cutIntoBlocks(const model::LoadedText& text, std::size_t bytes)
{
    std::vector<query::PassageRange> blocks(1);
    std::size_t filled = 0;
    std::int32_t index = 0;
    for (const text::Passage& passage : text.structure.passages) {
        const std::size_t size = text.quote(passage.content).size();
        if (filled > 0 && filled + size > bytes) {
            blocks.push_back({index, index});
            filled = 0;
        }
        filled += size;
        blocks.back().last = ++index;
    }
    return blocks;
}

std::string packed(const Block& block)
{
    std::string bytes;
    bytes.reserve(kPacked);
    append(bytes, block.document.value);
    append(bytes, block.range.first);
    append(bytes, block.range.last);
    append(bytes, block.blocks);
    append(bytes, block.fingerprint);
    return bytes;
}

std::optional<Block> unpacked(std::string_view bytes)
{
    if (bytes.size() != kPacked)
        return std::nullopt;
    Block block;
    block.document.value = take<std::int32_t>(bytes);
    block.range.first = take<std::int32_t>(bytes);
    block.range.last = take<std::int32_t>(bytes);
    block.blocks = take<std::int32_t>(bytes);
    block.fingerprint = take<std::int64_t>(bytes);
    return block;
}

} // namespace crosscase::index
