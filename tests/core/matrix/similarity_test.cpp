// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_likeness.h"
#include "core/matrix/clusters.h"
#include "tests/core/matrix/display_world.h"

#include <algorithm>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

DisplayOptions measured(const std::string& measure, const std::string& order = "manual")
{
    DisplayOptions options;
    options.likeness = measure;
    options.caseOrder = order;
    return options;
}

using Presence = std::vector<std::int64_t>;

std::vector<Presence> anyCases()
{
    const auto codes = *rc::gen::inRange<std::size_t>(0, 6);
    const auto cases = *rc::gen::inRange<std::size_t>(0, 7);
    std::vector<Presence> counts(cases, Presence(codes));
    for (Presence& one : counts)
        for (std::int64_t& count : one)
            count = *rc::gen::inRange(0, 3);
    return counts;
}

// The mean distance between the items of two clusters.
double meanApart(const std::vector<std::vector<double>>& distances,
                 const std::vector<std::size_t>& a,
                 const std::vector<std::size_t>& b)
{
    double sum = 0;
    for (const std::size_t i : a)
        for (const std::size_t j : b)
            sum += distances[i][j];
    return sum / static_cast<double>(a.size() * b.size());
}

} // namespace

TEST_CASE("the toy's similarities of cases, in three measures")
{
    const Toy toy;
    const auto expected = toyFile("expected_similarity");
    const std::map<std::string, std::size_t> measures{
        {"simple-matching", 6}, {"jaccard", 7}, {"russell-rao", 8}};
    for (const auto& [measure, column] : measures) {
        DisplayOptions options = measured(measure);
        options.longForm = true;
        const table::Table table = displayed(toy, "similarity", options);
        REQUIRE(table.rows.size() == expected.rows.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const auto& want = expected.rows[row].cells;
            INFO(measure << " " << lineOf(table.rows[row]));
            CHECK(table::toText(table.rows[row].cells[0]) == want[0]);
            CHECK(table::toText(table.rows[row].cells[1]) == want[1]);
            for (const std::size_t at : {2U, 3U, 4U, 5U})
                CHECK(agrees(table.rows[row].cells[at], want[at]));
            CHECK(agrees(table.rows[row].cells[6], want[column]));
        }
    }
}

TEST_CASE("cases by cases: undefined is empty and said, what is not known is named")
{
    const Toy toy;
    const table::Table table = displayed(toy, "similarity", measured("jaccard"));
    CHECK(linesOf(table)
          == Lines{"Alpha|1|0.6667|0|0", "Beta|0.6667|1|0|0", "Gamma|0|0|1|0", "Delta|0|0|0|-"});
    CHECK(anyNoteHas(table.notes, "left empty: Delta x Delta."));
    CHECK(anyNoteHas(table.notes, "Without text, so without codes: Delta."));
    CHECK(anyNoteHas(table.notes, "may still come: Alpha, Beta, Gamma."));
    CHECK(linesOf(displayed(toy, "similarity", measured("kuckartz-raediker")))[0]
          == "Alpha|1|0.8333|0|0.25"); // (2*2+1)/(2*2+1+1) with one code in neither; d/(3+d)
    CHECK(linesOf(displayed(toy, "similarity", measured("block")))[0] == "Alpha|0|4|6|5");
    CHECK(linesOf(displayed(toy, "similarity", measured("squared-euclid")))[0]
          == "Alpha|0|6|12|11");
    CHECK(displayed(toy, "similarity", measured("block")).title == "Distance of cases");
}

