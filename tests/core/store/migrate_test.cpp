// SPDX-License-Identifier: GPL-3.0-or-later
// A real file of format 1 is brought to this version's, and nothing but that ever happens to it.
#include "core/base/file.h"
#include "core/store/backup_names.h"
#include "core/store/migrate.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "project_file.h"

#include <atomic>
#include <map>
#include <sys/stat.h>

using namespace crosscase;
using namespace crosscase::store;
namespace fs = std::filesystem;

namespace {

const fs::path kVersion1 = fs::path(CROSSCASE_SOURCE_DIR) / "tests/data/store/version1.crosscase";

fs::path copied(const Folder& folder)
{
    fs::copy_file(kVersion1, folder / "old.crosscase");
    fs::permissions(folder / "old.crosscase", fs::perms::owner_all);
    return folder / "old.crosscase";
}

std::string bytesOf(const fs::path& path)
{
    return readFile(path).value_or("");
}

std::vector<fs::path> filesIn(const fs::path& path)
{
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(path, none))
        files.push_back(entry.path());
    return files;
}

// "unit name TEXT 1" ... of every table, and every index, for comparison.
std::vector<std::string> shapeOf(const fs::path& path)
{
    soci::session session;
    openSqlite(session, path, Access::Read);
    std::vector<std::string> lines;
    std::string line;
    for (const char* query :
         {"SELECT m.name || ' ' || c.name || ' ' || c.type || ' ' || c.\"notnull\" FROM "
          "sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, "
          "c.cid",
          "SELECT m.name || ' -> ' || f.\"table\" || ' by ' || f.\"from\" FROM sqlite_master m, "
          "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.\"from\"",
          "SELECT coalesce(sql, name) FROM sqlite_master WHERE type = 'index' ORDER BY name"}) {
        soci::statement statement = (session.prepare << query, soci::into(line));
        statement.execute();
        while (statement.fetch())
            lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("a file of format 1 is read as it is")
{
    const Folder folder;
    const fs::path path = copied(folder);
    const std::string before = bytesOf(path);
    {
        auto store = opened(path, Access::Read);
        CHECK(store->format() == 1);
        CHECK_FALSE(store->isNewer());
        const model::Corpus corpus = loaded(*store);
        CHECK(corpus.codings().size() == 7);
        CHECK(corpus.rows<model::Coder>().size() == 2);
        for (const model::Coder& coder : corpus.rows<model::Coder>())
            CHECK(coder.layer == model::CoderLayer::Person);
        CHECK(corpus.rows<model::Resolution>().empty());
        CHECK(store->problems(true).value().empty());
        for (std::int32_t batch = 1; batch <= corpus.batch; ++batch)
            CHECK(store->record(batch));
        REQUIRE(store->backupTo(folder / "copy", {}));
    }
    CHECK(bytesOf(path) == before);
    CHECK(opened(folder / "copy", Access::Read)->format() == 1);
}

TEST_CASE("opening it for writing brings it to this format and keeps the former file")
{
    const Folder folder;
    const fs::path path = copied(folder);
    const std::string before = bytesOf(path);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    fs::path former;
    {
        auto store = opened(path, Access::Write);
        CHECK(store->format() == kSchemaVersion);
        former = store->formerFile();
        CHECK(former.parent_path() == backupFolder(path));
        CHECK(loaded(*store).codings().size() == 7);
        CHECK(store->problems(true).value().empty());
        CHECK(store->textHashes().value().size() == 2);
    }
    CHECK(filesIn(backupFolder(path)) == std::vector<fs::path>{former});
    CHECK(opened(former, Access::Read)->format() == 1);
    CHECK(readHeader(path).value().schemaVersion == kSchemaVersion);
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_FALSE(fs::exists(path.string() + ".migrating"));
    CHECK(opened(path, Access::Write)->formerFile().empty()); // once
    CHECK(bytesOf(path) != before);

    created(folder / "new");
    CHECK(shapeOf(path) == shapeOf(folder / "new"));
}

TEST_CASE("every row is the same after it, and the log still decodes")
{
    const Folder folder;
    const fs::path path = copied(folder);
    const model::Corpus before = loaded(*opened(path, Access::Read));
    auto store = opened(path, Access::Write);
    const model::Corpus after = loaded(*store);
    CHECK(before.project == after.project);
    CHECK(before.batchUuid == after.batchUuid);
    model::forEachKind([&]<typename Row>() {
        INFO(model::Schema<Row>::kTable);
        std::map<std::int32_t, Row> rows;
        before.rows<Row>().forEach([&](const Row& row) { rows.emplace(row.id.value, row); });
        CHECK(rows.size() == after.rows<Row>().size());
        after.rows<Row>().forEach([&](const Row& row) { CHECK(rows.at(row.id.value) == row); });
    });
    // Batch 19 of it deleted a coder, before there were layers.
    const auto record = store->record(19);
    REQUIRE(record);
    REQUIRE(model::recordOf<model::Coder>(*record).deleted.size() == 1);
    CHECK(model::recordOf<model::Coder>(*record).deleted.front().name == "Bobby");
}

TEST_CASE("stopped or killed at any step it leaves the file as it was")
{
    for (int step = 0; step < 5; ++step) {
        INFO("step " << step);
        const Folder folder;
        const fs::path path = copied(folder);
        const std::string before = bytesOf(path);
        std::atomic<bool> stop = false;
        int seen = 0;
        // What is stopped in the last step has come too late.
        if (step < 4) {
            const auto stopped =
                migrate(path, Progress([&](auto, auto, auto) { stop = seen++ >= step; }, &stop));
            REQUIRE_FALSE(stopped);
            CHECK(stopped.error().code == ErrorCode::Cancelled);
            CHECK(bytesOf(path) == before);
            CHECK(folder.files() == std::vector<std::string>{"old.crosscase"});
        }

        const int status = inChild([&] {
            int told = 0;
            (void)migrate(path,
                          Progress(
                              [&](auto, auto, auto) {
                                  if (told++ == step)
                                      ::_exit(9);
                              },
                              nullptr));
            return 0;
        });
        CHECK(status == 9);
        CHECK(bytesOf(path) == before);
        CHECK(opened(path, Access::Write)->format() == kSchemaVersion); // what was left is no harm
        CHECK_FALSE(fs::exists(path.string() + ".migrating"));
    }
}

TEST_CASE("what cannot be migrated stays as it was and can be read")
{
    const Folder folder;
    const fs::path path = copied(folder);
    SECTION("a table of the name is there already")
    {
        {
            soci::session session;
            openSqlite(session, path, Access::Write);
            session << "CREATE TABLE resolution (id INTEGER PRIMARY KEY)";
            leaveWal(session);
        }
        const std::string before = bytesOf(path);
        const auto store = Store::open(path, Access::Write);
        REQUIRE_FALSE(store);
        CHECK(bytesOf(path) == before);
        CHECK(folder.files() == std::vector<std::string>{"old.crosscase"});
    }
    SECTION("there is no place for the backup")
    {
        REQUIRE(replaceFile(backupFolder(path), "in the way"));
        const std::string before = bytesOf(path);
        const auto store = Store::open(path, Access::Write);
        REQUIRE_FALSE(store);
        CHECK(store.error().code == ErrorCode::Io);
        CHECK(store.error().detail.find("older format") != std::string::npos);
        CHECK(bytesOf(path) == before);
    }
    CHECK(opened(path, Access::Read)->format() == 1);
}

TEST_CASE("a link to the project stays a link")
{
    const Folder folder;
    const fs::path path = copied(folder);
    fs::create_symlink(path, folder / "link.crosscase");
    opened(folder / "link.crosscase", Access::Write);
    CHECK(fs::is_symlink(folder / "link.crosscase"));
    CHECK(readHeader(path).value().schemaVersion == kSchemaVersion);
}

TEST_CASE("what a crash left in the write-ahead log comes along")
{
    const Folder folder;
    const fs::path path = copied(folder);
    CHECK(inChild([&] {
              soci::session session;
              openSqlite(session, path, Access::Write);
              session << "UPDATE coder SET name = 'Robert' WHERE name = 'Bob'";
              ::kill(::getpid(), SIGKILL);
              return 0;
          })
          == 128 + SIGKILL);
    REQUIRE(hasJournal(path));
    auto store = opened(path, Access::Write);
    CHECK(store->format() == kSchemaVersion);
    bool found = false;
    const model::Corpus corpus = loaded(*store);
    for (const model::Coder& coder : corpus.rows<model::Coder>())
        found = found || coder.name == "Robert";
    CHECK(found);
}
