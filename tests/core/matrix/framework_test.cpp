// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/display_table.h"
#include "core/matrix/evidence_places.h"
#include "core/matrix/summary_basis.h"
#include "tests/core/matrix/world.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

// Two cases, a theme with two sub-themes; Alpha is coded, Beta has no text.
struct Framed : World {
    Id<Coder> ann = coder("ann");
    Id<Code> trust = code("Trust");
    Id<Code> good = code("Good will", trust);
    Id<Code> skill = code("Skill", trust);
    Id<Code> cost = code("Cost");
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Document> talk = document("P01", "He is honest.\n\nHe is able.\n\nIt costs a lot.");
    Id<Coding> honest = coding(talk, 0, 13, good, ann);
    Id<Coding> able = coding(talk, 15, 26, skill, ann);

    Framed()
    {
        const auto sector = attribute("sector");
        value(sector, alpha, "public");
        whole(alpha, talk);
    }
    Id<Summary> summary(Id<Case> unit, Id<Code> code, const std::string& words, bool done = false)
    {
        Summary row;
        row.unit = unit;
        row.code = code;
        row.text = words;
        row.state = done ? SummaryState::Done : SummaryState::Draft;
        row.basis = SummaryBasis(corpus, texts).of(unit, code).value();
        return add(row);
    }
    void cite(AnyId owner, Id<Coding> coding, int bullet)
    {
        Evidence row;
        row.owner = owner;
        row.coding = coding;
        row.bullet = bullet;
        add(row);
    }
    [[nodiscard]] Result<table::Table> show(std::string_view name,
                                            const DisplayOptions& options = {}) const
    {
        return matrix::build(*displayNamed(name), {corpus, texts, options, {}});
    }
    [[nodiscard]] std::vector<std::string> lines(std::string_view name,
                                                 const DisplayOptions& options = {}) const
    {
        auto table = show(name, options);
        if (!table)
            FAIL(table.error().detail);
        std::vector<std::string> lines(1);
        for (const table::Column& column : table->columns)
            lines[0] += (lines[0].empty() ? "" : "|") + table::headLine(column);
        for (const table::Row& row : table->rows) {
            std::string line;
            for (const table::Value& cell : row.cells)
                line += (line.empty() ? "" : "|") + table::toText(cell);
            lines.push_back(line);
        }
        return lines;
    }
};

} // namespace

TEST_CASE("the framework shows what is written, and says what the other cells mean")
{
    Framed f;
    f.summary(f.alpha, f.good, "He is.", true);
    NotApplicable none;
    none.unit = f.beta;
    none.code = f.skill;
    none.reason = "no partner";
    f.add(none);
    CHECK(f.lines("framework")
          == std::vector<std::string>{"case|sector|Trust > Good will|Trust > Skill|Cost",
                                      "Alpha|public|He is.||",
                                      "Beta|||n/a: no partner|"});
    DisplayOptions options;
    options.state = true;
    options.themes = {"Trust"};
    CHECK(f.lines("framework", options)
          == std::vector<std::string>{
              "case|sector|Trust > Good will|Trust > Good will > state|Trust > Skill|Trust > Skill "
              "> state",
              "Alpha|public|He is.|done||coded",
              "Beta|||no text|n/a: no partner|n/a"});
    // Another coding in the cell: what was written is stale.
    f.coding(f.talk, 0, 5, f.good, f.ann);
    CHECK(f.lines("framework", options)[1] == "Alpha|public|He is.|done, stale||coded");
    options.themes.clear();
    options.codes = "codes:Cost";
    CHECK(f.lines("framework", options)[1] == "Alpha|public||not coded yet");
    f.progress(f.talk, f.ann, 10);
    CHECK(f.lines("framework", options)[1] == "Alpha|public||absent");
    options.only = {"Beta"};
    CHECK(f.lines("framework", options).size() == 2);
}

TEST_CASE("a theme stands beside its sub-themes where something is written for it")
{
    Framed f;
    f.summary(f.alpha, f.trust, "In all, yes.");
    const auto table = f.show("framework").value();
    CHECK(f.lines("framework")[0] == "case|sector|Trust|Trust > Good will|Trust > Skill|Cost");
    CHECK(table.sheetPerHead);
    CHECK(table.columns[2].markdown);
    CHECK_FALSE(table.columns[1].markdown);
}

TEST_CASE("each bullet is followed by the places of its evidence")
{
    Framed f;
    const auto id = f.summary(f.alpha, f.trust, "In short:\n\n- honest\n- able\n  as well\n");
    f.cite(id, f.able, 1);
    f.cite(id, f.honest, 1);
    f.cite(id, f.honest, 0);
    f.cite(id, f.able, -1);
    const EvidencePlaces places(f.corpus, f.texts);
    CHECK(places.behind(f.corpus.get(id)).value()
          == "In short:\n\n- honest [P01 ¶1]\n- able\n  as well [P01 ¶1; P01 ¶2]\n\n\n[P01 ¶2]");
    CHECK(places.of(id).size() == 2);
    DisplayOptions options;
    options.references = true;
    CHECK(f.lines("framework", options)[1].find("- honest [P01 ¶1]") != std::string::npos);
    f.change(f.able, [](Coding& coding) { coding.orphan = true; });
    CHECK(EvidencePlaces(f.corpus, f.texts).places(id, -1).value().empty());
}

