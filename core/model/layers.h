// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of codings: those of persons, and the consensus that persons have reached on them.
//
// What counts codings counts those of one layer, never both: it looks at a snapshot of the layer.
#pragma once

#include "core/model/corpus.h"

#include <optional>
#include <string_view>

namespace crosscase::model {

// "coders", "consensus".
[[nodiscard]] std::string_view nameOf(CoderLayer layer);
[[nodiscard]] std::optional<CoderLayer> layerNamed(std::string_view name);

// The coder whose codings are the consensus; 0: the project has none.
[[nodiscard]] Id<Coder> consensusCoder(const Corpus& corpus);

// The snapshot with the codings of one layer only. Of persons: the consensus is no coder in it. Of
// the consensus: its coder is one like others in it, so that of such a snapshot this function
// leaves everything. Without a consensus nothing is copied; else the time is linear in the
// codings.
[[nodiscard]] Corpus onLayer(const Corpus& corpus, CoderLayer layer);

// The snapshot with the codings of persons, also if it is a view of the consensus.
[[nodiscard]] Corpus personsOf(const Corpus& corpus);

} // namespace crosscase::model
