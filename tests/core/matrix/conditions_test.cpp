// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/conditions.h"
#include "tests/core/matrix/world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

struct Studied : World {
    Id<Coder> ann = coder("ann");
    Id<Code> trust = code("Trust", {}, 100);
    Id<Code> kept = code("Kept", trust, 100);
    Id<Case> alpha = unit("Alpha");
    Id<Case> beta = unit("Beta");
    Id<Case> gamma = unit("Gamma");
    Id<Document> first = document("D1", "text of one");
    Id<Document> second = document("D2", "text of two");
    Studied()
    {
        whole(alpha, first);
        whole(beta, second);
    }
    Id<Scale> scale(const std::string& name, ScaleKind kind, const Lines& values)
    {
        Scale row;
        row.name = name;
        row.kind = kind;
        const Id<Scale> id = add(row);
        std::int32_t position = 0;
        for (const std::string& value : values) {
            ScaleValue one;
            one.scale = id;
            one.value = value;
            one.position = position++;
            add(one);
        }
        return id;
    }
    void rate(Id<Case> unit, Id<Code> code, Id<Scale> scale, const std::string& value)
    {
        Rating row;
        row.unit = unit;
        row.code = code;
        row.scale = scale;
        row.value = value;
        add(row);
    }
    [[nodiscard]] Result<ConditionTable> tried(const std::string& conditions,
                                               const ConditionRequest& request = {}) const
    {
        ConditionRequest asked = request;
        auto specs = conditionsFromText(conditions);
        REQUIRE(specs);
        asked.conditions = *specs;
        return conditionTable(corpus, texts, asked);
    }
    // "Alpha 1 2; Beta not rated -": values, or why there is none.
    [[nodiscard]] std::string cells(const std::string& conditions,
                                    const ConditionRequest& request = {}) const
    {
        auto table = tried(conditions, request);
        if (!table)
            return table.error().detail;
        std::string all;
        for (std::size_t unit = 0; unit < table->cases.size(); ++unit) {
            all += (unit == 0 ? "" : "; ") + table->cases[unit];
            for (const ConditionColumn& column : table->columns)
                all += " "
                       + (column.values[unit] ? formatted(*column.values[unit])
                                              : column.missing[unit]);
        }
        return all;
    }
    static std::string formatted(double value) { return table::toText(table::Decimal{value, 2}); }
};

