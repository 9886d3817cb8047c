// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrate.h"

#include "core/store/backup_names.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"

#include <array>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace crosscase::store {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kSteps = 4;

// The copy that is worked on; without keep() nothing of it is left.
class Copy {
public:
    explicit Copy(const fs::path& original)
        : m_path(original.string() + ".migrating")
    {
        remove(); // what a killed program left
    }
    Copy(const Copy&) = delete;
    Copy(Copy&&) = delete;
    Copy& operator=(const Copy&) = delete;
    Copy& operator=(Copy&&) = delete;
    ~Copy() { remove(); }

    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    void remove() const
    {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            fs::remove(m_path.string() + ending, ignored);
    }
    fs::path m_path;
};

template <typename Work>
Result<void> guarded(const fs::path& path, Work&& work)
{
    try {
        work();
        return {};
    } catch (const std::exception& problem) {
        return tl::unexpected<Error>(errorOf(problem, path));
    }
}

// What a crash left in a journal is brought into the file: the copy must hold it, and no journal
// of the old file may lie beside the new one.
Result<void> settle(const fs::path& original)
{
    if (!hasJournal(original))
        return {};
    auto settled = guarded(original, [&] {
        soci::session session;
        openSqlite(session, original, Access::Write);
        leaveWal(session);
        session.close();
    });
    if (settled && hasJournal(original))
        return fail(ErrorCode::Locked,
                    fmt::format("'{}' is of an older format and has to be brought to this one, but "
                                "another program is reading it. Close it there and try again",
                                original.string()));
    return settled;
}

Result<fs::path> backUp(const fs::path& project, const Progress& progress)
{
    std::error_code problem;
    fs::create_directories(backupFolder(project), problem);
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("'{}' is of an older format and has to be brought to this one, but "
                                "the folder '{}' for a backup cannot be made: {}",
                                project.string(),
                                backupFolder(project).string(),
                                problem.message()));
    fs::path name = newBackupName(project);
    auto store = Store::open(project, Access::Read);
    if (!store)
        return passOn(store);
    if (auto copied = (*store)->backupTo(name, progress); !copied)
        return passOn(copied);
    return name;
}

Result<void> makeCopy(const fs::path& original, const fs::path& copy, const Progress& progress)
{
    Result<void> copied;
    auto opened = guarded(original, [&] {
        soci::session session;
        openSqlite(session, original, Access::Read);
        copied = copyDatabase(session, copy, progress);
    });
    return opened ? copied : opened;
}

Result<void> change(const fs::path& copy, int from)
{
    return guarded(copy, [&] {
        soci::session session;
        openSqlite(session, copy, Access::Write);
        session.begin();
        for (int format = from; format < kSchemaVersion; ++format)
            for (const std::string_view statement : migrationStatements(format))
                session << ddl(statement);
        session << "UPDATE project SET schema_version = :version WHERE id = 1",
            soci::use(kSchemaVersion);
        session.commit();
        markAsOurs(session, kSchemaVersion);
        leaveWal(session);
        session.close();
    });
}

template <typename Row>
bool sameRows(const model::Corpus& a, const model::Corpus& b)
{
    if constexpr (std::is_same_v<Row, model::Coding>) {
        std::vector<model::Coding> rows;
        rows.reserve(a.codings().size());
        a.codings().forEach([&](const model::Coding& coding) { rows.push_back(coding); });
        std::size_t at = 0;
        bool same = a.codings().size() == b.codings().size();
        b.codings().forEach(
            [&](const model::Coding& coding) { same = same && coding == rows[at++]; });
        return same;
    } else {
        return a.rows<Row>().size() == b.rows<Row>().size()
               && std::equal(a.rows<Row>().begin(), a.rows<Row>().end(), b.rows<Row>().begin());
    }
}

// The contents of the tables that no snapshot holds.
Result<std::string> restOf(const fs::path& path)
{
    std::string sums;
    auto read = guarded(path, [&] {
        soci::session session;
        openSqlite(session, path, Access::Read);
        for (const char* query :
             {"SELECT count(*), coalesce(sum(length(body)), 0) FROM document_text",
              "SELECT count(*), coalesce(sum(length(data)), 0) FROM original",
              "SELECT count(*), coalesce(sum(at), 0) FROM batch",
              "SELECT count(*), coalesce(sum(length(data)), 0) FROM batch_row",
              "SELECT next_id, created FROM project"}) {
            long long rows = 0;
            long long sum = 0;
            session << query, soci::into(rows), soci::into(sum);
            sums += fmt::format("{} {} ", rows, sum);
        }
    });
    if (!read)
        return passOn(read);
    return sums;
}

