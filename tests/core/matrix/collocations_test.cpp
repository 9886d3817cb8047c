// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/association.h"
#include "core/matrix/collocations.h"
#include "core/text/tokens.h"
#include "tests/core/matrix/world.h"

#include <rapidcheck.h>

using namespace crosscase;               // NOLINT(google-build-using-namespace)
using namespace crosscase::matrix;       // NOLINT(google-build-using-namespace)
using namespace crosscase::matrix::test; // NOLINT(google-build-using-namespace)

namespace {

table::Table tableOf(const World& world, const CollocationOptions& options)
{
    auto found = collocations(world.corpus, world.texts, options);
    if (!found)
        FAIL(found.error().detail);
    return std::move(found->table);
}

// The first `columns` cells of each row.
Lines linesOf(const table::Table& table, std::size_t columns)
{
    Lines lines;
    for (const table::Row& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < columns; ++i)
            line += (i == 0 ? "" : " ") + table::toText(row.cells[i]);
        lines.push_back(line);
    }
    return lines;
}

CollocationOptions around(const std::string& node, int left = 5, int right = 5)
{
    CollocationOptions options;
    options.node = node;
    options.left = left;
    options.right = right;
    options.minimumTogether = 1;
    return options;
}

CollocationOptions byCount(CollocationOptions options)
{
    options.order = Association::Together;
    return options;
}

} // namespace

TEST_CASE("collocates are counted on each side of the word, within the passage")
{
    World world;
    world.document("a", "one two Node three\nfour node two\nfive\n");
    const table::Table found = tableOf(world, byCount(around("NODE", 2, 1)));
    // together, left, right, count
    CHECK(linesOf(found, 5)
          == Lines{"two 2 1 1 2", "four 1 1 0 1", "one 1 1 0 1", "three 1 0 1 1"});
    CHECK(anyNoteHas(found.notes, "'NODE' comes 2 times in 8 words."));
}

TEST_CASE("the table behind the measures is that of all pairs of places")
{
    World world;
    world.document("a", "n x y n x\nx z\n");
    // Windows of 1: the first passage has pairs 1 + 2 + 2 + 2 + 1, the second 1 + 1: N = 10.
    // Of n, at places 1 and 4: R1 = 1 + 2. Of x, at 2, 5 and 1: C1 = 2 + 1 + 1. Together: 2.
    const table::Table found = tableOf(world, around("n", 1, 1));
    const auto row = std::find_if(found.rows.begin(), found.rows.end(), [](const auto& line) {
        return table::toText(line.cells[0]) == "x";
    });
    REQUIRE(row != found.rows.end());
    const Contingency table{2, 3, 4, 10};
    CHECK(std::get<table::Decimal>(row->cells[5]).value == Approx(1.2));
    CHECK(std::get<table::Decimal>(row->cells[6]).value == Approx(*logLikelihood(table)));
    CHECK(std::get<table::Decimal>(row->cells[7]).value == Approx(*mutualInformation(table)));
    CHECK(std::get<table::Decimal>(row->cells[8]).value == Approx(*tScore(table)));
    CHECK(std::get<table::Decimal>(row->cells[9]).value == Approx(*logDice(2, 2, 3)));
}

TEST_CASE("a phrase counts as one word, a pattern stands for all that fit it")
{
    World world;
    world.document("a", "big public sector grows\nthe public house\nPublic Sector shrinks\n");
    CHECK(linesOf(tableOf(world, byCount(around("public sector", 1, 1))), 5)
          == Lines{"big 1 1 0 1", "grows 1 0 1 1", "shrinks 1 0 1 1"});
    CHECK(linesOf(tableOf(world, byCount(around("gr*", 1, 0))), 5) == Lines{"sector 1 1 0 2"});
}

TEST_CASE("with stems the word stands for its forms")
{
    World world;
    Document row = world.corpus.get(world.document("a", "costs grow\ncost grows\ncosting trees\n"));
    row.language = "en";
    world.corpus.rows<Document>().replace(row);
    CollocationOptions options = byCount(around("cost"));
    options.words.form = WordForm::Stem;
    CHECK(linesOf(tableOf(world, options), 2) == Lines{"grows 2", "trees 1"});
}

