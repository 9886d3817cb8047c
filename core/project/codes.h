// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the codebook.
#pragma once

#include "core/codebook/codebook.h"
#include "core/project/edit.h"

#include <string>
#include <vector>

namespace crosscase::project {

// The path's missing ancestors are not made: NotFound. Exists: a sibling of the same name
// (case-folded, trimmed).
[[nodiscard]] Result<model::Id<model::Code>> addCode(Edit& edit, const std::string& path);
[[nodiscard]] Result<void>
renameCode(Edit& edit, model::Id<model::Code> code, const std::string& name);
// To the end of the new parent's children ({}: top level), or before `before`. Refused: into its
// own descendants.
[[nodiscard]] Result<void> moveCode(Edit& edit,
                                    model::Id<model::Code> code,
                                    model::Id<model::Code> parent,
                                    model::Id<model::Code> before = {});

struct MergeOutcome {
    std::size_t moved = 0;     // codings that changed their code
    std::size_t collapsed = 0; // codings that were there already (same place, code and coder)
};
// `from` ends in `into`: codings, children, examples, memos, summaries, ratings move; texts of the
// definition that differ are kept in `into`'s memo with the name they had. Refused: `into` below
// `from`.
[[nodiscard]] Result<MergeOutcome>
mergeCodes(Edit& edit, model::Id<model::Code> from, model::Id<model::Code> into);

// A new sub-code or sibling that takes over the given codings of `code`.
[[nodiscard]] Result<model::Id<model::Code>>
splitCode(Edit& edit,
          model::Id<model::Code> code,
          const std::string& newName,
          bool asChild,
          const std::vector<model::Id<model::Coding>>& codings);
// With its sub-codes, all their codings and what is written about them. Returns how many codings
// went.
[[nodiscard]] Result<std::size_t> deleteCode(Edit& edit, model::Id<model::Code> code);

// Writes the fields given; see codebook::Entry. Examples are replaced.
[[nodiscard]] Result<void>
setCodeFields(Edit& edit, model::Id<model::Code> code, const codebook::Entry& fields);

struct CodebookReport {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
};
// Matched by id, then by path; what is not in the file stays. Empty fields of the file do not
// erase.
[[nodiscard]] Result<CodebookReport> importCodebook(Edit& edit, const codebook::Codebook& codebook);

// A set of codes under a name; made or replaced.
[[nodiscard]] Result<void>
setCodeSet(Edit& edit, const std::string& name, const std::vector<model::Id<model::Code>>& codes);

} // namespace crosscase::project
