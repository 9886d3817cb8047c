// SPDX-License-Identifier: GPL-3.0-or-later
// Relations between codings, saved queries within expressions, and what they need.
#include "core/query/expand.h"
#include "core/query/filter.h"
#include "tests/core/query/sample.h"
#include "tests/core/query/texts.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace crosscase;
using namespace crosscase::query;
using model::Id;
using Names = std::vector<std::string>;

namespace {

constexpr std::string_view kInterview = "ANN: We trust them.\n"  // 0-19, passage 1
                                        "They deliver.\n"        // 20-33, 2
                                        "BOB: I do not trust.\n" // 34-54, 3
                                        "ANN: Never?\n"          // 55-66, 4
                                        "BOB: Never.\n";         // 67-78, 5

struct Interview : sample::Sample {
    sample::Texts texts;
    Id<model::Coder> ann = coder("Ann");
    Id<model::Coder> bob = coder("Bob");
    Id<model::Code> trust = code("Trust");
    Id<model::Code> reliance = code("Reliance", trust);
    Id<model::Code> risk = code("Risk");
    Id<model::Document> document = addDocument("P1");
    std::map<std::int32_t, std::string> names;

    Id<model::Document> addDocument(std::string name)
    {
        model::Document row = texts.document(kInterview);
        row.name = std::move(name);
        return add(row);
    }
    void coding(std::string name,
                Id<model::Code> code,
                Id<model::Coder> by,
                text::Span span,
                bool orphan = false)
    {
        model::Coding row;
        row.document = document;
        row.code = code;
        row.coder = by;
        row.start = span.start;
        row.end = span.end;
        row.orphan = orphan;
        names[add(row).value] = std::move(name);
    }
    void save(std::string name, std::string expression)
    {
        model::SavedQuery row;
        row.name = std::move(name);
        row.expression = std::move(expression);
        add(row);
    }
    [[nodiscard]] Names of(std::string_view written) const
    {
        INFO(written);
        auto filter = Filter::compile(parse(written).value(), corpus, &texts);
        if (!filter)
            FAIL(filter.error().detail);
        Names accepted;
        for (const auto& block : corpus.codings().blocks())
            for (std::size_t row = 0; row < block->size(); ++row)
                if (block->orphan[row] == 0 && filter->acceptsCoding(*block, row, {}, {}))
                    accepted.push_back(names.at(block->id[row].value));
        return accepted;
    }
    [[nodiscard]] Error refusal(std::string_view written) const
    {
        INFO(written);
        auto filter = Filter::compile(parse(written).value(), corpus, &texts);
        REQUIRE_FALSE(filter);
        const auto checked = Filter::check(parse(written).value(), corpus);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().detail == filter.error().detail);
        return filter.error();
    }
};

} // namespace

TEST_CASE("codings are found by what they overlap, are within or hold")
{
    Interview p;
    p.coding("trust 0-10", p.trust, p.ann, {0, 10});
    p.coding("risk 5-8", p.risk, p.ann, {5, 8});
    p.coding("risk 10-20", p.risk, p.bob, {10, 20});
    p.coding("reliance 15-25", p.reliance, p.bob, {15, 25});
    p.coding("trust 40-50", p.trust, p.ann, {40, 50});
    CHECK(p.of("overlap(Trust, Risk)") == Names{"trust 0-10", "reliance 15-25"});
    CHECK(p.of("overlap(code = Trust, Risk)") == Names{"trust 0-10"});
    CHECK(p.of("overlap(Risk)") == Names{"trust 0-10", "reliance 15-25"});
    CHECK(p.of("inside(Risk, Trust)") == Names{"risk 5-8"});
    CHECK(p.of("contains(Trust, Risk)") == Names{"trust 0-10"});
    CHECK(p.of("theme = Trust and not overlap(Trust, Risk)") == Names{"trust 40-50"});
    CHECK(p.of("overlap(Trust, Risk, by same coder)") == Names{"trust 0-10", "reliance 15-25"});
    CHECK(p.of("overlap(Trust, Risk, by different coders)").empty());
    CHECK(p.of("overlap(Trust, Trust)").empty()); // no coding is another one than itself
    CHECK(p.of("overlap(Trust, code = Risk and coder = Bob)") == Names{"reliance 15-25"});
}

