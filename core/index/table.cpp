// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/table.h"

#include <algorithm>
#include <tuple>

namespace crosscase::index {

namespace {

// More than a project can have: a number gone wrong, not to be reserved for.
constexpr Xapian::docid kMaxEntry = 100'000'000;

void readShard(const Xapian::Database& shard, std::uint32_t number, BlockTable& table)
{
    const auto end = shard.valuestream_end(kBlockSlot);
    for (auto value = shard.valuestream_begin(kBlockSlot); value != end; ++value) {
        const auto block = unpacked(*value);
        if (!block)
            throw Xapian::DatabaseCorruptError("a block without its place");
        table.entries.push_back({*block, number, value.get_docid()});
    }
}

// Do the entries follow each other from the first passage on, all of one text?
bool isComplete(const BlockTable& table, const BlockTable::Document& document)
{
    std::int32_t next = 0;
    const Block& first = table.entries[document.first].block;
    for (std::uint32_t place = document.first; place < document.last; ++place) {
        const Block& block = table.entries[place].block;
        if (block.range.first != next || block.range.last < next || block.blocks != first.blocks
            || block.fingerprint != first.fingerprint)
            return false;
        next = block.range.last;
    }
    return static_cast<std::int64_t>(document.last) - document.first == first.blocks;
}

void groupByDocument(BlockTable& table)
{
    for (std::uint32_t place = 0; place < table.entries.size(); ++place) {
        const Block& block = table.entries[place].block;
        if (table.documents.empty() || table.documents.back().id != block.document)
            table.documents.push_back({block.document, place, place, false, block.fingerprint});
        table.documents.back().last = place + 1;
    }
    for (BlockTable::Document& document : table.documents)
        document.complete = isComplete(table, document);
}

} // namespace

Shards openShards(const std::filesystem::path& folder, const Generation& generation)
{
    Shards shards;
    for (std::size_t shard = 0; shard < kShards; ++shard)
        shards[shard] = Xapian::Database(generation.shard(folder, shard).string());
    return shards;
}

BlockTable readTable(const Shards& shards)
{
    BlockTable table;
    for (std::size_t shard = 0; shard < kShards; ++shard) {
        const Xapian::docid last = shards[shard].get_lastdocid();
        if (last > kMaxEntry)
            throw Xapian::DatabaseCorruptError("a number of entries that cannot be");
        table.placeOf[shard].assign(std::size_t{last} + 1, BlockTable::kNowhere);
        readShard(shards[shard], static_cast<std::uint32_t>(shard), table);
    }
    std::sort(table.entries.begin(), table.entries.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.block.document, a.block.range.first, a.shard, a.entry)
               < std::tuple(b.block.document, b.block.range.first, b.shard, b.entry);
    });
    for (std::uint32_t place = 0; place < table.entries.size(); ++place) {
        const BlockTable::Entry& entry = table.entries[place];
        auto& places = table.placeOf[entry.shard];
        if (entry.entry >= places.size())
            throw Xapian::DatabaseCorruptError("an entry behind the last one");
        places[entry.entry] = place;
    }
    groupByDocument(table);
    return table;
}

Knowledge compare(const BlockTable& table, const model::Corpus& corpus)
{
    Knowledge knowledge;
    knowledge.known.assign(table.documents.size(), false);
    std::size_t known = 0;
    auto at = table.documents.begin();
    corpus.documents().forEach([&](const model::Document& document) {
        while (at != table.documents.end() && at->id < document.id)
            ++at;
        const bool isKnown = at != table.documents.end() && at->id == document.id && at->complete
                             && at->fingerprint == fingerprintOf(document);
        if (isKnown)
            knowledge.known[static_cast<std::size_t>(at - table.documents.begin())] = true;
        else
            knowledge.unknown.push_back(document.id);
        known += isKnown ? 1 : 0;
    });
    knowledge.isCurrent = knowledge.unknown.empty() && known == table.documents.size();
    return knowledge;
}

} // namespace crosscase::index
