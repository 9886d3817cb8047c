// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/disagreements.h"
#include "tests/core/agreement/world.h"

#include <algorithm>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;
using model::CoderLayer;

namespace {

Passage passage(std::int32_t id, std::int32_t code, text::CodePoint start, text::CodePoint end)
{
    return {{id}, {code}, {start, end}, Uuid{}.plus(static_cast<std::uint64_t>(id)), true};
}

std::set<std::int32_t> idsOf(const std::vector<Passage>& passages)
{
    std::set<std::int32_t> ids;
    for (const Passage& one : passages)
        ids.insert(one.coding.value);
    return ids;
}

// Places as sets of codings, for comparison.
using Shape = std::multiset<std::tuple<int, std::set<std::int32_t>, std::set<std::int32_t>>>;
Shape shapeOf(const Compared& compared, bool turned = false)
{
    Shape shape;
    const auto add = [&](int kind, const Sides& sides) {
        shape.emplace(kind, idsOf(sides[turned ? 1 : 0]), idsOf(sides[turned ? 0 : 1]));
    };
    for (const Sides& sides : compared.agreed)
        add(-1, sides);
    for (const Place& place : compared.differing) {
        auto kind = place.kind;
        if (turned && kind == Difference::FirstOnly)
            kind = Difference::SecondOnly;
        else if (turned && kind == Difference::SecondOnly)
            kind = Difference::FirstOnly;
        add(static_cast<int>(kind), place.sides);
    }
    return shape;
}

std::vector<Passage> somePassages(std::int32_t firstId)
{
    const auto count = *rc::gen::inRange(0, 12);
    std::vector<Passage> passages;
    for (std::int32_t at = 0; at < count; ++at) {
        const int start = *rc::gen::inRange(0, 40);
        passages.push_back(passage(
            firstId + at, *rc::gen::inRange(1, 4), start, start + *rc::gen::inRange(1, 12)));
    }
    return passages;
}

// Two coders, a text, and what each did with it.
struct Two : World {
    const std::string words = "We knew the people. They kept their word.\nCosts came later.\n";
    model::Id<model::Coder> ann = coder("Ann");
    model::Id<model::Coder> ben = coder("Ben");
    model::Id<model::Code> trust = code("Trust");
    model::Id<model::Code> cost = code("Cost");
    model::Id<model::Document> first = document("P01", words);

    Two()
    {
        done(first, ann);
        done(first, ben);
    }
    DifferenceRequest asked() const
    {
        DifferenceRequest request;
        request.coders = {ann, ben};
        return request;
    }
    Differences found(const DifferenceRequest& request)
    {
        auto differences = differencesOf(corpus, texts, request, {});
        if (!differences)
            FAIL(differences.error().detail);
        return std::move(*differences);
    }
    Differences found() { return found(asked()); }
};

} // namespace

TEST_CASE("codings are agreed, differ in boundaries, codes, or are of one coder only")
{
    Two s;
    s.coding(s.first, {0, 19}, s.trust, s.ann);
    s.coding(s.first, {0, 20}, s.trust, s.ben); // a blank more
    s.coding(s.first, {20, 41}, s.trust, s.ann);
    s.coding(s.first, {25, 41}, s.trust, s.ben);
    s.coding(s.first, {42, 59}, s.cost, s.ann);
    s.coding(s.first, {42, 47}, s.trust, s.ben);
    const Differences differences = s.found();
    REQUIRE(differences.agreed.size() == 1);
    REQUIRE(differences.disagreements.size() == 2);
    const Disagreement& code = differences.disagreements[0];
    CHECK(code.kind == Difference::OtherCode);
    CHECK(code.characters == 15); // "Costs came later." without blanks
    CHECK(code.words == 3);
    CHECK(code.shared == Approx(100 * 5. / 15));
    const Disagreement& boundary = differences.disagreements[1];
    CHECK(boundary.kind == Difference::Boundary);
    CHECK(boundary.characters == 4); // "They "
    CHECK(boundary.words == 1);
    CHECK(boundary.shared == Approx(100 * 14. / 18));
    CHECK(boundary.span == text::Span{20, 41});
}

TEST_CASE("what matters comes first: other codes, one coder alone, boundaries; the longest of each")
{
    Two s;
    s.coding(s.first, {0, 19}, s.trust, s.ann);
    s.coding(s.first, {3, 19}, s.trust, s.ben); // boundary
    s.coding(s.first, {20, 30}, s.cost, s.ann); // A only, shorter
    s.coding(s.first, {30, 41}, s.cost, s.ben); // B only, longer
    s.coding(s.first, {42, 44}, s.cost, s.ann);
    s.coding(s.first, {42, 44}, s.trust, s.ben); // other code
    std::vector<Difference> kinds;
    Differences differences = s.found();
    for (const Disagreement& one : differences.disagreements)
        kinds.push_back(one.kind);
    CHECK(kinds
          == std::vector{Difference::OtherCode,
                         Difference::SecondOnly,
                         Difference::FirstOnly,
                         Difference::Boundary});
    sortDisagreements(s.corpus, differences.disagreements, true);
    CHECK(differences.disagreements.front().kind == Difference::Boundary);
}

