// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the literature.
#include "core/agreement/ratings_report.h"
#include "tests/core/agreement/samples.h"

#include <array>
#include <map>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;

TEST_CASE("alpha is that of Krippendorff 2011 on every metric, with missing values")
{
    const Ratings data = ratings("krippendorff2011_4x12", Shape::Units);
    const Figure nominal = figure(data, "alpha");
    CHECK(*nominal.value == Approx(0.743421).margin(kExact));
    CHECK(*nominal.observed == Approx(0.2).margin(kExact));
    CHECK(*nominal.expected == Approx(0.779487).margin(kExact));
    CHECK(value(data, "alpha", Metric::Ordinal) == Approx(0.815388).margin(kExact));
    CHECK(value(data, "alpha", Metric::Interval) == Approx(0.849107).margin(kExact));
    CHECK(value(data, "alpha", Metric::Ratio) == Approx(0.797403).margin(kExact));
}

TEST_CASE("with missing values the kappas are those of R's irrCAC")
{
    const Ratings data = ratings("krippendorff2011_4x12", Shape::Units);
    const Figure ac1 = figure(data, "ac1");
    CHECK(*ac1.value == Approx(0.775444).margin(kExact));
    CHECK(*ac1.observed == Approx(0.818182).margin(kExact));
    CHECK(*ac1.expected == Approx(0.190321).margin(kExact));
    const Figure fleiss = figure(data, "fleiss");
    CHECK(*fleiss.value == Approx(0.76117).margin(1e-5));
    CHECK(*fleiss.expected == Approx(0.2387153).margin(1e-6));
    CHECK(value(data, "brennan-prediger") == Approx(0.77273).margin(1e-5));
    CHECK(value(data, "conger") == Approx(0.76207).margin(1e-5));
}

TEST_CASE("alpha is that of other published data")
{
    const Ratings wikipedia = ratings("krippendorff_wikipedia_3x15", Shape::Units);
    CHECK(value(wikipedia, "alpha") == Approx(0.691358).margin(kExact));
    CHECK(value(wikipedia, "alpha", Metric::Interval) == Approx(0.810845).margin(kExact));
    const Ratings hayes = ratings("hayes_krippendorff2007_5x40", Shape::Units);
    CHECK(value(hayes, "alpha", Metric::Ordinal) == Approx(0.759829).margin(kExact));
    CHECK(value(hayes, "alpha") == Approx(0.476510).margin(kExact));
    CHECK(value(hayes, "alpha", Metric::Interval) == Approx(0.757378).margin(kExact));
    CHECK(value(hayes, "alpha", Metric::Ratio) == Approx(0.662123).margin(kExact));
    const Ratings binary = ratings("krippendorff2004_binary_2x10", Shape::Units);
    CHECK(value(binary, "alpha") == Approx(0.095238).margin(kExact));
    CHECK(value(binary, "percent") == Approx(0.6));
    CHECK(value(binary, "kappa") == Approx(0.090909).margin(kExact));
    CHECK(value(binary, "scott") == Approx(0.047619).margin(kExact));
    CHECK(value(binary, "ac1") == Approx(0.310345).margin(kExact));
}

TEST_CASE("Fleiss' kappa comes from counts, in all and per category")
{
    const Ratings data = ratings("fleiss1971_30x6", Shape::Counts);
    const Figure kappa = figure(data, "fleiss");
    CHECK(*kappa.value == Approx(0.430245).margin(kExact));
    CHECK(*kappa.observed == Approx(0.555556).margin(kExact));
    CHECK(*kappa.expected == Approx(0.219938).margin(kExact));
    CHECK(value(data, "ac1") == Approx(0.447885).margin(kExact));
    CHECK(value(data, "alpha") == Approx(0.433410).margin(kExact));
    constexpr std::array kExpected{0.244755, 0.244755, 0.520000, 0.471127, 0.566118};
    constexpr std::array kPrinted{0.248, 0.248, 0.517, 0.470, 0.565}; // from rounded intermediates
    for (std::size_t category = 0; category < kExpected.size(); ++category) {
        const double found = value(data.dichotomised(category), "fleiss");
        CHECK(found == Approx(kExpected[category]).margin(kExact));
        CHECK(found == Approx(kPrinted[category]).margin(0.005));
    }
    const Ratings wikipedia = ratings("fleiss_wikipedia_10x14", Shape::Counts);
    const Figure other = figure(wikipedia, "fleiss");
    CHECK(*other.value == Approx(0.209931).margin(kExact));
    CHECK(*other.observed == Approx(0.378022).margin(kExact));
    CHECK(*other.expected == Approx(0.212755).margin(kExact));
}

