// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/blocks.h"
#include "core/index/cache_folder.h"
#include "tests/core/index/study.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace crosscase;
using namespace crosscase::index;
using query::PassageRange;

namespace {

std::vector<PassageRange> cut(const std::string& text, std::size_t bytes)
{
    sample::Study study;
    const auto id = study.add(text);
    return cutIntoBlocks(*study.load(study.corpus.get(id)).value(), bytes);
}

} // namespace

TEST_CASE("Blocks are whole passages, filled up to their size")
{
    CHECK(cut("one\ntwo\nsix\n", 100) == std::vector<PassageRange>{{0, 3}});
    CHECK(cut("one\ntwo\nsix\n", 6) == std::vector<PassageRange>{{0, 2}, {2, 3}});
    CHECK(cut("one\ntwo\nsix\n", 5) == std::vector<PassageRange>{{0, 1}, {1, 2}, {2, 3}});
    CHECK(cut("one\nlonger than that\nsix\n", 6)
          == std::vector<PassageRange>{{0, 1}, {1, 2}, {2, 3}});
}

TEST_CASE("A document without passages has one block")
{
    CHECK(cut("", 100) == std::vector<PassageRange>{{0, 0}});
    CHECK(cut("\n \n", 100) == std::vector<PassageRange>{{0, 0}});
}

TEST_CASE("A block is packed and unpacked")
{
    const Block block{{70000}, {3, 900}, 12, -5};
    CHECK(unpacked(packed(block)) == block);
    CHECK_FALSE(unpacked("short"));
    CHECK_FALSE(unpacked(packed(block) + "x"));
}

TEST_CASE("A fingerprint changes with all that terms depend on")
{
    model::Document document;
    document.textHash = "a";
    document.structure = "b";
    document.language = "en";
    const auto before = fingerprintOf(document);
    model::Document other = document;
    other.name = "renamed";
    CHECK(fingerprintOf(other) == before);
    other.textHash = "x";
    CHECK(fingerprintOf(other) != before);
    other = document;
    other.structure = "x";
    CHECK(fingerprintOf(other) != before);
    other = document;
    other.language = "de";
    CHECK(fingerprintOf(other) != before);
}

TEST_CASE("The folder is the project's and the file's, below the base the user names")
{
    const Uuid project = Uuid::make();
    const std::string home = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
    ::setenv("CROSSCASE_CACHE", "/somewhere", 1);
    const auto folder = cacheFolder(project, "/a/study.crosscase");
    CHECK(folder.parent_path() == "/somewhere/index");
    CHECK(folder == cacheFolder(project, "/a/./b/../study.crosscase"));
    CHECK(folder != cacheFolder(project, "/a/copy.crosscase"));
    CHECK(folder != cacheFolder(Uuid::make(), "/a/study.crosscase"));
    ::unsetenv("CROSSCASE_CACHE");
    ::setenv("XDG_CACHE_HOME", "/cache", 1);
    CHECK(cacheFolder(project, "/a").parent_path() == "/cache/crosscase/index");
    ::setenv("XDG_CACHE_HOME", "relative", 1);
    ::setenv("HOME", "/home/ann", 1);
    CHECK(cacheFolder(project, "/a").parent_path() == "/home/ann/.cache/crosscase/index");
    ::unsetenv("XDG_CACHE_HOME");
    ::unsetenv("HOME");
    CHECK(cacheFolder(project, "/a").empty());
    if (!home.empty())
        ::setenv("HOME", home.c_str(), 1);
}