TEST_CASE("another coding of the same text and code is another coding")
{
    Interview p;
    p.coding("ann", p.trust, p.ann, {0, 10});
    p.coding("bob", p.trust, p.bob, {0, 10});
    p.coding("lost", p.trust, p.ann, {0, 10}, true);
    CHECK(p.of("same_span(Trust, Trust)") == Names{"ann", "bob"});
    CHECK(p.of("same_span(Trust, by different coders)") == Names{"ann", "bob"});
    CHECK(p.of("same_span(Trust, by same coder)").empty());
}

TEST_CASE("before and after count passages on, from the end of one to the start of the other")
{
    Interview p;
    p.coding("trust ¶1", p.trust, p.ann, {0, 10});
    p.coding("risk ¶1", p.risk, p.ann, {12, 19});
    p.coding("risk ¶2", p.risk, p.ann, {20, 33});
    p.coding("trust ¶3-4", p.trust, p.ann, {40, 60});
    p.coding("risk ¶5", p.risk, p.ann, {70, 75});
    CHECK(p.of("before(Trust, Risk, 0)") == Names{"trust ¶1"});
    CHECK(p.of("before(Trust, Risk)") == Names{"trust ¶1", "trust ¶3-4"});
    CHECK(p.of("after(Trust, Risk, 0)").empty());
    CHECK(p.of("after(Trust, Risk, 1)") == Names{"trust ¶3-4"});
    CHECK(p.of("after(Risk, Trust)") == Names{"risk ¶1", "risk ¶2", "risk ¶5"});
    CHECK(p.of("before(Risk, Trust, 2)") == Names{"risk ¶1", "risk ¶2"});
    CHECK(p.of("near(Risk, Trust, 0)") == Names{"risk ¶1"});
    CHECK(p.of("near(Risk, Trust, 1)") == Names{"risk ¶1", "risk ¶2", "risk ¶5"});
    CHECK(p.of("same_passage(Risk, Trust)") == Names{"risk ¶1"});
    CHECK(p.of("same_turn(Risk, Trust)") == Names{"risk ¶1", "risk ¶2"});
    CHECK(p.of("same_document(Risk, Trust)") == Names{"risk ¶1", "risk ¶2", "risk ¶5"});
    CHECK(p.of("same_document(Reliance, Trust)").empty());
}

TEST_CASE("each label begins a turn, also when the same person goes on")
{
    Interview p;
    model::Document row = p.texts.document("ANN: Yes.\nGood.\nANN: No.\nBOB: Hm.\n");
    row.name = "P2";
    p.document = p.add(row);
    p.coding("first", p.trust, p.ann, {5, 9});
    p.coding("second", p.trust, p.ann, {10, 15});
    p.coding("third", p.trust, p.ann, {21, 24});
    CHECK(p.of("same_turn(Trust)") == Names{"first", "second"});
}

TEST_CASE("the other coding is seen in its own cases and with its own speakers")
{
    Interview p;
    model::Membership part;
    part.unit = p.unit("Firm");
    part.document = p.document;
    part.kind = model::MembershipKind::Speaker;
    part.speaker = "BOB";
    p.add(part);
    p.coding("trust", p.trust, p.ann, {25, 40});
    p.coding("risk by Ann", p.risk, p.ann, {28, 30});
    p.coding("risk by Bob", p.risk, p.ann, {38, 39});
    CHECK(p.of("contains(Trust, theme = Risk and speaker = BOB)") == Names{"trust"});
    CHECK(p.of("contains(Trust, case = Firm)") == Names{"trust"});
    CHECK(p.of("inside(Risk, speaker = ANN)") == Names{"risk by Ann", "risk by Bob"});
    const auto filter = Filter::compile(
        parse("overlap(Trust, case = Firm and speaker = BOB)").value(), p.corpus, &p.texts);
    REQUIRE(filter);
    CHECK_FALSE(filter->codingsNeedCase());
    CHECK_FALSE(filter->codingsNeedSpeaker());
}

