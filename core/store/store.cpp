// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/base/file.h"
#include "core/store/log_codec.h"
#include "core/store/migrate.h"
#include "core/store/project_lock.h"
#include "core/store/rows_sql.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <fmt/format.h>

namespace crosscase::store {

namespace fs = std::filesystem;

struct Store::Impl {
    fs::path path;
    Access access = Access::Read;
    int format = kSchemaVersion; // of the file
    fs::path formerFile;
    bool inBatch = false;
    ProjectLock lock;
    soci::session session; // declared before every statement: a session closed first leaks its file

    // A write outside a batch would be on the disk at once and could not be taken back.
    [[nodiscard]] Result<void> mustBeInBatch() const
    {
        if (inBatch)
            return {};
        return fail(ErrorCode::Store,
                    fmt::format("no batch is open in '{}': it failed before, or was not begun",
                                path.string()));
    }

    // Runs `work`, which may throw whatever SOCI throws; an error inside a batch ends it.
    template <typename Work>
    auto guarded(Work&& work) -> Result<std::invoke_result_t<Work>>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const std::exception& problem) {
            rollback();
            return tl::unexpected<Error>(errorOf(problem, path));
        }
    }

    // The one column of a query.
    std::vector<std::string> wordsOf(const char* query)
    {
        std::vector<std::string> words;
        std::string word;
        soci::statement statement = (session.prepare << query, soci::into(word));
        statement.execute();
        while (statement.fetch())
            words.push_back(word);
        return words;
    }

    void rollback()
    {
        if (!inBatch)
            return;
        inBatch = false;
        try {
            session.rollback();
        } catch (const soci::soci_error&) { // NOLINT(bugprone-empty-catch)
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }
};

Store::Store(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}

Store::~Store()
{
    m_impl->rollback();
    if (m_impl->access == Access::Write && m_impl->session.is_connected())
        leaveWal(m_impl->session);
    try {
        m_impl->session.close();
    } catch (const soci::soci_error&) { // NOLINT(bugprone-empty-catch)
        // Every batch is on the disk already; closing can lose nothing.
    }
}

const fs::path& Store::path() const
{
    return m_impl->path;
}

bool Store::isNewer() const
{
    return m_impl->format > kSchemaVersion;
}

int Store::format() const
{
    return m_impl->format;
}

const fs::path& Store::formerFile() const
{
    return m_impl->formerFile;
}

