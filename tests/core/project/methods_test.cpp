// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/methods.h"
#include "core/project/methods_items.h"
#include "core/project/writing.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

std::string answerOf(const table::Table& items, std::int64_t number)
{
    for (const table::Row& row : items.rows)
        if (row.cells.front() == table::Value{number})
            return table::toText(row.cells.back());
    return "there is no such item";
}

const table::Table& tableOf(const table::Report& report, std::string_view title)
{
    for (const auto& block : report.blocks)
        if (const auto* table = std::get_if<table::Table>(&block); table && table->title == title)
            return *table;
    throw std::runtime_error("no table " + std::string(title));
}

} // namespace

TEST_CASE("the appendix of an empty project claims nothing")
{
    const StudyFacts nothing;
    for (const table::Table& items : {coreqItems(nothing), srqrItems(nothing)})
        for (const table::Row& row : items.rows) {
            const std::string answer = table::toText(row.cells.back());
            const std::string asked = table::toText(row.cells[1]);
            INFO(asked << ": " << answer);
            const bool always = asked == "Software" || asked.starts_with("How many took part")
                                || asked.starts_with("The units of study");
            CHECK((always || answer == "-"));
        }
    CHECK(coreqItems(nothing).rows.size() == 32);
    CHECK(srqrItems(nothing).rows.size() == 21);
}

TEST_CASE("the appendix counts what the project holds")
{
    Small s;
    const auto one = s.code(s.first, s.trust, {5, 24});
    must(s.project->change("Write", [&](Edit& edit) -> Result<void> {
        must(setSummary(edit, {s.alpha, s.trust}, "They trust.", citing({one})));
        must(setSummary(edit, {s.beta, s.trust}, "They do not.", {}));
        must(setProgress(edit, s.first, model::ProgressState::Coded));
        return {};
    }));
    must(s.project->change("Take back",
                           [&](Edit& edit) { return renameCode(edit, s.cost, "Price"); }));
    must(undo(*s.project));
    const auto report = must(methodsAppendix(*s.project, {}));
    const table::Table& coreq = tableOf(report, "COREQ");
    CHECK(answerOf(coreq, 12).starts_with("2 cases"));
    CHECK(answerOf(coreq, 24).starts_with("1 person coded; 0 of 2 documents were coded by more"));
    CHECK(answerOf(coreq, 30).find("1 of 2 summaries") != std::string::npos);
    CHECK(answerOf(coreq, 1) == "-");
    const table::Table& rests = tableOf(report, "What findings rest on");
    CHECK(rests.rows[0].cells == std::vector<table::Value>{std::string("summaries"), 2, 1});
    const table::Table& coders = tableOf(report, "Coders");
    REQUIRE(coders.rows.size() == 1);
    CHECK(coders.rows[0].cells[1] == table::Value{std::int64_t{1}});
    CHECK(coders.rows[0].cells[3] == table::Value{std::int64_t{1}});
    const table::Table& trail = tableOf(report, "Changes on record");
    REQUIRE(trail.notes.size() == 1);
    CHECK(trail.notes[0].find(", 1 taken back") != std::string::npos);
}
