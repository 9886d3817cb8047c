// SPDX-License-Identifier: GPL-3.0-or-later
// Scatters, portraits and data structures.
#include "core/picture/gioia.h"
#include "core/picture/pictures.h"
#include "core/picture/portrait.h"
#include "core/picture/scatter.h"
#include "core/picture/ticks.h"
#include "tests/core/picture/project.h"
#include "tests/core/picture/svg_check.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::picture;
using namespace crosscase::picture::test;

namespace {

std::vector<Point> spots(const Picture& picture)
{
    std::vector<Point> points;
    for (const Element& element : Reader(picture.svg).elements)
        if (element.name == "circle")
            points.push_back({numberAt(element, "cx"), numberAt(element, "cy")});
    return points;
}

// The boxes of all words, to see whether they cover each other.
std::vector<Box> wordBoxes(const Picture& picture, std::string_view beginning)
{
    std::vector<Box> boxes;
    for (const Element& element : Reader(picture.svg).elements)
        if (element.name == "text" && element.words.starts_with(beginning)) {
            const auto corners = cornersOf(element);
            boxes.push_back({corners[0].x,
                             corners[0].y,
                             corners[3].x - corners[0].x,
                             corners[3].y - corners[0].y});
        }
    return boxes;
}

std::vector<GioiaFault> faultsOf(const GioiaStructure& structure)
{
    std::vector<GioiaFault> faults;
    for (const GioiaWarning& warning : structure.warnings)
        faults.push_back(warning.fault);
    return faults;
}

} // namespace

TEST_CASE("ticks are round and hold all values")
{
    CHECK(ticksFor(0, 33, 5) == std::vector<double>{0, 5, 10, 15, 20, 25, 30, 35});
    CHECK(ticksFor(-3, 2, 5) == std::vector<double>{-3, -2, -1, 0, 1, 2});
    CHECK(ticksFor(7, 7, 5).size() >= 2);
    rc::check([](double a, double b) {
        a = std::fmod(a, 1e9);
        b = std::fmod(b, 1e9);
        const auto ticks = ticksFor(std::min(a, b), std::max(a, b), 5);
        RC_ASSERT(ticks.size() >= 2U);
        RC_ASSERT(ticks.size() <= 12U);
        RC_ASSERT(ticks.front() <= std::min(a, b) + 1e-6 * std::abs(a) + 1e-9);
        RC_ASSERT(ticks.back() >= std::max(a, b) - 1e-6 * std::abs(b) - 1e-9);
    });
}

TEST_CASE("a scatter names its points, its levels and who has no value")
{
    const auto made = scatter({"Trust", {}},
                              {"Outcome", {"-", "o", "+"}},
                              {{"Alpha", {1}, 3, 2}, {"Beta", {2}, 8, 0}, {"Gamma", {3}, {}, 1}},
                              {});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    for (const char* words : {"Alpha", "Beta", "Trust", "Outcome", "o", "Without a value: Gamma."})
        CHECK(hasText(*made, words));
    const auto points = spots(*made);
    REQUIRE(points.size() == 2);
    CHECK(points[0].x < points[1].x);
    CHECK(points[0].y < points[1].y);
    CHECK(made->areas.front().objects == std::vector<AnyId>{{1}});
}

TEST_CASE(
    "cases of the same values stand beside each other, always alike, and their names stay apart")
{
    std::vector<ScatterPoint> points;
    for (int i = 0; i < 8; ++i)
        points.push_back({"Partnership " + std::to_string(i), {i + 1}, 1.0, double(i % 2)});
    const ScatterAxis axis{"Rating", {"low", "middle", "high"}};
    const auto made = scatter(axis, axis, points, {});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    CHECK(made->svg == scatter(axis, axis, points, {})->svg);
    const auto places = spots(*made);
    for (std::size_t a = 0; a < places.size(); ++a)
        for (std::size_t b = a + 1; b < places.size(); ++b)
            CHECK(std::hypot(places[a].x - places[b].x, places[a].y - places[b].y) > 3);
    const auto boxes = wordBoxes(*made, "Partnership");
    REQUIRE(boxes.size() == 8);
    for (std::size_t a = 0; a < boxes.size(); ++a)
        for (std::size_t b = a + 1; b < boxes.size(); ++b)
            CHECK(boxes[a].overlap(boxes[b]) < 12);
}

TEST_CASE("a scatter without a point says so; odd numbers are no values")
{
    const auto made =
        scatter({"X", {}}, {"Y", {}}, {{"A", {1}, NAN, 1.0}, {"B", {2}, INFINITY, 1.0}}, {});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    CHECK(hasText(*made, "There is nothing to show"));
    rc::check([](const std::string& name, const std::vector<std::pair<double, double>>& values) {
        std::vector<ScatterPoint> points;
        for (const auto& [x, y] : values)
            points.push_back({name, {1}, x, y});
        const auto any = scatter({name, {}}, {name, {name, name}}, points, {});
        RC_ASSERT(any.has_value());
        RC_ASSERT(problemOf(*any) == "");
    });
}

