// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/uuid.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosscase;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder()
        : m_path(fs::temp_directory_path() / ("crosscase-test-" + Uuid::make().toShort()))
    {
        fs::create_directory(m_path);
    }
    Folder(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder() { fs::remove_all(m_path); }
    [[nodiscard]] fs::path operator/(const char* name) const { return m_path / name; }
    [[nodiscard]] std::size_t files() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

private:
    fs::path m_path;
};

// What `work` returns, run in a child that can write files of at most `bytes`.
template <typename Work>
int inChildWithFileLimit(rlim_t bytes, Work&& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("a file is written and read back, whatever its bytes")
{
    const Folder folder;
    std::string bytes = "a\0b\r\n\xFF";
    bytes.resize(300'000, '\0');
    for (const std::string& content : {std::string(), std::string("text\n"), bytes}) {
        REQUIRE(replaceFile(folder / "a.txt", content));
        CHECK(readFile(folder / "a.txt").value() == content);
        CHECK(folder.files() == 1);
    }
}

TEST_CASE("a missing file, a folder and an unreachable place are told apart from success")
{
    const Folder folder;
    CHECK(readFile(folder / "none").error().code == ErrorCode::NotFound);
    CHECK(readFile(folder / ".").error().code == ErrorCode::Io);
    CHECK(replaceFile(folder / "no/such/place", "x").error().code == ErrorCode::NotFound);
    CHECK_FALSE(replaceFile(folder / ".", "x"));
}

TEST_CASE("readers see the old file or the new one")
{
    const Folder folder;
    REQUIRE(replaceFile(folder / "a", "old"));
    std::ifstream reader(folder / "a");
    REQUIRE(replaceFile(folder / "a", "new and longer"));
    const std::string seen{std::istreambuf_iterator<char>(reader), {}};
    CHECK(seen == "old");
    CHECK(readFile(folder / "a").value() == "new and longer");
}

TEST_CASE("when the disk is full the old file stays and nothing is left behind")
{
    const Folder folder;
    REQUIRE(replaceFile(folder / "a", "old"));
    const int code = inChildWithFileLimit(1000, [&] {
        const auto written = replaceFile(folder / "a", std::string(5000, 'x'));
        return written ? 1 : written.error().code == ErrorCode::Full ? 42 : 2;
    });
    CHECK(code == 42);
    CHECK(readFile(folder / "a").value() == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("a device is written directly, and its errors are told")
{
    CHECK(replaceFile("/dev/null", "x"));
    const auto full = replaceFile("/dev/full", "x");
    REQUIRE_FALSE(full);
    CHECK(full.error().code == ErrorCode::Full);
    CHECK(full.error().detail.find("/dev/full") != std::string::npos);
}

TEST_CASE("a replaced file keeps its permissions, a link its place")
{
    const Folder folder;
    REQUIRE(replaceFile(folder / "a", "old"));
    for (const auto mode : {fs::perms(0600), fs::perms(0666), fs::perms(0640)}) {
        fs::permissions(folder / "a", mode);
        REQUIRE(replaceFile(folder / "a", "new"));
        CHECK(fs::status(folder / "a").permissions() == mode);
    }
    fs::create_symlink("a", folder / "link");
    REQUIRE(replaceFile(folder / "link", "by link"));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(readFile(folder / "a").value() == "by link");
}

TEST_CASE("a file replaced in pieces is the old one until the end, and stays it without one")
{
    const Folder folder;
    const fs::path path = folder / "x.csv";
    REQUIRE(replaceFile(path, "old"));
    {
        auto file = FileReplacement::begin(path);
        REQUIRE(file);
        REQUIRE(file->write("new "));
        CHECK(*readFile(path) == "old");
    }
    CHECK(*readFile(path) == "old");
    CHECK(folder.files() == 1);
    auto file = FileReplacement::begin(path);
    REQUIRE(file);
    REQUIRE(file->write("new "));
    REQUIRE(file->write("text"));
    REQUIRE(file->commit());
    CHECK(*readFile(path) == "new text");
    CHECK(folder.files() == 1);
}
