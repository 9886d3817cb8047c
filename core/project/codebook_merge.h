// SPDX-License-Identifier: GPL-3.0-or-later
// A merged codebook comes into the project that it was merged for.
#pragma once

#include "core/codebook/merge.h"
#include "core/project/edit.h"

#include <cstddef>
#include <vector>

namespace crosscase::project {

struct AppliedCodebook {
    std::vector<model::Id<model::Code>> codes; // for each entry of the merged codebook its code
    std::size_t added = 0;
    std::size_t deleted = 0;                       // codes
    std::size_t merged = 0;                        // codes that became part of another
    std::size_t deletedCodings = 0;                // of the codes that were deleted
    std::vector<model::Id<model::Code>> gone = {}; // with Gone::Left: those to be deleted
};

// What to do with the codes that the merged codebook no longer has.
enum class Gone : std::uint8_t {
    Deleted, // at once, with their codings
    Left,    // they stay where they are, for the caller to delete
};

// `merged` was made with codebook::fromCorpus(edit.corpus()) as mine. Codes keep their identity and
// codings; what two entries of mine became together is one code (mergeCodes); what is gone is
// deleted with its codings. Order, place, names and fields are then those of the merged codebook.
// Refused: rows are undecided, or `merged` is of another codebook.
[[nodiscard]] Result<AppliedCodebook>
applyMergedCodebook(Edit& edit, const codebook::Merged& merged, Gone gone = Gone::Deleted);

} // namespace crosscase::project
