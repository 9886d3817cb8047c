// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/saturation_series.h"
#include "tests/core/matrix/display_world.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

using Sets = std::vector<std::set<std::size_t>>;

// 15 interviews, 18 codes; see tests/data/saturation/README.md.
Sets insectStudy()
{
    const auto bytes = readFile(std::string(CROSSCASE_SOURCE_DIR)
                                + "/tests/data/saturation/insect_study_long.csv");
    REQUIRE(bytes);
    table::CsvOptions options;
    options.separator = ',';
    const auto file = table::readCsv(*bytes, options);
    REQUIRE(file);
    std::map<std::string, std::size_t> interviews; // in the order of their names
    std::map<std::string, std::size_t> codes;
    for (const auto& row : file->rows)
        interviews.emplace(row.cells[0], 0);
    std::size_t next = 0;
    for (auto& [name, at] : interviews)
        at = next++;
    Sets sets(interviews.size());
    for (const auto& row : file->rows)
        if (place(row.cells[2]) > 0)
            sets[interviews[row.cells[0]]].insert(
                codes.emplace(row.cells[1], codes.size()).first->second);
    return sets;
}

// Units of which each has as many codes of its own.
Sets ofNew(const std::vector<std::size_t>& counts)
{
    Sets sets;
    std::size_t next = 0;
    for (const std::size_t count : counts) {
        sets.emplace_back();
        for (std::size_t i = 0; i < count; ++i)
            sets.back().insert(next++);
    }
    return sets;
}

std::vector<std::size_t> newCounts(const std::vector<SaturationStep>& steps)
{
    std::vector<std::size_t> counts;
    for (const SaturationStep& step : steps)
        counts.push_back(step.newCodes.size());
    return counts;
}

std::vector<std::string> ratios(const std::vector<SaturationStep>& steps)
{
    std::vector<std::string> texts;
    for (const SaturationStep& step : steps)
        if (step.ratio)
            texts.push_back(formatNumber(*step.ratio, 2));
    return texts;
}

struct Interviews : World {
    Id<Coder> ann = coder("ann");
    std::vector<Id<Code>> codes{code("K"), code("L"), code("M")};
    std::vector<Id<Document>> documents;

    Id<Document> interview(const std::string& name,
                           const std::string& date,
                           const std::set<std::size_t>& present)
    {
        const auto id = document(name, "some text");
        Document row = corpus.get(id);
        row.collected = date;
        corpus.rows<Document>().replace(row);
        for (const std::size_t at : present)
            coding(id, 0, 4, codes[at], ann);
        documents.push_back(id);
        return id;
    }
};

} // namespace

