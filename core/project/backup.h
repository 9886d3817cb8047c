// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a project in "NAME backups/" beside it.
#pragma once

#include "core/base/progress.h"
#include "core/project/project.h"

#include <filesystem>
#include <vector>

namespace crosscase::project {

// Makes a checked copy and clears away old ones: at most 10 and 2 GB, never fewer than 2. Returns
// its path. Reads through a connection of its own: may run in another thread while the project is
// worked on, and holds the state of the moment it began.
[[nodiscard]] Result<std::filesystem::path> backUp(const Project& project,
                                                   const Progress& progress);
// The same, by the project's path, but only if something was done since the last backup. Empty:
// there was no need.
[[nodiscard]] Result<std::filesystem::path> backUpIfChanged(const std::filesystem::path& project,
                                                            const Progress& progress);

// Oldest first.
[[nodiscard]] std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& project);

// Puts a checked copy of `backup` in the project's place, after backing up what is there (if it can
// be read). Refused: the backup is of another project. Returns where the former state is kept, or
// empty.
[[nodiscard]] Result<std::filesystem::path> restoreBackup(const std::filesystem::path& project,
                                                          const std::filesystem::path& backup,
                                                          const Progress& progress);

} // namespace crosscase::project
