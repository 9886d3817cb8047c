// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"
#include "core/import/files.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sys/stat.h>

using namespace crosscase;
using namespace crosscase::importing;
namespace fs = std::filesystem;
using List = std::vector<std::string>;

namespace {

// A folder that goes with the test.
class TempFolder {
public:
    TempFolder()
        : m_path(fs::temp_directory_path() / ("crosscase-" + Uuid::make().toShort()))
    {
        fs::create_directories(m_path);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder(TempFolder&&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    TempFolder& operator=(TempFolder&&) = delete;
    ~TempFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }

    [[nodiscard]] fs::path operator/(const std::string& name) const { return m_path / name; }
    void add(const std::string& name) const
    {
        fs::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name) << "x";
    }
    // Of the folder's own paths; those with errors are marked.
    [[nodiscard]] List found(const List& names) const
    {
        std::vector<fs::path> paths;
        for (const std::string& name : names)
            paths.push_back(m_path / name);
        List out;
        for (const FoundFile& file : collectFiles(paths))
            out.push_back((file.error ? "! " : "")
                          + file.path.lexically_normal().lexically_relative(m_path).string());
        return out;
    }

private:
    fs::path m_path;
};

} // namespace

TEST_CASE("files come as given, folders in name order to the bottom")
{
    const TempFolder folder;
    for (const char* name : {"d/P10.txt", "d/P2.txt", "d/p3/b.md", "d/p3/a.md", "z.txt", "a.txt"})
        folder.add(name);
    CHECK(folder.found({"z.txt", "d", "a.txt"})
          == List{"z.txt", "d/P2.txt", "d/p3/a.md", "d/p3/b.md", "d/P10.txt", "a.txt"});
    CHECK(collectFiles({}).empty());
}

TEST_CASE("hidden files and those of projects are left out of folders, but not when given")
{
    const TempFolder folder;
    for (const char* name : {"d/.git/x.txt",
                             "d/.hidden.txt",
                             "d/p.crosscase",
                             "d/p.crosscase-wal",
                             "d/p.crosscase.lock",
                             "d/own.lock",
                             "d/p backups/p 1.crosscase",
                             "d/a.txt"})
        folder.add(name);
    CHECK(folder.found({"d"}) == List{"d/a.txt"});
    CHECK(folder.found({"d/.hidden.txt", "d/own.lock"}) == List{"d/.hidden.txt", "d/own.lock"});
    CHECK(folder.found({"d/.git"}) == List{"d/.git/x.txt"});
}

TEST_CASE("a path that is not there is an item with an error, and the others follow")
{
    const TempFolder folder;
    folder.add("a.txt");
    fs::create_symlink("nowhere", folder / "broken");
    CHECK(folder.found({"gone.txt", "a.txt"}) == List{"! gone.txt", "a.txt"});
    CHECK(folder.found({""}) == List{"a.txt", "! broken"});
    const auto files = collectFiles({folder / "gone.txt"});
    REQUIRE(files.size() == 1);
    CHECK(files[0].error->code == ErrorCode::NotFound);
    CHECK(files[0].error->detail == (folder / "gone.txt").string() + ": not found");
}

TEST_CASE("links that lead in a circle end")
{
    const TempFolder folder;
    folder.add("d/sub/a.txt");
    fs::create_directory_symlink("..", folder / "d/sub/up");
    fs::create_directory_symlink("self", folder / "d/self");
    fs::create_directory_symlink("sub", folder / "d/twice");
    CHECK(folder.found({"d"}) == List{"! d/self", "d/sub/a.txt"});
}

TEST_CASE("what is neither file nor folder is left out")
{
    const TempFolder folder;
    folder.add("d/a.txt");
    REQUIRE(mkfifo((folder / "d/pipe").c_str(), 0600) == 0);
    CHECK(folder.found({"d"}) == List{"d/a.txt"});
}

TEST_CASE("a document is called like its file, without the ending")
{
    CHECK(documentName("x/Interview 1.final.txt") == "Interview 1.final");
    CHECK(documentName("x/\u05E9\u05DC \U0001F600 .md") == "\u05E9\u05DC \U0001F600");
    CHECK(documentName("a\tb\nc\u0085.txt") == "a b c");
    CHECK(documentName("caf\xE9.txt") == "caf\uFFFD");
    CHECK(documentName("e\u0301.txt") == "e\u0301");
    CHECK(documentName(".profile") == ".profile");
    CHECK(documentName(" .txt") == "Document");
    CHECK(documentName("") == "Document");
}

TEST_CASE("a name that is taken gets a number")
{
    const std::set<std::string> names{"A", "A (2)", "B (2)"};
    const auto taken = [&](const std::string& name) { return names.contains(name); };
    CHECK(uniqueName("A", taken) == "A (3)");
    CHECK(uniqueName("B", taken) == "B");
    CHECK(uniqueName("B (2)", taken) == "B (2) (2)");
}