TEST_CASE("the progress of the framework counts every cell once")
{
    Framed f;
    f.summary(f.alpha, f.good, "He is.", true);
    f.summary(f.beta, f.good, "Unknown.");
    f.coding(f.talk, 0, 5, f.good, f.ann);
    CHECK(f.lines("framework-progress")
          == std::vector<std::string>{"theme|done|draft|coded, not written|n/a|absent|no text|not "
                                      "coded yet|cells|stale",
                                      "Trust|1|1|1|0|0|1|0|4|1",
                                      "Cost|0|0|0|0|0|1|1|2|0"});
    CHECK(World().corpus.cases().empty());
    Framed empty;
    empty.corpus = {};
    CHECK(empty.lines("framework").size() == 1);
    CHECK(empty.lines("framework-progress").size() == 1);
}

TEST_CASE("a display refuses what it cannot do, with the option named")
{
    Framed f;
    DisplayOptions options;
    options.totals = true;
    const auto refused = f.show("framework", options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    CHECK(refused.error().detail.find("--totals") != std::string::npos);
    options = {};
    options.cases = "themes";
    CHECK(f.show("framework", options).error().detail.find("--cases") != std::string::npos);
    options = {};
    options.themes = {"Nothing"};
    CHECK(f.show("framework", options).error().code == ErrorCode::NotFound);
    options = {};
    options.filter = "case = ";
    CHECK(f.show("framework", options).error().code == ErrorCode::Malformed);
}

TEST_CASE("a display is kept as JSON and comes back the same, from every option")
{
    for (const Display& display : displays()) {
        DisplaySpec spec{std::string(display.name), {}};
        CHECK(displayFromJson(toJson(spec)).value() == spec);
        for (const OptionText& text : optionTexts()) {
            if (!display.options.has(text.option))
                continue;
            std::visit(
                [&]<typename T>(T DisplayOptions::*member) {
                    if constexpr (std::is_same_v<T, bool>)
                        spec.options.*member = true;
                    else if constexpr (std::is_arithmetic_v<T>)
                        spec.options.*member = 3;
                    else if constexpr (std::is_same_v<T, std::string>)
                        spec.options.*member = "a \"b\" \u05E9";
                    else
                        spec.options.*member = {"a", "", "b,c"};
                },
                text.member);
        }
        CHECK(displayFromJson(toJson(spec)).value() == spec);
        CHECK(isDisplayJson(toJson(spec)));
    }
    CHECK_FALSE(isDisplayJson(toJson(TableSpec{})));
    for (const char* wrong : {"",
                              "[]",
                              "{}",
                              R"({"display": 1})",
                              R"({"display": "none"})",
                              R"({"display": "framework", "totals": true})",
                              R"({"display": "framework", "state": "yes"})",
                              R"({"display": "framework", "theme": [1]})"})
        CHECK_FALSE(displayFromJson(wrong));
}

TEST_CASE("a display is read from the words of a command line")
{
    const std::vector<std::string> words{
        "framework", "--theme", "Trust", "--theme", "Cost", "--state", "--attributes", "a, b"};
    const auto spec = displayFromWords(words).value();
    CHECK(spec.options.themes == std::vector<std::string>{"Trust", "Cost"});
    CHECK(spec.options.state);
    CHECK(spec.options.attributes == std::vector<std::string>{"a", "b"});
    CHECK_FALSE(displayFromWords(std::vector<std::string>{}));
    CHECK_FALSE(displayFromWords(std::vector<std::string>{"framework", "--theme"}));
    CHECK_FALSE(displayFromWords(std::vector<std::string>{"framework", "--totals"}));
    CHECK_FALSE(displayFromWords(std::vector<std::string>{"framework", "--codes", "cases"}));
}

TEST_CASE("every display has an entry in order, and makes a table of an empty project")
{
    const model::Corpus nothing;
    const Texts texts;
    const DisplayOptions usual;
    for (const Display& display : displays()) {
        INFO(display.name);
        CHECK(displayNamed(display.name) == &display);
        CHECK_FALSE(display.description.empty());
        const auto table = matrix::build(display, {nothing, texts, usual, {}});
        if (!table) {
            // It may need to be told what to show, and then says so.
            CHECK(table.error().code != ErrorCode::Cancelled);
            CHECK(table.error().detail.size() > 10);
            continue;
        }
        for (const table::Row& row : table->rows)
            CHECK(row.cells.size() == table->columns.size());
    }
    CHECK(displayNamed("nothing") == nullptr);
}
