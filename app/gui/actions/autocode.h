// SPDX-License-Identifier: GPL-3.0-or-later
// Coding many places at once.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/project/autocode.h"

#include <vector>

namespace crosscase::gui {

struct Autocoding {
    std::vector<project::TextPlace> hits;
    std::string code; // a path, or the path of a code that is made first
    project::CodingUnit unit = project::CodingUnit::Hit;
    int around = 0;
};

// Widens the hits and codes what the person has not coded so yet: one batch, "Autocode 14 passages
// with Trust".
Job* autocode(Session& session, QObject* owner, Autocoding coding, Session::Finished finished);

// --- queries kept under a name -------------------------------------------------------------------

[[nodiscard]] Result<project::Done>
saveQuery(Session& session, const QString& name, const QString& expression);
[[nodiscard]] Result<project::Done> deleteQuery(Session& session, const QString& name);

} // namespace crosscase::gui
