// SPDX-License-Identifier: GPL-3.0-or-later
// The language of queries: what is written, what is read, what is wrong.
#include "core/query/search_query.h"
#include "core/text/utf8.h"
#include "tests/core/query/search_samples.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::query;
using sample::field;
using sample::near;
using sample::node;
using sample::range;
using sample::synonyms;
using sample::word;

namespace {

SearchNode read(std::string_view text)
{
    auto query = parseSearch(text);
    INFO(text);
    if (!query)
        FAIL(query.error().detail);
    return *query;
}

std::string problem(std::string_view text)
{
    const auto query = parseSearch(text);
    if (query)
        return "none: " + toText(*query);
    CHECK(query.error().code == ErrorCode::Malformed);
    return query.error().detail;
}

SearchNode all(std::vector<SearchNode> operands)
{
    return node(SearchOp::And, std::move(operands));
}
SearchNode any(std::vector<SearchNode> operands)
{
    return node(SearchOp::Or, std::move(operands));
}
SearchNode no(SearchNode operand)
{
    return node(SearchOp::Not, {std::move(operand)});
}
SearchNode phrase(std::vector<SearchNode> operands)
{
    return node(SearchOp::Phrase, std::move(operands));
}

} // namespace

TEST_CASE("words next to each other, AND, OR, NOT and parentheses bind as in other search engines")
{
    CHECK(read("trust") == word("trust"));
    CHECK(read("a b AND c") == all({word("a"), word("b"), word("c")}));
    CHECK(read("a OR b c") == any({word("a"), all({word("b"), word("c")})}));
    CHECK(read("(a OR b) c") == all({any({word("a"), word("b")}), word("c")}));
    CHECK(read("a NOT b") == all({word("a"), no(word("b"))}));
    CHECK(read("NOT a b") == all({no(word("a")), word("b")}));
    CHECK(read("NOT (a b)") == no(all({word("a"), word("b")})));
    CHECK(read("a and or not") == all({word("a"), word("and"), word("or"), word("not")}));
    CHECK(read("((a (b)) c)") == all({word("a"), word("b"), word("c")}));
    CHECK(read("a OR (b OR c)") == any({word("a"), word("b"), word("c")}));
    CHECK(read("=AND \"OR\"") == all({word("AND", true), word("OR", true)}));
}

TEST_CASE("a minus is a NOT before a word, a phrase or a parenthesis and behind a blank only")
{
    CHECK(read("a -b") == all({word("a"), no(word("b"))}));
    CHECK(read("-\"b c\"") == no(phrase({word("b", true), word("c", true)})));
    CHECK(read("a -(b c)") == all({word("a"), no(all({word("b"), word("c")}))}));
    CHECK(read("a -=b") == all({word("a"), no(word("b", true))}));
    CHECK(read("a - b") == all({word("a"), word("b")}));
    CHECK(read("a-b") == phrase({word("a"), word("b")}));
    CHECK(read("a -5") == all({word("a"), word("5")}));
}

TEST_CASE("what is written together falls into its words, and quotes take them as they are")
{
    CHECK(read("co-operation") == phrase({word("co"), word("operation")}));
    CHECK(read("=co-operation") == phrase({word("co", true), word("operation", true)}));
    CHECK(read("\xE8\xB4\xB8\xE6\x98\x93")
          == phrase({word("\xE8\xB4\xB8"), word("\xE6\x98\x93")})); // 贸易
    CHECK(read("12:30") == phrase({word("12"), word("30")}));
    CHECK(read("don't") == word("don't"));
    CHECK(read("\"the board\"") == phrase({word("the", true), word("board", true)}));
    CHECK(read("\"board\"") == word("board", true));
    CHECK(read("\"a b* c\"") == phrase({word("a", true), word("b*"), word("c", true)}));
    for (const char* quoted : {"“a b”", "„a b“", "«a b»", "»a b«", "\"a, b.\""})
        CHECK(read(quoted) == phrase({word("a", true), word("b", true)}));
    CHECK(read("צה\"ל x") == all({word("צה\"ל"), word("x")}));
    CHECK(read("\"צה\"ל x\"") == phrase({word("צה\"ל", true), word("x", true)}));
}