TEST_CASE("the insect study: new codes, cumulative codes and the ratio of Guest, Namey and Chen")
{
    const auto steps = saturationSeries(insectStudy(), {4, 2});
    CHECK(newCounts(steps)
          == std::vector<std::size_t>{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
    CHECK(steps.back().cumulative == 18);
    CHECK(ratios(steps)
          == Lines{"15.38", "7.69", "7.69", "7.69", "0", "7.69", "7.69", "7.69", "7.69", "0"});
    const ThresholdMet met = thresholdMet(steps, 5);
    CHECK(met.first == 9U); // the run 9-10
    CHECK(met.brokenAt == std::vector<std::size_t>{10, 11, 12, 13});
    CHECK_FALSE(steps[4].ratio); // the first run ends with the sixth
}

TEST_CASE("a made series: 12 9 7 4 3 2 1 1 0 2 0 0")
{
    const auto steps = saturationSeries(ofNew({12, 9, 7, 4, 3, 2, 1, 1, 0, 2, 0, 0}), {4, 2});
    CHECK(ratios(steps) == Lines{"15.62", "9.38", "6.25", "3.12", "6.25", "6.25", "0"});
    CHECK(thresholdMet(steps, 5).first == 8U);
    CHECK(thresholdMet(steps, 0).first == 11U);
    CHECK_FALSE(thresholdMet(saturationSeries(ofNew({1, 1, 1}), {1, 1}), 5).first);
}

TEST_CASE("an empty base has no ratio, a short series no run")
{
    const auto steps = saturationSeries(ofNew({0, 0, 3}), {1, 1});
    CHECK(steps[1].newInRun == 0U);
    CHECK_FALSE(steps[1].ratio);
    CHECK_FALSE(steps[1].proportionNew());
    CHECK(saturationSeries({}, {4, 2}).empty());
    CHECK_FALSE(saturationSeries(ofNew({3}), {4, 2})[0].newInRun);
}

TEST_CASE("laws of a series")
{
    REQUIRE(rc::check("new and repeated are all, cumulative is the union, runs add up", [] {
        Sets sets(*rc::gen::inRange<std::size_t>(0, 12));
        for (std::set<std::size_t>& codes : sets)
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
                codes.insert(*rc::gen::inRange<std::size_t>(0, 9));
        const auto steps = saturationSeries(sets, {2, 3});
        std::set<std::size_t> all;
        for (std::size_t at = 0; at < sets.size(); ++at) {
            all.insert(sets[at].begin(), sets[at].end());
            RC_ASSERT(steps[at].newCodes.size() + steps[at].repeated == sets[at].size());
            RC_ASSERT(steps[at].cumulative == all.size());
            RC_ASSERT(steps[at].newInRun.has_value() == (at >= 4));
            if (at >= 4)
                RC_ASSERT(*steps[at].newInRun
                          == steps[at].newCodes.size() + steps[at - 1].newCodes.size()
                                 + steps[at - 2].newCodes.size());
        }
    }));
}

TEST_CASE("documents come in the order of collection; what is not coded is no part of the series")
{
    Interviews world;
    world.interview("late", "2005-05", {0, 1});
    world.interview("early", "2005-03-01", {0});
    world.interview("undated", "", {2});
    world.interview("open", "2005-01", {});
    world.progress(world.interview("silent", "2005-04", {}), world.ann, 5);
    world.document("blank", "");
    DisplayOptions options;
    options.base = 1;
    options.run = 1;
    options.newCodes = true;
    const table::Table table = displayed(world, "saturation", options);
    CHECK(headsOf(table)
          == "sequence,document,collected,new codes,repeated codes,proportion "
             "novel,cumulative,run,new in run,ratio %,which are new");
    CHECK(linesOf(table)
          == Lines{"1|early|2005-03-01|1|0|1|1|-|-|-|K",
                   "2|silent|2005-04|0|0|-|1|2|0|0|-",
                   "3|late|2005-05|1|1|0.5|2|3|1|100|L",
                   "4|undated|-|1|0|1|3|4|1|100|M"});
    CHECK(anyNoteHas(table.notes,
                     "5 % or below for the first time in the run 2 and above it "
                     "again in: 3, 4."));
    CHECK(anyNoteHas(table.notes, "not marked as coded: open."));
    CHECK(anyNoteHas(table.notes, "Left out, without text: blank."));
    CHECK(anyNoteHas(table.notes, "1 without a date come last"));
    CHECK(anyNoteHas(table.notes, "The youngest code, 'K'"));
    options.seriesOrder = "manual";
    CHECK(lineOf(displayed(world, "saturation", options).rows[0])
          == "1|late|2005-05|2|0|1|2|-|-|-|K; L");
    options.base = 0;
    CHECK(refusalOf(world, "saturation", options).find("at least 1") < 100);
}

TEST_CASE("cases as units, by their first document or first coding; a coder's series alone")
{
    Interviews world;
    const auto a = world.unit("A");
    const auto b = world.unit("B");
    world.unit("C");
    world.whole(a, world.interview("one", "2005-06", {0}));
    world.whole(b, world.interview("two", "2005-02", {0, 1}));
    world.whole(a, world.interview("three", "2005-01", {2}));
    DisplayOptions options;
    options.seriesUnit = "case";
    const table::Table table = displayed(world, "saturation", options);
    CHECK(lineOf(table.rows[0]) == "1|A|2005-01|2|0|1|2|-|-|-");
    CHECK(lineOf(table.rows[1]) == "2|B|2005-02|1|1|0.5|3|-|-|-");
    CHECK(anyNoteHas(table.notes, "Left out, without text: C."));
    CHECK(anyNoteHas(table.notes, "shorter than base and run"));
    world.corpus.codings().forEach([&](const Coding& coding) {
        if (coding.document == world.documents[1])
            world.change(coding.id, [](Coding& row) { row.created = {-1000}; });
    });
    options.seriesOrder = "coding";
    CHECK(lineOf(displayed(world, "saturation", options).rows[0])
          == "1|B|1969-12-31T23:59:59Z|2|0|1|2|-|-|-");
    options = {};
    options.filter = "code != K";
    CHECK(lineOf(displayed(world, "saturation", options).rows[0])
          == "1|three|2005-01|1|0|1|1|-|-|-");
}
