// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project_lock.h"

#include "core/base/file.h"
#include "core/base/time.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace crosscase::store {

namespace {

namespace fs = std::filesystem;

std::string whoAndWhere()
{
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const passwd* user = ::getpwuid(::getuid());
    return fmt::format("{} on {} since {} (process {})",
                       user != nullptr ? user->pw_name : "somebody",
                       host.data(),
                       toIso8601(now()),
                       ::getpid());
}

// Is the open file still the one of that name? It may have been removed by the one who had it.
bool isStill(int descriptor, const fs::path& path)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0
           && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

tl::unexpected<Error> lockedBy(const fs::path& lock, const fs::path& project)
{
    const auto holder = readFile(lock);
    return fail(ErrorCode::Locked,
                fmt::format("'{}' is open in another program: {}. Close it there first",
                            project.string(),
                            holder && !holder->empty() ? *holder : "holder unknown"));
}

} // namespace

Result<ProjectLock> ProjectLock::take(const fs::path& project)
{
    ProjectLock lock;
    // Whatever link leads to it, one project has one lock.
    std::error_code problem;
    lock.m_path = fs::weakly_canonical(project, problem);
    if (problem)
        lock.m_path = project;
    lock.m_path += ".lock";
    for (;;) {
        lock.m_descriptor = ::open(lock.m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (lock.m_descriptor < 0)
            return fail(errno == EACCES || errno == EROFS ? ErrorCode::ReadOnly : ErrorCode::Io,
                        fmt::format("cannot write in the folder of '{}': {}",
                                    project.string(),
                                    std::strerror(errno)));
        if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            ::close(std::exchange(lock.m_descriptor, -1));
            return lockedBy(lock.m_path, project);
        }
        if (isStill(lock.m_descriptor, lock.m_path))
            break;
        ::close(std::exchange(lock.m_descriptor, -1));
    }
    const std::string who = whoAndWhere();
    if (::ftruncate(lock.m_descriptor, 0) != 0
        || ::pwrite(lock.m_descriptor, who.data(), who.size(), 0)
               != static_cast<ssize_t>(who.size()))
        return fail(
            ErrorCode::Io,
            fmt::format("cannot write '{}': {}", lock.m_path.string(), std::strerror(errno)));
    return lock;
}

ProjectLock::ProjectLock(ProjectLock&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{}

ProjectLock& ProjectLock::operator=(ProjectLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_path = std::move(other.m_path);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

ProjectLock::~ProjectLock()
{
    release();
}

void ProjectLock::release()
{
    if (m_descriptor < 0)
        return;
    // Removed while still held, so that nobody can lock a file that is about to go.
    ::unlink(m_path.c_str());
    ::close(std::exchange(m_descriptor, -1));
}

} // namespace crosscase::store
