// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of R QCA 3.25.1 (qca_expected_R_QCA_3.25.1.txt), to the three decimals it prints.
#include "core/qca/calibrate.h"
#include "core/qca/necessity.h"
#include "tests/core/qca/lipset.h"

#include <algorithm>

using namespace crosscase;
using namespace crosscase::qca;
using namespace crosscase::qca::test;

TEST_CASE("crisp: the truth table")
{
    CHECK(rowLines(truth(lipset("crisp_LC")))
          == Lines{"00000 0 3 0.000 0.000 GR,PT,ES",
                   "00001 0 2 0.000 0.000 IT,RO",
                   "00100 0 2 0.000 0.000 HU,PL",
                   "00101 0 1 0.000 0.000 EE",
                   "10101 1 2 1.000 1.000 FI,IE",
                   "10110 0 1 0.000 0.000 AU",
                   "10111 1 2 1.000 1.000 FR,SE",
                   "11110 0 1 0.000 0.000 DE",
                   "11111 1 4 1.000 1.000 BE,CZ,NL,UK"});
    const TruthTable table = truth(lipset("crisp_LC"));
    CHECK(table.rows[4].number == 22);
    CHECK(table.possible() == 32);
    CHECK(table.remainders() == 23);
}

TEST_CASE("crisp: conservative, parsimonious, intermediate")
{
    const TruthTable table = truth(lipset("crisp_LC"));
    const Minimized plain = solve(table, SolutionKind::Conservative);
    CHECK(models(table, plain) == Lines{"DEV*~URB*LIT*STB + DEV*LIT*IND*STB"});
    CHECK(fitLines(table, plain)
          == Lines{"DEV*~URB*LIT*STB 1.000 1.000 0.500 0.250 FI,IE; FR,SE",
                   "DEV*LIT*IND*STB 1.000 1.000 0.750 0.500 FR,SE; BE,CZ,NL,UK",
                   "1.000 1.000 1.000"});
    CHECK(assumptionsOf(table, plain, plain.models[0]).empty());
    const Minimized shortest = solve(table, SolutionKind::Parsimonious);
    CHECK(
        fitLines(table, shortest)
        == Lines{"DEV*STB 1.000 1.000 1.000 1.000 FI,IE; FR,SE; BE,CZ,NL,UK", "1.000 1.000 1.000"});
    CHECK(assumptionsOf(table, shortest, shortest.models[0])
          == std::vector<std::uint64_t>{18, 20, 26, 28, 30}); // 1--1 without the three observed
    const Minimized between = solve(table, SolutionKind::Intermediate);
    CHECK(fitLines(table, between)
          == Lines{"DEV*LIT*STB 1.000 1.000 1.000 1.000 FI,IE; FR,SE; BE,CZ,NL,UK",
                   "1.000 1.000 1.000"});
    CHECK(between.models[0].origins.at(0).name == "C1P1");
    CHECK(assumptionsOf(table, between, between.models[0]) == std::vector<std::uint64_t>{30});
    CHECK(difficultOf(table, between, between.models[0])
          == std::vector<std::uint64_t>{18, 20, 26, 28});
}

TEST_CASE("crisp, the negated outcome")
{
    const TruthTable table = truth(lipset("crisp_LC"), {}, {true, 1});
    CHECK(table.sets.outcomeName == "~SURV");
    CHECK(fitLines(table, solve(table, SolutionKind::Conservative))
          == Lines{"~DEV*~URB*~IND 1.000 1.000 0.800 0.800 GR,PT,ES; IT,RO; HU,PL; EE",
                   "DEV*LIT*IND*~STB 1.000 1.000 0.200 0.200 AU; DE",
                   "1.000 1.000 1.000"});
    CHECK(fitLines(table, solve(table, SolutionKind::Parsimonious))
          == Lines{"~DEV 1.000 1.000 0.800 0.300 GR,PT,ES; IT,RO; HU,PL; EE",
                   "~STB 1.000 1.000 0.700 0.200 GR,PT,ES; HU,PL; AU; DE",
                   "1.000 1.000 1.000"});
}

