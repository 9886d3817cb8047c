// SPDX-License-Identifier: GPL-3.0-or-later
// A new project file with objects of another project, as its first batch: without that one's past.
#pragma once

#include "core/base/progress.h"
#include "core/project/edit.h"
#include "core/project/project.h"

#include <filesystem>
#include <functional>
#include <string>

namespace crosscase::project {

struct FreshCopy {
    std::filesystem::path target;
    std::string title;         // of its first batch
    Uuid batch = Uuid::make(); // which is to be this one
    // With the original files that are kept; one that is its document's text goes anyway, a link to
    // a file never.
    bool originals = false;
};

// Runs `choose` on the objects of `project` and writes what it leaves, with the same identities and
// numbers and with the texts that it shows. The copy is a project of its own: another identity,
// nothing of the log. The project itself is read only, and may be open elsewhere.
//
// The target is there when all of it is. Exists: there is a file of that name. Newer: the
// project has parts that this version does not know. An error, also one of `choose`, or Cancelled:
// nothing is left behind.
[[nodiscard]] Result<void> writeFreshCopy(Project& project,
                                          const FreshCopy& copy,
                                          const std::function<Result<void>(Edit&)>& choose,
                                          const Progress& progress);

} // namespace crosscase::project
