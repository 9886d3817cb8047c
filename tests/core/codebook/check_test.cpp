// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/codebook/check.h"
#include "core/codebook/formats.h"

#include <catch2/catch.hpp>
#include <map>

using namespace crosscase;
using namespace crosscase::codebook;
using Kind = Finding::Kind;

namespace {

Entry whole(std::vector<std::string> path)
{
    return {.path = std::move(path), .definition = "d", .examples = {"e"}};
}

std::vector<Finding> checked(std::vector<Entry> entries,
                             const std::function<std::int64_t(const Entry&)>& references = {})
{
    return check({.entries = std::move(entries)}, references);
}

} // namespace

TEST_CASE("codes and themes without a definition are found, and codable ones without an example")
{
    Entry heading = whole({"H"});
    heading.codable = false;
    heading.examples.clear();
    Entry bare{.path = {"H", "x"}, .definition = " \n", .examples = {"e"}};
    const Entry empty{.path = {"T"}};
    CHECK(checked({heading, bare, empty})
          == std::vector<Finding>{{Kind::Undefined, "H > x", ""},
                                  {Kind::UndefinedTheme, "T", ""},
                                  {Kind::NoExample, "T", ""}});
}

TEST_CASE("repeated names are found among siblings and elsewhere")
{
    CHECK(checked({whole({"A"}),
                   whole({"A", "Trust"}),
                   whole({"A", " TRUST"}),
                   whole({"B"}),
                   whole({"B", "trust"}),
                   whole({"a"})})
          == std::vector<Finding>{{Kind::RepeatedName, "A >  TRUST", "A > Trust"},
                                  {Kind::RepeatedName, "a", "A"},
                                  {Kind::RepeatedElsewhere, "B > trust", "A > Trust"}});
}

TEST_CASE("codes under two parents of one name are no siblings")
{
    CHECK(checked({whole({"A"}), whole({"A", "x"}), whole({"A"}), whole({"A", "x"})})
          == std::vector<Finding>{{Kind::RepeatedName, "A", "A"},
                                  {Kind::RepeatedElsewhere, "A > x", "A > x"}});
}

TEST_CASE("near-duplicates are found once a pair of names")
{
    CHECK(checked({whole({"Conflict"}),
                   whole({"X"}),
                   whole({"X", "Conflicts"}),
                   whole({"X", "conflict"})})
          == std::vector<Finding>{{Kind::RepeatedElsewhere, "X > conflict", "Conflict"},
                                  {Kind::NearDuplicate, "X > Conflicts", "Conflict"}});
}

TEST_CASE("a code is unused if neither it nor a sub-code has a coding")
{
    Entry heading = whole({"H"});
    heading.codable = false;
    Entry coded = whole({"N"});
    coded.codable = false;
    const std::map<std::string, std::int64_t> counts{{"deep", 2}, {"N", 3}};
    const auto references = [&](const Entry& entry) {
        const auto found = counts.find(entry.name());
        return found == counts.end() ? 0 : found->second;
    };
    CHECK(checked({whole({"A"}),
                   whole({"A", "mid"}),
                   whole({"A", "mid", "deep"}),
                   whole({"A", "idle"}),
                   heading,
                   whole({"H", "rest"}),
                   coded},
                  references)
          == std::vector<Finding>{{Kind::Unused, "A > idle", ""},
                                  {Kind::Unused, "H > rest", ""},
                                  {Kind::NotCodable, "N", "3"}});
}

TEST_CASE("findings are a table")
{
    const table::Table table = toTable({{Kind::RepeatedName, "A > b", "A > B"}});
    REQUIRE(table.columns.size() == 3);
    CHECK(headLine(table.columns[2]) == "detail");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].cells == std::vector<table::Value>{"repeated name", "A > b", "A > B"});
}

TEST_CASE("the codebooks that come with the program are read and found in order")
{
    const std::map<std::string, std::size_t> sizes{
        {"alliance-risk", 32}, {"coso-erm", 24}, {"relational-governance", 34}};
    for (const auto& [name, size] : sizes) {
        INFO(name);
        const auto bytes = readFile(CROSSCASE_SOURCE_DIR "/codebooks/" + name + ".csv");
        REQUIRE(bytes.has_value());
        const auto codebook = readCodebook(name + ".csv", *bytes);
        INFO((codebook ? "" : codebook.error().detail));
        REQUIRE(codebook.has_value());
        CHECK(codebook->warnings.empty());
        CHECK(codebook->entries.size() == size);
        for (const Finding& finding : check(*codebook))
            FAIL_CHECK(nameOf(finding.kind) << ": " << finding.code << ": " << finding.detail);
        const auto written = formatNamed("csv")->write(*codebook, {});
        REQUIRE(written.has_value());
        CHECK(*written == *bytes);
    }
}
