// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/update.h"

#include "core/index/plan.h"
#include "core/index/shard_work.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <system_error>

namespace crosscase::index {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kCompactFrom = 4 * 1024 * 1024;

tl::unexpected<Error> failed(const fs::path& folder, std::string_view reason)
{
    return fail(ErrorCode::Io,
                fmt::format("the search index in '{}' cannot be written: {}; searching goes on "
                            "without it",
                            folder.string(),
                            reason));
}

// Is it the disk, and not the index, that is at fault?
bool isOfTheDisk(const Xapian::Error& error)
{
    const char* reason = error.get_error_string();
    return reason != nullptr
           && (std::string_view(reason) == std::strerror(ENOSPC)
               || std::string_view(reason) == std::strerror(EDQUOT)
               || std::string_view(reason) == std::strerror(EFBIG)
               || std::string_view(reason) == std::strerror(EROFS)
               || std::string_view(reason) == std::strerror(EACCES)
               || std::string_view(reason) == std::strerror(EMFILE));
}

// Empty shards, which count from now on.
Result<Generation> begin(const fs::path& folder)
{
    Generation generation;
    generation.number = nextNumber(folder);
    for (std::size_t shard = 0; shard < kShards; ++shard) {
        std::error_code error;
        const fs::path path = generation.shard(folder, shard);
        fs::create_directories(path.parent_path(), error);
        if (error)
            return failed(folder, error.message());
        Xapian::WritableDatabase(path.string(),
                                 Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    }
    if (auto announced = announce(folder, generation); !announced)
        return passOn(announced);
    return generation;
}

bool wantsCompaction(const fs::path& folder, const Generation& generation)
{
    return sizeOf(folder, generation)
           > generation.compacted + std::max(kCompactFrom, generation.compacted / 2);
}

// Into a new generation, which then counts. False: it stays as it was.
bool compact(const fs::path& folder, Generation& generation, const Progress& progress)
{
    Generation next;
    next.number = nextNumber(folder);
    std::error_code error;
    fs::create_directories(next.shard(folder, 0).parent_path(), error);
    try {
        forEachShard(
            true,
            [&](std::size_t shard) {
                Xapian::Database from(generation.shard(folder, shard).string());
                from.compact(next.shard(folder, shard).string(), Xapian::Compactor::FULL);
            },
            [&] { static_cast<void>(progress.report("index: compact", 0, 0)); });
    } catch (const Xapian::Error&) { // most likely no space for two: the old one does as well
        fs::remove_all(folder / next.name(), error);
        return false;
    }
    next.compacted = sizeOf(folder, next);
    if (!flushToDisk(folder, next) || !seal(folder, next)) {
        fs::remove_all(folder / next.name(), error);
        return false;
    }
    fs::remove_all(folder / generation.name(), error);
    generation = next;
    return true;
}

Result<UpdateReport> bring(const fs::path& folder,
                           std::optional<Generation> existing,
                           const model::Corpus& corpus,
                           const model::TextSource& texts,
                           const Progress& progress)
{
    UpdateReport report;
    const BlockTable table = existing ? readTable(openShards(folder, *existing)) : BlockTable();
    const Plan plan = makePlan(table, corpus);
    if (existing && existing->sealed && plan.empty())
        return report;
    Result<Generation> generation = existing ? Result<Generation>(*existing) : begin(folder);
    if (!generation)
        return passOn(generation);
    if (auto announced = announce(folder, *generation); !announced)
        return passOn(announced);
    const WorkDone done = carryOut(plan, folder, *generation, texts, progress);
    report.outcome = UpdateReport::Outcome::Updated;
    report.indexed = done.indexed;
    report.unreadable = done.unreadable;
    report.removed = plan.removed;
    if (!progress.isCancelled() && wantsCompaction(folder, *generation))
        report.compacted = compact(folder, *generation, progress);
    if (!report.compacted)
        if (auto sealed = seal(folder, *generation); !sealed)
            return passOn(sealed);
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "stopped on request; what was indexed so far is kept");
    return report;
}

} // namespace

Result<UpdateReport> updateFolder(const fs::path& folder,
                                  const model::Corpus& corpus,
                                  const model::TextSource& texts,
                                  const Progress& progress,
                                  const std::optional<Generation>& broken)
{
    const Result<WriterLock> lock = WriterLock::take(folder);
    if (!lock) {
        UpdateReport report;
        report.outcome = lock.error().code == ErrorCode::Locked
                             ? UpdateReport::Outcome::Busy
                             : UpdateReport::Outcome::Unavailable;
        return report;
    }
    std::optional<Generation> existing = currentGeneration(folder);
    if (existing == broken)
        existing.reset();
    while (true) {
        std::string reason;
        bool isDisk = false;
        try {
            removeLeftovers(folder, existing);
            return bring(folder, existing, corpus, texts, progress);
        } catch (const Xapian::DatabaseLockError&) { // a program that does not know our lock
            UpdateReport report;
            report.outcome = UpdateReport::Outcome::Busy;
            return report;
        } catch (const Xapian::Error& error) {
            reason = error.get_description();
            isDisk = isOfTheDisk(error);
        } catch (const std::exception& error) {
            reason = error.what();
        }
        if (isDisk || !existing)
            return failed(folder, reason);
        existing.reset(); // broken: made anew
    }
}

} // namespace crosscase::index
