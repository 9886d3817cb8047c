// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/code_pairs.h"
#include "core/matrix/cooccurrence.h"
#include "tests/core/matrix/display_world.h"

#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using query::ByCoders;
using query::RelationKind;

namespace {

DisplayOptions counting(const std::string& unit)
{
    DisplayOptions options;
    options.count = unit;
    return options;
}

// Texts with labels, an empty line and blanks, so that characters are not positions.
constexpr const char* kText = "Ann: ab\nBen: e\n\n f g\nAnn: h\nBen: i\n";
constexpr int kLength = 36;

struct Random : World {
    std::vector<Id<Coder>> coders{coder("ann"), coder("bob")};
    std::vector<Id<Code>> codes;
    std::vector<Id<Case>> units;
    std::vector<Id<Document>> documents;
    std::vector<Coding> codings; // that are in the chosen text
    bool clipped = false;        // the filter chooses case A, ranges of documents

    Random()
    {
        for (const char* name : {"K", "L", "M"})
            codes.push_back(code(name));
        units = {unit("A"), unit("B")};
        for (const char* name : {"D", "E"})
            documents.push_back(document(name, kText));
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            const auto [start, end] = span();
            range(pick(units), pick(documents), start, end);
        }
        clipped = *rc::gen::arbitrary<bool>();
        for (int i = *rc::gen::inRange(0, 16); i > 0; --i) {
            const auto [start, end] = span();
            coding(pick(documents), start, end, pick(codes), pick(coders));
        }
        corpus.codings().forEach([&](const Coding& one) {
            for (int at = one.start; at < one.end; ++at)
                if (isChosen(one.document, at)) {
                    codings.push_back(one);
                    return;
                }
        });
    }
    template <typename T>
    static T pick(const std::vector<T>& from)
    {
        return from[*rc::gen::inRange<std::size_t>(0, from.size())];
    }
    static std::pair<int, int> span()
    {
        const int start = *rc::gen::inRange(0, kLength - 1);
        return {start, *rc::gen::inRange(start + 1, std::min(start + 12, kLength))};
    }
    [[nodiscard]] bool isChosen(Id<Document> document, int at) const
    {
        if (!clipped)
            return true;
        for (const Membership& part : corpus.rows<Membership>())
            if (part.unit == units[0] && part.document == document && part.span().contains(at))
                return true;
        return false;
    }
    // The passages, or turns, that the chosen text of a coding touches, first to last.
    [[nodiscard]] std::pair<int, int> touched(const Coding& one, bool turns) const
    {
        int first = 0;
        int last = -1;
        for (int at = one.start; at < one.end; ++at)
            if (isChosen(one.document, at)) {
                if (last < 0)
                    first = at;
                last = at;
            }
        const auto& structure = (*texts.load(corpus.get(one.document)))->structure;
        int from = static_cast<int>(structure.passageAt(first));
        int to = from;
        for (std::size_t i = 0; i < structure.passages.size(); ++i)
            if (structure.passages[i].span.start <= last && static_cast<int>(i) > to)
                to = static_cast<int>(i);
        if (turns) {
            // " f g" goes on with what Ben says; behind the last passage there is none.
            static const std::vector<int> kTurn{0, 1, 1, 2, 3, 9};
            from = kTurn[static_cast<std::size_t>(from)];
            to = kTurn[static_cast<std::size_t>(to)];
        }
        return {from, to};
    }
    [[nodiscard]] bool meet(const Coding& a, const Coding& b, const query::Relation& relation) const
    {
        if (a.document != b.document
            || (relation.coders != ByCoders::Any
                && (a.coder == b.coder) != (relation.coders == ByCoders::Same)))
            return false;
        if (relation.kind == RelationKind::Overlap) {
            for (int at = std::max(a.start, b.start); at < std::min(a.end, b.end); ++at)
                if (isChosen(a.document, at))
                    return true;
            return false;
        }
        const auto [firstA, lastA] = touched(a, relation.kind == RelationKind::SameTurn);
        const auto [firstB, lastB] = touched(b, relation.kind == RelationKind::SameTurn);
        return firstA <= lastB + relation.passages && firstB <= lastA + relation.passages;
    }
};