TEST_CASE("punctuation alone is not looked for")
{
    CHECK(read("a & b!") == all({word("a"), word("b")}));
    CHECK(read("a \"...\"") == word("a"));
    CHECK(problem("&!") == "there is nothing to look for: write a word, such as  trust");
    CHECK(problem("") == problem("\"\""));
}

TEST_CASE("wildcards stand for letters of a word")
{
    CHECK(read("trust*") == word("trust*"));
    CHECK(read("*ship p?rt*er") == all({word("*ship"), word("p?rt*er")}));
    CHECK(read("co-oper*") == phrase({word("co"), word("oper*")}));
    CHECK(read("-*ing") == no(word("*ing")));
    CHECK_THAT(problem("a *"), Catch::StartsWith("a wildcard without a letter"));
    CHECK_THAT(problem("a \"b ?? c\""),
               Catch::Contains("at character 6:\n  a \"b ?? c\"\n       ^"));
    CHECK_THAT(problem("贸*"), Catch::Contains("leave them out"));
}

TEST_CASE("NEAR and ADJ bind tighter than AND and to the left")
{
    const SearchNode a = word("a");
    const SearchNode b = word("b");
    const SearchNode c = word("c");
    CHECK(read("a NEAR/5 b") == near(SearchOp::Near, 5, a, b));
    CHECK(read("a NEAR b") == near(SearchOp::Near, 10, a, b));
    CHECK(read("a ADJ/2 b c") == all({near(SearchOp::Adjacent, 2, a, b), c}));
    CHECK(read("a NEAR/1 b ADJ c")
          == near(SearchOp::Adjacent, 10, near(SearchOp::Near, 1, a, b), c));
    CHECK(read("a NEAR/1 (b ADJ/1 c)")
          == near(SearchOp::Near, 1, a, near(SearchOp::Adjacent, 1, b, c)));
    CHECK(read("NOT a NEAR/1 b") == no(near(SearchOp::Near, 1, a, b)));
    CHECK(read("~a NEAR/1 (\"b c\" OR c*)")
          == near(SearchOp::Near,
                  1,
                  synonyms("a"),
                  any({phrase({word("b", true), word("c", true)}), word("c*")})));
    CHECK(read("near a NEARBY") == all({word("near"), a, word("NEARBY")}));
    for (const char* wrong :
         {"a NEAR (b c)", "-a NEAR b", "case:A NEAR b", "a NEAR (b OR NOT c)", "a NEAR age:1..2"})
        CHECK_THAT(problem(wrong), Catch::StartsWith("NEAR and ADJ stand between words"));
    CHECK_THAT(problem("a NEAR (b c)"), Catch::Contains("at character 8:"));
    for (const char* wrong : {"a NEAR/0 b", "a NEAR/x b", "a ADJ/ b", "a NEAR/10001 b"})
        CHECK_THAT(problem(wrong), Catch::Contains("a whole number from 1 to 10000"));
}

TEST_CASE("a tilde asks for synonyms")
{
    CHECK(read("~trust,") == synonyms("trust"));
    CHECK(read("~\"joint venture\"") == synonyms("joint venture"));
    CHECK(read("~ trust") == word("trust"));
    CHECK_THAT(problem("~trust*"), Catch::Contains("wildcards do not go with it"));
}

