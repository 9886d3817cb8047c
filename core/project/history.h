// SPDX-License-Identifier: GPL-3.0-or-later
// The audit trail, and undo and redo over it.
//
// Nothing leaves the record. A batch that undoes another says which; a batch is *cancelled* when a
// batch that is not cancelled itself undoes it. Undo takes the coder's last batch that is neither
// cancelled nor an undo; redo undoes the coder's last undo, as long as the coder has done nothing
// new since.
#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace crosscase::project {

struct HistoryEntry {
    model::Batch batch;
    bool undone = false;                                    // cancelled
    std::vector<std::pair<std::string, std::int64_t>> rows; // table -> how many rows it touched
};

// Oldest first.
[[nodiscard]] Result<std::vector<HistoryEntry>> history(Project& project);
// Only the batches that touched the object.
[[nodiscard]] Result<std::vector<HistoryEntry>> historyOf(Project& project, model::AnyId object);
// What a batch changed, as the log has it.
[[nodiscard]] Result<model::ChangeRecord> changesIn(Project& project, std::int32_t number);

struct Reverted {
    model::Batch batch; // the one that was undone or redone
    Done done;
};
// NotFound: nothing to undo / redo. Conflict: somebody else's later batch touched the same (named).
[[nodiscard]] Result<Reverted> undo(Project& project);
[[nodiscard]] Result<Reverted> redo(Project& project);

// The batch that undo / redo would take; nothing: there is none.
[[nodiscard]] Result<std::optional<model::Batch>> nextUndo(Project& project);
[[nodiscard]] Result<std::optional<model::Batch>> nextRedo(Project& project);

// How many rows a batch touched: how long it will take to undo it.
[[nodiscard]] Result<std::int64_t> rowsOf(Project& project, const model::Batch& batch);

// The state of the project just after batch `number` (0: empty), rebuilt from the log.
[[nodiscard]] Result<model::Corpus> corpusAt(Project& project, std::int32_t number);

} // namespace crosscase::project
