// SPDX-License-Identifier: GPL-3.0-or-later
// A block is what one entry of the index stands for: consecutive whole passages of a document.
#pragma once

#include "core/model/text_source.h"
#include "core/query/search.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::index {

// A change of the tokens, terms or values makes every older index a stranger.
inline constexpr int kFormat = 1;

// Which text stands in the index: a hash of all that its terms depend on.
[[nodiscard]] std::int64_t fingerprintOf(const model::Document& document);

inline constexpr std::size_t kBlockBytes = 64 * 1024;

// Blocks of about `bytes` of content at most; a longer passage is a block of its own. At least one,
// and together all passages.
[[nodiscard]] std::vector<query::PassageRange> cutIntoBlocks(const model::LoadedText& text,
                                                             std::size_t bytes);

// What an entry of the index says of its block.
struct Block {
    model::Id<model::Document> document;
    query::PassageRange range;
    std::int32_t blocks = 0; // of the document: all are there, or it counts as unknown
    std::int64_t fingerprint = 0;
    bool operator==(const Block&) const = default;
};

// 24 bytes, and back; nothing if they are none.
[[nodiscard]] std::string packed(const Block& block);
[[nodiscard]] std::optional<Block> unpacked(std::string_view bytes);

} // namespace crosscase::index