query::Relation anyRelation()
{
    query::Relation relation;
    relation.kind =
        *rc::gen::element(RelationKind::Overlap, RelationKind::Near, RelationKind::SamePassage);
    relation.passages = relation.kind == RelationKind::Near ? *rc::gen::inRange(1, 3) : 0;
    relation.coders = *rc::gen::element(ByCoders::Any, ByCoders::Same, ByCoders::Different);
    return relation;
}

DisplayOptions optionsOf(const Random& world, const query::Relation& relation)
{
    DisplayOptions options;
    options.longForm = true;
    options.within = relation.passages;
    if (world.clipped)
        options.only = {"A"};
    if (relation.kind == RelationKind::Near)
        options.relation = "near";
    if (relation.kind == RelationKind::SamePassage)
        options.relation = "passage";
    if (relation.kind == RelationKind::SameTurn)
        options.relation = "turn";
    if (relation.coders == ByCoders::Same)
        options.byCoders = "same";
    if (relation.coders == ByCoders::Different)
        options.byCoders = "different";
    return options;
}

struct Naive {
    std::int64_t pairs = 0;
    std::set<Id<Coding>> first;
    std::set<Id<Coding>> second;
    std::set<std::pair<Id<Document>, int>> places;
    std::int64_t touching = 0;
    std::set<Id<Document>> documents;
    std::int64_t n1 = 0;
    std::int64_t n2 = 0;
};

Naive countByHand(const Random& world, Id<Code> one, Id<Code> other, query::Relation relation)
{
    Naive naive;
    query::Relation overlap;
    overlap.coders = relation.coders;
    for (const Coding& a : world.codings) {
        naive.n1 += a.code == one ? 1 : 0;
        naive.n2 += a.code == other ? 1 : 0;
        for (const Coding& b : world.codings) {
            if (a.code != one || b.code != other)
                continue;
            if (world.meet(a, b, relation)) {
                ++naive.pairs;
                naive.first.insert(a.id);
                naive.second.insert(b.id);
            }
            const bool whose = relation.coders == ByCoders::Any
                               || (a.coder == b.coder) == (relation.coders == ByCoders::Same);
            if (a.document != b.document || !whose)
                continue;
            naive.documents.insert(a.document);
            naive.touching += a.end == b.start || b.end == a.start ? 1 : 0;
            if (!world.meet(a, b, overlap))
                continue;
            const auto content =
                (*world.texts.load(world.corpus.get(a.document)))->structure.content();
            for (int at = std::max(a.start, b.start); at < std::min(a.end, b.end); ++at)
                if (world.isChosen(a.document, at) && text::intersects(content, {at, at + 1}))
                    naive.places.emplace(a.document, at);
        }
    }
    return naive;
}

std::int64_t number(const table::Row& row, std::size_t at)
{
    return std::get<std::int64_t>(row.cells[at]);
}

void compare(const Random& world, const query::Relation& relation)
{
    const table::Table table = displayed(world, "cooccurrence", optionsOf(world, relation));
    RC_ASSERT(table.rows.size() == 3U);
    std::size_t row = 0;
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = a + 1; b < 3; ++b) {
            const Naive naive = countByHand(world, world.codes[a], world.codes[b], relation);
            const table::Row& line = table.rows[row++];
            RC_ASSERT(number(line, 2) == naive.n1);
            RC_ASSERT(number(line, 3) == naive.n2);
            RC_ASSERT(number(line, 4) == naive.pairs);
            RC_ASSERT(number(line, 5) == static_cast<std::int64_t>(naive.first.size()));
            RC_ASSERT(number(line, 6) == static_cast<std::int64_t>(naive.second.size()));
            RC_ASSERT(number(line, 7) == static_cast<std::int64_t>(naive.places.size()));
            if (!world.clipped)
                RC_ASSERT(number(line, 8) == naive.touching);
            RC_ASSERT(number(line, 9) == static_cast<std::int64_t>(naive.documents.size()));
        }
}

} // namespace

