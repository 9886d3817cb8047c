// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/backup.h"

#include "core/store/backup_names.h"
#include "core/store/store.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBackups = 10;
constexpr std::size_t kFewestBackups = 2;
constexpr std::uintmax_t kMostBytes = 2ULL << 30U;

void clearOld(const fs::path& project)
{
    std::vector<fs::path> kept = backupsOf(project);
    std::uintmax_t bytes = 0;
    std::error_code ignored;
    for (const fs::path& backup : kept)
        bytes += fs::file_size(backup, ignored);
    while (kept.size() > kFewestBackups && (kept.size() > kMostBackups || bytes > kMostBytes)) {
        bytes -= fs::file_size(kept.front(), ignored);
        fs::remove(kept.front(), ignored);
        kept.erase(kept.begin());
    }
}

Result<fs::path> copyOf(store::Store& store, const Progress& progress)
{
    std::error_code problem;
    fs::create_directories(store::backupFolder(store.path()), problem);
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("cannot make the folder '{}': {}",
                                store::backupFolder(store.path()).string(),
                                problem.message()));
    fs::path target = store::newBackupName(store.path());
    if (auto copied = store.backupTo(target, progress); !copied)
        return passOn(copied);
    clearOld(store.path());
    return target;
}

// Puts the project's file, with its write-ahead log if there is one, beside it under another name.
Result<fs::path> putAside(const fs::path& project)
{
    fs::path former = project;
    former += fmt::format(".damaged-{}", now().ms);
    std::error_code problem;
    fs::copy_file(project, former, problem);
    const fs::path log = project.string() + "-wal";
    if (!problem && fs::exists(log))
        fs::copy_file(log, former.string() + "-wal", problem);
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("cannot put '{}' aside: {}", project.string(), problem.message()));
    return former;
}

// Backs up the project that `backup` shall replace. Malformed: it is too damaged for that. Nothing
// is touched by an error.
Result<fs::path> backUpFor(const model::Corpus& backup,
                           const fs::path& backupPath,
                           const fs::path& project,
                           const Progress& progress)
{
    auto current = store::Store::open(project, store::Access::Write);
    if (!current)
        return passOn(current);
    auto corpus = (*current)->load();
    if (!corpus)
        return passOn(corpus);
    if (corpus->project != backup.project)
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' is a backup of another project than '{}'. Copy it to a new "
                                "name and open it there",
                                backupPath.string(),
                                project.string()));
    return copyOf(**current, progress);
}

} // namespace

std::vector<fs::path> backupsOf(const fs::path& project)
{
    std::vector<fs::path> backups;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(store::backupFolder(project), problem))
        if (entry.is_regular_file() && entry.path().extension() == ".crosscase")
            backups.push_back(entry.path());
    std::sort(backups.begin(), backups.end());
    return backups;
}

Result<fs::path> backUp(const Project& project, const Progress& progress)
{
    auto store = store::Store::open(project.path(), store::Access::Read);
    if (!store)
        return passOn(store);
    return copyOf(**store, progress);
}

Result<fs::path> backUpIfChanged(const fs::path& project, const Progress& progress)
{
    auto store = store::Store::open(project, store::Access::Read);
    if (!store)
        return passOn(store);
    auto batches = (*store)->history();
    if (!batches)
        return passOn(batches);
    const std::vector<fs::path> made = backupsOf(project);
    if (batches->empty()
        || (!made.empty() && batches->back().at < store::timeOfBackup(project, made.back())))
        return fs::path();
    return copyOf(**store, progress);
}

Result<fs::path>
restoreBackup(const fs::path& project, const fs::path& backup, const Progress& progress)
{
    auto source = store::Store::open(backup, store::Access::Read);
    if (!source)
        return passOn(source);
    auto problems = (*source)->problems(true);
    if (!problems)
        return passOn(problems);
    if (!problems->empty())
        return fail(
            ErrorCode::Malformed,
            fmt::format("the backup '{}' is damaged: {}", backup.string(), problems->front()));
    auto corpus = (*source)->load();
    if (!corpus)
        return passOn(corpus);
    auto former = backUpFor(*corpus, backup, project, progress);
    // Damaged: it cannot be copied by the database, so the file itself is put aside.
    if (!former && former.error().code == ErrorCode::Malformed)
        former = putAside(project);
    if (!former && former.error().code != ErrorCode::NotFound)
        return former;
    // A write-ahead log left by a crash belongs to the file that goes, not to the one that comes.
    for (const char* side : {"-wal", "-shm"}) {
        std::error_code ignored;
        fs::remove(project.string() + side, ignored);
    }
    if (auto copied = (*source)->backupTo(project, progress); !copied)
        return passOn(copied);
    return former.value_or(fs::path{});
}

} // namespace crosscase::project
