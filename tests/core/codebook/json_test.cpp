// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/json.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

std::string problem(std::string_view bytes, ErrorCode code = ErrorCode::Malformed)
{
    const auto codebook = readJson(bytes);
    REQUIRE(!codebook.has_value());
    CHECK(codebook.error().code == code);
    return codebook.error().detail;
}

} // namespace

TEST_CASE("of a code in JSON only its path must be there")
{
    const auto codebook = readJson(
        R"({"codes": [{"path": ["A", "B"], "memo": null, "n": 1}, {"path": [" A "], "n": 2}]})");
    REQUIRE(codebook.has_value());
    CHECK(codebook->entries == std::vector<Entry>{{.path = {"A"}}, {.path = {"A", "B"}}});
    CHECK(codebook->warnings == std::vector<std::string>{"the field `n` was passed over"});
}

TEST_CASE("every wrong field in JSON is named")
{
    CHECK(problem(R"({"codes": [{"path": ["A"], "memo": 1, "examples": "x", "codable": 0,
                                 "colour": "red", "id": "7"},
                                {"path": []}, 3, {"path": ["B", "C"]}]})")
          == "code 1: `examples` must be a list of texts\n"
             "code 1: `memo` must be a text in quotes\n"
             "code 1: the colour `red` is not of the form #rrggbb or #rgb\n"
             "code 1: `codable` must be true or false\n"
             "code 1: `7` is no id; leave it empty for a new code\n"
             "code 2: `path` must be a list of names, the code's own last\n"
             "code 3: this is no object in braces\n"
             "code 4: the parent `B` is not in the codebook; add a row for it, or mend the path");
    CHECK(problem(R"({"codes": [{"path": "A"}]})")
          == "code 1: `path` must be a list of names, the code's own last");
    CHECK(problem(R"({"codes": [{"path": [" "]}]})") == "code 1: the code has no name");
}

TEST_CASE("JSON that is broken or something else is refused")
{
    CHECK(problem("{\n \"codes\": [}").find("line 2") != std::string::npos);
    for (const char* other : {"[]", "{}", "{\"codes\": {}}", "7", "null"})
        CHECK(problem(other) == "this JSON is no codebook: it has no list `codes` at its top");
    CHECK(!problem("").empty());
    CHECK(!problem(std::string(200000, '[')).empty());
    CHECK(!problem(R"({"version": 2, "codes": []})", ErrorCode::Newer).empty());
}

TEST_CASE("bytes that are no UTF-8 do not stop the writing")
{
    Codebook codebook;
    codebook.entries = {{.path = {"a\xFF"}}};
    CHECK(writeJson(codebook, {})->find("a\uFFFD") != std::string::npos);
}