TEST_CASE("fuzzy: the truth table and the three solutions at inclusion 0.8")
{
    const TruthTable table = truth(lipset("fuzzy_LF"), {.inclusionCut = 0.8});
    CHECK(rowLines(table)
          == Lines{"00000 0 3 0.216 0.000 GR,PT,ES",
                   "00001 0 2 0.278 0.000 IT,RO",
                   "00100 0 2 0.521 0.113 HU,PL",
                   "00101 0 1 0.529 0.228 EE",
                   "10101 1 2 0.804 0.719 FI,IE",
                   "10110 0 1 0.378 0.040 AU",
                   "10111 0 2 0.709 0.634 FR,SE",
                   "11110 0 1 0.445 0.050 DE",
                   "11111 1 4 0.904 0.886 BE,CZ,NL,UK"});
    CHECK(fitLines(table, solve(table, SolutionKind::Conservative))
          == Lines{"DEV*URB*LIT*IND*STB 0.904 0.886 0.454 0.393 BE,CZ,NL,UK",
                   "DEV*~URB*LIT*~IND*STB 0.804 0.719 0.265 0.204 FI,IE",
                   "0.870 0.843 0.658"});
    CHECK(fitLines(table, solve(table, SolutionKind::Parsimonious))
          == Lines{"DEV*~IND 0.815 0.721 0.284 0.194 FI,IE",
                   "URB*STB 0.874 0.845 0.520 0.430 BE,CZ,NL,UK",
                   "0.850 0.819 0.714"});
    const Minimized between = solve(table, SolutionKind::Intermediate);
    CHECK(fitLines(table, between)
          == Lines{"DEV*URB*LIT*STB 0.901 0.879 0.468 0.378 BE,CZ,NL,UK",
                   "DEV*LIT*~IND*STB 0.814 0.721 0.282 0.191 FI,IE",
                   "0.866 0.839 0.660"});
    CHECK(between.models[0].origins.at(0).name == "C1P1");
}

TEST_CASE("fuzzy: necessity of each condition, and superSubset at .9 and .6")
{
    const Sets data = sets(lipset("fuzzy_LF"));
    const auto line = [&data](const Expression& one) {
        return fmt::format("{} {} {} {}",
                           toText(one, data),
                           fixed(one.fit.incl),
                           fixed(one.fit.ron),
                           fixed(one.fit.cov));
    };
    Lines present;
    for (const Expression& one : singleNecessity(data))
        if (!toText(one, data).starts_with('~'))
            present.push_back(line(one));
    CHECK(present
          == Lines{"DEV 0.831 0.811 0.775",
                   "URB 0.539 0.899 0.771",
                   "LIT 0.991 0.509 0.643",
                   "IND 0.669 0.786 0.684",
                   "STB 0.920 0.680 0.707"});
    const auto found = supersets(data, {.inclusionCut = 0.9, .coverageCut = 0.6});
    REQUIRE(found);
    Lines lines;
    for (const Expression& one : *found)
        lines.push_back(line(one));
    CHECK(lines
          == Lines{"LIT 0.991 0.509 0.643",
                   "STB 0.920 0.680 0.707",
                   "LIT*STB 0.915 0.800 0.793",
                   "DEV + URB + IND 0.903 0.704 0.716"});
}

TEST_CASE("fuzzy: DEV and DEV*STB as sufficient sets")
{
    const Sets data = sets(lipset("fuzzy_LF"));
    Term term;
    term.set(0, 1);
    auto fit = sufficiency(memberships(term, data), data.outcome);
    CHECK(fixed(fit.incl) + fixed(fit.pri) + fixed(fit.cov) == "0.7750.7430.831");
    term.set(4, 1);
    fit = sufficiency(memberships(term, data), data.outcome);
    CHECK(fixed(fit.incl) + fixed(fit.pri) + fixed(fit.cov) == "0.8690.8480.824");
}

TEST_CASE("multi-value: three levels of development")
{
    DataSet data = lipset("multivalue_LM");
    data.conditions.pop_back(); // R's example is without STB
    const TruthTable table = truth(data);
    CHECK(rowLines(table)
          == Lines{"0000 0 5 0.000 0.000 GR,IT,PT,RO,ES",
                   "0010 0 3 0.000 0.000 EE,HU,PL",
                   "1010 1 2 1.000 1.000 FI,IE",
                   "1011 0 1 0.000 0.000 AU",
                   "1111 0 2 0.500 0.500 CZ,DE",
                   "2011 1 2 1.000 1.000 FR,SE",
                   "2111 1 3 1.000 1.000 BE,NL,UK"});
    CHECK(table.rows[4].number == 16);
    CHECK(table.rows[4].mixed);
    CHECK(fitLines(table, solve(table, SolutionKind::Conservative))
          == Lines{"DEV[2]*LIT[1]*IND[1] 1.000 1.000 0.625 0.625 FR,SE; BE,NL,UK",
                   "DEV[1]*URB[0]*LIT[1]*IND[0] 1.000 1.000 0.250 0.250 FI,IE",
                   "1.000 1.000 0.875"});
    CHECK(fitLines(table, solve(table, SolutionKind::Parsimonious))
          == Lines{"DEV[2] 1.000 1.000 0.625 0.625 FR,SE; BE,NL,UK",
                   "DEV[1]*IND[0] 1.000 1.000 0.250 0.250 FI,IE",
                   "1.000 1.000 0.875"});
}