TEST_CASE("fields become comparisons")
{
    CHECK(read("case:Alpha") == field({"case", ""}, Op::Equal, {"Alpha"}));
    CHECK(read("Case:\"Partnership \\\"One\\\"\"")
          == field({"case", ""}, Op::Equal, {"Partnership \"One\""}));
    CHECK(read("doc:P1 lang:de")
          == all({field({"document", ""}, Op::Equal, {"P1"}),
                  field({"language", ""}, Op::Equal, {"de"})}));
    for (const char* object : {"group", "speaker", "code", "theme", "coder", "mark", "weight"})
        CHECK(read(std::string(object) + ":x") == field({object, ""}, Op::Equal, {"x"}));
    CHECK(read("created:2026-11-22T10:18:00Z")
          == field({"created", ""}, Op::Equal, {"2026-11-22T10:18:00Z"}));
    CHECK(read("sector:public") == field({"", "sector"}, Op::Equal, {"public"}));
    CHECK(read("case.sector:public") == field({"case", "sector"}, Op::Equal, {"public"}));
    CHECK(read("doc.year:2001") == field({"document", "year"}, Op::Equal, {"2001"}));
    CHECK(read("\"firm type\":SME") == field({"", "firm type"}, Op::Equal, {"SME"}));
    CHECK(read("case.“firm type”:SME") == field({"case", "firm type"}, Op::Equal, {"SME"}));
    CHECK(read("возраст:30") == field({"", "возраст"}, Op::Equal, {"30"}));
    CHECK(read("age:>30") == field({"", "age"}, Op::Greater, {"30"}));
    CHECK(read("age:>=30") == field({"", "age"}, Op::GreaterEqual, {"30"}));
    CHECK(read("age:<30") == field({"", "age"}, Op::Less, {"30"}));
    CHECK(read("age:<=30") == field({"", "age"}, Op::LessEqual, {"30"}));
    CHECK(read("age:!=30") == field({"", "age"}, Op::NotEqual, {"30"}));
    CHECK(read("age:30..") == field({"", "age"}, Op::GreaterEqual, {"30"}));
    CHECK(read("age:..40") == field({"", "age"}, Op::LessEqual, {"40"}));
    CHECK(read("date:2001-01..2002 a") == all({range({"date", ""}, "2001-01", "2002"), word("a")}));
    CHECK(read("-age:30..40") == no(range({"", "age"}, "30", "40")));
    CHECK(read("age:>=30 age:<=40")
          == all({field({"", "age"}, Op::GreaterEqual, {"30"}),
                  field({"", "age"}, Op::LessEqual, {"40"})}));
    CHECK(read("sector:(public, \"semi public\")")
          == field({"", "sector"}, Op::In, {"public", "semi public"}));
    CHECK(read("sector:!=(a)") == field({"", "sector"}, Op::NotIn, {"a"}));
    CHECK(read("sector:\"\"") == field({"", "sector"}, Op::IsEmpty, {}));
    CHECK(read("sector:!=\"\"") == field({"", "sector"}, Op::IsNotEmpty, {}));
    CHECK(read("code:*") == field({"code", ""}, Op::IsNotEmpty, {}));
    CHECK(read("-code:*") == no(field({"code", ""}, Op::IsNotEmpty, {})));
    CHECK(read("sector:!=*") == field({"", "sector"}, Op::IsEmpty, {}));
    CHECK(read("sector:\"*\"") == field({"", "sector"}, Op::Equal, {"*"}));
    CHECK(read("sector:p*") == field({"", "sector"}, Op::Equal, {"p*"}));
    CHECK(read("(case:Alpha) -case:Beta")
          == all({field({"case", ""}, Op::Equal, {"Alpha"}),
                  no(field({"case", ""}, Op::Equal, {"Beta"}))}));
}

