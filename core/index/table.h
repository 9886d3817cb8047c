// SPDX-License-Identifier: GPL-3.0-or-later
// All blocks of an index in memory, by place in the project; and which of them are as the project
// has them now.
#pragma once

#include "core/index/blocks.h"
#include "core/index/generation.h"
#include "core/model/corpus.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>
#include <xapian.h>

namespace crosscase::index {

using Shards = std::array<Xapian::Database, kShards>;

// Throws what Xapian throws.
[[nodiscard]] Shards openShards(const std::filesystem::path& folder, const Generation& generation);

// The slot of an entry's value that holds its Block, packed.
inline constexpr Xapian::valueno kBlockSlot = 0;

// A number of entries has one place each in [0, size).
struct BlockTable {
    struct Entry {
        Block block;
        std::uint32_t shard = 0;
        Xapian::docid entry = 0;
    };
    // The entries [first, last) of one document.
    struct Document {
        model::Id<model::Document> id;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        bool complete = false; // all blocks, of one text
        std::int64_t fingerprint = 0;
    };
    static constexpr std::uint32_t kNowhere = UINT32_MAX;

    std::vector<Entry> entries;                              // by document and place in it
    std::vector<Document> documents;                         // by id
    std::array<std::vector<std::uint32_t>, kShards> placeOf; // of Xapian's numbers

    [[nodiscard]] std::size_t size() const { return entries.size(); }
};

// Throws what Xapian throws.
[[nodiscard]] BlockTable readTable(const Shards& shards);

// A project's documents against the table.
struct Knowledge {
    std::vector<model::Id<model::Document>> unknown; // not there as they are now, ascending
    std::vector<bool> known;                         // of BlockTable::documents
    bool isCurrent = false;                          // all known, and no others there
};
[[nodiscard]] Knowledge compare(const BlockTable& table, const model::Corpus& corpus);

} // namespace crosscase::index