TEST_CASE("stop words keep their places but are not listed")
{
    World world;
    Document row = world.corpus.get(world.document("a", "trust of the boss\n"));
    row.language = "en";
    world.corpus.rows<Document>().replace(row);
    CHECK(tableOf(world, around("trust", 0, 2)).rows.empty());
    CHECK(linesOf(tableOf(world, around("trust", 0, 3)), 1) == Lines{"boss"});
    CHECK(linesOf(tableOf(world, around("of", 1, 0)), 1) == Lines{"trust"});
}

TEST_CASE("stretches of coded text are not neighbours")
{
    World world;
    const Id<Document> text = world.document("a", "aa bb cc dd\n");
    const Id<Code> code = world.code("C");
    const Id<Coder> ann = world.coder("Ann");
    world.coding(text, 0, 2, code, ann);
    world.coding(text, 6, 11, code, ann);
    CollocationOptions options = around("cc");
    auto filter = query::parse("code = C");
    REQUIRE(filter);
    options.words.filter = *filter;
    CHECK(linesOf(tableOf(world, options), 1) == Lines{"dd"});
}

TEST_CASE("what is together less often than expected comes last")
{
    World world;
    std::string text = "node rare rare2\n";
    for (int i = 0; i < 40; ++i)
        text += "common filler common\n";
    text += "node common\n";
    world.document("a", text);
    const Lines lines = linesOf(tableOf(world, around("node", 3, 3)), 1);
    REQUIRE(lines.size() == 3);
    CHECK(lines.back() == "common");
}

TEST_CASE("all pairs of the text: each once, the more frequent word first")
{
    World world;
    world.document("a", "aa bb\nbb aa\naa cc\n");
    CollocationOptions options = byCount(around("", 1, 1));
    CHECK(linesOf(tableOf(world, options), 7) == Lines{"aa bb 2 1 1 3 2", "aa cc 1 0 1 3 1"});
    SECTION("one side only tells the order apart")
    {
        options.left = 0;
        CHECK(linesOf(tableOf(world, options), 3) == Lines{"aa bb 1", "aa cc 1", "bb aa 1"});
    }
    SECTION("the limit cuts, and what was found is told")
    {
        options.limit = 1;
        auto found = collocations(world.corpus, world.texts, options);
        REQUIRE(found);
        CHECK(found->table.rows.size() == 1);
        CHECK(found->found == 2);
    }
}

TEST_CASE("by an axis each entry has the rows that its text alone would have")
{
    World world;
    const auto first = world.document("a", "aa bb\nbb aa\naa cc\n");
    const auto second = world.document("b", "aa dd\naa dd\nbb cc\n");
    world.whole(world.unit("One"), first);
    world.whole(world.unit("Two"), second);
    for (const std::string node : {"aa", ""}) {
        CollocationOptions options = byCount(around(node, 1, 1));
        options.by = Axis{AxisKind::Cases, 1, {}};
        const table::Table together = tableOf(world, options);
        CHECK(together.columns.front().heads == std::vector<std::string>{"text"});
        Lines expected;
        for (const std::string name : {"One", "Two"}) {
            CollocationOptions alone = byCount(around(node, 1, 1));
            auto filter = query::parse("case = \"" + name + "\"");
            REQUIRE(filter);
            alone.words.filter = *filter;
            const table::Table table = tableOf(world, alone);
            for (const std::string& line : linesOf(table, table.columns.size()))
                expected.push_back(name + " " + line);
        }
        CHECK(linesOf(together, together.columns.size()) == expected);
        CHECK(expected.size() >= 3);
    }
    CollocationOptions options = around("aa");
    options.by = Axis{AxisKind::Themes, 1, {}};
    auto refused = collocations(world.corpus, world.texts, options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Refused);
}

TEST_CASE("windows and words that make no sense are refused")
{
    const World world;
    const auto codeOf = [&](const CollocationOptions& options) {
        auto found = collocations(world.corpus, world.texts, options);
        REQUIRE_FALSE(found);
        return found.error().code;
    };
    CHECK(codeOf(around("a", 0, 0)) == ErrorCode::Refused);
    CHECK(codeOf(around("a", -1, 2)) == ErrorCode::Refused);
    CHECK(codeOf(around("...")) == ErrorCode::Malformed);
}