TEST_CASE("a colon makes a field only where a name stands before it and a value behind it")
{
    CHECK(read("Note: all of") == all({word("Note"), word("all"), word("of")}));
    CHECK(read("why:") == word("why"));
    CHECK(read("\"a b\": c") == all({phrase({word("a", true), word("b", true)}), word("c")}));
    CHECK_THAT(problem("case: Alpha"), Catch::Contains("follows its colon at once"));
    CHECK_THAT(problem("a http://x.org"), Catch::Contains("in quotes"));
    CHECK_THAT(problem("a http://x.org"), Catch::Contains("at character 3:"));
    CHECK_THAT(problem("std::swap"), Catch::Contains("in quotes"));
    CHECK_THAT(problem("sector:a,b"), Catch::Contains("several values go in parentheses"));
    CHECK_THAT(problem("sector:(a, b"), Catch::Contains("this list is never closed"));
    CHECK_THAT(problem("sector:(a b)"), Catch::Contains("expected ',' or ')'"));
    CHECK_THAT(problem("sector:()"), Catch::Contains("expected a value"));
    CHECK_THAT(problem("age:>"), Catch::Contains("expected a value"));
    CHECK_THAT(problem("age:>(1, 2)"), Catch::Contains("a list has no order"));
    CHECK_THAT(problem("age:.."), Catch::Contains("a range needs an end"));
    for (const char* wrong : {"age:>*", "age:(1, *)", "age:1..*"})
        CHECK_THAT(problem(wrong), Catch::Contains("* means any value and goes alone"));
    CHECK_THAT(problem("age:*..3"), Catch::Contains("expected a blank"));
    CHECK_THAT(problem("age:>\"\""), Catch::Contains("what is empty has no order"));
    CHECK_THAT(problem("case:\"A\"b"), Catch::Contains("expected a blank"));
    CHECK_THAT(problem("case:\"A"), Catch::Contains("never closed"));
}

TEST_CASE("what is wrong in a query is said at its place")
{
    CHECK(problem("trust AND")
          == "expected a word after 'AND', at character 10:\n  trust AND\n           ^");
    CHECK_THAT(problem("OR a"), Catch::StartsWith("expected a word"));
    CHECK_THAT(problem("a NEAR/5"), Catch::StartsWith("expected a word after 'NEAR/5'"));
    CHECK_THAT(problem("a NEAR NOT b"), Catch::StartsWith("expected a word after 'NEAR'"));
    CHECK_THAT(problem("(a"),
               Catch::StartsWith("this parenthesis is never closed, at character 1"));
    CHECK_THAT(problem("a)"),
               Catch::StartsWith("this parenthesis was never opened, at character 2"));
    CHECK_THAT(problem(")"), Catch::StartsWith("this parenthesis was never opened"));
    CHECK_THAT(problem("a ()"), Catch::StartsWith("there is nothing between these parentheses"));
    CHECK_THAT(problem("a \"b c"), Catch::StartsWith("the quote that opens here is never closed"));
    CHECK(problem("\xFF") == "the query is not UTF-8 text");
}