TEST_CASE("texts are loaded only where a relation needs them and codings could stand in it")
{
    Interview p;
    p.coding("trust", p.trust, p.ann, {0, 10});
    p.coding("risk", p.risk, p.ann, {5, 15});
    p.document = p.addDocument("P2");
    p.coding("trust 2", p.trust, p.ann, {0, 10});
    p.coding("reliance 2", p.reliance, p.ann, {5, 8});
    p.document = p.addDocument("P3");
    p.coding("risk 3", p.risk, p.bob, {0, 10});
    const auto loads = [&](std::string_view written) {
        p.texts.loads = 0;
        (void)p.of(written);
        return p.texts.loads;
    };
    CHECK(loads("overlap(Trust, Risk)") == 0);
    CHECK(loads("near(Trust, Risk, 3)") == 1);
    CHECK(loads("near(Trust, Trust, 3)") == 2);
    CHECK(loads("near(Trust, 3) and code = Reliance") == 1);
    CHECK(loads("near(Trust, 3) and coder = Bob") == 0);
    CHECK(loads("same_document(Trust, Risk)") == 0);
}

TEST_CASE("what needs the texts says so when there are none")
{
    Interview p;
    p.coding("trust", p.trust, p.ann, {0, 10});
    const auto code = [&](std::string_view written) {
        const auto filter = Filter::compile(parse(written).value(), p.corpus);
        return filter ? std::string() : filter.error().detail;
    };
    CHECK(code("overlap(Trust, Risk)").empty());
    CHECK(code("overlap(Trust, case is empty)").empty());
    CHECK(code("near(Trust, Risk)")
          == "near(Trust, Risk, 1) needs the texts of the documents, which are not at hand here");
    CHECK_FALSE(code("same_turn(Risk)").empty());
    CHECK_FALSE(code("overlap(Trust, speaker = ANN)").empty());
    CHECK(Filter::compile(parse("same_turn(Risk)").value(), p.corpus).error().code
          == ErrorCode::Unsupported);
    CHECK(Filter::check(parse("same_turn(Risk)").value(), p.corpus));
}

TEST_CASE("codings are found by words in their text")
{
    Interview p;
    p.coding("trust them", p.trust, p.ann, {5, 19});
    p.coding("them", p.risk, p.ann, {14, 18});
    p.coding("half a word", p.risk, p.ann, {10, 11});
    p.coding("not trust", p.trust, p.bob, {45, 53});
    p.coding("never", p.risk, p.bob, {60, 77});
    p.coding("the last line end", p.risk, p.bob, {78, 79});
    CHECK(p.of("text(trust)") == Names{"trust them", "half a word", "not trust"});
    CHECK(p.of("text('trust NEAR/3 them')") == Names{"trust them", "half a word", "them"});
    CHECK(p.of("theme = Risk and not text(trust)") == Names{"them", "never", "the last line end"});
    CHECK(p.of("overlap(Risk, text('\"we trust\"'))") == Names{"half a word", "them"});
    CHECK(p.of("text('never AND speaker:BOB')") == Names{"never"});
    CHECK_THAT(p.refusal("text('trust NEAR/3')").detail,
               Catch::StartsWith("in text(\"trust NEAR/3\"): "));
    CHECK_THAT(p.refusal("text('code:Nowhere')").detail, Catch::Contains("there is no code"));
    CHECK(Filter::compile(parse("text(trust)").value(), p.corpus).error().code
          == ErrorCode::Unsupported);
    CHECK(Filter::compile(parse("text(trust)").value(), p.corpus, &p.texts)->choosesCodings());
}

TEST_CASE("a search is asked only where there are codings that the other parts leave")
{
    Interview p;
    p.coding("trust", p.trust, p.ann, {5, 19});
    p.document = p.addDocument("P2");
    p.coding("risk", p.risk, p.ann, {5, 19});
    p.document = p.addDocument("P3");
    CHECK(p.of("text(trust)") == Names{"trust", "risk"});
    CHECK(p.texts.loads == 2);
    CHECK(p.of("text(trust) and theme = Risk") == Names{"risk"});
    CHECK(p.texts.loads == 3);
    CHECK(p.of("text('trust AND doc:P1')") == Names{"trust"});
    CHECK(p.texts.loads == 4);
}

