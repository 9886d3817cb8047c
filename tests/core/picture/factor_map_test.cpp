// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/factor_map.h"
#include "core/picture/graph.h"
#include "tests/core/picture/project.h"
#include "tests/core/picture/svg_check.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::picture;
using namespace crosscase::picture::test;

namespace {

// Two cases; government supports both, competitors draw customers away in one.
struct Alliances : Project {
    Id<Case> one = unit("One");
    Id<Case> two = unit("Two");
    Id<Code> factors = code("Factors");
    Id<Code> government = code("Government", factors, "#1f4e9e");
    Id<Code> rivals = code("Competitive firms", factors);
    Id<Code> customers = code("Customers", factors);
    Id<Document> text = document("Report", 1000);
    Id<Coding> passage = coding(text, 10, 50, government);
    Id<RelationType> supports = relation("supports");
    Id<RelationType> competes = relation("competes with", false, "dashed");
    Id<RelationType> draws = relation("draws away", true, "dotted");
    Id<Link> a = link(supports, government, one, one);
    Id<Link> b = link(supports, government, two, two);
    Id<Link> c = link(competes, two, rivals, two);
    Id<Link> d = link(draws, rivals, customers, two);

    Alliances()
    {
        evidence(a, passage);
        evidence(b, passage);
        evidence(c, passage);
    }
    Picture draw(const FactorMapOptions& options = {})
    {
        auto made = factorMap(corpus, options);
        REQUIRE(made);
        CHECK(problemOf(*made) == "");
        return *made;
    }
    static bool hasArea(const Picture& picture, std::vector<AnyId> objects)
    {
        return std::any_of(picture.areas.begin(), picture.areas.end(), [&](const HitArea& area) {
            return area.objects == objects;
        });
    }
};

} // namespace

TEST_CASE("a link is drawn in its case's map when it has evidence")
{
    Alliances s;
    const Picture one = s.draw({.cases = {s.one}});
    CHECK(hasText(one, "One"));
    CHECK(hasText(one, "supports"));
    CHECK_FALSE(hasText(one, "competes with"));
    CHECK(Alliances::hasArea(one, {s.a}));
    CHECK_FALSE(Alliances::hasArea(one, {s.b}));
    const Picture two = s.draw({.cases = {s.two}});
    CHECK(hasText(two, "competes with"));
    CHECK_FALSE(hasText(two, "draws away"));
    CHECK(two.notes == std::vector<std::string>{"1 link without evidence is left out."});
    CHECK(hasText(s.draw({.cases = {s.two}, .withoutEvidence = true}), "draws away"));
}

TEST_CASE("over several cases links of one kind are one line that says in how many it was found")
{
    Alliances s;
    const Picture all = s.draw({.withoutEvidence = true});
    CHECK(hasText(all, "supports · 2 of 2"));
    CHECK(hasText(all, "draws away · 1 of 2"));
    CHECK(Alliances::hasArea(all, {s.a, s.b}));
    CHECK(Alliances::hasArea(all, {s.government}));
    CHECK(hasText(all, "Case"));
    CHECK_FALSE(hasText(all, "One"));
    CHECK(hasText(s.draw({.centre = "Alliance"}), "Alliance"));
}

TEST_CASE("an orphan is no evidence")
{
    Alliances s;
    Coding lost = *s.corpus.find(s.passage);
    lost.orphan = true;
    s.corpus.rows<Coding>().replace(lost);
    const Picture made = s.draw();
    CHECK(hasText(made, "No link has evidence"));
    CHECK(made.areas.empty());
    CHECK(evidenceOf(s.corpus, s.a).empty());
}

TEST_CASE("only chosen relations are drawn; directed ones have a head, others none")
{
    Alliances s;
    const auto count = [](const Picture& picture, std::string_view name) {
        std::size_t found = 0;
        for (const Element& element : Reader(picture.svg).elements)
            found += element.name == name ? 1U : 0U;
        return found;
    };
    const Picture competes = s.draw({.relations = {s.competes}});
    CHECK_FALSE(hasText(competes, "supports"));
    CHECK(count(competes, "polygon") == 0);
    CHECK(competes.svg.find("stroke-dasharray=\"6,4\"") != std::string::npos);
    CHECK(count(s.draw({.relations = {s.supports}}), "polygon") == 1);
}

