// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expression.h"
#include "core/query/functions.h"
#include "core/query/lexer.h"
#include "core/query/subjects.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::query;

namespace {

Expression comparison(std::string object, std::string field, Op op, std::vector<std::string> values)
{
    Expression expression;
    expression.op = op;
    expression.subject = {std::move(object), std::move(field)};
    expression.values = std::move(values);
    return expression;
}

Expression joined(Op op, std::vector<Expression> operands)
{
    Expression expression;
    expression.op = op;
    expression.operands = std::move(operands);
    return expression;
}

// Words, signs, keywords and letters of any script, so that quoting is put to the test.
std::string anyText(bool empty)
{
    const auto pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("a",
                                      "and",
                                      "Ü",
                                      " ",
                                      "\"",
                                      "'",
                                      "\\",
                                      "=",
                                      "(",
                                      ")",
                                      ",",
                                      ".",
                                      "-3.5",
                                      "2005-03",
                                      "!",
                                      "<",
                                      ">",
                                      "\n",
                                      "\u00A0",
                                      "\u201C",
                                      "\u2019",
                                      "日本",
                                      "not",
                                      "is",
                                      "empty",
                                      "In",
                                      "\U0001F600",
                                      ":",
                                      "\\\"",
                                      std::string(1, '\0')));
    std::string text;
    for (const std::string& piece : pieces)
        text += piece;
    return text.empty() && !empty ? "x" : text;
}

Expression anyComparison()
{
    const SubjectEntry entry = kSubjects[*rc::gen::inRange<std::size_t>(0, kSubjects.size())];
    const auto op = static_cast<Op>(
        *rc::gen::inRange(static_cast<int>(Op::Equal), static_cast<int>(Op::IsNotEmpty) + 1));
    const bool list = op == Op::In || op == Op::NotIn;
    const bool none = op == Op::IsEmpty || op == Op::IsNotEmpty;
    std::vector<std::string> values(list ? *rc::gen::inRange<std::size_t>(0, 4) : none ? 0 : 1);
    for (std::string& value : values)
        value = anyText(true);
    const bool field = entry.fields && *rc::gen::arbitrary<bool>();
    return comparison(std::string(entry.object), field ? anyText(false) : "", op, values);
}

Expression anyExpression(int depth);

Expression anyRelation(int depth)
{
    const RelationEntry entry = kRelations[*rc::gen::inRange<std::size_t>(0, kRelations.size())];
    Expression expression;
    expression.op = Op::Relation;
    expression.relation = {entry.kind,
                           entry.distance ? *rc::gen::element(0, 1, 12, kFarthest) : 0,
                           *rc::gen::element(ByCoders::Any, ByCoders::Same, ByCoders::Different)};
    expression.operands.resize(*rc::gen::inRange<std::size_t>(1, 3));
    for (Expression& operand : expression.operands)
        operand = *rc::gen::arbitrary<bool>() ? themeNamed(*rc::gen::element<std::string>(
                      "Trust", "3", "by", "by same coder", "", "not", "a, b", "overlap"))
                                              : anyExpression(depth - 1);
    return expression;
}

Expression anyCall()
{
    Expression expression;
    expression.op = *rc::gen::element(Op::Text, Op::Query);
    expression.values.push_back(anyText(true));
    return expression;
}

Expression anyExpression(int depth)
{
    const int kind = depth == 0 ? 0 : *rc::gen::inRange(0, 7);
    if (kind <= 1)
        return anyComparison();
    if (kind == 5)
        return anyRelation(depth);
    if (kind == 6)
        return anyCall();
    if (kind == 2)
        return joined(Op::Not, {anyExpression(depth - 1)});
    if (*rc::gen::inRange(0, 10) == 0)
        return {};
    std::vector<Expression> operands(*rc::gen::inRange<std::size_t>(2, 4));
    for (Expression& operand : operands)
        operand = anyExpression(depth - 1);
    return joined(kind == 3 ? Op::And : Op::Or, std::move(operands));
}

std::string repeated(std::string_view piece, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += piece;
    return text;
}

} // namespace

