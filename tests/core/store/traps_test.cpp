// SPDX-License-Identifier: GPL-3.0-or-later
// Where SQLite and SOCI are known to corrupt data without an error; each must stay impossible here.
#include "core/store/sqlite.h"
#include "core/store/store.h"
#include "project_file.h"
#include "random_rows.h"

#include <fcntl.h>
#include <map>
#include <set>

using namespace crosscase;
using namespace crosscase::store;
namespace fs = std::filesystem;

namespace {

std::size_t openFiles()
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

// Does this test's process hold a lock on the database file, as another process sees it?
bool holdsLock(const fs::path& path)
{
    return inChild([&] {
               const int file = ::open(path.c_str(), O_RDWR);
               struct flock wanted {};
               wanted.l_type = F_WRLCK;
               wanted.l_whence = SEEK_SET;
               wanted.l_start = 0x40000002; // where SQLite's readers lock
               wanted.l_len = 510;
               return ::fcntl(file, F_GETLK, &wanted) == 0 && wanted.l_type != F_UNLCK ? 1 : 0;
           })
           == 1;
}

// A change behind the store's back, as a damaged disk or another tool makes it.
void damage(const fs::path& path, const std::string& sql)
{
    soci::session session;
    openSqlite(session, path, Access::Write);
    session << "PRAGMA foreign_keys = OFF";
    session << sql;
    leaveWal(session);
}

std::vector<std::string> problemsAfter(const std::string& sql)
{
    const Folder folder;
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 4), 4));
    }
    damage(folder / "p", sql);
    auto problems = opened(folder / "p", Access::Read)->problems(true);
    REQUIRE(problems);
    return *problems;
}

} // namespace

TEST_CASE("begin counts one batch on, though it asks for the numbers in the same statement")
{
    const Folder folder;
    auto store = created(folder / "p");
    for (std::int32_t seen = 0; seen < 5; ++seen) {
        const auto start = store->begin(seen);
        REQUIRE(start);
        CHECK(start->batch == seen + 1);
        CHECK(start->nextId == seen * 10 + 1);
        REQUIRE(store->commit(batchNumbered(start->batch), {}, (seen + 1) * 10 + 1));
        CHECK(loaded(*store).batch == seen + 1);
    }
    CHECK(store->history()->size() == 5);
}

TEST_CASE("times and hashes of more than 32 bits are read whole, in bulk")
{
    const Folder folder;
    auto store = created(folder / "p");
    model::ChangeSet set;
    model::Coder coder;
    coder.id.value = 1;
    coder.uuid = Uuid::make();
    model::changesOf<model::Coder>(set).created.push_back(coder);
    constexpr std::int32_t kRows = 5000; // more than one fetch
    for (std::int32_t i = 0; i < kRows; ++i) {
        model::Memo memo;
        memo.id.value = 2 + i;
        memo.uuid = Uuid::make();
        memo.coder = coder.id;
        memo.created = Timestamp{1700000000123 + i};
        memo.changed = Timestamp{INT64_MIN + i};
        model::changesOf<model::Memo>(set).created.push_back(memo);
    }
    REQUIRE(write(*store, 0, set, 2 + kRows));
    const auto memos = rowsOf<model::Memo>(loaded(*store));
    CHECK((memos == model::changesOf<model::Memo>(set).created));
}

TEST_CASE("rows of several statements come back all, none twice")
{
    for (const std::int32_t rows : {1, 249, 250, 251, 500, 503, 4096, 4097}) {
        const Folder folder;
        auto store = created(folder / "p");
        const auto set = codes(1, rows + 1);
        REQUIRE(write(*store, 0, set, rows + 1));
        CHECK((rowsOf<model::Code>(loaded(*store)) == model::changesOf<model::Code>(set).created));
        model::ChangeSet change;
        for (const model::Code& before : model::changesOf<model::Code>(set).created) {
            auto after = before;
            after.name += " changed";
            model::changesOf<model::Code>(change).updated.push_back({before, after});
        }
        REQUIRE(write(*store, 1, change, rows + 1));
        const auto changed = rowsOf<model::Code>(loaded(*store));
        REQUIRE(changed.size() == static_cast<std::size_t>(rows));
        for (std::int32_t i = 0; i < rows; ++i)
            CHECK(changed[static_cast<std::size_t>(i)].name
                  == "code " + std::to_string(i + 1) + " changed");
        model::ChangeSet gone;
        model::changesOf<model::Code>(gone).deleted = changed;
        REQUIRE(write(*store, 2, gone, rows + 1));
        CHECK(loaded(*store).codes().empty());
    }
}

TEST_CASE("a name with signs that mean something in a URI, in SQL or in a connect string opens its "
          "own file")
{
    const Folder folder;
    const std::vector<std::string> names = {"a b",
                                            "a=b",
                                            "a'b",
                                            "a\"b",
                                            "a%41b",
                                            "aAb",
                                            "a?b",
                                            "a?mode=memory",
                                            "a#b",
                                            "a;b",
                                            "a&b",
                                            "a\\b",
                                            "file:x",
                                            ":memory:",
                                            "Größe 漢字 😀",
                                            "a+b",
                                            "-a",
                                            "a\nb",
                                            "dbname=x y",
                                            "a\xFF"
                                            "b"};
    std::int32_t number = 0;
    std::map<std::string, Uuid> projects;
    for (const std::string& name : names) {
        auto store = created(folder / name);
        REQUIRE(write(*store, 0, codes(1, 2 + number++), 100));
        projects[name] = loaded(*store).project;
    }
    std::vector<std::string> sorted = names;
    std::sort(sorted.begin(), sorted.end());
    CHECK(folder.files() == sorted);
    number = 0;
    for (const std::string& name : names) {
        auto store = opened(folder / name, number % 2 == 0 ? Access::Read : Access::Write);
        CHECK(loaded(*store).project == projects[name]);
        CHECK(loaded(*store).codes().size() == static_cast<std::size_t>(1 + number++));
    }
}