TEST_CASE("the toy's co-occurrences, pair by pair")
{
    const Toy toy;
    DisplayOptions options;
    options.longForm = true;
    const table::Table table = displayed(toy, "cooccurrence", options);
    const auto expected = toyFile("expected_cooccurrence");
    REQUIRE(table.rows.size() == expected.rows.size());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto& cells = table.rows[row].cells;
        const auto& want = expected.rows[row].cells;
        INFO(lineOf(table.rows[row]));
        CHECK(agrees(cells[2], want[2]));
        CHECK(agrees(cells[3], want[3]));
        if (want[0] == "Trust" && want[1] == "Trust in boss") {
            CHECK(lineOf(table.rows[row])
                  == "Trust|Trust > Trust in boss|5|1|-|-|-|-|-|-|-|-|one is above the other");
            continue;
        }
        for (const std::size_t column : {4U, 5U, 6U, 7U, 8U, 9U})
            CHECK(agrees(cells[column], want[column]));
        CHECK(agrees(cells[11], want[10]));
    }
    CHECK(lineOf(table.rows[1]) == "Trust|Cost|5|4|3|3|2|15|0|3|2|0.5|-");
    CHECK(anyNoteHas(table.notes, "6 of 6 documents are not marked as coded"));
}

TEST_CASE("the square table counts in the unit that is asked for; segments are directed")
{
    const Toy toy;
    CHECK(
        linesOf(displayed(toy, "cooccurrence"))
        == Lines{"Trust|-|-|3|0", "Trust > Trust in boss|-|-|0|0", "Cost|3|0|-|0", "Time|0|0|0|-"});
    const auto rowOf = [&](const std::string& unit, std::size_t row) {
        return linesOf(displayed(toy, "cooccurrence", counting(unit)))[row];
    };
    CHECK(rowOf("segments", 0) == "Trust|-|-|3|0");
    CHECK(rowOf("segments", 2) == "Cost|2|0|-|0");
    CHECK(rowOf("characters", 2) == "Cost|15|0|-|0");
    CHECK(rowOf("c-index", 2) == "Cost|0.5|0|-|0");
    CHECK(rowOf("documents", 2) == "Cost|3|0|-|0");
    CHECK(rowOf("cases", 2) == "Cost|2|1|-|0");
    CHECK(rowOf("passages", 2) == "Cost|2|0|-|0");
    CHECK(anyNoteHas(displayed(toy, "cooccurrence", counting("segments")).notes,
                     "Counted: segments, the codings of the row's code that overlap"));
    CHECK(anyNoteHas(displayed(toy, "cooccurrence").notes, "one above or below it: not counted"));
}

TEST_CASE("co-occurrence follows sub-codes, coders, cases and relations")
{
    const Toy toy;
    DisplayOptions options;
    options.codes = "themes";
    CHECK(linesOf(displayed(toy, "cooccurrence", options))[1] == "Cost|3|-|0");
    options = {};
    options.byCoders = "same";
    CHECK(linesOf(displayed(toy, "cooccurrence", options))[2] == "Cost|1|0|-|0");
    options.byCoders = "different";
    CHECK(linesOf(displayed(toy, "cooccurrence", options))[2] == "Cost|2|0|-|0");
    options = {};
    options.filter = "case = Alpha";
    CHECK(linesOf(displayed(toy, "cooccurrence", options))[2] == "Cost|2|0|-|0");
    CHECK(anyNoteHas(displayed(toy, "cooccurrence", options).notes, "Filter: case = Alpha"));
    options = {};
    options.relation = "passage"; // each document is one
    CHECK(linesOf(displayed(toy, "cooccurrence", options))[2] == "Cost|5|0|-|0");
    CHECK(anyNoteHas(displayed(toy, "cooccurrence", options).notes, "share a passage"));
}

