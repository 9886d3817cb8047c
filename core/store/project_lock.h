// SPDX-License-Identifier: GPL-3.0-or-later
// Who writes a project: a side file NAME.crosscase.lock with a lock of the operating system on it,
// held while the project is open. A killed program leaves no lock, only the file.
#pragma once

#include "core/base/error.h"

#include <filesystem>

namespace crosscase::store {

class ProjectLock {
public:
    // Locked: with name, machine and time of the one who has it.
    [[nodiscard]] static Result<ProjectLock> take(const std::filesystem::path& project);

    ProjectLock() = default;
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock(ProjectLock&& other) noexcept;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ProjectLock& operator=(ProjectLock&& other) noexcept;
    ~ProjectLock();

    void release();

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

} // namespace crosscase::store
