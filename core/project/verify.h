// SPDX-License-Identifier: GPL-3.0-or-later
// Every invariant of a project, checked.
#pragma once

#include "core/base/progress.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace crosscase::project {

struct Problem {
    std::string where; // "coding 0190...", "document P01", "log"
    std::string what;
};

// The database's own checks; texts and their hashes; quotes and their spans; references; unique
// names; trees without circles; values that fit their types; the log, which must lead from now back
// to the empty project.
[[nodiscard]] Result<std::vector<Problem>> verify(Project& project, const Progress& progress);

} // namespace crosscase::project
