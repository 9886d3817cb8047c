// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a code, as the project's log has it, in words.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/base/progress.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace crosscase::gui {

struct CodeEvent {
    model::Batch batch;
    bool undone = false;
    QStringList what; // "Name: Isolation → Solitude"
};

// Newest first. Reads the log: for a thread. `corpus` is what the window shows.
[[nodiscard]] Result<std::vector<CodeEvent>> historyOf(project::Project& project,
                                                       const model::Corpus& corpus,
                                                       model::Id<model::Code> code,
                                                       const Progress& progress);

} // namespace crosscase::gui
