// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/codebook/formats.h"
#include "samples.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

const Format& format(std::string_view name)
{
    const Format* found = formatNamed(name);
    REQUIRE(found != nullptr);
    return *found;
}

std::string write(std::string_view name, const Codebook& codebook, const WriteOptions& options = {})
{
    auto written = format(name).write(codebook, options);
    REQUIRE(written.has_value());
    return *written;
}

Codebook read(std::string_view name, std::string_view bytes)
{
    auto codebook = format(name).read(bytes);
    INFO((codebook ? "" : codebook.error().detail));
    REQUIRE(codebook.has_value());
    return *codebook;
}

} // namespace

TEST_CASE("every format writes the sample as it stands in golden/")
{
    for (const Format& own : formats()) {
        const std::string name = "small." + std::string(own.ending);
        const auto golden = readFile(CROSSCASE_SOURCE_DIR "/tests/core/codebook/golden/" + name);
        INFO(name);
        REQUIRE(golden.has_value());
        CHECK(write(own.name, samples::small(), {.title = "Trust & <control>"}) == *golden);
    }
}

TEST_CASE("every format writes an empty codebook, and those that read give it back")
{
    for (const Format& own : formats()) {
        const std::string bytes = write(own.name, {});
        CHECK(!bytes.empty());
        if (own.read != nullptr)
            CHECK(read(own.name, bytes).entries.empty());
    }
}

TEST_CASE("what a format wrote it reads back")
{
    REQUIRE(rc::check("csv", [] {
        const Codebook codebook = samples::anyCodebook();
        const WriteOptions options{.separator = *rc::gen::element(',', ';', '\t', '|'),
                                   .bom = *rc::gen::arbitrary<bool>()};
        RC_ASSERT(read("csv", write("csv", codebook, options)) == samples::normalised(codebook));
    }));
    REQUIRE(rc::check("json", [] {
        const Codebook codebook = samples::anyCodebook();
        RC_ASSERT(read("json", write("json", codebook)) == samples::normalised(codebook));
    }));
    REQUIRE(rc::check("csv to json to csv", [] {
        const std::string csv = write("csv", samples::anyCodebook());
        RC_ASSERT(write("csv", read("json", write("json", read("csv", csv)))) == csv);
    }));
}

TEST_CASE("formats are found by name and by a file's ending")
{
    CHECK(formatNamed("CSV") == formatForFile("a.b/book.CSV"));
    CHECK(formatForFile("x.html")->name == "html");
    CHECK(formatForFile("a.csv/book") == nullptr);
    CHECK(formatForFile("book.xlsx") == nullptr);
    CHECK(formatNamed("") == nullptr);
}

TEST_CASE("a file that no codebook can be read from is refused with those that can")
{
    for (const char* name : {"book.md", "book.html", "book.xlsx", "book"}) {
        const auto result = readCodebook(name, "# Trust");
        REQUIRE(!result.has_value());
        CHECK(result.error().code == ErrorCode::Unsupported);
        CHECK(
            result.error().detail
            == std::string(name)
                   + ": a codebook cannot be read from such a file; give one of these: csv, json");
    }
}

TEST_CASE("errors name the file")
{
    CHECK(readCodebook("f/b.csv", "code,colour\nA,red\n").error().detail
          == "f/b.csv: line 2: the colour `red` is not of the form #rrggbb or #rgb");
    CHECK(readCodebook("b.csv", "code,id\nA,1\nB,2\n").error().detail
          == "b.csv:\nline 2: `1` is no id; leave it empty for a new code\n"
             "line 3: `2` is no id; leave it empty for a new code");
}