TEST_CASE("only what both have marked as coded is compared, unless all is asked for")
{
    Two s;
    const auto second = s.document("P02", s.words);
    s.coding(second, {0, 19}, s.trust, s.ann);
    CHECK(s.found().disagreements.empty());
    CHECK(s.found().unmarked == 1);
    DifferenceRequest all = s.asked();
    all.allDocuments = true;
    CHECK(s.found(all).disagreements.size() == 1);
    all.documents = {s.first};
    CHECK(s.found(all).disagreements.empty());
}

TEST_CASE("codes and a filter choose places, and cut none")
{
    Two s;
    s.coding(s.first, {0, 19}, s.trust, s.ann);
    s.coding(s.first, {3, 30}, s.trust, s.ben);
    s.coding(s.first, {42, 47}, s.cost, s.ben);
    DifferenceRequest request = s.asked();
    request.codes = {s.cost};
    CHECK(s.found(request).disagreements.size() == 1);
    CHECK(s.found(request).disagreements.front().kind == Difference::SecondOnly);
    const auto unit = s.unit("Alpha");
    s.member(unit, s.first, model::MembershipKind::Range, {20, 31});
    request = s.asked();
    request.filter = query::parse("case = \"Alpha\"").value();
    const Differences chosen = s.found(request);
    REQUIRE(chosen.disagreements.size() == 1);
    CHECK(chosen.disagreements.front().span == text::Span{0, 30});
}

TEST_CASE("the consensus is no coder to be compared, and orphans are not there")
{
    Two s;
    model::Coder row;
    row.name = "Consensus";
    row.layer = CoderLayer::Consensus;
    const auto layer = s.add(row);
    s.coding(s.first, {0, 19}, s.trust, layer);
    model::Coding lost = s.corpus.find(s.coding(s.first, {0, 19}, s.trust, s.ann)).value();
    lost.orphan = true;
    s.corpus.rows<model::Coding>().replace(lost);
    CHECK(s.found().disagreements.empty());
    DifferenceRequest request = s.asked();
    request.coders.push_back(layer);
    const auto refused = differencesOf(s.corpus, s.texts, request, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
    Request agreement = s.request(Unit::Sentence);
    CHECK(std::ranges::count(codersAtWork(s.corpus), layer) == 0);
    agreement.coders = {s.ann, layer};
    CHECK_FALSE(check(s.corpus, agreement));
}

TEST_CASE("an id is that of the coders and codings, whichever comes first")
{
    Two s;
    s.coding(s.first, {0, 19}, s.trust, s.ann);
    s.coding(s.first, {3, 30}, s.trust, s.ben);
    const std::string id = s.found().disagreements.front().id;
    CHECK(id.size() == 12);
    DifferenceRequest turned = s.asked();
    std::swap(turned.coders[0], turned.coders[1]);
    CHECK(s.found(turned).disagreements.front().id == id);
    // The same codings of another pair are another disagreement.
    const auto eva = s.coder("Eva");
    s.done(s.first, eva);
    DifferenceRequest three = s.asked();
    three.coders.push_back(eva);
    std::set<std::string> ids;
    for (const Disagreement& one : s.found(three).disagreements)
        ids.insert(one.id);
    CHECK(ids.size() == 3);
}

TEST_CASE("every coding stands in one place, whichever coder comes first")
{
    REQUIRE(rc::check("a partition, and symmetric", [] {
        const auto first = somePassages(1);
        const auto second = somePassages(100);
        const Compared compared = compare(first, second);
        std::multiset<std::int32_t> seen;
        const auto take = [&](const Sides& sides) {
            for (const auto& side : sides)
                for (const Passage& one : side)
                    seen.insert(one.coding.value);
        };
        for (const Sides& sides : compared.agreed)
            take(sides);
        for (const Place& place : compared.differing)
            take(place.sides);
        std::multiset<std::int32_t> all;
        for (const auto* side : {&first, &second})
            for (const Passage& one : *side)
                all.insert(one.coding.value);
        RC_ASSERT(seen == all);
        RC_ASSERT(shapeOf(compare(second, first), true) == shapeOf(compared));
    }));
}

TEST_CASE("who codes as another did agrees with them everywhere")
{
    REQUIRE(rc::check("compare(a, a)", [] {
        const auto first = somePassages(1);
        std::vector<Passage> second = first;
        for (Passage& one : second) {
            one.coding.value += 100;
            one.uuid = one.uuid.plus(100);
        }
        RC_ASSERT(compare(first, second).differing.empty());
    }));
}

TEST_CASE("an A only overlaps nothing of the same code, another code something of another")
{
    REQUIRE(rc::check("kinds", [] {
        const auto first = somePassages(1);
        const auto second = somePassages(100);
        for (const Place& place : compare(first, second).differing) {
            if (place.kind == Difference::FirstOnly)
                for (const Passage& other : second)
                    RC_ASSERT(other.code != place.sides[0][0].code
                              || !other.span.intersects(place.sides[0][0].span));
            if (place.kind == Difference::OtherCode) {
                RC_ASSERT(place.sides[0][0].code != place.sides[1][0].code);
                RC_ASSERT(place.sides[0][0].span.intersects(place.sides[1][0].span));
            }
        }
    }));
}