TEST_CASE("contradictions: three rows C, left unexplained or explained, with two models")
{
    const TruthTable table =
        truth(lipset("initial_contradictions"), {.inclusionCut = 1, .lowerCut = 0});
    CHECK(rowLines(table)
          == Lines{"0000 0 5 0.000 0.000 GR,IT,PT,RO,ES",
                   "0010 C 4 0.250 0.250 EE,FI,HU,PL",
                   "0111 1 1 1.000 1.000 CZ",
                   "1010 1 1 1.000 1.000 IE",
                   "1011 C 3 0.667 0.667 AU,FR,SE",
                   "1111 C 4 0.750 0.750 BE,DE,NL,UK"});
    CHECK(table.remainders() == 10);
    CHECK(fitLines(table, solve(table, SolutionKind::Conservative))
          == Lines{"DEV*~URB*LIT*~IND 1.000 1.000 0.125 0.125 IE",
                   "~DEV*URB*LIT*IND 1.000 1.000 0.125 0.125 CZ",
                   "1.000 1.000 0.250"});
    const Minimized both = solve(
        table, {.kind = SolutionKind::Conservative, .contradictions = Contradictions::Present});
    CHECK(models(table, both)
          == Lines{"DEV*~URB*LIT + URB*LIT*IND + ~URB*LIT*~IND",
                   "DEV*LIT*IND + URB*LIT*IND + ~URB*LIT*~IND"});
    CHECK(fitLines(table, both, 0)
          == Lines{"DEV*~URB*LIT 0.750 0.750 0.375 0.250 IE; AU,FR,SE",
                   "URB*LIT*IND 0.800 0.800 0.500 0.500 CZ; BE,DE,NL,UK",
                   "~URB*LIT*~IND 0.400 0.400 0.250 0.125 EE,FI,HU,PL; IE",
                   "0.615 0.615 1.000"});
    CHECK(fitLines(table, both, 1)
          == Lines{"DEV*LIT*IND 0.714 0.714 0.625 0.250 AU,FR,SE; BE,DE,NL,UK",
                   "URB*LIT*IND 0.800 0.800 0.500 0.125 CZ; BE,DE,NL,UK",
                   "~URB*LIT*~IND 0.400 0.400 0.250 0.250 EE,FI,HU,PL; IE",
                   "0.615 0.615 1.000"});
    const Minimized free = solve(
        table, {.kind = SolutionKind::Parsimonious, .contradictions = Contradictions::Remainder});
    for (const Model& model : free.models)
        for (const Term term : model.terms)
            CHECK_FALSE(term.covers(table.rows[0].configuration));
}

TEST_CASE("the thresholds of the contradictions example make its data from the raw numbers")
{
    const DataSet raw = lipset("raw_LR");
    const DataSet crisp = lipset("initial_contradictions");
    const std::vector<double> thresholds{600, 50, 75, 30};
    for (std::size_t condition = 0; condition < thresholds.size(); ++condition) {
        const Calibration calibration{Calibration::Method::Thresholds, {thresholds[condition]}};
        CHECK(calibrated(calibration, raw.conditions[condition].values)
              == crisp.conditions[condition].values);
    }
}

TEST_CASE("the direct method on the raw numbers of development")
{
    const Calibration calibration{Calibration::Method::Direct, {400, 550, 900}};
    const std::vector<double> expected{.8069,
                                       .9901,
                                       .5751,
                                       .1666,
                                       .5833,
                                       .9745,
                                       .8871,
                                       .0415,
                                       .0777,
                                       .7195,
                                       .3435,
                                       .9792,
                                       .0193,
                                       .0108,
                                       .0134,
                                       .0268,
                                       .9488,
                                       .9838};
    const DataSet raw = lipset("raw_LR");
    const auto values = calibrated(calibration, raw.conditions[0].values);
    REQUIRE(values.size() == expected.size());
    for (std::size_t unit = 0; unit < expected.size(); ++unit)
        CHECK(*values[unit] == Approx(expected[unit]).margin(5e-5));
}
