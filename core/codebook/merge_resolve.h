// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows as they are decided to one tree of codes.
#pragma once

#include "core/codebook/merge_rows.h"

#include <string>
#include <vector>

namespace crosscase::codebook::merging {

// Does the row keep two codes of a pair?
[[nodiscard]] bool isSplitting(const Question& question);

// What becomes of the nodes of a plan by the rows as they stand. A row without a decision counts as
// if nothing of theirs were taken.
struct Outcome {
    std::vector<std::string> names;     // of each node
    std::vector<std::size_t> parents;   // node above, or kNoParent
    std::vector<char> isGone;           // deleted, left out, or part of another one
    std::vector<std::size_t> into;      // the node that it became part of, or kGone; itself where
                                        // nodes would become part of each other
    std::vector<std::size_t> through;   // the node in whose stead the one above it stands: it was
                                        // merged; or kGone
    std::vector<char> isAsTheirs;       // it has their place
    std::vector<char> isOpen;           // whether it comes in at all is not decided
    std::vector<const Question*> lives; // the row on which it depends whether it comes in
};
[[nodiscard]] Outcome outcomeOf(const Sides& sides, const Plan& plan);

// Takes back what was filled in, or accepted, but does not go together: two siblings of one name,
// codes below each other, codes below one that is gone, or merged into it. Those rows are then for
// a person. What hangs on a code that is left out is left out. Malformed: what a person decided
// does not go together.
[[nodiscard]] Result<void> settle(const Sides& sides, Plan& plan);

// The merged codebook, and where each entry went.
[[nodiscard]] Merged build(const Sides& sides, const Plan& plan);

} // namespace crosscase::codebook::merging
