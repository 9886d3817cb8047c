// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/backup.h"
#include "tests/core/project/fixture.h"

#include <atomic>
#include <utility>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

Corpus corpusOf(const fs::path& file)
{
    return must(Project::open(file, Access::Read, "Ann"))->corpus();
}

void addDoubt(Small& small)
{
    apply(*small.project, [](Edit& edit) { return addCode(edit, "Doubt"); });
}

std::vector<std::string> filesBeside(const fs::path& file)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
        names.push_back(entry.path().filename().string());
    return names;
}

// A project with one code more than its backup.
struct Backed : Small {
    Corpus then = corpus();
    fs::path backup = must(backUp(*project, {}));

    Backed() { addDoubt(*this); }

    void checkRestored()
    {
        CHECK(difference(then, corpusOf(file)).empty());
        reopen();
        CHECK(problemsOf(*project).empty());
        addDoubt(*this); // and it can be worked on
    }
};

} // namespace

TEST_CASE("a backup is a whole project that can be opened, in a folder of its own")
{
    Small small;
    CHECK(backupsOf(small.file).empty());
    const fs::path backup = must(backUp(*small.project, {}));
    CHECK(backup.parent_path() == small.folder / "study backups");
    CHECK_THAT(backup.filename().string(), StartsWith("study 20") && Contains("Z.crosscase"));
    CHECK(backupsOf(small.file) == std::vector<fs::path>{backup});
    CHECK(difference(small.corpus(), corpusOf(backup)).empty());
    addDoubt(small);
    CHECK_FALSE(difference(small.corpus(), corpusOf(backup)).empty());
    auto copy = must(Project::open(backup, Access::Read, "Ann"));
    CHECK(problemsOf(*copy).empty());
}

TEST_CASE("ten backups are kept, the latest, and their names sort by time")
{
    Small small;
    std::vector<fs::path> made;
    for (int i = 0; i < 12; ++i)
        made.push_back(must(backUp(*small.project, {})));
    CHECK(std::is_sorted(made.begin(), made.end()));
    for (const fs::path& path : made)
        CHECK(path.string().size() == made.front().string().size());
    CHECK(backupsOf(small.file) == std::vector<fs::path>(made.begin() + 2, made.end()));
}

TEST_CASE("backups take two gigabytes at most, but two are always kept")
{
    Small small;
    const auto old = [&](int year, std::uintmax_t megabytes) {
        const fs::path path = write(small.folder / "study backups"
                                        / fmt::format("study {}-01-01T000000.000Z.crosscase", year),
                                    "");
        fs::resize_file(path, megabytes << 20U); // a hole: no disk space
        return path;
    };
    old(1990, 1000);
    const auto second = old(1991, 1000);
    const auto third = old(1992, 1000);
    const auto made = must(backUp(*small.project, {}));
    CHECK(backupsOf(small.file) == std::vector<fs::path>{second, third, made});
    fs::resize_file(third, std::uintmax_t{3} << 30U);
    const auto next = must(backUp(*small.project, {}));
    CHECK(backupsOf(small.file) == std::vector<fs::path>{made, next});
    fs::resize_file(made, std::uintmax_t{3} << 30U);
    fs::resize_file(next, std::uintmax_t{3} << 30U);
    CHECK(backupsOf(small.file).size() == 2);
    const auto last = must(backUp(*small.project, {}));
    CHECK(backupsOf(small.file) == std::vector<fs::path>{next, last});
}

TEST_CASE("a stopped backup leaves nothing behind")
{
    Small small;
    const std::atomic<bool> stop = true;
    CHECK(errorOf(backUp(*small.project, Progress(nullptr, &stop))).code == ErrorCode::Cancelled);
    CHECK(backupsOf(small.file).empty());
    CHECK(fs::is_empty(small.folder / "study backups"));
}

TEST_CASE("a backup takes the place of the project, whose last state is kept")
{
    Backed backed;
    const Corpus now = backed.corpus();
    backed.project.reset();
    const fs::path former = must(restoreBackup(backed.file, backed.backup, {}));
    CHECK(difference(now, corpusOf(former)).empty());
    CHECK(backupsOf(backed.file) == std::vector<fs::path>{backed.backup, former});
    backed.checkRestored();
}

TEST_CASE("the oldest of ten backups can be restored too")
{
    Backed backed;
    for (int i = 0; i < 9; ++i)
        must(backUp(*backed.project, {}));
    backed.project.reset();
    must(restoreBackup(backed.file, backed.backup, {}));
    backed.checkRestored();
}

