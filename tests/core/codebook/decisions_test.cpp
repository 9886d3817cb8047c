// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/decisions.h"
#include "core/table/csv.h"
#include "core/table/table.h"
#include "core/text/decode.h"
#include "tests/core/codebook/samples.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::codebook;
using Catch::Matchers::Contains;

namespace {

DecisionRow row(std::string id, std::string field, std::vector<Choice> choices)
{
    DecisionRow row;
    row.kind = "code";
    row.id = std::move(id);
    row.otherId = row.id;
    row.field = std::move(field);
    row.choices = std::move(choices);
    return row;
}

std::vector<DecisionRow> someRows()
{
    return {row("A", "definition", {Choice::Mine, Choice::Theirs, Choice::Both}),
            row("A", "memo", {Choice::Mine, Choice::Both}),
            row("B", "added", {Choice::Add, Choice::Skip})};
}

std::string csvOf(const std::vector<DecisionRow>& rows)
{
    const table::Table table = toTable(rows);
    std::string out;
    std::vector<std::string> heads;
    for (const table::Column& column : table.columns)
        heads.push_back(headLine(column));
    table::appendCsvRecord(out, heads, {});
    for (const table::Row& line : table.rows) {
        std::vector<std::string> cells;
        for (const table::Value& cell : line.cells)
            cells.push_back(table::toText(cell));
        table::appendCsvRecord(out, cells, {});
    }
    return out;
}

Decisions read(const std::string& lines)
{
    const auto decisions = readDecisions("kind,id,other_id,field,decision,value\n" + lines);
    INFO((decisions ? std::string() : decisions.error().detail));
    REQUIRE(decisions.has_value());
    return *decisions;
}

std::string fault(const std::string& lines)
{
    auto rows = someRows();
    const auto decisions = readDecisions("kind,id,other_id,field,decision,value\n" + lines);
    const auto result =
        decisions ? decide(rows, *decisions) : Result<void>(tl::unexpected(decisions.error()));
    REQUIRE(!result.has_value());
    CHECK(result.error().code == ErrorCode::Malformed);
    return result.error().detail;
}

// Line ends as codebooks and projects have them.
std::string words()
{
    return text::normaliseLineEnds(samples::nastyWords());
}

} // namespace

TEST_CASE("decisions come into the rows they are about, and no others")
{
    auto rows = someRows();
    REQUIRE(undecided(rows) == 3);
    REQUIRE(decide(rows, read("code,A,A,memo,both,\ncode,A,A,definition,Theirs,my words\n"))
                .has_value());
    CHECK(rows[0].decision == Choice::Theirs);
    CHECK(rows[0].value == "my words");
    CHECK(rows[1].decision == Choice::Both);
    CHECK(undecided(rows) == 1);
}

TEST_CASE("a line without a decision leaves the row as it is")
{
    auto rows = someRows();
    rows[2].decision = Choice::Add;
    REQUIRE(decide(rows, read("code,B,B,added,,\ncode,A,A,memo,,some words\n")).has_value());
    CHECK(rows[2].decision == Choice::Add);
    CHECK(rows[1].value.empty());
}

TEST_CASE("a line that fits no row, or not this one, is refused with its line")
{
    CHECK(fault("code,A,A,memo,mine,\ncode,C,C,memo,mine,\n")
          == "line 3: nothing here asks for code memo of `C` and `C`; take the line out");
    CHECK_THAT(fault("case,A,A,memo,mine,\n"), Contains("line 2: nothing here asks for case"));
    CHECK_THAT(fault("code,A,B,memo,mine,\n"), Contains("line 2: nothing here asks for"));
    CHECK(fault("code,A,A,memo,theirs,\n")
          == "line 2: code memo of `A` and `A` cannot be decided with `theirs`; there are: mine "
             "both");
}

TEST_CASE("a question that is decided twice, or in unknown words, is refused with its line")
{
    CHECK(fault("code,A,A,memo,mine,\ncode,A,A,memo,both,\n")
          == "line 3: code memo of `A` and `A` is decided already in line 2");
    CHECK_THAT(fault("code,A,A,memo,perhaps,\n"), Contains("line 2: `perhaps` is no decision"));
    const auto missing = readDecisions("kind,id,field,decision\n");
    REQUIRE(!missing.has_value());
    CHECK(missing.error().detail
          == "line 1: the column `other_id` is missing\nline 1: the column `value` is missing");
}

TEST_CASE("what is proposed is taken only where nothing is decided")
{
    auto rows = someRows();
    rows[0].proposed = Choice::Both;
    rows[0].proposedValue = "proposed";
    rows[1].decision = Choice::Mine;
    rows[1].proposed = Choice::Both;
    acceptProposed(rows);
    CHECK(rows[0].decision == Choice::Both);
    CHECK(rows[0].value == "proposed");
    CHECK(rows[1].decision == Choice::Mine);
    CHECK(rows[2].decision == Choice::None);
}

TEST_CASE("a report that is given back decides what it shows, whatever its words are")
{
    const bool holds = rc::check([] {
        std::vector<DecisionRow> rows;
        for (int n = *rc::gen::inRange(0, 6); n > 0; --n) {
            DecisionRow made = row(std::to_string(n) + words(), "memo", {});
            made.otherId = words();
            made.mine = words();
            made.decision = *rc::gen::element(Choice::None,
                                              Choice::Mine,
                                              Choice::Theirs,
                                              Choice::Both,
                                              Choice::Merge,
                                              Choice::Add,
                                              Choice::Skip);
            if (made.decision != Choice::None)
                made.value = words();
            made.choices = {made.decision};
            rows.push_back(made);
        }
        const auto decisions = readDecisions(csvOf(rows));
        RC_ASSERT(decisions.has_value());
        auto given = rows;
        for (DecisionRow& open : given) {
            open.decision = Choice::None;
            open.value.clear();
        }
        const auto decided = decide(given, *decisions);
        RC_LOG(decided ? std::string() : decided.error().detail);
        RC_ASSERT(decided.has_value());
        RC_ASSERT((given == rows));
    });
    CHECK(holds);
}
