// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/exchange.h"
#include "core/qca/tables.h"
#include "tests/core/qca/lipset.h"

#include <algorithm>
#include <atomic>

using namespace crosscase;
using namespace crosscase::qca;
using namespace crosscase::qca::test;

namespace {

using Numbers = std::vector<std::optional<double>>;

DataSet data(Kind kind, std::vector<Numbers> conditions, Numbers outcome)
{
    DataSet made;
    for (std::size_t unit = 0; unit < outcome.size(); ++unit)
        made.cases.push_back(fmt::format("c{}", unit + 1));
    for (Numbers& values : conditions)
        made.conditions.push_back(
            {std::string(1, static_cast<char>('A' + made.conditions.size())), kind, 2, values});
    made.outcome = {"OUT", kind, 2, std::move(outcome)};
    return made;
}

std::string errorOf(const DataSet& made, const OutcomeChoice& choice = {})
{
    auto tried = setsOf(made, choice);
    return tried ? "" : tried.error().detail;
}

bool tells(const std::vector<std::string>& notes, const std::string& part)
{
    return std::ranges::any_of(
        notes, [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

} // namespace

TEST_CASE("a case that misses a value is left out and named")
{
    const TruthTable table = truth(data(Kind::Crisp, {{1, {}, 0}, {1, 1, {}}}, {1, 1, {}}));
    CHECK(table.sets.cases == Lines{"c1"});
    CHECK(tells(notesOn(table), "Left out: c2, which has no value for A."));
    CHECK(tells(notesOn(table), "Left out: c3, which has no value for B, OUT."));
}

TEST_CASE("a case at 0.5 belongs to no row and is named, yet it counts in the sums")
{
    const DataSet made = data(Kind::Fuzzy, {{0.9, 0.5, 0.2}}, {0.9, 0.1, 0.1});
    const TruthTable table = truth(made, {.inclusionCut = 0.7});
    CHECK(rowLines(table) == Lines{"0 0 1 0.214 0.000 c3", "1 0 1 0.688 0.615 c1"});
    CHECK(table.between == std::vector<std::size_t>{1});
    CHECK(tells(notesOn(table), "c2 has a membership of exactly 0.5"));
}

TEST_CASE("rows below the cut-off of cases are remainders")
{
    const TruthTable table = truth(lipset("crisp_LC"), {.caseCut = 2});
    CHECK(table.remainders() == 26);
    CHECK(table.rows[3].out == Out::Remainder);
    CHECK(table.rows[3].cases.size() == 1);
}

TEST_CASE("a PRI cut-off makes a row 0 that inclusion alone would make 1")
{
    const DataSet fuzzy = lipset("fuzzy_LF");
    CHECK(truth(fuzzy, {.inclusionCut = 0.8, .priCut = 0.75}).rows[4].out == Out::Absent);
    CHECK(truth(fuzzy, {.inclusionCut = 0.8, .priCut = 0.7}).rows[4].out == Out::Present);
}

TEST_CASE("what is no membership, or cannot be compared, is refused with a reason")
{
    CHECK(errorOf(data(Kind::Crisp, {{2}}, {1})).find("'A' has the value 2") == 0);
    CHECK(errorOf(data(Kind::Fuzzy, {{1.2}}, {1})).find("'A' has the value 1.2") == 0);
    CHECK(errorOf(data(Kind::Crisp, {}, {1})).find("there is no condition") == 0);
    CHECK(errorOf(data(Kind::Crisp, {{{}}}, {1})).find("every case misses") == 0);
    CHECK(errorOf(data(Kind::Crisp, {{}}, {})).find("there is no case") == 0);
    CHECK(errorOf(data(Kind::Crisp, std::vector<Numbers>(17, {1}), {1})).find("17 conditions")
          == 0);
    CHECK(errorOf(data(Kind::Crisp, {{1}}, {1}), {false, 2}).find("'OUT' is no outcome of several")
          == 0);
    DataSet twice = data(Kind::Crisp, {{1}, {1}}, {1});
    twice.conditions[1].name = "A";
    CHECK(errorOf(twice).find("'A' is there twice") == 0);
    DataSet wide = data(Kind::MultiValue, std::vector<Numbers>(8, {1}), {1});
    for (Variable& condition : wide.conditions)
        condition.levels = 9;
    CHECK(errorOf(wide).find("more than 1048576 combinations") != std::string::npos);
    CHECK_FALSE(variableOf("X", {250.0, 3.0}));
    CHECK(variableOf("X", {0.25, 1.0})->kind == Kind::Fuzzy);
    CHECK(variableOf("X", {0.0, {}, 2.0})->levels == 3);
    CHECK(variableOf("X", {0.0, 1.0}, 3)->kind == Kind::MultiValue);
    CHECK_FALSE(truthTable(sets(lipset("crisp_LC")), {.inclusionCut = 0.5, .lowerCut = 0.6}));
    CHECK_FALSE(truthTable(sets(lipset("crisp_LC")), {.inclusionCut = 1.5}));
}

TEST_CASE("nothing to explain is refused; nothing to tell it from is TRUE")
{
    const TruthTable none = truth(data(Kind::Crisp, {{1, 0}}, {0, 0}));
    CHECK_FALSE(minimize(none, {}));
    const TruthTable only = truth(data(Kind::Crisp, {{1, 1}}, {1, 1}));
    const Minimized all = solve(only, SolutionKind::Parsimonious);
    CHECK(models(only, all) == Lines{"TRUE"});
    CHECK(tells(solutionTable(only, all).notes, "TRUE: no row goes without the outcome"));
    CHECK(models(only, solve(only, SolutionKind::Conservative)) == Lines{"A"});
}

TEST_CASE("a level of the outcome")
{
    DataSet made = data(Kind::Crisp, {{1, 0, 0}}, {1, 0, 0});
    made.outcome = {"OUT", Kind::MultiValue, 3, {2, 1, 0}};
    const TruthTable table = truth(made, {}, {false, 2});
    CHECK(table.sets.outcomeName == "OUT[2]");
    CHECK(models(table, solve(table, SolutionKind::Parsimonious)) == Lines{"A"});
}

TEST_CASE("long work can be stopped")
{
    const std::atomic<bool> cancelled{true};
    const Progress stop({}, &cancelled);
    const TruthTable table = truth(lipset("crisp_LC"));
    const auto tried = minimize(table, {}, stop);
    REQUIRE_FALSE(tried);
    CHECK(tried.error().code == ErrorCode::Cancelled);
    CHECK_FALSE(truthTable(table.sets, {}, stop));
}

TEST_CASE("the chart shows what the parsimonious solution does without as small circles")
{
    const TruthTable table = truth(lipset("fuzzy_LF"), {.inclusionCut = 0.8});
    const table::Table chart =
        configurationChart(table, solve(table, SolutionKind::Intermediate), {});
    Lines lines;
    for (std::size_t row = 0; row < 6; ++row)
        lines.push_back(table::toText(chart.rows[row].cells[0]) + "|"
                        + table::toText(chart.rows[row].cells[1]) + "|"
                        + table::toText(chart.rows[row].cells[2]));
    CHECK(lines == Lines{"DEV|•|●", "URB|●|", "LIT|•|•", "IND||○", "STB|●|•", "incl|0.901|0.814"});
}

TEST_CASE("names for R and fsQCA are ASCII, upper case, unique, and short for fsQCA")
{
    CHECK(identifiers({"Trust (own)", "trust own", "2nd", "ثقة", "T", ""}, Program::R, "COND")
          == Lines{"TRUST_OWN", "TRUST_OWN_2", "COND_2ND", "COND4", "COND_T", "COND6"});
    const Lines names = identifiers(
        {"Commitment of the large firm", "Commitment of the small firm"}, Program::FsQca, "COND");
    CHECK(names == Lines{"COMMITMENT_OF_T", "COMMITMENT_OF_2"});
}

TEST_CASE("the export holds the complete cases with full numbers")
{
    DataSet made = data(Kind::Fuzzy, {{0.123456789, {}}}, {1, 0});
    made.cases[0] = "Firm, one";
    const auto out = exported(made, Program::R);
    REQUIRE(out);
    CHECK(out->csv == "case,A,OUT\nFIRM_ONE,0.123456789,1\n");
    REQUIRE(out->renamed.size() == 1);
    CHECK(out->renamed[0].name == "Firm, one");
    CHECK(exported(lipset("crisp_LC"), Program::R)->csv
          == *readFile(std::string(CROSSCASE_SOURCE_DIR)
                       + "/tests/core/qca/qca_lipset_crisp_LC.csv"));
    CHECK_FALSE(exported(lipset("multivalue_LM"), Program::FsQca));
}

TEST_CASE("the R script asks R for the same")
{
    const DataSet made = lipset("fuzzy_LF");
    const auto out = exported(made, Program::R);
    REQUIRE(out);
    ScriptOptions options;
    options.file = "lf.csv";
    options.outcome.negated = true;
    options.truth = {.inclusionCut = 0.8, .lowerCut = 0.5, .priCut = 0.6, .caseCut = 2};
    options.minimizes = true;
    options.minimize.kind = SolutionKind::Intermediate;
    options.minimize.expectations = {{1}, {}, {0}, {1}, {1}};
    CHECK(rScript(*out, sets(made, options.outcome), options)
          == "library(QCA)\n"
             "data <- read.csv(\"lf.csv\", row.names = 1)\n"
             "tt <- truthTable(data, outcome = \"~SURV\", conditions = c(\"DEV\", \"URB\", "
             "\"LIT\", \"IND\", \"STB\"), incl.cut = c(0.8, 0.5), pri.cut = 0.6, n.cut = 2, "
             "complete = FALSE, show.cases = TRUE, sort.by = \"incl, n\")\n"
             "print(tt)\n"
             "solution <- minimize(tt, details = TRUE, show.cases = TRUE, include = c(\"?\"), "
             "dir.exp = c(\"1\", \"-\", \"0\", \"1\", \"1\"))\n"
             "print(solution)\n");
}
