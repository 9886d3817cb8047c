// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/codebook.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

model::Code code(std::int32_t id, std::string name, std::int32_t parent, std::int32_t position)
{
    model::Code row;
    row.id = {id};
    row.uuid = Uuid::make();
    row.name = std::move(name);
    row.parent = {parent};
    row.position = position;
    return row;
}

model::CodeExample example(std::int32_t id,
                           std::int32_t owner,
                           model::ExampleKind kind,
                           std::int32_t position,
                           std::string words)
{
    model::CodeExample row;
    row.id = {id};
    row.code = {owner};
    row.kind = kind;
    row.position = position;
    row.text = std::move(words);
    return row;
}

} // namespace

TEST_CASE("a project's codes come in the order of their tree, with their fields")
{
    model::Corpus corpus;
    model::Code child = code(3, "Child", 2, 0);
    child.definition = "d";
    child.include = "i";
    child.exclude = "e";
    child.memo = "m";
    child.colour = "#010203";
    child.codable = false;
    auto& codes = corpus.rows<model::Code>();
    codes.insert(code(1, "Last", 0, 1));
    codes.insert(code(2, "First", 0, 0));
    codes.insert(child);
    auto& examples = corpus.rows<model::CodeExample>();
    using enum model::ExampleKind;
    examples.insert(example(10, 3, Example, 1, "second"));
    examples.insert(example(11, 3, Counterexample, 0, "not"));
    examples.insert(example(12, 3, Example, 0, "first\n"));

    const Codebook codebook = fromCorpus(corpus);
    REQUIRE(codebook.entries.size() == 3);
    CHECK(codebook.entries[0].path == std::vector<std::string>{"First"});
    CHECK(codebook.entries[0].id == codes.find({2})->uuid);
    CHECK(codebook.entries[1]
          == Entry{.path = {"First", "Child"},
                   .definition = "d",
                   .include = "i",
                   .exclude = "e",
                   .examples = {"first", "second"},
                   .counterexamples = {"not"},
                   .memo = "m",
                   .colour = "#010203",
                   .codable = false,
                   .id = child.uuid});
    CHECK(codebook.entries[2].path == std::vector<std::string>{"Last"});
    CHECK(fromCorpus(model::Corpus()).entries.empty());
}

TEST_CASE("the parent of an entry is the nearest above with its path")
{
    Codebook codebook;
    codebook.entries = {{.path = {"A"}},
                        {.path = {"A", "B"}},
                        {.path = {"A", "B", "C"}},
                        {.path = {"A", "B"}},
                        {.path = {"A", "B", "D"}},
                        {.path = {"A", "E"}},
                        {.path = {"X", "Y"}}};
    CHECK(parentsOf(codebook) == std::vector<std::size_t>{kNoParent, 0, 1, 0, 3, 0, kNoParent});
}
