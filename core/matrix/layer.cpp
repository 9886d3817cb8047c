// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/layer.h"

#include "core/model/resolutions.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

namespace {

std::size_t codingsOf(const model::Corpus& corpus, model::Id<model::Coder> coder)
{
    std::size_t codings = 0;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            codings += block->coder[row] == coder && block->orphan[row] == 0 ? 1U : 0U;
    return codings;
}

} // namespace

void addLayerNote(std::vector<std::string>& notes,
                  const model::Corpus& corpus,
                  model::CoderLayer layer)
{
    const auto consensus = model::consensusCoder(corpus);
    if (!consensus) {
        if (layer == model::CoderLayer::Consensus)
            notes.emplace_back("Layer: consensus; nothing has been decided or accepted yet.");
        return;
    }
    const std::size_t codings = codingsOf(corpus, consensus);
    if (layer == model::CoderLayer::Person) {
        notes.push_back(fmt::format(
            "Layer: coders; the {} codings of their consensus are not counted.", codings));
        return;
    }
    const model::Resolutions resolutions(corpus);
    const auto stale =
        std::ranges::count_if(resolutions.all(), [](const auto& entry) { return entry.stale; });
    notes.push_back(
        fmt::format("Layer: consensus, {} codings; those of the coders are not counted.", codings));
    if (stale > 0)
        notes.push_back(fmt::format("Of the decisions behind the consensus {} no longer hold: "
                                    "codings that they are about were changed or are gone. See "
                                    "'crosscase consensus list --stale'.",
                                    stale));
}

} // namespace crosscase::matrix
