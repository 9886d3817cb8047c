// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that die, and disks that are full.
#include "core/store/sqlite.h"
#include "core/store/store.h"
#include "project_file.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace crosscase;
using namespace crosscase::store;
namespace fs = std::filesystem;

namespace {

// Commits batches 1 to 3 and dies in the middle of the fourth.
int dieInABatch(const fs::path& path)
{
    auto store = Store::open(path, Access::Write);
    for (std::int32_t seen = 0; store && seen < 3; ++seen)
        if (!write(**store,
                   seen,
                   codes(seen * 100 + 1, seen * 100 + 101, std::string(2000, 'x')),
                   seen * 100 + 101))
            return 1;
    if (!store || !(*store)->begin(3) || !(*store)->putText("open", std::string(20'000'000, 'y')))
        return 2;
    ::kill(::getpid(), SIGKILL);
    return 3;
}

void checkAllButTheOpenOne(Store& store)
{
    const model::Corpus corpus = loaded(store);
    CHECK(corpus.batch == 3);
    CHECK(corpus.codes().size() == 300);
    CHECK_FALSE(store.hasText("open"));
    CHECK(store.history()->size() == 3);
    CHECK(store.problems(true)->empty());
}

// Runs `work` in a process that can write files of at most `bytes`.
template <typename Work>
int withFileLimit(rlim_t bytes, Work&& work)
{
    return inChild([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        return work();
    });
}

} // namespace

TEST_CASE("of a killed program every committed batch is there, and nothing of the open one")
{
    for (const Access access : {Access::Read, Access::Write}) {
        const Folder folder;
        created(folder / "p");
        REQUIRE(inChild([&] { return dieInABatch(folder / "p"); }) == 128 + SIGKILL);
        checkAllButTheOpenOne(*opened(folder / "p", access));
        auto store = opened(folder / "p", Access::Write);
        checkAllButTheOpenOne(*store);
        REQUIRE(write(*store, 3, codes(500, 501), 501));
        store.reset();
        CHECK(folder.files() == std::vector<std::string>{"p"});
    }
}

TEST_CASE("a file that was being folded together when the program died is not taken for a cut one")
{
    const Folder folder;
    created(folder / "p");
    REQUIRE(inChild([&] { return dieInABatch(folder / "p"); }) == 128 + SIGKILL);
    fs::copy_file(folder / "p-wal", folder / "torn-wal");
    {
        soci::session session;
        openSqlite(session, folder / "p", Access::Write);
        const auto before = fs::file_size(folder / "p");
        foldLogIn(session);
        REQUIRE(fs::file_size(folder / "p") > before);
        // The first page is written first: it claims a length that the file does not have yet.
        fs::copy_file(folder / "p", folder / "torn");
        fs::resize_file(folder / "torn", before);
    }
    checkAllButTheOpenOne(*opened(folder / "torn", Access::Read));
    checkAllButTheOpenOne(*opened(folder / "torn", Access::Write));
}

namespace {

// A project that a program was writing without a log when it was killed: `killed` in the folder.
void beKilled(const Folder& folder)
{
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 200, std::string(2000, 'x')), 200));
    }
    soci::session session;
    openSqlite(session, folder / "p", Access::Write);
    leaveWal(session);
    session << "PRAGMA cache_size = 1"; // pages go to the file before the end
    session.begin();
    session << "DELETE FROM code";
    fs::create_directory(folder / "d");
    fs::copy_file(folder / "p", folder / "d/killed");
    fs::copy_file(folder / "p-journal", folder / "d/killed-journal");
    session.rollback();
}

} // namespace

TEST_CASE("what a program had begun without a log, and was killed, is taken back by a reader, too")
{
    const Folder folder;
    beKilled(folder);
    auto store = opened(folder / "d/killed", Access::Read);
    CHECK(loaded(*store).codes().size() == 199);
    CHECK(store->problems(true)->empty());
}

TEST_CASE("where it cannot be taken back, the half of it is not read, and the reader is told")
{
    const Folder folder;
    beKilled(folder);
    for (const char* file : {"d/killed", "d/killed-journal"})
        ::chmod((folder / file).c_str(), 0444);
    ::chmod((folder / "d").c_str(), 0555);
    ::chmod((folder / "d").parent_path().c_str(), 0755);
    constexpr uid_t kNobody = 65534; // the system lets root write anyway
    const int outcome = inChild([&] {
        if (::getuid() == 0 && ::setuid(kNobody) != 0)
            return 1;
        auto store = Store::open(folder / "d/killed", Access::Read);
        const auto read = store ? (*store)->load() : tl::unexpected(store.error());
        if (read)
            return 2;
        const bool says = read.error().detail.find("killed-journal") != std::string::npos;
        return read.error().code == ErrorCode::ReadOnly && says ? 0 : 3;
    });
    CHECK(outcome == 0);
    ::chmod((folder / "d").c_str(), 0755);
}

TEST_CASE("a full disk fails the batch with a reason and leaves the project as it was")
{
    const Folder folder;
    {
        auto store = created(folder / "p");
        REQUIRE(write(*store, 0, codes(1, 11), 11));
    }
    const int outcome = withFileLimit(1'000'000, [&] {
        auto store = Store::open(folder / "p", Access::Write);
        if (!store)
            return 1;
        const auto full = write(**store, 1, codes(11, 5000, std::string(2000, 'x')), 5000);
        if (full || (full.error().code != ErrorCode::Full && full.error().code != ErrorCode::Io)
            || full.error().detail.find("full") == std::string::npos)
            return 2;
        if (!(*store)->begin(1))
            return 3;
        const auto text = (*store)->putText("h", std::string(3'000'000, 'y'));
        const auto end = text ? (*store)->commit(batchNumbered(2), {}, 11) : text;
        if (end || (*store)->hasText("h"))
            return 4;
        // What is small still goes.
        return write(**store, 1, codes(11, 12), 12) ? 0 : 5;
    });
    CHECK(outcome == 0);
    CHECK(folder.files() == std::vector<std::string>{"p"});
    auto store = opened(folder / "p", Access::Write);
    CHECK(loaded(*store).codes().size() == 11);
    CHECK(store->problems(true)->empty());
}

TEST_CASE("a project that cannot be made for want of space leaves nothing behind")
{
    const Folder folder;
    const int outcome = withFileLimit(20'000, [&] { return Store::create(folder / "p") ? 1 : 0; });
    CHECK(outcome == 0);
    CHECK(folder.files() == std::vector<std::string>{});
}