Result<std::unique_ptr<Store>> Store::create(const fs::path& path)
{
    std::error_code ignored;
    const auto isThere = [&] { return fs::exists(path, ignored) || fs::is_symlink(path, ignored); };
    if (isThere())
        return fail(ErrorCode::Exists,
                    fmt::format("'{}' is already there; choose another name", path.string()));
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->access = Access::Write;
    auto lock = ProjectLock::take(path);
    if (!lock)
        return passOn(lock);
    impl->lock = std::move(*lock);
    if (isThere()) // somebody else was faster
        return fail(ErrorCode::Exists,
                    fmt::format("'{}' is already there; choose another name", path.string()));
    auto made = impl->guarded([&] {
        openSqlite(impl->session, path, Access::Write);
        markAsOurs(impl->session, kSchemaVersion);
        impl->session.begin();
        impl->inBatch = true;
        for (const std::string_view statement : createStatements())
            impl->session << ddl(statement);
        const std::string uuid = Uuid::make().toShort();
        const long long created = now().ms;
        impl->session << R"(INSERT INTO project (id, uuid, schema_version, batch, next_id, created)
                            VALUES (1, :uuid, :version, 0, 1, :created))",
            soci::use(uuid), soci::use(kSchemaVersion), soci::use(created);
        impl->session.commit();
        impl->inBatch = false;
        foldLogIn(impl->session); // others tell a project by the beginning of the file itself
    });
    if (!made) {
        impl->session.close();
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            fs::remove(path.string() + ending, ignored);
        return passOn(made);
    }
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Result<std::unique_ptr<Store>> Store::open(const fs::path& path, Access access)
{
    auto header = readHeader(path);
    if (!header)
        return passOn(header);
    auto impl = std::make_unique<Impl>();
    impl->path = path;
    impl->access = access;
    impl->format = header->schemaVersion;
    if (impl->format > kSchemaVersion && access == Access::Write)
        return fail(
            ErrorCode::Newer,
            fmt::format(
                "'{}' was written by a newer version of Crosscase (format {}, this one knows {}); "
                "it can be read but not changed. Install the newer version",
                path.string(),
                header->schemaVersion,
                kSchemaVersion));
    if (access == Access::Write) {
        if (::access(path.c_str(), W_OK) != 0)
            return fail(ErrorCode::ReadOnly,
                        fmt::format("'{}' is read-only; copy it to a place you may write to",
                                    path.string()));
        auto lock = ProjectLock::take(path);
        if (!lock)
            return passOn(lock);
        impl->lock = std::move(*lock);
        auto former = migrate(path, {});
        if (!former)
            return passOn(former);
        impl->formerFile = std::move(*former);
        impl->format = kSchemaVersion;
    }
    auto opened = impl->guarded([&] { openSqlite(impl->session, path, access); });
    if (!opened)
        return passOn(opened);
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Result<model::Corpus> Store::load()
{
    return m_impl->guarded([&] {
        model::Corpus corpus;
        soci::session& session = m_impl->session;
        soci::transaction reading(session); // one state of the file, whoever writes meanwhile
        std::string project;
        session << "SELECT uuid, batch FROM project WHERE id = 1", soci::into(project),
            soci::into(corpus.batch);
        corpus.project = Uuid::fromShort(project).value_or(Uuid{});
        std::string last;
        soci::indicator present = soci::i_null;
        session << "SELECT uuid FROM batch WHERE id = :id", soci::into(last, present),
            soci::use(corpus.batch);
        if (present == soci::i_ok)
            corpus.batchUuid = Uuid::fromShort(last).value_or(Uuid{});
        std::vector<model::Coding> codings;
        model::forEachKind([&]<typename Row>() {
            readRows<Row>(session, m_impl->format, [&](std::vector<Row>&& rows) {
                if constexpr (std::is_same_v<Row, model::Coding>)
                    codings.insert(codings.end(), rows.begin(), rows.end());
                else
                    for (Row& row : rows)
                        corpus.rows<Row>().insert(std::move(row));
            });
        });
        if (!codings.empty())
            corpus.rows<model::Coding>().insert(std::move(codings));
        reading.commit();
        return corpus;
    });
}

Result<std::string> Store::text(const std::string& hash)
{
    auto read = m_impl->guarded([&] {
        std::string body;
        soci::indicator present = soci::i_null;
        m_impl->session << "SELECT body FROM document_text WHERE hash = :hash",
            soci::into(body, present), soci::use(hash);
        return std::pair(std::move(body), m_impl->session.got_data());
    });
    if (!read)
        return passOn(read);
    if (!read->second)
        return fail(ErrorCode::NotFound,
                    fmt::format("the text {} is missing in '{}'", hash, m_impl->path.string()));
    return std::move(read->first);
}

bool Store::hasText(const std::string& hash)
{
    int count = 0;
    const auto read = m_impl->guarded([&] {
        m_impl->session << "SELECT count(*) FROM document_text WHERE hash = :hash",
            soci::into(count), soci::use(hash);
    });
    return read && count > 0;
}

Result<std::vector<std::string>> Store::textHashes()
{
    return m_impl->guarded([&] { return m_impl->wordsOf("SELECT hash FROM document_text"); });
}

Result<std::vector<std::string>> Store::originalHashes()
{
    return m_impl->guarded([&] { return m_impl->wordsOf("SELECT DISTINCT hash FROM original"); });
}

Result<std::string> Store::original(const std::string& hash)
{
    auto read = m_impl->guarded([&] {
        bool found = false;
        std::string bytes;
        std::string hex;
        soci::statement statement =
            (m_impl->session.prepare
                 << "SELECT encode(data, 'hex') FROM original WHERE hash = :hash ORDER BY part",
             soci::into(hex),
             soci::use(hash));
        statement.execute();
        while (statement.fetch()) {
            found = true;
            const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
            for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
                bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
        }
        return std::pair(found, std::move(bytes));
    });
    if (!read)
        return passOn(read);
    if (read->first)
        return std::move(read->second);
    // A file that is its own text is not kept twice.
    if (hasText(hash))
        return text(hash);
    return fail(
        ErrorCode::NotFound,
        fmt::format("the original file {} is missing in '{}'", hash, m_impl->path.string()));
}

Result<std::vector<model::Batch>> Store::history()
{
    return m_impl->guarded([&] {
        std::vector<model::Batch> batches;
        model::Batch batch;
        std::string uuid;
        std::string parent;
        std::string coder;
        long long at = 0;
        soci::statement statement =
            (m_impl->session.prepare << "SELECT id, uuid, parent, title, at, coder, coder_name, "
                                        "undoes FROM batch ORDER BY id",
             soci::into(batch.number),
             soci::into(uuid),
             soci::into(parent),
             soci::into(batch.title),
             soci::into(at),
             soci::into(coder),
             soci::into(batch.coderName),
             soci::into(batch.undoes));
        statement.execute();
        while (statement.fetch()) {
            batch.uuid = Uuid::fromShort(uuid).value_or(Uuid{});
            batch.parent = Uuid::fromShort(parent).value_or(Uuid{});
            batch.coder = Uuid::fromShort(coder).value_or(Uuid{});
            batch.at = Timestamp{at};
            batches.push_back(batch);
        }
        return batches;
    });
}

Result<model::ChangeRecord> Store::record(std::int32_t batch)
{
    auto parts = m_impl->guarded([&] {
        std::vector<LogPart> read;
        LogPart part;
        long long rows = 0;
        soci::statement statement =
            (m_impl->session.prepare
                 << "SELECT tbl, n, data FROM batch_row WHERE batch = :batch ORDER BY part",
             soci::into(part.table),
             soci::into(rows),
             soci::into(part.data),
             soci::use(batch));
        statement.execute();
        while (statement.fetch()) {
            part.rows = rows;
            read.push_back(part);
        }
        return read;
    });
    if (!parts)
        return passOn(parts);
    return decode(*parts);
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Store::recordSizes(std::int32_t batch)
{
    return m_impl->guarded([&] {
        std::vector<std::pair<std::string, std::int64_t>> sizes;
        std::string table;
        long long rows = 0;
        soci::statement statement =
            (m_impl->session.prepare
                 << "SELECT tbl, n FROM batch_row WHERE batch = :batch ORDER BY part",
             soci::into(table),
             soci::into(rows),
             soci::use(batch));
        statement.execute();
        while (statement.fetch()) {
            if (sizes.empty() || sizes.back().first != table)
                sizes.emplace_back(table, 0);
            sizes.back().second += rows;
        }
        return sizes;
    });
}

Result<Store::Start> Store::begin(std::int32_t seenBatch)
{
    if (m_impl->access != Access::Write)
        return fail(ErrorCode::ReadOnly,
                    fmt::format("'{}' is open for reading only", m_impl->path.string()));
    auto started = m_impl->guarded([&] {
        m_impl->session.begin();
        m_impl->inBatch = true;
        // The first statement writes: it takes the lock at once, and proves that nobody wrote
        // since.
        Start start;
        m_impl->session << R"(UPDATE project SET batch = batch + 1 WHERE id = 1 AND batch = :seen
                              RETURNING batch, next_id)",
            soci::into(start.batch), soci::into(start.nextId), soci::use(seenBatch);
        return std::pair(start, m_impl->session.got_data());
    });
    if (!started)
        return passOn(started);
    if (!started->second) {
        m_impl->rollback();
        return fail(ErrorCode::Conflict,
                    "the project was changed meanwhile; read it again and repeat");
    }
    return started->first;
}

Result<void> Store::putText(const std::string& hash, const std::string& utf8)
{
    if (auto open = m_impl->mustBeInBatch(); !open)
        return open;
    return m_impl->guarded([&] {
        m_impl->session << "INSERT INTO document_text (hash, body) VALUES (:hash, :body) ON "
                           "CONFLICT DO NOTHING",
            soci::use(hash), soci::use(utf8);
    });
}

Result<void> Store::putOriginal(const std::string& hash, std::string_view bytes)
{
    constexpr std::size_t kPart = 4U << 20U;
    constexpr std::string_view kDigits = "0123456789abcdef";
    if (auto open = m_impl->mustBeInBatch(); !open)
        return open;
    return m_impl->guarded([&] {
        // An empty file has one empty part.
        for (std::size_t at = 0, part = 0; at < bytes.size() || part == 0; at += kPart, ++part) {
            const std::string_view data = bytes.substr(at, kPart);
            std::string hex(2 * data.size(), '\0');
            for (std::size_t i = 0; i < data.size(); ++i) {
                const auto byte = static_cast<unsigned char>(data[i]);
                hex[2 * i] = kDigits[byte >> 4U];
                hex[2 * i + 1] = kDigits[byte & 15U];
            }
            const int number = static_cast<int>(part);
            m_impl->session << R"(INSERT INTO original (hash, part, data)
                                  VALUES (:hash, :part, decode(:hex, 'hex')) ON CONFLICT DO NOTHING)",
                soci::use(hash), soci::use(number), soci::use(hex);
        }
    });
}

