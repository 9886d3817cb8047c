// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/cache_folder.h"

#include "core/base/hash.h"

#include <cstdint>
#include <cstdlib>
#include <fmt/format.h>
#include <system_error>

namespace crosscase::index {

namespace {

namespace fs = std::filesystem;

// The folder that a variable names; a relative one is nobody's (XDG Base Directory Specification).
fs::path folderFrom(const char* variable)
{
    const char* value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): nobody sets it
    fs::path folder = value == nullptr ? "" : value;
    return folder.is_absolute() ? folder : fs::path();
}

fs::path base()
{
    if (fs::path folder = folderFrom("CROSSCASE_CACHE"); !folder.empty())
        return folder;
    if (fs::path folder = folderFrom("XDG_CACHE_HOME"); !folder.empty())
        return folder / "crosscase";
    if (fs::path folder = folderFrom("HOME"); !folder.empty())
        return folder / ".cache" / "crosscase";
    return {};
}

} // namespace

fs::path cacheFolder(const Uuid& project, const fs::path& projectFile)
{
    const fs::path folder = base();
    if (folder.empty())
        return {};
    std::error_code error;
    fs::path file = fs::weakly_canonical(projectFile, error);
    if (error)
        file = projectFile;
    const auto hash = static_cast<std::uint64_t>(hash64(file.string()));
    return folder / "index" / fmt::format("{}-{:016x}", project.toCanonical(), hash);
}

} // namespace crosscase::index
