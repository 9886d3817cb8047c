// SPDX-License-Identifier: GPL-3.0-or-later
// What can be opened, by whom, and what is said if not.
#include "core/base/file.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"
#include "project_file.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <sys/stat.h>

using namespace crosscase;
using namespace crosscase::store;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path& path)
{
    return readFile(path).value_or("");
}

// Waits in the child until the parent lets go; 'ready' and 'go' are pipes.
struct Handshake {
    Handshake()
    {
        REQUIRE(::pipe(ready) == 0);
        REQUIRE(::pipe(go) == 0);
    }
    Handshake(const Handshake&) = delete;
    Handshake(Handshake&&) = delete;
    Handshake& operator=(const Handshake&) = delete;
    Handshake& operator=(Handshake&&) = delete;
    ~Handshake()
    {
        for (const int end : {ready[0], ready[1], go[0], go[1]})
            ::close(end);
    }
    static void tell(const int* ends) { (void)!::write(ends[1], "x", 1); }
    static void wait(const int* ends)
    {
        char byte = 0;
        (void)!::read(ends[0], &byte, 1);
    }
    int ready[2] = {-1, -1};
    int go[2] = {-1, -1};
};

// Another process that has `path` open for writing until `go`; it ends by SIGKILL if `killed`.
pid_t holder(const fs::path& path, Handshake& hands, bool killed)
{
    const pid_t child = ::fork();
    if (child != 0) {
        Handshake::wait(hands.ready);
        return child;
    }
    {
        // Only the parent holds this end: the child goes on, too, when the parent's test has
        // failed.
        ::close(hands.go[1]);
        auto store = Store::open(path, Access::Write);
        Handshake::tell(hands.ready);
        Handshake::wait(hands.go);
        if (killed)
            ::kill(::getpid(), SIGKILL);
    }
    ::_exit(0);
}

bool isRoot()
{
    return ::geteuid() == 0;
}

} // namespace

TEST_CASE("a project is never made over something that is there")
{
    const Folder folder;
    std::ofstream(folder / "file") << "mine";
    fs::create_symlink(folder / "nowhere", folder / "link");
    fs::create_directory(folder / "dir");
    for (const char* name : {"file", "link", "dir"}) {
        const auto store = Store::create(folder / name);
        REQUIRE_FALSE(store);
        CHECK(store.error().code == ErrorCode::Exists);
    }
    CHECK(bytesOf(folder / "file") == "mine");
    CHECK(folder.files() == std::vector<std::string>{"dir", "file", "link"});
    CHECK(Store::create(folder / "no/p.crosscase").error().code == ErrorCode::Io);
}

TEST_CASE("what is no project is refused with a reason and not touched")
{
    const Folder folder;
    CHECK(openError(folder / "none", Access::Read) == ErrorCode::NotFound);
    CHECK(openError(folder / "none", Access::Write) == ErrorCode::NotFound);
    std::ofstream(folder / "empty");
    std::ofstream(folder / "text") << std::string(5000, 'x');
    fs::create_directory(folder / "dir");
    soci::session other;
    openSqlite(other, folder / "other", Access::Write);
    other << "CREATE TABLE t (x INTEGER)";
    leaveWal(other);
    other.close();
    for (const char* name : {"empty", "text", "dir", "other"}) {
        const std::string before = bytesOf(folder / name);
        CHECK(openError(folder / name, Access::Read) == ErrorCode::Malformed);
        CHECK(openError(folder / name, Access::Write) == ErrorCode::Malformed);
        CHECK((bytesOf(folder / name) == before));
    }
    CHECK(folder.files() == std::vector<std::string>{"dir", "empty", "other", "text"});
}

TEST_CASE("a project that was cut off is told from a whole one")
{
    const Folder folder;
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 2000), 2000));
    }
    for (const std::uintmax_t size :
         {fs::file_size(folder / "p") - 1, std::uintmax_t{4096}, std::uintmax_t{99}}) {
        fs::resize_file(folder / "p", size);
        CHECK(openError(folder / "p", Access::Read) == ErrorCode::Malformed);
        CHECK(openError(folder / "p", Access::Write) == ErrorCode::Malformed);
    }
}

TEST_CASE("a project of a newer version is read but not written")
{
    const Folder folder;
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 3), 3));
        CHECK_FALSE(store->isNewer());
    }
    {
        soci::session session;
        openSqlite(session, folder / "p", Access::Write);
        markAsOurs(session, kSchemaVersion + 1);
        leaveWal(session);
    }
    CHECK(openError(folder / "p", Access::Write) == ErrorCode::Newer);
    auto store = opened(folder / "p", Access::Read);
    CHECK(store->isNewer());
    CHECK(loaded(*store).codes().size() == 2);
}

