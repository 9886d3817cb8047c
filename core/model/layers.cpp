// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/layers.h"

namespace crosscase::model {

namespace {

// The rows of a block that belong to the coder, or to all others.
template <typename Visit>
void forEachOf(const Corpus& corpus, Id<Coder> coder, Visit&& visit)
{
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->coder[row] == coder)
                visit(*block, row);
}

void keepPersons(Corpus& corpus, Id<Coder> consensus)
{
    std::vector<Id<Coding>> others;
    forEachOf(corpus, consensus, [&](const Codings::Block& block, std::size_t row) {
        others.push_back(block.id[row]);
    });
    corpus.rows<Coding>().erase(others);
    corpus.rows<Coder>().erase(consensus);
}

void keepConsensus(Corpus& corpus, Id<Coder> consensus)
{
    std::vector<Coding> own;
    if (consensus)
        forEachOf(corpus, consensus, [&](const Codings::Block& block, std::size_t row) {
            own.push_back(block.at(row));
        });
    Codings codings;
    if (!own.empty())
        codings.insert(std::move(own));
    corpus.rows<Coding>() = std::move(codings);
    if (!consensus)
        return;
    Coder coder = corpus.get(consensus);
    coder.layer = CoderLayer::Person;
    corpus.rows<Coder>().replace(std::move(coder));
}

} // namespace

std::string_view nameOf(CoderLayer layer)
{
    return layer == CoderLayer::Consensus ? "consensus" : "coders";
}

std::optional<CoderLayer> layerNamed(std::string_view name)
{
    for (const CoderLayer layer : {CoderLayer::Person, CoderLayer::Consensus})
        if (nameOf(layer) == name)
            return layer;
    return std::nullopt;
}

Id<Coder> consensusCoder(const Corpus& corpus)
{
    for (const Coder& coder : corpus.rows<Coder>())
        if (coder.layer == CoderLayer::Consensus)
            return coder.id;
    return {};
}

Corpus personsOf(const Corpus& corpus)
{
    // In a view of persons there is no consensus.
    const bool isConsensus =
        corpus.whole && corpus.rows<Coder>().contains(consensusCoder(*corpus.whole));
    return onLayer(isConsensus ? *corpus.whole : corpus, CoderLayer::Person);
}

Corpus onLayer(const Corpus& corpus, CoderLayer layer)
{
    if (layer == CoderLayer::Consensus && corpus.whole)
        return onLayer(*corpus.whole, layer);
    Corpus view = corpus;
    const Id<Coder> consensus = consensusCoder(corpus);
    if (layer == CoderLayer::Person && !consensus)
        return view;
    view.whole = std::make_shared<const Corpus>(corpus);
    if (layer == CoderLayer::Consensus)
        keepConsensus(view, consensus);
    else
        keepPersons(view, consensus);
    return view;
}

} // namespace crosscase::model