namespace {

struct Published {
    const char* file;
    std::map<std::string, double> values;
};

const std::array kTables{
    Published{"cohen1960_ex1",
              {{"percent", .29},
               {"kappa", -.092308},
               {"kappa-max", .846154},
               {"scott", -.100775},
               {"alpha", -.095271},
               {"brennan-prediger", -.065},
               {"ac1", -.047970}}},
    Published{"cohen1960_ex2",
              {{"percent", .70},
               {"kappa", .491525},
               {"kappa-max", .830508},
               {"scott", .487179},
               {"alpha", .488462},
               {"brennan-prediger", .55},
               {"ac1", .575972}}},
    Published{"cohen_wikipedia_grants",
              {{"percent", .70},
               {"kappa", .4},
               {"kappa-max", .8},
               {"scott", .393939},
               {"alpha", .4},
               {"brennan-prediger", .4},
               {"ac1", .405941}}},
    Published{"cohen_wikipedia_same_pct_A", {{"percent", .60}, {"kappa", .130435}}},
    Published{"cohen_wikipedia_same_pct_B", {{"percent", .60}, {"kappa", .259259}}},
    Published{"artstein_poesio2008_2x2",
              {{"percent", .70},
               {"kappa", .347826},
               {"scott", .340659},
               {"alpha", .343956},
               {"brennan-prediger", .4},
               {"ac1", .449541}}},
    Published{"artstein_poesio2008_3x3",
              {{"percent", .88},
               {"kappa", .801325},
               {"scott", .799532},
               {"alpha", .800535},
               {"brennan-prediger", .82},
               {"ac1", .828743}}},
    Published{
        "brennan_prediger1981_ex1",
        {{"percent", .60}, {"kappa", .272727}, {"kappa-max", .454545}, {"brennan-prediger", .4}}},
    Published{"brennan_prediger1981_ex2",
              {{"percent", .60}, {"kappa", .285714}, {"kappa-max", 1}, {"brennan-prediger", .4}}},
    Published{"irrcac_cont3x3abstractors",
              {{"percent", .89},
               {"kappa", .796409},
               {"scott", .796240},
               {"alpha", .797258},
               {"brennan-prediger", .835},
               {"ac1", .849331}}},
    Published{"dkpro_paradox_80_7_8_5",
              {{"percent", .85},
               {"kappa", .314442},
               {"scott", .314286},
               {"alpha", .317714},
               {"brennan-prediger", .7},
               {"ac1", .808}}},
    Published{"dkpro_likert_4x4",
              {{"percent", .684211},
               {"kappa", .574436},
               {"scott", .574341},
               {"alpha", .576581},
               {"brennan-prediger", .578947},
               {"ac1", .580461}}},
    Published{"gwet_hand_10",
              {{"percent", .90},
               {"kappa", .615385},
               {"scott", .607843},
               {"alpha", .627451},
               {"brennan-prediger", .8},
               {"ac1", .865772}}},
    Published{"kappa_paradox_118_5_2_0",
              {{"percent", .944},
               {"kappa", -.023392},
               {"scott", -.028807},
               {"alpha", -.024691},
               {"brennan-prediger", .888},
               {"ac1", .940776}}},
    Published{"scott_wikipedia", {{"percent", .333333}, {"scott", -.056338}}},
};

} // namespace

TEST_CASE("of two coders' contingency tables all coefficients are the published ones")
{
    for (const Published& published : kTables) {
        const Ratings data = ratings(published.file, Shape::Contingency);
        for (const auto& [coefficient, expected] : published.values) {
            INFO(published.file << ", " << coefficient);
            CHECK(value(data, coefficient)
                  == Approx(expected).margin(coefficient == "ac1" && expected == .808 ? kPublished
                                                                                      : 6e-6));
        }
    }
}

TEST_CASE("the pairs of coders of Krippendorff 1995 give kappa, pi and alpha")
{
    const table::CsvFile atoms = file("krippendorff1995_atoms");
    const std::map<std::size_t, double> kappas{{1, .384615}, {3, .384615}, {5, .314286}};
    for (const auto& [first, kappa] : kappas) {
        std::vector<std::vector<int>> units;
        for (const table::CsvRow& row : atoms.rows)
            units.push_back({std::stoi(row.cells[first]), std::stoi(row.cells[first + 1])});
        const Ratings data = unitsOf(units);
        CHECK(value(data, "kappa") == Approx(kappa).margin(kExact));
        CHECK(value(data, "scott") == Approx(.314286).margin(kExact));
        CHECK(value(data, "alpha") == Approx(.328571).margin(kExact));
    }
}

TEST_CASE("Holsti counts the decisions of each coder")
{
    std::vector<std::vector<int>> units(40, {1, 1}); // 40 agree, 10 and 20 of one alone
    units.insert(units.end(), 10, {1, -1});
    units.insert(units.end(), 20, {-1, 1});
    CHECK(value(unitsOf(units), "holsti") == Approx(0.727273).margin(kExact));
}

