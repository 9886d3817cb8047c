// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/import/doc.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <thread>

using namespace crosscase;
using namespace crosscase::importing;
using namespace std::string_view_literals;
using namespace std::chrono_literals;

namespace {

constexpr auto kWordFile =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0 rubbish"sv;

// A folder that is the whole PATH (with the system's behind it, if asked) and the folder for
// temporary files, as long as this lives.
class Programs {
public:
    explicit Programs(bool system = true)
    {
        std::string name =
            (std::filesystem::temp_directory_path() / "crosscase-doc-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_folder = name;
        m_path = std::getenv("PATH");
        ::setenv("PATH", (name + "/bin" + (system ? ":" + m_path : "")).c_str(), 1);
        std::filesystem::create_directories(m_folder / "bin");
        std::filesystem::create_directories(m_folder / "tmp");
        ::setenv("TMPDIR", (m_folder / "tmp").c_str(), 1);
    }
    Programs(const Programs&) = delete;
    Programs& operator=(const Programs&) = delete;
    ~Programs()
    {
        ::setenv("PATH", m_path.c_str(), 1);
        ::unsetenv("TMPDIR");
        std::filesystem::remove_all(m_folder);
    }

    void add(std::string_view name, std::string_view script) const
    {
        const std::filesystem::path file = m_folder / "bin" / name;
        REQUIRE(replaceFile(file, fmt::format("#!/bin/sh\n{}\n", script)));
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    }
    [[nodiscard]] std::filesystem::path file(std::string_view name) const
    {
        return m_folder / name;
    }
    // No temporary file is left.
    [[nodiscard]] bool isClean() const { return std::filesystem::is_empty(m_folder / "tmp"); }

private:
    std::filesystem::path m_folder;
    std::string m_path;
};

// Does the process of this number end, as one that has been killed does?
bool endsSoon(const std::string& number)
{
    const std::filesystem::path status = "/proc/" + number.substr(0, number.find('\n')) + "/stat";
    for (int tries = 0; tries < 500; ++tries) {
        std::ifstream file(status);
        std::string line;
        if (!std::getline(file, line) || line.find(") Z ") != std::string::npos)
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

Result<Imported> read(const ProgramLimits& limits = {})
{
    return readDocWithin(limits, kWordFile, {});
}

} // namespace

TEST_CASE("a doc is read by antiword, which gets the bytes in a file and writes UTF-8")
{
    const Programs programs;
    programs.add("antiword",
                 "[ \"$*\" = \"-m UTF-8.txt -w 0 $5\" ] || exit 3\n"
                 "[ \"$LC_ALL\" = C.UTF-8 ] || exit 4\n"
                 "printf '\\nANNA: caf\\303\\251\\n\\n'; tail -c 7 \"$5\"; stat -c ' %a' \"$5\"");
    const Result<Imported> imported = read();
    REQUIRE(imported.has_value());
    CHECK(imported->utf8 == "ANNA: caf\u00E9\n\nrubbish 600\n");
    CHECK(imported->warnings
          == std::vector<std::string>{
              "read by the program antiword; headings, notes and tables come as plain text"});
    CHECK(programs.isClean());
}

TEST_CASE("catdoc is the second choice")
{
    const Programs programs(false);
    programs.add("catdoc", "[ \"$1 $2 $3\" = '-d utf-8 -w' ] && echo text");
    CHECK(read()->utf8 == "text\n");
    programs.add("antiword", "echo 'I cannot' >&2; exit 1");
    CHECK(read()->utf8 == "text\n");
    CHECK(programs.isClean());
}

TEST_CASE("without a program a doc is refused with what to do")
{
    const Programs programs(false);
    const Result<Imported> imported = readDocument("a.doc", kWordFile);
    REQUIRE(!imported.has_value());
    CHECK(imported.error().code == ErrorCode::Unsupported);
    CHECK(imported.error().detail
          == "a.doc: this is a Word document of before 2007 (doc); install antiword or catdoc, or "
             "save it as docx");
}

TEST_CASE("a program that fails, hangs or writes too much is stopped and named")
{
    const Programs programs;
    programs.add("catdoc", "exit 7");
    programs.add("antiword", "echo \"$5 is bad\" >&2; exit 2");
    Result<Imported> imported = read();
    REQUIRE(!imported.has_value());
    CHECK(imported.error().detail.find("antiword ended with status 2: the file is bad")
          != std::string::npos);
    CHECK(imported.error().detail.find("catdoc ended with status 7") != std::string::npos);

    programs.add("antiword",
                 fmt::format("sleep 100 & echo $! > {}; sleep 100", programs.file("pid").string()));
    const auto start = std::chrono::steady_clock::now();
    imported = read({.time = 200ms});
    CHECK(std::chrono::steady_clock::now() - start < 20s);
    REQUIRE(!imported.has_value());
    CHECK(imported.error().detail.find("did not end within 0.2 s") != std::string::npos);
    CHECK(endsSoon(readFile(programs.file("pid")).value()));

    programs.add("antiword", "exec >&- 2>&-; sleep 100");
    imported = read({.time = 200ms});
    REQUIRE(!imported.has_value());
    CHECK(imported.error().detail.find("did not end") != std::string::npos);

    programs.add("antiword", "while :; do echo 0123456789; done");
    imported = read({.bytes = std::size_t(1) << 20U});
    REQUIRE(!imported.has_value());
    CHECK(imported.error().detail.find("more than 1 MB") != std::string::npos);

    programs.add("antiword", "printf 'caf\\351'");
    CHECK(!read().has_value());
    CHECK(programs.isClean());
}

TEST_CASE("a program ended by a signal has failed")
{
    const Programs programs;
    programs.add("antiword", "kill -9 $$");
    const auto program = findProgram("antiword");
    REQUIRE(program.has_value());
    const Result<ProgramOutput> run = runProgram(*program, {});
    REQUIRE(run.has_value());
    CHECK(run->status == 128 + 9);
    CHECK(runProgram("/nowhere/at/all", {}).error().code == ErrorCode::Io);
}

TEST_CASE("rubbish in the shape of a Word file is an error of the real programs too")
{
    if (findProgram("antiword") || findProgram("catdoc")) {
        const Result<Imported> imported = readDocument("a.doc", kWordFile);
        REQUIRE(!imported.has_value());
        CHECK(imported.error().code == ErrorCode::Unsupported);
    }
}