TEST_CASE("a damaged project is put aside and replaced")
{
    Backed backed;
    backed.project.reset();
    const auto size = fs::file_size(backed.file);
    const auto length = GENERATE(as<std::uintmax_t>(), 0, 50, 100, 4096, 6000, 100'000, 1);
    const auto kept = length == 1 ? size - 1 : std::min(length, size - 4096);
    fs::resize_file(backed.file, kept);
    const std::string broken = bytesOf(backed.file);
    const fs::path former = must(restoreBackup(backed.file, backed.backup, {}));
    CHECK_THAT(former.filename().string(), StartsWith("study.crosscase.damaged-"));
    CHECK(bytesOf(former) == broken);
    backed.checkRestored();
}

TEST_CASE("a project with damage inside is replaced, and its state kept")
{
    Backed backed;
    backed.project.reset();
    std::string bytes = bytesOf(backed.file);
    for (std::size_t at = 4096; at < bytes.size(); ++at) // all but the first page
        bytes[at] = static_cast<char>(at);
    write(backed.file, bytes);
    const fs::path former = must(restoreBackup(backed.file, backed.backup, {}));
    CHECK(fs::file_size(former) == bytes.size());
    backed.checkRestored();
}

TEST_CASE("a write-ahead log of the former file is not read into the restored one")
{
    Backed backed;
    write(backed.folder / "old-wal", bytesOf(backed.file.string() + "-wal"));
    REQUIRE(fs::file_size(backed.folder / "old-wal") > 0);
    backed.project.reset();
    SECTION("of a cut file")
    {
        fs::resize_file(backed.file, fs::file_size(backed.file) / 2);
    }
    SECTION("of a file that is no database any more")
    {
        write(backed.file, "nonsense");
    }
    SECTION("of a file that is gone")
    {
        fs::remove(backed.file);
    }
    SECTION("of a sound file") {}
    fs::copy_file(backed.folder / "old-wal", backed.file.string() + "-wal");
    must(restoreBackup(backed.file, backed.backup, {}));
    CHECK_FALSE(names(filesBeside(backed.file), {"study.crosscase-wal"}));
    backed.checkRestored();
}

TEST_CASE("a project that is gone comes back from its backup")
{
    Backed backed;
    backed.project.reset();
    fs::remove(backed.file);
    CHECK(must(restoreBackup(backed.file, backed.backup, {})).empty());
    backed.checkRestored();
}

TEST_CASE("what must not be restored leaves the project as it is")
{
    Backed backed;
    const Corpus now = backed.corpus();
    SECTION("a backup of another project")
    {
        backed.project.reset();
        Small other;
        const auto foreign = must(backUp(*other.project, {}));
        const Error error = errorOf(restoreBackup(backed.file, foreign, {}));
        CHECK(error.code == ErrorCode::Refused);
        CHECK_THAT(error.detail, Contains("another project"));
    }
    SECTION("a cut backup")
    {
        backed.project.reset();
        fs::resize_file(backed.backup, fs::file_size(backed.backup) - 5000);
        CHECK(errorOf(restoreBackup(backed.file, backed.backup, {})).code == ErrorCode::Malformed);
    }
    SECTION("no backup")
    {
        backed.project.reset();
        CHECK(errorOf(restoreBackup(backed.file, backed.folder / "none.crosscase", {})).code
              == ErrorCode::NotFound);
    }
    SECTION("a project that is open")
    {
        CHECK(errorOf(restoreBackup(backed.file, backed.backup, {})).code == ErrorCode::Locked);
        backed.project.reset();
    }
    SECTION("a stopped restore")
    {
        backed.project.reset();
        const std::atomic<bool> stop = true;
        CHECK(errorOf(restoreBackup(backed.file, backed.backup, Progress(nullptr, &stop))).code
              == ErrorCode::Cancelled);
    }
    CHECK(difference(now, corpusOf(backed.file)).empty());
    CHECK_FALSE(names(filesBeside(backed.file), {".damaged"}));
}

TEST_CASE("the project is worked on while it is backed up, and stays locked for others")
{
    Small small;
    const Corpus before = small.corpus();
    bool changed = false;
    const Progress meanwhile(
        [&](std::string_view, std::int64_t, std::int64_t) {
            if (!std::exchange(changed, true))
                addDoubt(small);
        },
        nullptr);
    const fs::path backup = must(backUp(*small.project, meanwhile));
    CHECK(changed);
    CHECK(findCode(small.corpus(), "Doubt"));
    // A state as it was at one moment, and the writer's lock is still held.
    CHECK(difference(before, corpusOf(backup)).empty());
    CHECK(errorOf(Project::open(small.file, Access::Write, "Ben")).code == ErrorCode::Locked);
    apply(*small.project, [](Edit& edit) { return addCode(edit, "After"); });
}

TEST_CASE("a backup on opening is made only when something was done since the last")
{
    Small small;
    CHECK_FALSE(must(backUpIfChanged(small.file, {})).empty());
    CHECK(must(backUpIfChanged(small.file, {})).empty());
    addDoubt(small);
    CHECK_FALSE(must(backUpIfChanged(small.file, {})).empty());
    CHECK(backupsOf(small.file).size() == 2);
}