bool says(const Result<ConditionTable>& tried, ErrorCode code, const std::string& words)
{
    return !tried && tried.error().code == code
           && tried.error().detail.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("how a condition is written")
{
    const auto spec = conditionFromText(" rating:Trust > Kept @ presence = KEPT ");
    REQUIRE(spec);
    CHECK(spec->source == ConditionSource::Rating);
    CHECK(spec->name == "Trust > Kept");
    CHECK(spec->scale == "presence");
    CHECK(spec->alias == "KEPT");
    CHECK(conditionFromText("me@home")->name == "me@home");
    CHECK(conditionFromText("rating:me\\@home\\=1")->name == "me@home=1");
    CHECK(conditionFromText("A \\> B\\\\")->name == "A \\> B\\");
    const auto several = conditionsFromText("a\\, b,present:c=C");
    REQUIRE(several);
    REQUIRE(several->size() == 2);
    CHECK((*several)[0].name == "a, b");
    CHECK((*several)[1].source == ConditionSource::Present);
    CHECK_FALSE(conditionsFromText("a,,b"));
    CHECK_FALSE(conditionFromText("rating:=X"));
    CHECK_FALSE(conditionFromText("a="));
    const auto map = valueMapFromText("-:0/o:0.33/n\\/a:1/a:b:1");
    REQUIRE(map);
    CHECK((*map)[2] == std::pair<std::string, double>{"n/a", 1});
    CHECK((*map)[3] == std::pair<std::string, double>{"a:b", 1});
    CHECK_FALSE(valueMapFromText("-:0/o"));
}

TEST_CASE("an ordinal rating is its rank; n/a and unrated cases miss it")
{
    Studied world;
    const auto scale = world.scale("-, o, +", ScaleKind::Ordinal, {"-", "o", "+"});
    world.rate(world.alpha, world.trust, scale, "o");
    NotApplicable row;
    row.unit = world.beta;
    row.code = world.trust;
    world.add(row);
    CHECK(world.cells("Trust") == "Alpha 1; Beta n/a; Gamma not rated");
    const auto table = world.tried("Trust=T");
    REQUIRE(table);
    CHECK(table->columns[0].name == "T");
    CHECK(table->columns[0].levels == 3);
    CHECK(table->columns[0].origin
          == "rating of 'Trust' on the scale '-, o, +' (0 = -, 1 = o, 2 = +)");
}

TEST_CASE("a fuzzy rating is its value; a map gives values of one's own")
{
    Studied world;
    const auto fuzzy = world.scale("membership", ScaleKind::Fuzzy, {});
    world.rate(world.alpha, world.trust, fuzzy, "0.33");
    CHECK(world.cells("Trust") == "Alpha 0.33; Beta not rated; Gamma not rated");
    const auto signs = world.scale("signs", ScaleKind::Ordinal, {"-", "+"});
    world.rate(world.alpha, world.kept, signs, "+");
    ConditionRequest request;
    ConditionSpec spec{ConditionSource::Rating, "Kept", "", "", {{"-", 0.1}, {"+", 0.9}}};
    request.conditions = {spec};
    auto table = conditionTable(world.corpus, world.texts, request);
    REQUIRE(table);
    CHECK(table->columns[0].values[0] == 0.9);
    CHECK(table->columns[0].levels == 0);
    request.conditions[0].map.pop_back();
    CHECK(says(conditionTable(world.corpus, world.texts, request),
               ErrorCode::Refused,
               "the map of 'Kept' has no number for '+'"));
}

TEST_CASE("ratings on several scales must be told apart")
{
    Studied world;
    const auto one = world.scale("one", ScaleKind::Ordinal, {"a", "b"});
    const auto two = world.scale("two", ScaleKind::Ordinal, {"c", "d"});
    world.rate(world.alpha, world.trust, one, "a");
    world.rate(world.beta, world.trust, two, "d");
    CHECK(says(
        world.tried("Trust"), ErrorCode::Ambiguous, "write rating:Trust@one or rating:Trust@two"));
    CHECK(world.cells("rating:Trust@two") == "Alpha not rated; Beta 1; Gamma not rated");
    CHECK(says(world.tried("rating:Trust@three"), ErrorCode::NotFound, "no scale 'three'"));
}

TEST_CASE("presence and counts are missing where nobody can tell yet")
{
    Studied world;
    world.coding(world.first, 0, 4, world.trust, world.ann);
    world.coding(world.first, 5, 7, world.kept, world.ann);
    CHECK(world.cells("Trust,references:Trust")
          == "Alpha 1 1; Beta not coded yet not coded yet; Gamma no text no text");
    world.progress(world.second, world.ann, 200);
    CHECK(world.cells("present:Trust,references:Trust")
          == "Alpha 1 1; Beta 0 0; Gamma no text no text");
    CHECK(world.cells("references:Trust", {.withSubcodes = true})
          == "Alpha 2; Beta 0; Gamma no text");
    CHECK(world.tried("references:Trust")->columns[0].count);
    CHECK_FALSE(world.tried("present:Trust")->columns[0].count);
}

TEST_CASE("attributes: numbers, truth values, ranks of choices; a unit shows its parent's")
{
    Studied world;
    const auto size = world.attribute("Size", AttributeType::Integer);
    const auto open = world.attribute("Open", AttributeType::Boolean);
    const auto outcome = world.attribute("Outcome", AttributeType::Choice);
    const auto place = world.attribute("Place");
    for (const char* value : {"failed", "survived"}) {
        AttributeChoice choice;
        choice.attribute = outcome;
        choice.value = value;
        choice.position = value[0] == 'f' ? 0 : 1;
        world.add(choice);
    }
    world.value(size, world.alpha, "250");
    world.value(open, world.alpha, "true");
    world.value(open, world.beta, "false");
    world.value(outcome, world.alpha, "survived");
    world.value(outcome, world.beta, "failed");
    world.value(place, world.alpha, "Riga");
    CHECK(world.cells("Size,Open,Outcome")
          == "Alpha 250 1 1; Beta no value 0 0; Gamma no value no value no value");
    CHECK(says(world.tried("Place"), ErrorCode::Refused, "'Place' is text"));
    ConditionRequest request;
    request.conditions = {{ConditionSource::Attribute, "Place", "", "", {{"riga", 1}}}};
    CHECK(conditionTable(world.corpus, world.texts, request)->columns[0].values[0] == 1.0);
    world.unit("Part", world.alpha);
    CHECK(world.cells("Size", {.cases = {AxisKind::Cases, Axis::kLeaf, {}}})
          == "Part 250; Beta no value; Gamma no value");
}

TEST_CASE("a name that fits nothing, or a code and an attribute, says how to be exact")
{
    Studied world;
    world.attribute("Trust");
    CHECK(says(world.tried("Trust"),
               ErrorCode::Ambiguous,
               "write rating:Trust, present:Trust or attribute:Trust"));
    CHECK(says(world.tried("Trrust"), ErrorCode::NotFound, "did you mean 'Trust'"));
    CHECK(says(world.tried("rating:Trust"), ErrorCode::NotFound, "no case is rated for 'Trust'"));
    CHECK(says(world.tried("Kept", {.cases = {AxisKind::Documents, 1, {}}}),
               ErrorCode::Refused,
               "'documents' are no cases"));
}
