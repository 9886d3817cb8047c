// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of what the researcher wrote and judged.
#pragma once

#include "core/model/corpus.h"
#include "core/project/verify.h"

#include <vector>

namespace crosscase::project {

// Ratings on a value of their scale; evidence of something that can have evidence, once, for a
// bullet that there is. That each place has one of a kind is the database's to keep.
[[nodiscard]] std::vector<Problem> writingProblems(const model::Corpus& corpus);

} // namespace crosscase::project
