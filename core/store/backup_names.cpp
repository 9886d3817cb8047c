// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup_names.h"

#include <fmt/format.h>
#include <string>

namespace crosscase::store {

namespace fs = std::filesystem;

fs::path backupFolder(const fs::path& project)
{
    return project.parent_path() / (project.stem().string() + " backups");
}

// Names sort by time; no colon, which some disks refuse.
fs::path newBackupName(const fs::path& project)
{
    const fs::path folder = backupFolder(project);
    for (Timestamp at = now();; ++at.ms) {
        std::string time = toIso8601(at);
        if (at.ms % 1000 == 0)
            time.insert(time.size() - 1, ".000");
        std::erase(time, ':');
        fs::path name = folder / fmt::format("{} {}.crosscase", project.stem().string(), time);
        if (!fs::exists(name))
            return name;
    }
}

Timestamp timeOfBackup(const fs::path& project, const fs::path& backup)
{
    std::string name = backup.stem().string();
    const std::size_t before = project.stem().string().size() + 1;
    // "2026-11-22T101800.250Z"
    constexpr std::size_t kLength = 22;
    constexpr std::size_t kHours = 13;
    constexpr std::size_t kMinutes = 16;
    if (name.size() != before + kLength)
        return {};
    name.erase(0, before);
    name.insert(kHours, ":").insert(kMinutes, ":");
    return timestampFromIso8601(name).value_or(Timestamp{});
}

} // namespace crosscase::store
