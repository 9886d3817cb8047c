// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/plan.h"

#include <algorithm>

namespace crosscase::index {

bool Plan::empty() const
{
    return std::all_of(shards.begin(), shards.end(), [](const OfShard& shard) {
        return shard.gone.empty() && shard.work.empty();
    });
}

Plan makePlan(const BlockTable& table, const model::Corpus& corpus)
{
    Plan plan;
    const Knowledge knowledge = compare(table, corpus);
    for (const auto id : knowledge.unknown) {
        const model::Document& document = corpus.get(id);
        plan.shards[shardOf(id)].work.push_back({&document, {}});
        plan.letters += document.length;
    }
    for (std::size_t i = 0; i < table.documents.size(); ++i) {
        if (knowledge.known[i])
            continue;
        const BlockTable::Document& document = table.documents[i];
        auto& work = plan.shards[shardOf(document.id)].work;
        const auto again =
            std::lower_bound(work.begin(), work.end(), document.id, [](const auto& w, auto id) {
                return w.document->id < id;
            });
        const bool stays = again != work.end() && again->document->id == document.id;
        plan.removed += stays ? 0 : 1;
        for (std::uint32_t place = document.first; place < document.last; ++place) {
            const BlockTable::Entry& entry = table.entries[place];
            auto& entries = stays && entry.shard == shardOf(document.id)
                                ? again->old
                                : plan.shards[entry.shard].gone;
            entries.push_back(entry.entry);
        }
    }
    return plan;
}

} // namespace crosscase::index