Result<void>
Store::commit(const model::Batch& batch, const model::ChangeSet& changes, std::int32_t nextId)
{
    if (auto open = m_impl->mustBeInBatch(); !open)
        return open;
    return m_impl->guarded([&] {
        soci::session& session = m_impl->session;
        model::forEachKind(
            [&]<typename Row>() { writeChanges<Row>(session, model::changesOf<Row>(changes)); });
        const std::string uuid = batch.uuid.toShort();
        const std::string parent = batch.parent.toShort();
        const std::string coder = batch.coder.toShort();
        const long long at = batch.at.ms;
        session << R"(INSERT INTO batch (id, uuid, parent, title, at, coder, coder_name, undoes)
                      VALUES (:id, :uuid, :parent, :title, :at, :coder, :name, :undoes))",
            soci::use(batch.number), soci::use(uuid), soci::use(parent), soci::use(batch.title),
            soci::use(at), soci::use(coder), soci::use(batch.coderName), soci::use(batch.undoes);
        int number = 0;
        for (const LogPart& part : encode(changes)) {
            const long long rows = part.rows;
            session << "INSERT INTO batch_row (batch, part, tbl, n, data) VALUES (:batch, :part, "
                       ":tbl, :n, :data)",
                soci::use(batch.number), soci::use(number), soci::use(part.table), soci::use(rows),
                soci::use(part.data);
            ++number;
        }
        session << "UPDATE project SET next_id = :next WHERE id = 1", soci::use(nextId);
        session.commit();
        m_impl->inBatch = false;
    });
}