namespace {

// 1000 characters: both 50, only A 100, only B 50, neither 800.
const Ratings kCharacters = *fromContingency({"0", "1"}, {{800, 50}, {100, 50}});

} // namespace

TEST_CASE("characters of NVivo's help page: 85 percent, kappa .318")
{
    CHECK(value(kCharacters, "percent") == Approx(0.85));
    CHECK(value(kCharacters, "kappa") == Approx(0.318182).margin(kExact));
    CHECK(value(kCharacters, "f1") == Approx(0.4));
    CHECK(value(kCharacters, "precision") == Approx(0.5));
    CHECK(value(kCharacters, "recall") == Approx(1.0 / 3));
    CHECK(value(kCharacters, "jaccard") == Approx(0.25));
}

TEST_CASE("no coefficient is one of the wrong formulas that programs have used")
{
    // Observed agreement as both / union with chance from yes times no; kappa over the union only.
    for (const Coefficient& one : coefficients()) {
        if (one.ofValues == nullptr)
            continue;
        INFO(one.name);
        const double found = value(kCharacters, one.name);
        CHECK(std::abs(found - 0.2131) > 0.001);
        CHECK(std::abs(found + 0.5) > 0.001);
    }
}

TEST_CASE("where nothing can disagree, or nothing is rated twice, coefficients are undefined")
{
    const auto why = [](const Ratings& data, std::string_view coefficient) {
        const Figure found = figure(data, coefficient);
        CHECK(!found.value);
        return found.why;
    };
    const Ratings same = unitsOf({{1, 1}, {1, 1}, {1, 1}});
    for (const char* name :
         {"kappa", "kappa-max", "scott", "fleiss", "conger", "alpha", "ac1", "brennan-prediger"}) {
        INFO(name);
        CHECK(why(same, name) == Undefined::OneCategory);
    }
    CHECK(value(same, "percent") == 1);
    // Two categories are known, one is used.
    const Ratings oneUsed = *fromContingency({"0", "1"}, {{9, 0}, {0, 0}});
    for (const char* name : {"kappa", "scott", "fleiss", "conger", "alpha", "ac1"}) {
        INFO(name);
        CHECK(why(oneUsed, name) == Undefined::OneCategory);
    }
    CHECK(value(oneUsed, "brennan-prediger") == 1);
    CHECK(why(oneUsed, "f1") == Undefined::NoPositive);

    const Ratings lonely = unitsOf({{1, -1}, {-1, 2}});
    for (const Coefficient& one : coefficients()) {
        if (one.ofValues == nullptr || one.name == "holsti")
            continue;
        INFO(one.name);
        CHECK(!figure(lonely, one.name).value);
    }
    const Ratings idle = unitsOf({{1, -1}, {2, -1}}); // the second gave nothing
    CHECK(why(idle, "kappa") == Undefined::NoPairs);
    CHECK(value(idle, "holsti") == 0);
    CHECK(why(unitsOf({{-1, -1}}), "holsti") == Undefined::NoPairs);
    const Ratings three = unitsOf({{1, 1, 2}, {2, 2, 2}});
    for (const char* name : {"kappa", "scott", "holsti", "f1", "jaccard"}) {
        INFO(name);
        CHECK(why(three, name) == Undefined::TwoCoders);
    }
    CHECK(why(ratings("fleiss1971_30x6", Shape::Counts), "conger") == Undefined::KnownCoders);
    RatingsMaker words({"a", "b"});
    words.add({"low", "high"});
    words.add({"low", "low"});
    CHECK(figure(std::move(words).done(), "alpha", Metric::Interval).why == Undefined::NoNumbers);
    CHECK(figure(unitsOf({{1, 2}, {2, 2}}).dichotomised(0), "alpha", Metric::Ratio).value);
}

TEST_CASE("perfect agreement on two categories or more is 1")
{
    const Ratings perfect = unitsOf({{1, 1}, {0, 0}, {1, 1}});
    for (const Coefficient& one : coefficients()) {
        if (one.ofValues == nullptr)
            continue;
        INFO(one.name);
        CHECK(value(perfect, one.name) == Approx(1));
    }
}

TEST_CASE("weights let near categories agree in part")
{
    // Cohen 1968: with quadratic weights kappa is the intraclass correlation; by hand for this one.
    const Ratings data = *fromContingency({"1", "2", "3"}, {{4, 1, 0}, {1, 4, 1}, {0, 1, 4}});
    CHECK(value(data, "kappa", Metric::Nominal, Weights::Identity)
          == Approx(0.623529).margin(1e-6));
    CHECK(value(data, "kappa", Metric::Ordinal) == Approx(0.709091).margin(1e-6));
    CHECK(value(data, "kappa", Metric::Interval) == Approx(0.8).margin(1e-6));
    CHECK(!figure(data, "kappa-max", Metric::Ordinal).value);
}