TEST_CASE("like cases stand together, and the steps say how they came together")
{
    World world;
    const auto ann = world.coder("ann");
    const std::vector<Id<Code>> codes{world.code("K"), world.code("L"), world.code("M")};
    const auto add = [&](const char* name, const std::vector<std::size_t>& present) {
        const auto document = world.document(name, "some text");
        world.whole(world.unit(name), document);
        for (const std::size_t code : present)
            world.coding(document, 0, 4, codes[code], ann);
    };
    add("A", {0, 1});
    add("B", {2});
    add("C", {0, 1});
    add("D", {1, 2});
    CHECK(headsOf(displayed(world, "similarity")) == "case,A,C,B,D");
    CHECK(headsOf(displayed(world, "similarity", measured("", "name"))) == "case,A,B,C,D");
    DisplayOptions options;
    options.steps = true;
    CHECK(linesOf(displayed(world, "similarity", options))
          == Lines{"1|A|C|0|2", "2|B|D|0.5|2", "3|A; C|B; D|0.8333|4"});
    options.longForm = true;
    CHECK(refusalOf(world, "similarity", options).find("one of them") < 100);
}

TEST_CASE("similarity of no case, and of one")
{
    World world;
    CHECK(displayed(world, "similarity").rows.empty());
    world.unit("Only");
    CHECK(linesOf(displayed(world, "similarity")) == Lines{"Only|-"});
    DisplayOptions options;
    options.steps = true;
    CHECK(displayed(world, "similarity", options).rows.empty());
}

TEST_CASE("laws of the measures of similarity")
{
    REQUIRE(rc::check("symmetric, 0 to 1, and what is counted adds up to the codes", [] {
        const auto counts = anyCases();
        for (const Presence& a : counts)
            for (const Presence& b : counts) {
                const Fourfold ab = fourfold(a, b);
                const Fourfold ba = fourfold(b, a);
                RC_ASSERT(ab.both + ab.first + ab.second + ab.neither
                          == static_cast<std::int64_t>(a.size()));
                RC_ASSERT((ab.both == ba.both && ab.first == ba.second));
                for (const Likeness likeness : {Likeness::SimpleMatching,
                                                Likeness::Jaccard,
                                                Likeness::RussellRao,
                                                Likeness::KuckartzRaediker}) {
                    const auto s = similarity(likeness, ab);
                    RC_ASSERT(s == similarity(likeness, ba));
                    RC_ASSERT((!s || (*s >= 0 && *s <= 1)));
                    RC_ASSERT((s || a.empty() || (likeness == Likeness::Jaccard && ab.both == 0)));
                }
                for (const Likeness likeness : {Likeness::SquaredEuclid, Likeness::Block}) {
                    const auto apart = distance(likeness, a, b);
                    RC_ASSERT(apart.has_value() == !a.empty());
                    RC_ASSERT((!apart || (*apart == 0) == (a == b)));
                }
            }
    }));
}

TEST_CASE("average linkage joins the closest, at the mean of their distances")
{
    REQUIRE(rc::check("against the mean over all members, step by step", [] {
        const auto counts = anyCases();
        std::vector<std::vector<double>> distances;
        for (const Presence& a : counts) {
            distances.emplace_back();
            for (const Presence& b : counts)
                distances.back().push_back(distance(Likeness::Block, a, b).value_or(0));
        }
        const auto merges = averageLinkage(distances);
        RC_ASSERT(merges.size() == (counts.empty() ? 0 : counts.size() - 1));
        std::vector<std::vector<std::size_t>> clusters;
        for (std::size_t i = 0; i < counts.size(); ++i)
            clusters.push_back({i});
        for (const Merge& merge : merges) {
            double least = 1e9;
            for (std::size_t a = 0; a < clusters.size(); ++a)
                for (std::size_t b = a + 1; b < clusters.size(); ++b)
                    least = std::min(least, meanApart(distances, clusters[a], clusters[b]));
            RC_ASSERT(std::abs(merge.height - least) < 1e-9);
            RC_ASSERT(std::abs(meanApart(distances, merge.first, merge.second) - least) < 1e-9);
            RC_ASSERT(std::erase(clusters, merge.first) == 1U);
            RC_ASSERT(std::erase(clusters, merge.second) == 1U);
            clusters.push_back(merge.first);
            clusters.back().insert(clusters.back().end(), merge.second.begin(), merge.second.end());
        }
        auto order = clusterOrder(merges, counts.size());
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < counts.size(); ++i)
            RC_ASSERT(order[i] == i);
    }));
}
