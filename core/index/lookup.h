// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks a superset of a query fits. Xapian gives the lists of terms, entries and positions;
// putting them together is done here, over sets of blocks, because a document may have several.
#pragma once

#include "core/index/bits.h"
#include "core/index/table.h"
#include "core/query/superset.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::index {

// An operand of a phrase whose positions are looked at.
struct Followed {
    std::uint32_t offset = 0; // which operand
    std::vector<std::string> terms;
};

class Lookup {
public:
    // `wholeDocuments`: operands may be met in different blocks of a document.
    Lookup(const Shards& shards, const BlockTable& table, bool wholeDocuments)
        : m_shards(shards)
        , m_table(table)
        , m_wholeDocuments(wholeDocuments)
    {}

    // The places (BlockTable) of the blocks that fit; with whole documents all of their blocks.
    // Throws what Xapian throws.
    [[nodiscard]] Bits find(const query::Superset& wanted) const;

private:
    using Node = query::Superset;
    // The terms of a shard that a node for one token stands for; nothing: they cannot be followed
    // position by position.
    using Terms = std::optional<std::vector<std::string>>;

    [[nodiscard]] Bits all() const { return Bits(m_table.size(), true); }
    [[nodiscard]] Bits none() const { return Bits(m_table.size()); }
    // What a node finds among the blocks that its operands leave (And) or bring together (Or).
    [[nodiscard]] Bits conclude(const Node& node, Bits operands) const;
    [[nodiscard]] Bits leaf(const Node& node) const;
    [[nodiscard]] Bits pattern(const std::string& pattern) const;
    [[nodiscard]] Bits withPositions(const Node& node, const Bits& among) const;
    void withPositionsIn(std::size_t shard, const Node& node, const Bits& among, Bits& found) const;
    [[nodiscard]] std::vector<Followed> followedOf(std::size_t shard, const Node& node) const;
    [[nodiscard]] std::optional<Bits> pairs(const Node& phrase) const;
    // Adds the term's blocks; says how many entries it has.
    std::size_t addBlocks(std::size_t shard, const std::string& term, Bits& bits) const;
    void spread(Bits& bits) const;
    // Blocks of documents that have several: what stands at a border is in none of them.
    [[nodiscard]] Bits partsOfLongDocuments() const;
    [[nodiscard]] Terms termsOf(std::size_t shard, const Node& node) const;
    [[nodiscard]] Terms termsFitting(std::size_t shard, const std::string& pattern) const;
    [[nodiscard]] std::vector<std::string> termsOfStem(std::size_t shard,
                                                       const std::string& stem) const;

    const Shards& m_shards;
    const BlockTable& m_table;
    bool m_wholeDocuments;
};

} // namespace crosscase::index