TEST_CASE("an expression reads back from its written form")
{
    REQUIRE(rc::check([] {
        const Expression expression = anyExpression(*rc::gen::inRange(0, 5));
        const std::string text = toText(expression);
        RC_LOG() << text << "\n";
        const auto read = parse(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == expression);
        RC_ASSERT(toText(*read) == text);
    }));
}

TEST_CASE("any text is either understood or refused with its place")
{
    REQUIRE(rc::check([] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("case.a",
                                          "coder",
                                          "=",
                                          " ",
                                          "x",
                                          "and",
                                          " or ",
                                          " not ",
                                          "(",
                                          ")",
                                          "in",
                                          ",",
                                          "\"q\"",
                                          "'",
                                          "!=",
                                          "is",
                                          "empty",
                                          "<",
                                          "!",
                                          "ü",
                                          "\n",
                                          "case.",
                                          "overlap(",
                                          "near(x,",
                                          "by same coder",
                                          "3",
                                          "text(",
                                          "."));
        std::string text;
        for (const std::string& piece : pieces)
            text += piece;
        RC_LOG() << text << "\n";
        const auto read = parse(text);
        if (read) {
            RC_ASSERT(parse(toText(*read)).value() == *read);
        } else {
            RC_ASSERT(read.error().code == ErrorCode::Malformed);
            RC_ASSERT(read.error().detail.find(", at character ") != std::string::npos);
            RC_ASSERT(read.error().detail.back() == '^');
        }
    }));
}

TEST_CASE("and binds stronger than or, not stronger than and")
{
    const Expression a = comparison("coder", "", Op::Equal, {"a"});
    const Expression b = comparison("coder", "", Op::Equal, {"b"});
    const Expression c = comparison("coder", "", Op::Equal, {"c"});
    CHECK(parse("coder=a or coder=b and not coder=c").value()
          == joined(Op::Or, {a, joined(Op::And, {b, joined(Op::Not, {c})})}));
    CHECK(parse("(coder=a or coder=b) and coder=c").value()
          == joined(Op::And, {joined(Op::Or, {a, b}), c}));
    CHECK(parse("coder=a and coder=b and coder=c").value() == joined(Op::And, {a, b, c}));
    CHECK(parse("coder=a and (coder=b and coder=c)").value()
          == joined(Op::And, {a, joined(Op::And, {b, c})}));
    CHECK(parse("((coder=a))").value() == a);
    CHECK(parse(" \n ").value().isEmpty());
    CHECK(parse("()").value().isEmpty());
}

TEST_CASE("every comparison has its written forms")
{
    const auto same = [](std::string_view text, const Expression& expected) {
        INFO(text);
        const auto read = parse(text);
        REQUIRE(read);
        CHECK(*read == expected);
    };
    same("case.sector = public", comparison("case", "sector", Op::Equal, {"public"}));
    same("CASE.Sector == \"public\"", comparison("case", "Sector", Op::Equal, {"public"}));
    same("case.\"firm type\" = SME", comparison("case", "firm type", Op::Equal, {"SME"}));
    same("document.'source type' != x", comparison("document", "source type", Op::NotEqual, {"x"}));
    same("case.a.b <> x", comparison("case", "a.b", Op::NotEqual, {"x"}));
    same("weight>=50", comparison("weight", "", Op::GreaterEqual, {"50"}));
    same("weight <= -3.5", comparison("weight", "", Op::LessEqual, {"-3.5"}));
    same("created < 2026-11-22T10:18:00+02:00",
         comparison("created", "", Op::Less, {"2026-11-22T10:18:00+02:00"}));
    same("date > 2005-03", comparison("date", "", Op::Greater, {"2005-03"}));
    same("coder IN (Ann,'Bob B', \"C\")", comparison("coder", "", Op::In, {"Ann", "Bob B", "C"}));
    same("coder Not In ()", comparison("coder", "", Op::NotIn, {}));
    same("mark is empty", comparison("mark", "", Op::IsEmpty, {}));
    same("mark IS NOT EMPTY", comparison("mark", "", Op::IsNotEmpty, {}));
    same(R"(case = "say \"yes\" \\ \n")", comparison("case", "", Op::Equal, {R"(say "yes" \ \n)"}));
    same("case = O'Neil", comparison("case", "", Op::Equal, {"O'Neil"}));
    same("case.größe\u00A0=\u3000日本", comparison("case", "größe", Op::Equal, {"日本"}));
}