TEST_CASE("a saved query stands for what it says, as text or codings")
{
    Interview p;
    p.save("Strong", "weight > 50 or theme = Risk");
    p.save("Texts", "document = P1 and query(Strong)");
    p.coding("trust", p.trust, p.ann, {0, 10});
    p.coding("risk", p.risk, p.ann, {5, 15});
    CHECK(p.of("query(strong)") == Names{"risk"});
    CHECK(p.of("not query('Strong')") == Names{"trust"});
    CHECK(p.of("overlap(Trust, query(Strong))") == Names{"trust"});
    const auto filter = Filter::compile(parse("query(Texts)").value(), p.corpus);
    REQUIRE(filter);
    CHECK(filter->choosesText());
    CHECK(filter->choosesCodings());
}

TEST_CASE("a saved query that is not there, cannot be read or asks for itself is an error")
{
    Interview p;
    p.save("A", "coder = Ann and query(B)");
    p.save("B", "overlap(query(A))");
    p.save("Broken", "weight >");
    std::string last = "Ann";
    for (int i = 0; i < 30; ++i) {
        const std::string name = "Q" + std::to_string(i);
        p.save(name, i == 0 ? "coder = Ann" : "query(" + last + ") or query(" + last + ")");
        last = name;
    }
    CHECK_THAT(p.refusal("query(Brokn)").detail,
               Catch::Equals("there is no saved query 'Brokn'; did you mean 'Broken'?"));
    CHECK(p.refusal("query(X)").code == ErrorCode::NotFound);
    CHECK_THAT(p.refusal("query(Broken)").detail,
               Catch::StartsWith("in the saved query 'Broken': expected a value"));
    CHECK_THAT(p.refusal("query(A)").detail,
               Catch::Equals("the saved query 'A' asks for itself (A -> B -> A); change one of "
                             "them"));
    CHECK_THAT(p.refusal("query(" + last + ")").detail, Catch::Contains("more than 100000 parts"));
}

TEST_CASE("what a relation cannot be is refused")
{
    Interview p;
    CHECK(p.refusal("overlap(Nowhere)").code == ErrorCode::NotFound);
    CHECK(p.refusal("overlap(Trust, weight = heavy)").code == ErrorCode::Malformed);
    Expression relation;
    relation.op = Op::Relation;
    CHECK(Filter::compile(relation, p.corpus).error().code == ErrorCode::Malformed);
    Expression query;
    query.op = Op::Query;
    CHECK(Filter::compile(query, p.corpus).error().code == ErrorCode::Malformed);
}

TEST_CASE("saved queries are renamed where they are asked for")
{
    const Expression e = parse("overlap(query(a), not query(B)) or query(A) and coder = A").value();
    CHECK(asksFor(e, "A"));
    CHECK(asksFor(e, "b"));
    CHECK_FALSE(asksFor(e, "C"));
    CHECK(toText(renamed(e, "A", "New one"))
          == "overlap(query(\"New one\"), not query(\"B\")) or query(\"New one\") and coder = A");
}

TEST_CASE("ten thousand codings of one passage cost no more than their number")
{
    Interview p;
    std::vector<model::Coding> codings;
    for (int i = 0; i < 10'000; ++i) {
        model::Coding row;
        row.document = p.document;
        row.code = i % 2 == 0 ? p.trust : p.risk;
        row.coder = i % 3 == 0 ? p.ann : p.bob;
        row.start = i % 9;
        row.end = 10 + i % 7;
        codings.push_back(sample::numbered(row, p.next));
        p.names[row.id.value] = "x";
    }
    p.corpus.rows<model::Coding>().insert(codings);
    const auto start = std::chrono::steady_clock::now();
    for (const char* name : {"overlap", "inside", "contains", "near", "before", "same_turn"})
        for (const char* by : {"", ", by same coder", ", by different coders"})
            CHECK(p.of(name + std::string("(Trust, Risk") + by + ")").size() <= 5'000);
    CHECK(p.of("overlap(Trust, Risk, by different coders)").size() == 5'000);
    CHECK(p.of("before(Trust, Risk)").empty());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
