// SPDX-License-Identifier: GPL-3.0-or-later
// Files of an older format are brought to the format of this version.
//
// The work is done on a copy beside the file. Only when the copy has been compared with the
// original, row by row, does it take its place, by one renaming; the original is kept among the
// backups. Whatever fails before, or stops the program, leaves the original as it was.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <filesystem>

namespace crosscase::store {

// Needs the project's lock. Returns where the original is kept; empty: the format was right.
// Locked: another program reads the file and holds its write-ahead log; Malformed: the file is
// damaged; Io, Full: the backup or the copy could not be written; Cancelled.
[[nodiscard]] Result<std::filesystem::path> migrate(const std::filesystem::path& project,
                                                    const Progress& progress);

} // namespace crosscase::store