TEST_CASE("relations have one or two codings, perhaps a distance, perhaps coders")
{
    const auto same = [](std::string_view text, std::string_view expected) {
        INFO(text);
        const auto read = parse(text);
        REQUIRE(read);
        CHECK(toText(*read) == expected);
        CHECK(parse(toText(*read)).value() == *read);
    };
    same("OVERLAP(theme = Trust, 'Risk')", "overlap(Trust, Risk)");
    same("overlap(\"Trust in firms\", Risk)", "overlap(\"Trust in firms\", Risk)");
    same("overlap(Risk,By Different Coder)", "overlap(Risk, by different coders)");
    same("overlap(by, by same coders)", "overlap(by, by same coder)");
    same("overlap (Trust, (code = Risk or weight>50))",
         "overlap(Trust, code = Risk or weight > 50)");
    same("before(A, B)", "before(A, B, 1)");
    same("before(A, 007, by same coder)", "before(A, 7, by same coder)");
    same("near(A, '3')", "near(A, \"3\", 1)");
    same("near(3, 2)", "near(\"3\", 2)");
    same("overlap(2, 3)", "overlap(\"2\", \"3\")");
    same("theme = A and not overlap(A, B) or text('a b')",
         "theme = A and not overlap(A, B) or text(\"a b\")");
    same("overlap(query(Firms), overlap(A, inside(B)))",
         "overlap(query(\"Firms\"), overlap(A, inside(B)))");
    const Expression read = parse("after(Trust, Risk, 4, by different coders)").value();
    CHECK(read.op == Op::Relation);
    CHECK(read.relation == Relation{RelationKind::After, 4, ByCoders::Different});
    CHECK(read.operands
          == std::vector{comparison("theme", "", Op::Equal, {"Trust"}),
                         comparison("theme", "", Op::Equal, {"Risk"})});
}

TEST_CASE("what is printed is short where it can be")
{
    CHECK(toText(parse("(( coder = \"Ann\" )) AND weight>50 or (mark is empty)").value())
          == "coder = Ann and weight > 50 or mark is empty");
    CHECK(toText(parse("case.'firm type' in ('a b','and')").value())
          == R"(case."firm type" in ("a b", "and"))");
    CHECK(toText(Expression{}).empty());
}

TEST_CASE("errors say what is wrong and at which character")
{
    struct Row {
        std::string_view text;
        std::string_view what;
        int character;
    };
    const Row rows[] = {
        {"case", "expected =", 5},
        {"case =", "expected a value", 7},
        {"case = = x", "expected a value", 8},
        {"case = and", "'and' is a word of the language", 8},
        {"coder in Ann", "expected '('", 10},
        {"coder in (Ann", "this list is never closed", 10},
        {"coder in (Ann Bob)", "expected ',' or ')'", 15},
        {"coder in (Ann,)", "expected a value", 15},
        {"(coder = Ann", "this parenthesis is never closed", 1},
        {"coder = Ann)", "never opened", 12},
        {"coder = Ann Bob", "expected 'and', 'or' or the end", 13},
        {"(coder = Ann Bob)", "expected 'and', 'or' or ')'", 14},
        {"coder = Ann and", "expected a comparison", 16},
        {"coder = Ann or or", "expected a comparison", 16},
        {"not", "expected a comparison", 4},
        {"\"firm type\" = x", "expected a comparison", 1},
        {"größe = 3", "nothing is called 'größe'", 1},
        {"coder = Ann and codr = Bob", "did you mean 'code' or 'coder'?", 17},
        {"coder.name = x", "'coder' has no fields", 1},
        {"case. = x", "expected a name after 'case.'", 7},
        {"case.\"\" = x", "expected a name after 'case.'", 9},
        {"case = \"open", "never closed", 8},
        {"case.größe = 日本 x", "expected 'and'", 17},
        {"case ! x", "a lone '!'", 6},
        {"case = \u201Cpublic\u201D", "straight quotes", 8},
        {"mark is full", "expected 'empty'", 9},
        {"mark is not full", "expected 'empty'", 13},
        {"mark not power", "expected 'in' after 'not'", 10},
        {"overlapp(A, B)", "there is no 'overlapp(...)'; did you mean 'overlap'?", 1},
        {"overlap(A B)", "expected ',' or ')'", 11},
        {"overlap(A and weight > 50)", "write theme = NAME", 11},
        {"overlap(A, B, C)", "expected 'by same coder' or 'by different coders'", 15},
        {"overlap(A, B, 3)", "expected 'by same coder'", 15},
        {"overlap(A, B", "expected ',' or ')'", 13},
        {"overlap()", "expected a comparison", 9},
        {"overlap(A, not)", "expected a comparison", 15},
        {"overlap(A, in)", "expected a value; 'in'", 12},
        {"near(A, B, C)", "expected a number of passages", 12},
        {"near(A, 1, 2)", "expected a number of passages", 12},
        {"near(A, B, 1000001)", "at most 1000000 passages", 12},
        {"near(A, by same code)", "expected 'coder'", 17},
        {"text()", "expected a value", 6},
        {"text(a b)", "expected ')'", 8},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto read = parse(row.text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::Malformed);
        CHECK_THAT(read.error().detail, Catch::Contains(std::string(row.what)));
        CHECK_THAT(read.error().detail,
                   Catch::Contains(", at character " + std::to_string(row.character) + ":\n"));
    }
}