TEST_CASE("a relative name that looks like a URI is a name")
{
    const Folder folder;
    const auto before = fs::current_path();
    fs::current_path(folder / "");
    {
        auto store = created("file:x?mode=memory");
        CHECK(store->backupTo("file:y", Progress()));
    }
    fs::current_path(before);
    CHECK(folder.files() == std::vector<std::string>{"file:x?mode=memory", "file:y"});
}

TEST_CASE("a store that is gone has let go of every file, also after errors")
{
    const Folder folder;
    created(folder / "p");
    const std::size_t before = openFiles();
    for (const Access access : {Access::Write, Access::Read}) {
        auto store = opened(folder / "p", access);
        (void)store->load();
        (void)store->history();
        (void)store->record(1);
        (void)store->text("none");
        (void)store->begin(77);
        (void)store->backupTo(folder / "copy", Progress());
        (void)store->backupTo(folder / "no/where", Progress());
        (void)Store::open(folder / "none", access);
        (void)Store::open(folder / "p", Access::Write);
    }
    CHECK(openFiles() == before);
    CHECK(folder.files() == std::vector<std::string>{"copy", "p"});
}

TEST_CASE("no reference is NULL in the file, and none when it is loaded")
{
    const Folder folder;
    auto store = created(folder / "p");
    model::ChangeSet set = codes(1, 3);
    auto& made = model::changesOf<model::Code>(set).created;
    made[1].parent = made[0].id;
    REQUIRE(write(*store, 0, set, 3));
    soci::session session;
    openSqlite(session, folder / "p", Access::Read);
    int nulls = 0;
    session << "SELECT count(*) FROM code WHERE parent IS NULL", soci::into(nulls);
    CHECK(nulls == 1);
    CHECK((rowsOf<model::Code>(loaded(*store)) == made));
}

// SQLite's locks belong to the process and the file: closing any other descriptor of the file drops
// them all. Then another program could fold the log in and delete it under the writer, whose later
// batches would be lost. So nothing in this room opens a project file past SQLite.
TEST_CASE("opening a project once more in the same program leaves the writer's locks alone")
{
    const Folder folder;
    created(folder / "p");
    auto writer = opened(folder / "p", Access::Write);
    REQUIRE(write(*writer, 0, codes(1, 2), 2));
    REQUIRE(holdsLock(folder / "p"));
    CHECK(readHeader(folder / "p"));
    CHECK(holdsLock(folder / "p"));
    CHECK(loaded(*opened(folder / "p", Access::Read)).batch == 1);
    CHECK(holdsLock(folder / "p"));
    CHECK(openError(folder / "p", Access::Write) == ErrorCode::Locked);
    CHECK(holdsLock(folder / "p"));
    CHECK(writer->backupTo(folder / "copy", Progress()));
    CHECK(holdsLock(folder / "p"));
}

TEST_CASE("a misspelt column in double quotes is an error, not a text")
{
    const Folder folder;
    created(folder / "p");
    soci::session session;
    openSqlite(session, folder / "p", Access::Read);
    std::string name;
    CHECK_THROWS_AS((session << "SELECT \"nmae\" FROM code", soci::into(name)), soci::soci_error);
    CHECK_NOTHROW((session << "SELECT \"name\" FROM code", soci::into(name)));
}

TEST_CASE("a value of another type than its column's is found, which loading does not see")
{
    CHECK(problemsAfter("UPDATE code SET name = 'other' WHERE id = 1").empty());
    const auto finds = [](const std::string& sql, const std::string& column) {
        const auto problems = problemsAfter(sql);
        INFO(sql);
        bool found = false;
        for (const std::string& problem : problems)
            found = found || problem.find("'" + column + "'") != std::string::npos;
        CHECK(found);
    };
    finds("UPDATE code SET position = 'abc' WHERE id = 1", "position");
    finds("UPDATE code SET position = 1.5 WHERE id = 1", "position");
    finds("UPDATE code SET position = 5000000000 WHERE id = 1", "position");
    finds("UPDATE code SET created = 'abc' WHERE id = 1", "created");
    finds("UPDATE code SET name = x'00ff' WHERE id = 1", "name");
    finds("UPDATE code SET uuid = 'short' WHERE id = 1", "uuid");
    finds("UPDATE code SET id = 5000000000 WHERE id = 1", "id");
    finds("UPDATE code SET parent = 'abc' WHERE id = 1", "parent");
}

TEST_CASE("a reference to nothing, made past the program, is found")
{
    const auto problems = problemsAfter("UPDATE code SET parent = 77 WHERE id = 1");
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("code") != std::string::npos);
}