TEST_CASE("a read-only file or folder can be read, and says that it cannot be written")
{
    if (isRoot())
        return; // the system lets root write anyway
    const Folder folder;
    fs::create_directory(folder / "d");
    created(folder / "d/p");
    ::chmod((folder / "d/p").c_str(), 0400);
    CHECK(openError(folder / "d/p", Access::Write) == ErrorCode::ReadOnly);
    ::chmod((folder / "d/p").c_str(), 0600);
    ::chmod((folder / "d").c_str(), 0500);
    CHECK(openError(folder / "d/p", Access::Write) == ErrorCode::ReadOnly);
    CHECK(loaded(*opened(folder / "d/p", Access::Read)).codes().empty());
    ::chmod((folder / "d").c_str(), 0700);
}

TEST_CASE("a closed project is exactly one file")
{
    const Folder folder;
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 3), 3));
        CHECK(folder.files().size() > 1);
    }
    CHECK(folder.files() == std::vector<std::string>{"p"});
    {
        auto store = opened(folder / "p", Access::Write);
        REQUIRE(store->begin(1)); // open when the program closes
    }
    CHECK(folder.files() == std::vector<std::string>{"p"});
    CHECK(opened(folder / "p", Access::Read)->load());
    CHECK(folder.files() == std::vector<std::string>{"p"});
    CHECK(loaded(*opened(folder / "p", Access::Read)).batch == 1);
}

TEST_CASE("who has a project open for writing is named to the next one, who may still read")
{
    const Folder folder;
    created(folder / "p");
    fs::create_symlink(folder / "p", folder / "also p");
    Handshake hands;
    const pid_t child = holder(folder / "p", hands, false);
    for (const char* name : {"p", "also p"}) {
        const auto second = Store::open(folder / name, Access::Write);
        REQUIRE_FALSE(second);
        CHECK(second.error().code == ErrorCode::Locked);
        CHECK(second.error().detail.find("process " + std::to_string(child)) != std::string::npos);
    }
    CHECK(loaded(*opened(folder / "p", Access::Read)).batch == 0);
    Handshake::tell(hands.go);
    ::waitpid(child, nullptr, 0);
    auto store = opened(folder / "p", Access::Write);
    CHECK(openError(folder / "p", Access::Write) == ErrorCode::Locked); // in one process too
    store.reset();
    opened(folder / "p", Access::Write);
}

TEST_CASE("the lock file of a killed program is no obstacle")
{
    const Folder folder;
    created(folder / "p");
    Handshake hands;
    const pid_t child = holder(folder / "p", hands, true);
    Handshake::tell(hands.go);
    ::waitpid(child, nullptr, 0);
    CHECK(fs::exists(folder / "p.lock"));
    auto store = opened(folder / "p", Access::Write);
    REQUIRE(write(*store, 0, codes(1, 2), 2));
    store.reset();
    CHECK(folder.files() == std::vector<std::string>{"p"});
}

TEST_CASE("a reader sees what is committed while a writer is open, and no more")
{
    const Folder folder;
    auto writer = created(folder / "p");
    REQUIRE(write(*writer, 0, codes(1, 2), 2));
    auto reader = opened(folder / "p", Access::Read);
    CHECK(loaded(*reader).codes().size() == 1);
    REQUIRE(writer->begin(1));
    REQUIRE(writer->putText("h", "text"));
    CHECK(loaded(*reader).batch == 1);
    CHECK_FALSE(reader->hasText("h"));
    REQUIRE(writer->commit(batchNumbered(2), codes(2, 3), 3));
    CHECK(loaded(*reader).codes().size() == 2);
    CHECK(reader->hasText("h"));
}

TEST_CASE("a writer that closes under a reader does not wait, and leaves a file that is complete "
          "by itself")
{
    const Folder folder;
    auto writer = created(folder / "p");
    auto reader = opened(folder / "p", Access::Read);
    CHECK(loaded(*reader).batch == 0);
    REQUIRE(write(*writer, 0, codes(1, 500), 500));
    const auto start = std::chrono::steady_clock::now();
    writer.reset();
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
    CHECK(loaded(*reader).codes().size() == 499);
    fs::create_directory(folder / "elsewhere");
    fs::copy_file(folder / "p", folder / "elsewhere/p");
    CHECK(loaded(*opened(folder / "elsewhere/p", Access::Read)).codes().size() == 499);
    reader.reset();
    writer = opened(folder / "p", Access::Write);
    CHECK(loaded(*writer).codes().size() == 499);
    writer.reset();
    fs::remove_all(folder / "elsewhere");
    CHECK(folder.files() == std::vector<std::string>{"p"});
}