namespace {

struct Naive {
    std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>> sides;
    std::map<std::string, std::int64_t> first;
    std::map<std::string, std::int64_t> second;
    std::int64_t all = 0;

    Naive(const std::vector<std::vector<std::string>>& passages, int left, int right)
    {
        for (const auto& words : passages)
            for (int i = 0; i < static_cast<int>(words.size()); ++i)
                for (int j = 0; j < static_cast<int>(words.size()); ++j) {
                    if (i == j || j < i - left || j > i + right)
                        continue;
                    const std::string& a = words[static_cast<std::size_t>(i)];
                    const std::string& b = words[static_cast<std::size_t>(j)];
                    ++(j < i ? sides[{a, b}].first : sides[{a, b}].second);
                    ++first[a];
                    ++second[b];
                    ++all;
                }
    }
};

std::vector<std::vector<std::string>> somePassages()
{
    std::vector<std::vector<std::string>> passages;
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
        std::vector<std::string> words;
        for (int j = *rc::gen::inRange(1, 12); j > 0; --j)
            words.push_back(*rc::gen::element<std::string>("aa", "bb", "cc", "dd"));
        passages.push_back(words);
    }
    return passages;
}

void put(World& world, const std::vector<std::vector<std::string>>& passages)
{
    std::string text;
    for (const auto& words : passages) {
        for (const std::string& word : words)
            text += word + " ";
        text += "\n";
    }
    world.document("a", text);
}

bool near(const table::Value& cell, double value)
{
    return std::abs(std::get<table::Decimal>(cell).value - value) < 1e-9;
}

} // namespace

TEST_CASE("the neighbours of a word are those of looking at every pair of places")
{
    rc::check([] {
        const auto passages = somePassages();
        World world;
        put(world, passages);
        const int left = *rc::gen::inRange(0, 4);
        const int right = *rc::gen::inRange(1, 4);
        const Naive naive(passages, left, right);
        const table::Table found = tableOf(world, around("aa", left, right));
        std::size_t expectedRows = 0;
        for (const auto& [pair, sides] : naive.sides)
            expectedRows += pair.first == "aa" && pair.second != "aa" ? 1U : 0U;
        RC_ASSERT(found.rows.size() == expectedRows);
        for (const table::Row& row : found.rows) {
            const std::string word = table::toText(row.cells[0]);
            const auto [before, behind] = naive.sides.at({"aa", word});
            RC_ASSERT(std::get<std::int64_t>(row.cells[2]) == before);
            RC_ASSERT(std::get<std::int64_t>(row.cells[3]) == behind);
            const Contingency table{
                before + behind, naive.first.at("aa"), naive.second.at(word), naive.all};
            RC_ASSERT(near(row.cells[6], *logLikelihood(table)));
        }
    });
}

TEST_CASE("all pairs of a text are those that each of its words has, seen from both sides")
{
    rc::check([] {
        const auto passages = somePassages();
        World world;
        put(world, passages);
        const int window = *rc::gen::inRange(1, 5);
        const Naive naive(passages, window, window);
        const table::Table found = tableOf(world, around("", window, window));
        std::size_t expectedRows = 0;
        for (const auto& [pair, sides] : naive.sides)
            expectedRows += pair.first < pair.second ? 1U : 0U;
        RC_ASSERT(found.rows.size() == expectedRows);
        for (const table::Row& row : found.rows) {
            const std::string a = table::toText(row.cells[0]);
            const std::string b = table::toText(row.cells[1]);
            const auto [left, right] = naive.sides.at({a, b});
            RC_ASSERT(std::get<std::int64_t>(row.cells[3]) == left);
            RC_ASSERT(std::get<std::int64_t>(row.cells[4]) == right);
            const Contingency table{left + right, naive.first.at(b), naive.second.at(a), naive.all};
            RC_ASSERT(near(row.cells[8], *logLikelihood(table)));
        }
    });
}
