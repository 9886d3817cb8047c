// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive.h"
#include "core/import/files.h"
#include "zip_maker.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::importing;
using crosscase::testing::zipOf;

TEST_CASE("an archive lists its files and gives their bytes")
{
    const std::string bytes = zipOf({{"b/two.txt", "zwei"}, {"ü.txt", std::string(100'000, 'x')}});
    auto archive = Archive::open(bytes);
    REQUIRE(archive);
    CHECK(archive->names() == std::vector<std::string>{"b/two.txt", "ü.txt"});
    CHECK(archive->read("b/two.txt").value() == "zwei");
    CHECK(archive->read("ü.txt")->size() == 100'000);
    CHECK(archive->read("three").error().code == ErrorCode::NotFound);
    CHECK(archive->contains("ü.txt"));
}

TEST_CASE("a damaged archive is an error")
{
    const std::string bytes = zipOf({{"a.txt", std::string(10'000, 'a') + "end"}});
    CHECK(Archive::open("PK\x03\x04 nothing").error().code == ErrorCode::Malformed);
    CHECK(Archive::open(bytes.substr(0, bytes.size() / 2)).error().code == ErrorCode::Malformed);
    std::string changed = bytes;
    changed[40] = static_cast<char>(changed[40] ^ 0x55);
    if (auto archive = Archive::open(changed)) {
        const auto read = archive->read("a.txt");
        REQUIRE(!read);
        CHECK(read.error().code == ErrorCode::Malformed);
    }
}

TEST_CASE("an archive that unpacks to more than is read is refused")
{
    // 600 MB of blanks, and many files of 300 MB.
    const std::string large(std::size_t{600} << 20U, ' ');
    const std::string bomb = zipOf({{"large", large}});
    CHECK(bomb.size() < 10'000'000);
    auto one = Archive::open(bomb);
    REQUIRE(one);
    CHECK(one->read("large").error().code == ErrorCode::Unsupported);
    const std::string_view half = std::string_view(large).substr(0, std::size_t{300} << 20U);
    const std::string repeated = zipOf({{"half", std::string(half)}});
    auto many = Archive::open(repeated);
    REQUIRE(many);
    int read = 0;
    while (read < 10 && many->read("half"))
        ++read;
    CHECK(read == 6);
}

TEST_CASE("names in an archive are only names")
{
    const std::string bytes = zipOf({{"../../etc/passwd", "x"},
                                     {"/abs.txt", "y"},
                                     {"b10.txt", "z"},
                                     {"b9.txt", "z"},
                                     {"__MACOSX/._b9.txt", "z"},
                                     {"a/.hidden/c.txt", "z"},
                                     {"study.crosscase", "z"}});
    auto archive = Archive::open(bytes);
    REQUIRE(archive);
    CHECK(documentsIn(*archive)
          == std::vector<std::string>{"../../etc/passwd", "/abs.txt", "b9.txt", "b10.txt"});
    CHECK(documentName("talks.zip/../../etc/passwd") == "passwd");
}

TEST_CASE("references between entries are resolved within the archive")
{
    CHECK(resolvedName("word/document.xml", "styles.xml") == "word/styles.xml");
    CHECK(resolvedName("OEBPS/text/a.xhtml", "../img/b.png") == "OEBPS/img/b.png");
    CHECK(resolvedName("a.xml", "/word/b.xml") == "word/b.xml");
    CHECK(resolvedName("a.xml", "../../../b.xml") == "b.xml");
    CHECK(resolvedName("a/b.xml", "./c//d.xml") == "a/c/d.xml");
}