TEST_CASE("a portrait of one document is a grid, of several a row each; overlaps are striped")
{
    Project s;
    const auto trust = s.code("Trust", {}, "#1f4e9e");
    const auto kept = s.code("Kept promises", trust, "#b02040");
    const auto one = s.document("One", 480);
    const auto two = s.document("Two", 100);
    const auto none = s.document("None", 100);
    const auto coding = s.coding(one, 0, 240, trust);
    s.coding(one, 120, 240, kept);
    s.coding(two, 50, 100, kept);
    const auto grid = portrait(s.corpus, {.documents = {one}});
    REQUIRE(grid);
    CHECK(problemOf(*grid) == "");
    CHECK(hasText(*grid, "Coded: 50 %."));
    CHECK(hasText(*grid, "Kept promises"));
    CHECK(grid->areas.front().objects == std::vector<AnyId>{coding});
    const auto rows = portrait(s.corpus, {});
    REQUIRE(rows);
    CHECK(problemOf(*rows) == "");
    CHECK(hasText(*rows, "Two"));
    CHECK(rows->notes == std::vector<std::string>{"Without these codes: None."});
    const auto themes = portrait(s.corpus, {.byTheme = true});
    CHECK_FALSE(hasText(*themes, "Kept promises"));
    const auto nothing = portrait(s.corpus, {.documents = {none}});
    CHECK(hasText(*nothing, "There is nothing to show"));
    CHECK(problemOf(*nothing) == "");
}

TEST_CASE("a portrait counts no orphan and nothing beyond the text")
{
    Project s;
    const auto trust = s.code("Trust");
    const auto one = s.document("One", 7);
    auto lost = *s.corpus.find(s.coding(one, 0, 7, trust));
    lost.orphan = true;
    s.corpus.rows<Coding>().replace(lost);
    CHECK(hasText(*portrait(s.corpus, {}), "There is nothing to show"));
    s.coding(one, 6, 90, trust);
    const auto made = portrait(s.corpus, {.documents = {one}});
    CHECK(problemOf(*made) == "");
    CHECK(hasText(*made, "Coded: 14 %."));
}

TEST_CASE("top-level codes are dimensions, their children themes, the leaves below concepts")
{
    Project s;
    const auto trust = s.code("Trust");
    const auto kind = s.code("Competence", trust);
    const auto between = s.code("Skill", kind);
    const auto deep = s.code("They know the forest", between);
    const auto leaf = s.code("Deliveries come on time", kind);
    const auto single = s.code("Character", trust);
    const auto only = s.code("He told us first", single);
    const auto bare = s.code("Outcome");
    const auto text = s.document("One", 100);
    s.coding(text, 0, 5, deep);
    s.coding(text, 0, 5, only);
    const GioiaStructure structure = gioiaOf(s.corpus, {});
    REQUIRE(structure.dimensions.size() == 2);
    CHECK(structure.dimensions[0].themes[0].concepts == std::vector{deep, leaf});
    CHECK(faultsOf(structure)
          == std::vector{GioiaFault::LevelsLeftOut,
                         GioiaFault::ConceptWithoutQuote,
                         GioiaFault::OneConcept,
                         GioiaFault::NoTheme});
    CHECK(structure.warnings[1].code == leaf);
    CHECK(structure.warnings[3].code == bare);
    const auto made = gioia(s.corpus, structure, {});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    for (const char* words : {"They know the forest", "Competence", "Trust", "1st-order concepts"})
        CHECK(hasText(*made, words));
    CHECK(made->notes.size() == 4);
    CHECK(made->areas.size() == 7);
}

TEST_CASE("more than seven is said; a codebook of two levels has two columns")
{
    Project s;
    const auto trust = s.code("Trust");
    for (int i = 0; i < 8; ++i)
        s.code("Theme " + std::to_string(i), trust);
    const GioiaStructure flat = gioiaOf(s.corpus, {});
    CHECK(faultsOf(flat) == std::vector{GioiaFault::NoConceptAtAll, GioiaFault::FanOut});
    const auto made = gioia(s.corpus, flat, {});
    CHECK(problemOf(*made) == "");
    CHECK_FALSE(hasText(*made, "1st-order concepts"));
    const auto chosen = s.code("Cost");
    CHECK(gioiaOf(s.corpus, {chosen}).dimensions.size() == 1);
    CHECK(hasText(*gioia(Corpus{}, gioiaOf(Corpus{}, {}), {}), "the codebook has no codes"));
}

TEST_CASE("whatever codes are called, structures and portraits stay well-formed")
{
    rc::check([](const std::vector<std::string>& names) {
        Project s;
        const auto text = s.document(names.empty() ? "" : names.front(), 50);
        std::vector<Id<Code>> codes{{}};
        for (std::size_t i = 0; i < names.size(); ++i) {
            codes.push_back(
                s.code(names[i], codes[*rc::gen::inRange<std::size_t>(0, codes.size())], names[i]));
            s.coding(text, static_cast<int>(i % 50), 50, codes.back());
        }
        for (const double width : {320.0, 720.0}) {
            const Style style{Tone::Dark, width, {}};
            RC_ASSERT(problemOf(*gioia(s.corpus, gioiaOf(s.corpus, {}), style)) == "");
            RC_ASSERT(problemOf(*portrait(s.corpus, {.style = style})) == "");
            RC_ASSERT(problemOf(*portrait(s.corpus, {.style = style, .documents = {text}})) == "");
        }
    });
}

TEST_CASE("every kind of picture has a name of its own and a description")
{
    std::set<std::string_view> names;
    for (const Entry& entry : kPictures) {
        CHECK(names.insert(entry.name).second);
        CHECK_FALSE(entry.description.empty());
    }
}
