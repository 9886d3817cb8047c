// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of the consensus.
#pragma once

#include "core/model/corpus.h"
#include "core/project/verify.h"

#include <vector>

namespace crosscase::project {

// One coder of the layer at most; each of its codings came of a decision; decisions are about
// codings of the coders they name, in their document; what came of one that still holds is what
// follows from it.
[[nodiscard]] std::vector<Problem> consensusProblems(const model::Corpus& corpus);

} // namespace crosscase::project