void Store::rollback()
{
    m_impl->rollback();
}

Result<void> Store::backupTo(const fs::path& target, const Progress& progress)
{
    fs::path beside = target;
    beside += ".part";
    std::error_code ignored;
    fs::remove(beside, ignored);
    auto copied = copyDatabase(m_impl->session, beside, progress);
    if (copied)
        copied = [&]() -> Result<void> {
            auto copy = Store::open(beside, Access::Read);
            auto problems =
                copy ? (*copy)->problems(false) : Result<std::vector<std::string>>(passOn(copy));
            if (!problems)
                return passOn(problems);
            if (!problems->empty())
                return fail(ErrorCode::Malformed,
                            fmt::format("the copy is damaged: {}", problems->front()));
            return {};
        }();
    std::error_code problem;
    if (copied)
        fs::rename(beside, target, problem);
    if (copied && problem)
        copied = fail(ErrorCode::Io,
                      fmt::format("cannot write '{}': {}", target.string(), problem.message()));
    if (!copied)
        fs::remove(beside, ignored);
    return copied;
}

Result<std::vector<std::string>> Store::problems(bool thorough)
{
    return m_impl->guarded([&] {
        std::vector<std::string> found;
        std::string line;
        soci::statement check = (m_impl->session.prepare << (thorough ? "PRAGMA integrity_check"
                                                                      : "PRAGMA quick_check"),
                                 soci::into(line));
        check.execute();
        while (check.fetch())
            if (line != "ok")
                found.push_back(line);
        if (thorough) {
            std::string table;
            soci::indicator present = soci::i_ok;
            soci::statement keys =
                (m_impl->session.prepare << "SELECT \"table\" FROM pragma_foreign_key_check",
                 soci::into(table, present));
            keys.execute();
            while (keys.fetch())
                found.push_back(fmt::format("a row of {} refers to nothing", table));
            for (std::string& wrong : misfits(m_impl->session, m_impl->format))
                found.push_back(std::move(wrong));
        }
        return found;
    });
}

} // namespace crosscase::store