TEST_CASE("a link within an embedded unit belongs to the case above; one within none to every map")
{
    Alliances s;
    const auto unit = s.unit("1a", s.one);
    const auto inUnit = s.link(s.supports, s.customers, unit, unit);
    const auto everywhere = s.link(s.draws, s.rivals, s.customers);
    s.evidence(inUnit, s.passage);
    s.evidence(everywhere, s.passage);
    const Picture one = s.draw({.cases = {s.one}});
    CHECK(Alliances::hasArea(one, {inUnit}));
    CHECK(Alliances::hasArea(one, {everywhere}));
    const Picture all = s.draw();
    CHECK(hasText(all, "draws away · 2 of 2"));
    // Over the cases the unit is the case in the middle, too.
    CHECK_FALSE(hasText(all, "1a"));
}

TEST_CASE("a project without cases or links gives a picture that says so")
{
    Project empty;
    const auto made = factorMap(empty.corpus, {});
    REQUIRE(made);
    CHECK(problemOf(*made) == "");
    CHECK(hasText(*made, "There is no link to show"));
    // Links between codes alone need no case.
    const auto relation = empty.relation("leads to");
    const auto a = empty.code("A");
    empty.link(relation, a, a);
    const auto loop = factorMap(empty.corpus, {.withoutEvidence = true});
    REQUIRE(loop);
    CHECK(problemOf(*loop) == "");
    CHECK(hasText(*loop, "leads to"));
}

TEST_CASE("boxes of a map do not overlap, with and without a middle")
{
    for (const bool centred : {true, false})
        for (const std::size_t size : {1U, 2U, 7U, 25U, 60U, 170U}) {
            Graph graph;
            for (std::size_t i = 0; i < size; ++i) {
                graph.nodes.push_back(
                    {"Node number " + std::to_string(i), {}, {}, double(i % 3) / 2});
                if (i > 0)
                    graph.edges.push_back({i, i / 2, "to", {}});
            }
            if (centred)
                graph.centre = 0;
            const auto shapes = shapesOf(graph);
            const auto centres = layOut(graph, shapes, 688);
            CHECK(centres == layOut(graph, shapes, 688));
            double overlap = 0;
            for (std::size_t a = 0; a < size; ++a)
                for (std::size_t b = a + 1; b < size; ++b)
                    overlap +=
                        Box::around(centres[a], shapes[a].width, shapes[a].height)
                            .overlap(Box::around(centres[b], shapes[b].width, shapes[b].height));
            INFO(size << (centred ? " around a middle" : " by forces"));
            CHECK(overlap < 1);
        }
}

TEST_CASE("whatever things are called, and however they are linked, maps stay well-formed")
{
    rc::check([](const std::vector<std::string>& names,
                 const std::vector<std::pair<std::uint8_t, std::uint8_t>>& pairs) {
        Project s;
        std::vector<AnyId> ends;
        const auto unit = s.unit(names.empty() ? "" : names.front());
        ends.push_back(unit);
        for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 12); ++i)
            ends.push_back(s.code(names[i]));
        const auto relation = s.relation(names.empty() ? "" : names.back(), names.size() % 2 == 0);
        for (const auto& [a, b] : std::vector(
                 pairs.begin(),
                 pairs.begin()
                     + static_cast<std::ptrdiff_t>(std::min<std::size_t>(pairs.size(), 18))))
            s.link(relation,
                   ends[a % ends.size()],
                   ends[b % ends.size()],
                   a % 2 == 0 ? unit : Id<Case>{});
        for (const auto& cases : {std::vector<Id<Case>>{}, {unit}}) {
            const auto made = factorMap(s.corpus, {.cases = cases, .withoutEvidence = true});
            RC_ASSERT(made.has_value());
            RC_ASSERT(problemOf(*made) == "");
        }
    });
}
