// SPDX-License-Identifier: GPL-3.0-or-later
// What is to do to bring an index to the state of a project.
#pragma once

#include "core/index/table.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace crosscase::index {

struct Plan {
    struct Work {
        const model::Document* document; // of the snapshot
        std::vector<Xapian::docid> old;  // its entries so far
    };
    struct OfShard {
        std::vector<Xapian::docid> gone;
        std::vector<Work> work;
    };
    std::array<OfShard, kShards> shards;
    std::size_t removed = 0;  // documents
    std::int64_t letters = 0; // of the texts to be written, code points

    [[nodiscard]] bool empty() const;
};

[[nodiscard]] constexpr std::size_t shardOf(model::Id<model::Document> document)
{
    // Scattered (Knuth 1998, 6.4: multiplying by the golden ratio): numbers of documents may come
    // in steps, when each brings its case along.
    constexpr std::uint32_t kGolden = 2'654'435'769U;
    return (static_cast<std::uint32_t>(document.value) * kGolden >> 16U) % kShards;
}

[[nodiscard]] Plan makePlan(const BlockTable& table, const model::Corpus& corpus);

} // namespace crosscase::index
