// SPDX-License-Identifier: GPL-3.0-or-later
// Which codes of a project were merged into others, as its log has it.
#pragma once

#include "core/codebook/merge.h"
#include "core/project/project.h"

#include <string>

namespace crosscase::project {

// The title of the batch that merges a code into another one; both by their paths.
[[nodiscard]] std::string titleOfMerge(const std::string& from, const std::string& into);

// For each code that is gone because it was merged, the code that has what it had: where that was
// merged in its turn, the last one. Merges that were undone, and codes whose heir was deleted, are
// not there. A merge is a batch in which the code went and all its codings that stayed have one
// other code; or, where it had none, one that says so in its title. Reads the batches that touched
// codes.
[[nodiscard]] Result<codebook::MergedCodes> mergedCodes(Project& project);

} // namespace crosscase::project
