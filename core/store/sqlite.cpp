// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/store/values.h"

// SOCI's header first: it declares SQLite's own in a namespace, sqlite_api.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace crosscase::store {

namespace {

namespace fs = std::filesystem;
using namespace sqlite_api; // NOLINT(google-build-using-namespace): SQLITE_TRANSIENT needs it

constexpr int kPatience = 10'000;                    // milliseconds for the lock of another program
constexpr std::uint32_t kApplicationId = 0x43534341; // "CSCA"

sqlite_api::sqlite3* handleOf(soci::session& session)
{
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// Any name works as a URI when all but plain characters are percent-encoded.
std::string uriOf(const fs::path& path, std::string_view parameters)
{
    std::string uri = "file:";
    for (const char c : fs::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::strchr("/-_.~", c) != nullptr)
            uri += c;
        else
            uri += fmt::format("%{:02X}", byte);
    }
    return uri + std::string(parameters);
}

bool isOnNetwork(const fs::path& path)
{
    struct statfs info {};
    if (::statfs(fs::absolute(path).parent_path().c_str(), &info) != 0)
        return false;
    constexpr std::array<std::uint32_t, 10> kNetworks = {0x6969,
                                                         0x517B,
                                                         0xFF534D42,
                                                         0xFE534D42,
                                                         0x65735546,
                                                         0x01021997,
                                                         0x786F4256,
                                                         0x5346414F,
                                                         0x00C36400,
                                                         0x73757245};
    const auto type = static_cast<std::uint32_t>(info.f_type);
    return std::find(kNetworks.begin(), kNetworks.end(), type) != kNetworks.end();
}

// Only for digits that we wrote ourselves, lower case.
constexpr auto kHexDigits = [] {
    std::array<unsigned char, 256> values{};
    for (unsigned char digit = 0; digit < 16; ++digit)
        values[static_cast<unsigned char>("0123456789abcdef"[digit])] = digit;
    return values;
}();

// PostgreSQL's decode(text, 'hex') and encode(bytes, 'hex'), so that bytes travel as text in one
// SQL for both databases.
void decodeHex(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const unsigned char* text = sqlite3_value_text(values[0]);
    const int size = sqlite3_value_bytes(values[0]);
    std::string bytes(static_cast<std::size_t>(size) / 2, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(kHexDigits[text[2 * i]] << 4U | kHexDigits[text[2 * i + 1]]);
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

void encodeHex(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto* bytes = static_cast<const unsigned char*>(sqlite3_value_blob(values[0]));
    const int size = sqlite3_value_bytes(values[0]);
    std::string text(static_cast<std::size_t>(size) * 2, '\0');
    for (std::size_t i = 0; i < static_cast<std::size_t>(size); ++i) {
        text[2 * i] = kDigits[bytes[i] >> 4U];
        text[2 * i + 1] = kDigits[bytes[i] & 15U];
    }
    sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::uint32_t bigEndian(const std::array<unsigned char, 100>& bytes, std::size_t at)
{
    return (std::uint32_t{bytes[at]} << 24U) | (std::uint32_t{bytes[at + 1]} << 16U)
           | (std::uint32_t{bytes[at + 2]} << 8U) | std::uint32_t{bytes[at + 3]};
}

bool hasBytes(fs::path path, const char* ending)
{
    path += ending;
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    return !problem && size > 0;
}

// A reader in a folder it may not write must not look for side files; one that is there is needed.
bool mustBeImmutable(const fs::path& path)
{
    const fs::path folder = fs::absolute(path).parent_path();
    fs::path wal = path;
    wal += "-wal";
    std::error_code ignored;
    return ::access(folder.c_str(), W_OK) != 0 && !fs::exists(wal, ignored)
           && !hasBytes(path, "-journal");
}

struct Beginning {
    std::array<unsigned char, 100> bytes{};
    std::uint64_t size = 0; // of the file
};

// Without a lock and without a statement, so that nothing is recovered or changed.
Result<Beginning> readBeginning(const fs::path& path)
{
    sqlite3* handle = nullptr;
    sqlite3_file* file = nullptr;
    Beginning beginning;
    sqlite3_int64 size = 0;
    int result = sqlite3_open_v2(
        uriOf(path, "").c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    if (result == SQLITE_OK)
        result = sqlite3_file_control(
            handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (result == SQLITE_OK)
        result = file->pMethods->xFileSize(file, &size);
    if (result == SQLITE_OK && size >= static_cast<sqlite3_int64>(beginning.bytes.size()))
        result = file->pMethods->xRead(
            file, beginning.bytes.data(), static_cast<int>(beginning.bytes.size()), 0);
    beginning.size = static_cast<std::uint64_t>(size);
    sqlite3_close(handle);
    if (result != SQLITE_OK)
        return fail(ErrorCode::Io,
                    fmt::format("cannot read '{}': {}", path.string(), sqlite3_errstr(result)));
    return beginning;
}

// A program that was killed in a write may have left a journal by which it is taken back. SQLite
// does that for any reader that may write, so not for ours.
void takeBackUnfinished(const fs::path& path)
{
    if (!hasBytes(path, "-journal") || ::access(path.c_str(), W_OK) != 0)
        return;
    soci::session session(soci::sqlite3, "dbname=" + uriOf(path, "?mode=rw"));
    sqlite3_busy_timeout(handleOf(session), kPatience);
    int tables = 0;
    session << "SELECT count(*) FROM sqlite_master", soci::into(tables);
}

} // namespace

// A killed program may have left the file shorter than its header says; then the rest is in here.
bool hasJournal(const fs::path& path)
{
    return hasBytes(path, "-wal") || hasBytes(path, "-journal");
}

Result<FileHeader> readHeader(const fs::path& path)
{
    std::error_code problem;
    if (!fs::exists(path, problem))
        return fail(ErrorCode::NotFound, fmt::format("there is no project '{}'", path.string()));
    if (!fs::is_regular_file(path, problem))
        return fail(ErrorCode::Malformed, fmt::format("'{}' is not a project file", path.string()));
    auto read = readBeginning(path);
    if (!read)
        return passOn(read);
    const auto& [bytes, size] = *read;
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    if (size < bytes.size() || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0
        || bigEndian(bytes, 68) != kApplicationId)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is not a Crosscase project", path.string()));
    const std::uint32_t rawPage = (std::uint32_t{bytes[16]} << 8U) | bytes[17];
    const std::uint64_t pageSize = rawPage == 1 ? 65536 : rawPage;
    const std::uint64_t wanted = pageSize * bigEndian(bytes, 28);
    const bool countIsValid = bigEndian(bytes, 24) == bigEndian(bytes, 92);
    if (countIsValid && size < wanted && !hasJournal(path))
        return fail(
            ErrorCode::Malformed,
            fmt::format("'{}' is cut off: {} of {} bytes are there. Restore it from a backup "
                        "(crosscase restore) or from where it was copied",
                        path.string(),
                        size,
                        wanted));
    return FileHeader{static_cast<int>(bigEndian(bytes, 60))};
}

void openSqlite(soci::session& session, const fs::path& path, Access access)
{
    if (access == Access::Read)
        takeBackUnfinished(path);
    const std::string_view parameters = access == Access::Write ? "?mode=rwc"
                                        : mustBeImmutable(path) ? "?mode=ro&immutable=1"
                                                                : "?mode=ro";
    session.open(soci::sqlite3, "dbname=" + uriOf(path, parameters));
    sqlite3* handle = handleOf(session);
    sqlite3_busy_timeout(handle, kPatience);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_create_function(handle,
                            "decode",
                            2,
                            SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                            nullptr,
                            decodeHex,
                            nullptr,
                            nullptr);
    sqlite3_create_function(handle,
                            "encode",
                            2,
                            SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                            nullptr,
                            encodeHex,
                            nullptr,
                            nullptr);
    session << "PRAGMA foreign_keys = ON";
    session << "PRAGMA temp_store = MEMORY";
    session << "PRAGMA cache_size = -65536";
    if (access == Access::Read) {
        session << "PRAGMA query_only = ON";
        return;
    }
    std::string mode;
    if (isOnNetwork(path))
        session << "PRAGMA journal_mode = DELETE", soci::into(mode);
    else
        session << "PRAGMA journal_mode = WAL", soci::into(mode);
    session << "PRAGMA synchronous = FULL";
}

void markAsOurs(soci::session& session, int schemaVersion)
{
    session << fmt::format("PRAGMA application_id = {}", kApplicationId);
    session << fmt::format("PRAGMA user_version = {}", schemaVersion);
}

void foldLogIn(soci::session& session)
{
    session << "PRAGMA wal_checkpoint(PASSIVE)";
}

void leaveWal(soci::session& session)
{
    try {
        std::string mode;
        session << "PRAGMA journal_mode = DELETE", soci::into(mode);
    } catch (const soci::soci_error&) { // NOLINT(bugprone-empty-catch)
        // Somebody is reading. The file itself shall be complete all the same: it may be copied.
        try {
            foldLogIn(session);
        } catch (const soci::soci_error&) { // NOLINT(bugprone-empty-catch)
            // Then the log beside it keeps the rest.
        }
    }
}

std::string ddl(std::string_view statement)
{
    std::string sql(statement);
    if (const auto at = sql.find("{blob}"); at != std::string::npos)
        sql.replace(at, 6, "BLOB");
    return sql;
}

Error errorOf(const std::exception& problem, const fs::path& path)
{
    const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&problem);
    const int result = sqlite == nullptr ? 0 : sqlite->result() & 0xFF;
    const std::string name = path.string();
    switch (result) {
    case SQLITE_FULL:
        return {ErrorCode::Full, fmt::format("no space left for '{}'. Nothing was changed", name)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Locked,
                fmt::format("'{}' is being written by another program. Try again later", name)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        if (hasBytes(path, "-journal"))
            return {ErrorCode::ReadOnly,
                    fmt::format("'{0}' was being written when a program ended, and what it had "
                                "begun must be taken back before it can be read: copy '{0}' "
                                "together with '{0}-journal' to a place you may write to",
                                name)};
        return {ErrorCode::ReadOnly,
                fmt::format("'{}' cannot be opened or written here: {}", name, problem.what())};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {ErrorCode::Malformed,
                fmt::format("'{}' is damaged ({}). Restore it from a backup (crosscase restore)",
                            name,
                            problem.what())};
    case SQLITE_IOERR:
        return {ErrorCode::Io,
                fmt::format("the disk of '{}' failed or is full ({}). Nothing was changed",
                            name,
                            problem.what())};
    default:
        return {ErrorCode::Store,
                fmt::format("the database of '{}' failed: {}", name, problem.what())};
    }
}

std::vector<std::string> misfits(soci::session& session, int format)
{
    std::vector<std::string> found;
    const auto check = [&](std::string_view table,
                           std::string_view column,
                           std::string_view wrong) {
        int count = 0;
        session << fmt::format("SELECT count(*) FROM {} WHERE {}", table, wrong), soci::into(count);
        if (count > 0)
            found.push_back(
                fmt::format("{} rows of {} hold something else than they should in '{}'",
                            count,
                            table,
                            column));
    };
    model::forEachKind([&]<typename Row>() {
        constexpr std::string_view kTable = model::Schema<Row>::kTable;
        if (model::Schema<Row>::kSince > format)
            return;
        check(kTable, "id", "id NOT BETWEEN 1 AND 2147483647");
        check(kTable, "uuid", "typeof(uuid) <> 'text' OR length(uuid) <> 22");
        model::forEachColumn<Row>([&](const auto& column) {
            using Member = MemberOf<Row, std::remove_cvref_t<decltype(column)>>;
            const std::string_view name = column.name;
            if (column.since > format)
                return;
            if constexpr (kIsText<Member>)
                check(kTable, name, fmt::format("typeof({}) <> 'text'", name));
            else if constexpr (kIsWide<Member>)
                check(kTable, name, fmt::format("typeof({}) <> 'integer'", name));
            else
                check(kTable,
                      name,
                      fmt::format("typeof({0}) NOT IN ('integer'{1}) OR {0} NOT BETWEEN "
                                  "-2147483648 AND 2147483647",
                                  name,
                                  column.optional ? ", 'null'" : ""));
        });
    });
    return found;
}

namespace {

// One state of the file for as long as this lives, if readers do not hold up writers (WAL): else
// a copy begins anew whenever somebody writes.
class Snapshot {
public:
    explicit Snapshot(sqlite3* handle)
        : m_handle(handle)
    {
        sqlite3_stmt* mode = nullptr;
        if (sqlite3_prepare_v2(handle, "PRAGMA journal_mode", -1, &mode, nullptr) == SQLITE_OK
            && sqlite3_step(mode) == SQLITE_ROW)
            m_began = std::string_view(reinterpret_cast<const char*>( // NOLINT: SQLite's bytes
                          sqlite3_column_text(mode, 0)))
                      == "wal";
        sqlite3_finalize(mode);
        m_began = m_began && sqlite3_get_autocommit(handle) != 0 && run("BEGIN")
                  && run("SELECT count(*) FROM sqlite_master");
    }
    Snapshot(const Snapshot&) = delete;
    Snapshot(Snapshot&&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    Snapshot& operator=(Snapshot&&) = delete;
    ~Snapshot()
    {
        if (m_began)
            run("COMMIT");
    }

private:
    bool run(const char* sql)
    {
        return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

    sqlite3* m_handle;
    bool m_began = false;
};

} // namespace

Result<void> copyDatabase(soci::session& session, const fs::path& target, const Progress& progress)
{
    const Snapshot reading(handleOf(session));
    sqlite3* copy = nullptr;
    // An absolute path: a relative one could read as a URI.
    int result = sqlite3_open_v2(
        fs::absolute(target).c_str(), &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    sqlite3_backup* backup = result == SQLITE_OK
                                 ? sqlite3_backup_init(copy, "main", handleOf(session), "main")
                                 : nullptr;
    Result<void> outcome = progress.report("backup", 0, 0); // a small file is copied in one step
    constexpr int kPagesPerStep = 1000;
    while (backup != nullptr && outcome) {
        result = sqlite3_backup_step(backup, kPagesPerStep);
        if (result != SQLITE_OK)
            break;
        const int total = sqlite3_backup_pagecount(backup);
        outcome = progress.report("backup", total - sqlite3_backup_remaining(backup), total);
    }
    if (backup != nullptr)
        sqlite3_backup_finish(backup);
    if (outcome && result != SQLITE_DONE)
        outcome =
            fail(result == SQLITE_FULL ? ErrorCode::Full : ErrorCode::Io,
                 fmt::format("the backup '{}' could not be written: {}",
                             target.string(),
                             copy != nullptr ? sqlite3_errmsg(copy) : sqlite3_errstr(result)));
    if (outcome) // A copy of a database in WAL mode says so in its header: out of it.
        sqlite3_exec(copy, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    sqlite3_close(copy);
    return outcome;
}

} // namespace crosscase::store