TEST_CASE("depth and length of a query are limited")
{
    const auto nested = [](std::string_view open, std::string_view close, int times) {
        std::string text = "a";
        for (int i = 0; i < times; ++i)
            text = std::string(open) + text + std::string(close);
        return text;
    };
    CHECK(parseSearch(nested("(", ")", 200)));
    CHECK_THAT(problem(nested("(", ")", 201)), Catch::StartsWith("more than 200"));
    CHECK_THAT(problem(nested("NOT ", "", 20'000)), Catch::StartsWith("more than 200"));
    CHECK_THAT(problem(nested(" -(", ")", 20'000)), Catch::StartsWith("more than 200"));
    CHECK(parseSearch(nested("", " NEAR b", 200)));
    CHECK_THAT(problem(nested("", " NEAR b", 201)), Catch::StartsWith("more than 200 NEARs"));
    CHECK(problem(std::string(100'001, 'a')) == "the query is longer than 100,000 bytes");
    CHECK(parseSearch(nested("b ", "", 40'000)));
}

TEST_CASE("a query is printed short")
{
    for (const char* text :
         {"trust partner",
          "trust NOT bank",
          "(trust OR =confidence) NEAR/5 (partner OR \"joint venture\") NOT bank",
          "a OR b c",
          "NOT (a b)",
          "NOT a OR b",
          "a NEAR/10 b ADJ/3 c",
          "a NEAR/10 (b ADJ/3 c)",
          "co-operation",
          "贸易",
          "\"贸 易\"",
          "co-oper*",
          "~trust ~\"joint venture\"",
          "age:30..40 sector:\"\" sector:* sector:\"*\" sector:(a, \"b c\") sector:!=(a) age:>30",
          "NOT date:2001..2002",
          "age:>=30 age:<=40",
          "trust (case:A OR age:30..40) NOT (case:B OR NOT code:*)",
          "case:\"Partnership One\" doc:P1 lang:de case.sector:a document.\"firm type\":b",
          "\"case\":x \"a.b\":\"..\" x:\"/y\" x:\"a,b\""})
        CHECK(toText(read(text)) == text);
}

TEST_CASE("a query printed and read again is the same")
{
    const sample::Vocabulary vocabulary{{"trust",
                                         "Müller",
                                         "don't",
                                         "U.S.A",
                                         "贸",
                                         "易",
                                         "доверие",
                                         "ثقة",
                                         "विश्वास",
                                         "AND5",
                                         "7",
                                         "NEAR"},
                                        {"tr*", "*ing", "p?r", "до*ие", "U.S.*"},
                                        {"trust", "joint venture", "贸易", "a“b", "x\u00A0y"},
                                        {field({"case", ""}, Op::Equal, {"Alpha"}),
                                         field({"case", "firm \"type\" \\"}, Op::Less, {"a b"}),
                                         field({"", "case"}, Op::In, {"", "a", "1..2", "a\\\"b"}),
                                         field({"", "age"}, Op::GreaterEqual, {"30"}),
                                         field({"", "age"}, Op::LessEqual, {"40."}),
                                         range({"", "age"}, "..", "*"),
                                         range({"case", "a b"}, "1", "2"),
                                         field({"document", "x.y"}, Op::NotIn, {"(a)"}),
                                         field({"speaker", ""}, Op::IsEmpty, {}),
                                         field({"", "возраст"}, Op::IsNotEmpty, {}),
                                         field({"language", ""}, Op::NotEqual, {"=de"})}};
    REQUIRE(rc::check([&] {
        const SearchNode query = sample::anyQuery(vocabulary, *rc::gen::inRange(0, 5));
        const std::string text = toText(query);
        RC_LOG() << text << "\n";
        const auto again = parseSearch(text);
        RC_ASSERT(again.has_value());
        RC_ASSERT(toText(*again) == text);
        if (*again != query) // phrases of patterns and words in one: both are read as written
            RC_FAIL("another query");
    }));
}

TEST_CASE("whatever is written, reading it ends and what is read prints to itself")
{
    const sample::Strings parts = {
        "a",    "b*",    "?",  "\"", "“",  "”", "(",   ")",  " ",      " ",      "-",      "=",
        "~",    ":",     "..", ">",  "!=", ",", "AND", "OR", "NOT",    "NEAR",   "NEAR/3", "ADJ",
        "case", "case.", "贸", "ם",  "\\", "/", "\n",  "5",  "\u0301", "\u200D", "."};
    REQUIRE(rc::check([&] {
        std::string text;
        for (int more = *rc::gen::inRange(0, 12); more > 0; --more)
            text += sample::anyOf(parts);
        RC_LOG() << text << "\n";
        const auto query = parseSearch(text);
        if (!query)
            return;
        const std::string printed = toText(*query);
        RC_LOG() << printed << "\n";
        const auto again = parseSearch(printed);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == *query);
    }));
}

TEST_CASE("every example of the help can be read")
{
    const std::string help(searchHelp());
    CHECK(text::isValidUtf8(help));
    for (const char* text : {"trust -bank",
                             "broke ADJ/3 promise",
                             "organi?ation",
                             "(trust OR confidence) NEAR/5 (partner OR \"joint venture\") NOT bank",
                             "mark:power  weight:>50",
                             "created:2026-03  date:2001..2004",
                             "sector:!=(public, private)",
                             "sector:*",
                             "trust (case:Alpha OR case:Beta)",
                             "trust -(case:Alpha OR speaker:Ann)",
                             "trust -code:*",
                             "trust -age:30..40",
                             "trust -speaker:Ann"}) {
        CHECK_THAT(help, Catch::Contains(text));
        CHECK(parseSearch(text));
    }
}