TEST_CASE("codings in one speaker's turn meet, those in no turn do not")
{
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto cost = world.code("Cost");
    const auto document =
        world.document("D", "Title\nAnna: one\ntwo\nBen: three\nAnna: four\nBen: five");
    world.coding(document, 12, 15, trust, ann); // one
    world.coding(document, 16, 19, cost, ann);  // two, the same turn
    world.coding(document, 25, 30, cost, ann);  // three
    world.coding(document, 0, 3, trust, ann);   // of nobody
    world.coding(document, 3, 5, cost, ann);
    DisplayOptions options;
    options.relation = "turn";
    CHECK(linesOf(displayed(world, "cooccurrence", options)) == Lines{"Trust|-|1", "Cost|1|-"});
    options.relation = "near";
    options.within = 2;
    CHECK(linesOf(displayed(world, "cooccurrence", options)) == Lines{"Trust|-|5", "Cost|5|-"});
}

TEST_CASE(
    "the index of co-occurrence is that of ATLAS.ti's manual, and says when it is out of range")
{
    CHECK(cIndex(100, 10, 5).value() == Approx(0.047619).epsilon(1e-5));
    CHECK_FALSE(cIndex(0, 0, 0));
    CHECK_FALSE(cIndex(2, 2, 4));
    World world;
    const auto ann = world.coder("ann");
    const auto trust = world.code("Trust");
    const auto cost = world.code("Cost");
    world.code("Unused");
    const auto document = world.document("D", std::string(60, 'x'));
    for (int i = 0; i < 3; ++i) {
        world.coding(document, i, 20, trust, ann);
        world.coding(document, i + 5, 20, cost, ann);
    }
    CHECK(linesOf(displayed(world, "cooccurrence", counting("c-index")))
          == Lines{"Trust|-|-|0", "Cost|-|-|0", "Unused|0|0|-"});
    CHECK(anyNoteHas(displayed(world, "cooccurrence", counting("c-index")).notes,
                     "more than once per coding: Trust x Cost."));
    for (int i = 0; i < 13; ++i)
        world.coding(document, 30 + i, 31 + i, trust, ann);
    DisplayOptions options;
    options.longForm = true;
    CHECK(lineOf(displayed(world, "cooccurrence", options).rows[0])
          == "Trust|Cost|16|3|9|3|3|15|0|1|0|0.9|frequencies differ more than five times");
}

TEST_CASE("what does not go together is refused with advice")
{
    const Toy toy;
    DisplayOptions options = counting("documents");
    options.relation = "turn";
    CHECK(refusalOf(toy, "cooccurrence", options).find("leave --relation out") < 200);
    options.count = "characters";
    CHECK(refusalOf(toy, "cooccurrence", options).find("leave --relation out") < 200);
    options.count = "passages";
    CHECK(refusalOf(toy, "cooccurrence", options).find("overlap or passage") < 200);
    options = {};
    options.within = 2;
    CHECK(refusalOf(toy, "cooccurrence", options).find("--relation near") < 200);
    options = counting("pairs");
    options.longForm = true;
    CHECK(refusalOf(toy, "cooccurrence", options).find("leave --count out") < 200);
}

TEST_CASE("co-occurrence of nothing is an empty table")
{
    World world;
    CHECK(displayed(world, "cooccurrence").rows.empty());
    world.code("Alone");
    CHECK(linesOf(displayed(world, "cooccurrence")) == Lines{"Alone|-"});
    CHECK(anyNoteHas(displayed(world, "cooccurrence").notes, "no coding is in"));
}

TEST_CASE("co-occurrence agrees with a count pair by pair, place by place")
{
    REQUIRE(rc::check("every relation, every choice of coders, whole texts and ranges", [] {
        const Random world;
        compare(world, anyRelation());
    }));
    REQUIRE(rc::check("in a speaker's turn", [] {
        const Random world;
        query::Relation relation;
        relation.kind = RelationKind::SameTurn;
        for (const Coding& one : world.codings)
            RC_PRE(world.touched(one, false).second < 5);
        compare(world, relation);
    }));
}
