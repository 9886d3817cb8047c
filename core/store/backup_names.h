// SPDX-License-Identifier: GPL-3.0-or-later
// Where the backups of a project lie: in "NAME backups/" beside it.
#pragma once

#include "core/base/time.h"

#include <filesystem>

namespace crosscase::store {

[[nodiscard]] std::filesystem::path backupFolder(const std::filesystem::path& project);
// For a backup made now: "NAME 2026-11-22T101800.250Z.crosscase" in the folder. Not there yet.
[[nodiscard]] std::filesystem::path newBackupName(const std::filesystem::path& project);
// When the backup of this name was made; long ago, if the name does not say.
[[nodiscard]] Timestamp timeOfBackup(const std::filesystem::path& project,
                                     const std::filesystem::path& backup);

} // namespace crosscase::store
