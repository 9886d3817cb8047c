// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <set>

using namespace crosscase::model;

namespace {

Code code(std::int32_t id, std::string name, std::int32_t parent = 0, std::int32_t position = 0)
{
    Code row;
    row.id = {id};
    row.name = std::move(name);
    row.parent = {parent};
    row.position = position;
    return row;
}

Corpus corpusOf(const std::vector<Code>& codes)
{
    Corpus corpus;
    for (const Code& row : codes)
        corpus.rows<Code>().insert(row);
    return corpus;
}

std::vector<std::int32_t> numbers(const std::vector<Id<Code>>& ids)
{
    std::vector<std::int32_t> values;
    for (const Id<Code> id : ids)
        values.push_back(id.value);
    return values;
}

using Numbers = std::vector<std::int32_t>;

// Names of the pieces that make paths hard.
std::string hardName()
{
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        " ", ">", "\\", " > ", "a", "ü", "\\>", "  ", "\t", "x y", "\u3000"));
    std::string name;
    for (const std::string& piece : pieces)
        name += piece;
    name = std::string(crosscase::text::trimBlanks(name));
    return name.empty() ? "n" : name;
}

} // namespace

TEST_CASE("siblings stand by position, then by name as people sort it")
{
    const CodeTree tree(corpusOf({code(1, "P10", 0, 1),
                                  code(2, "P2", 0, 1),
                                  code(3, "z", 0, 0),
                                  code(4, "below P2", 2),
                                  code(5, "lower", 4),
                                  code(6, "another below P2", 2)}));
    CHECK(numbers(tree.inOrder()) == Numbers{3, 2, 6, 4, 5, 1});
    CHECK(numbers(tree.roots()) == Numbers{3, 2, 1});
    CHECK(numbers(tree.childrenOf({2})) == Numbers{6, 4});
    CHECK(tree.childrenOf({5}).empty());
    CHECK(numbers(tree.subtree({2})) == Numbers{2, 6, 4, 5});
    CHECK(tree.subtree({99}).empty());
    CHECK(tree.depthOf({5}) == 2);
    CHECK(tree.depthOf({3}) == 0);
    CHECK(tree.rootOf({5}).value == 2);
    CHECK(tree.parentOf({5}).value == 4);
    CHECK(tree.isWithin({5}, {2}));
    CHECK(tree.isWithin({5}, {5}));
    CHECK_FALSE(tree.isWithin({2}, {5}));
    CHECK_FALSE(tree.isWithin({1}, {2}));
    CHECK_FALSE(tree.isWithin({}, {2}));
    CHECK(tree.pathOf({5}) == "P2 > below P2 > lower");
}

TEST_CASE("rows of a damaged file are never left out")
{
    // 1 has a missing parent, 2 is its own, 3-4-5 run in a circle from which 6 and 7 hang.
    const CodeTree tree(corpusOf({code(1, "a", 77),
                                  code(2, "b", 2),
                                  code(3, "c", 5),
                                  code(4, "d", 3),
                                  code(5, "e", 4),
                                  code(6, "first by position", 4, -1),
                                  code(7, "g", 6)}));
    CHECK(tree.inOrder().size() == 7);
    CHECK(tree.parentOf({1}).value == 0);
    CHECK(tree.parentOf({2}).value == 0);
    CHECK(tree.parentOf({6}).value == 4);
    CHECK(tree.roots().size() == 3);
    CHECK(tree.isWithin({7}, {4}));
    for (const Id<Code> id : tree.inOrder())
        CHECK(tree.isWithin(id, tree.rootOf(id)));
}

TEST_CASE("any parents at all give a tree in which everything stands once, below its parent")
{
    REQUIRE(rc::check([] {
        const auto parents =
            *rc::gen::container<std::vector<std::int32_t>>(rc::gen::inRange(0, 20));
        std::vector<Code> codes;
        for (std::size_t i = 0; i < parents.size(); ++i)
            codes.push_back(
                code(static_cast<std::int32_t>(i) + 1, "n" + std::to_string(i % 4), parents[i]));
        const CodeTree tree(corpusOf(codes));
        std::set<std::int32_t> seen;
        for (const Id<Code> id : tree.inOrder()) {
            const Id<Code> parent = tree.parentOf(id);
            RC_ASSERT(!parent || seen.contains(parent.value));
            RC_ASSERT(tree.depthOf(id) == (parent ? tree.depthOf(parent) + 1 : 0));
            RC_ASSERT(tree.isWithin(id, tree.rootOf(id)));
            RC_ASSERT(seen.insert(id.value).second);
        }
        RC_ASSERT(seen.size() == codes.size());
    }));
}

TEST_CASE("a deep tree needs no deep stack")
{
    std::vector<Code> codes;
    for (std::int32_t id = 1; id <= 50'000; ++id)
        codes.push_back(code(id, "n", id - 1));
    const CodeTree tree(corpusOf(codes));
    CHECK(tree.depthOf({50'000}) == 49'999);
    CHECK(tree.subtree({1}).size() == 50'000);
}

TEST_CASE("paths read back, whatever the names hold")
{
    REQUIRE(rc::check([] {
        std::vector<std::string> names(static_cast<std::size_t>(*rc::gen::inRange(1, 5)));
        for (std::string& name : names)
            name = hardName();
        RC_ASSERT(splitPath(joinPath(names)) == names);
    }));
}

TEST_CASE("the separator within a name is escaped")
{
    using Names = std::vector<std::string>;
    CHECK(joinPath({"A", "B"}) == "A > B");
    CHECK(joinPath({"A > B", "C"}) == R"(A \> B > C)");
    CHECK(joinPath({R"(A \> B)"}) == R"(A \\> B)");
    CHECK(joinPath({"a>b"}) == "a>b");
    CHECK(splitPath("  A >  B ") == Names{"A", "B"});
    CHECK(splitPath(R"(A \> B > C)") == Names{"A > B", "C"});
    CHECK(splitPath("") == Names{""});
}
