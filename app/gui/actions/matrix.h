// SPDX-License-Identifier: GPL-3.0-or-later
// What a person writes into a matrix, and the views of it that the project keeps.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/matrix/spec.h"
#include "core/project/writing.h"

#include <vector>

namespace crosscase::gui {

// Empty words take the summary away. `evidence`: the codings that the cell shows.
[[nodiscard]] Result<void> writeSummary(Session& session,
                                        project::Cell cell,
                                        const QString& words,
                                        model::SummaryState state,
                                        const std::vector<model::Id<model::Coding>>& evidence);
// An empty reason takes it back.
[[nodiscard]] Result<void>
markNotApplicable(Session& session, project::Cell cell, const QString& reason);

// Replaces the view of that name.
[[nodiscard]] Result<void>
saveView(Session& session, const QString& name, const matrix::TableSpec& spec);
[[nodiscard]] Result<void> renameView(Session& session, const QString& from, const QString& to);
[[nodiscard]] Result<void> deleteView(Session& session, const QString& name);

// The memo of a case: written, changed, or (empty) deleted.
[[nodiscard]] Result<void>
writeCaseMemo(Session& session, model::Id<model::Case> unit, const QString& words);
// The one that the window shows: its oldest.
[[nodiscard]] std::optional<model::Memo> caseMemo(const model::Corpus& corpus,
                                                  model::Id<model::Case> unit);

} // namespace crosscase::gui