TEST_CASE("the place of an error is shown with a caret under it")
{
    CHECK(parse("case.name = 日本 x").error().detail
          == "expected 'and', 'or' or the end (a value of several words goes in quotes), at "
             "character 16:\n"
             "  case.name = 日本 x\n"
             "                   ^");
    const std::string detail =
        parse(repeated("coder = Ann and\n", 20) + "oops = 1" + repeated(" and coder = Ann", 20))
            .error()
            .detail;
    CHECK_THAT(detail, Catch::Contains("at character 321:\n  ..."));
    CHECK_THAT(detail, Catch::Contains("coder = Ann and oops = 1 and coder"));
    const auto caret = detail.rfind('\n');
    const auto shown = detail.rfind('\n', caret - 1);
    CHECK(detail.find("oops = 1") - shown == detail.size() - 1 - caret);
}

TEST_CASE("nesting is limited, and deep nesting is an error, not a crash")
{
    CHECK(parse(repeated("(", 200) + "coder = a" + repeated(")", 200)));
    CHECK(parse(repeated("not ", 200) + "coder = a"));
    for (const std::string_view piece : {"(", "not ", "not (", "overlap("}) {
        const auto read =
            parse(repeated(piece, 300'000 / static_cast<int>(piece.size())) + "coder = a");
        REQUIRE_FALSE(read);
        CHECK_THAT(read.error().detail, Catch::Contains("more than 200"));
    }
    CHECK(parse(repeated("coder = a or ", 20'000) + "coder = b").value().operands.size() == 20'001);
    CHECK(parse(std::string(kMaxLength + 1, ' ')).error().code == ErrorCode::Malformed);
    CHECK(parse("case = \xFF").error().code == ErrorCode::Malformed);
}

TEST_CASE("the help tells of every subject")
{
    for (const SubjectEntry& entry : kSubjects)
        CHECK_THAT(std::string(grammarHelp()), Catch::Contains(std::string(entry.object)));
    for (const RelationEntry& entry : kRelations)
        CHECK_THAT(std::string(grammarHelp()),
                   Catch::Contains("  " + std::string(entry.name) + "("));
    // Its examples are the lines before the grammar.
    const std::string_view help = grammarHelp();
    const auto first = help.find("\n\n") + 2;
    std::string_view examples = help.substr(first, help.find("\n\n", first) - first);
    while (!examples.empty()) {
        const auto end = std::min(examples.find('\n'), examples.size());
        INFO(examples.substr(0, end));
        CHECK(parse(examples.substr(0, end)));
        examples.remove_prefix(std::min(end + 1, examples.size()));
    }
}