Result<void> compare(const fs::path& original, const fs::path& copy)
{
    const auto differs = [&](std::string_view what) {
        return fail(ErrorCode::Store,
                    fmt::format("'{}' is of an older format, and bringing it to this one failed: "
                                "{}. The file is as it was; it can still be read",
                                original.string(),
                                what));
    };
    auto before = Store::open(original, Access::Read);
    if (!before)
        return passOn(before);
    auto after = Store::open(copy, Access::Read);
    if (!after)
        return passOn(after);
    auto problems = (*after)->problems(false);
    if (!problems)
        return passOn(problems);
    if (!problems->empty())
        return differs(problems->front());
    auto old = (*before)->load();
    if (!old)
        return passOn(old);
    auto now = (*after)->load();
    if (!now)
        return passOn(now);
    std::string_view table;
    model::forEachKind([&]<typename Row>() {
        if (table.empty() && !sameRows<Row>(*old, *now))
            table = model::Schema<Row>::kTable;
    });
    if (!table.empty())
        return differs(fmt::format("the rows of {} differ", table));
    auto oldRest = restOf(original);
    if (!oldRest)
        return passOn(oldRest);
    auto newRest = restOf(copy);
    if (!newRest)
        return passOn(newRest);
    if (*oldRest != *newRest || old->project != now->project || old->batchUuid != now->batchUuid)
        return differs("texts or history differ");
    return {};
}

bool flush(const fs::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

Result<void> replace(const fs::path& original, const fs::path& copy)
{
    std::error_code problem;
    fs::permissions(copy, fs::status(original).permissions(), problem);
    if (!problem && !flush(copy, O_RDWR))
        problem = std::error_code(errno, std::generic_category());
    if (!problem)
        fs::rename(copy, original, problem);
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("cannot replace '{}' by its copy in the format of this version: {}",
                                original.string(),
                                problem.message()));
    flush(original.parent_path(), O_RDONLY | O_DIRECTORY); // some disks cannot; the file is whole
    return {};
}

Result<void> migrateOnCopy(const fs::path& original, int from, const Progress& progress)
{
    const Copy copy(original);
    if (auto go = progress.report("copying the older format", 1, kSteps); !go)
        return go;
    if (auto copied = makeCopy(original, copy.path(), {}); !copied)
        return copied;
    if (auto go = progress.report("changing the copy", 2, kSteps); !go)
        return go;
    if (auto changed = change(copy.path(), from); !changed)
        return changed;
    if (auto go = progress.report("comparing the copy", 3, kSteps); !go)
        return go;
    if (auto same = compare(original, copy.path()); !same)
        return same;
    if (auto go = progress.report("replacing the older format", 4, kSteps); !go)
        return go;
    return replace(original, copy.path());
}

} // namespace

Result<fs::path> migrate(const fs::path& project, const Progress& progress)
{
    auto header = readHeader(project);
    if (!header)
        return passOn(header);
    if (header->schemaVersion >= kSchemaVersion)
        return fs::path();
    std::error_code problem;
    const fs::path original = fs::canonical(project, problem); // a link to the file stays one
    if (problem)
        return fail(ErrorCode::Io,
                    fmt::format("cannot find '{}': {}", project.string(), problem.message()));
    if (auto settled = settle(original); !settled)
        return passOn(settled);
    if (auto go = progress.report("keeping the older format", 0, kSteps); !go)
        return passOn(go);
    auto kept = backUp(project, {});
    if (!kept)
        return kept;
    if (auto migrated = migrateOnCopy(original, header->schemaVersion, progress); !migrated) {
        std::error_code ignored;
        fs::remove(*kept, ignored);
        fs::remove(backupFolder(project), ignored); // if it was made for this
        return passOn(migrated);
    }
    return kept;
}

} // namespace crosscase::store
