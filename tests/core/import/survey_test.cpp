// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/survey.h"
#include "core/import/survey_guess.h"
#include "core/model/attribute_types.h"
#include "core/text/fold.h"
#include "core/text/structure.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::importing;
using Catch::Matchers::Contains;
using model::AttributeType;
using List = std::vector<std::string>;

namespace {

const std::string kLong = "I think that it is mostly because nobody ever asked us about it";

table::CsvFile csv(const std::string& text)
{
    auto file = table::readCsv(text, {.separator = ','});
    REQUIRE(file.has_value());
    return std::move(*file);
}

SurveyPlan planned(const table::CsvFile& table, const SurveyWishes& wishes = {})
{
    auto plan = planSurvey(table, wishes);
    INFO((plan ? "" : plan.error().detail));
    REQUIRE(plan.has_value());
    return std::move(*plan);
}

Error refused(const table::CsvFile& table, const SurveyWishes& wishes)
{
    const auto plan = planSurvey(table, wishes);
    REQUIRE(!plan.has_value());
    return plan.error();
}

// "id: case name", "age: integer" ...
List rolesOf(const SurveyPlan& plan)
{
    List roles;
    for (const SurveyColumn& column : plan.columns)
        roles.push_back(column.name + ": "
                        + std::string(column.role == SurveyRole::Attribute
                                          ? model::nameOf(column.type)
                                          : nameOf(column.role)));
    return roles;
}

// The type that is guessed for a column of these cells.
AttributeType typeOf(const List& cells)
{
    table::CsvFile table;
    table.headers = {"x"};
    for (const std::string& cell : cells)
        table.rows.push_back({0, {cell}});
    return planned(table, {.attributes = {"x"}}).columns[0].type;
}

List repeated(const List& cells, std::size_t times)
{
    List result;
    for (; times > 0; --times)
        result.insert(result.end(), cells.begin(), cells.end());
    return result;
}

List numbered(const std::string& word, int count)
{
    List result;
    for (int i = 0; i < count; ++i)
        result.push_back(word + std::to_string(i));
    return result;
}

// An answer of the small survey, with a line end in it.
table::CsvFile small()
{
    return csv("respondent,age,sex,why,since,town\n"
               "P1,34,f,\""
               + kLong
               + "\nand so on\",2001-05-01,Riga\n"
                 "P2,NA,m,"
               + kLong
               + "!,2003-01-01,\n"
                 "P3,51,f,,-,Oslo\n"
                 "P4,8,m,Because.,2001-05-01,Bonn\n");
}

} // namespace

TEST_CASE("what the columns are is guessed from their heads and cells")
{
    const SurveyPlan plan = planned(small());
    CHECK(rolesOf(plan)
          == List{"respondent: case name",
                  "age: integer",
                  "sex: choice",
                  "why: open question",
                  "since: date",
                  "town: text"});
    CHECK(plan.columns[1].filled == 3);
    CHECK(plan.columns[1].missing == 1);
    CHECK(plan.columns[2].distinct == 2);
    CHECK(plan.warnings
          == List{"'age': 1 cell was read as no answer (NA, N/A, n/a, #N/A or -)",
                  "'since': 1 cell was read as no answer (NA, N/A, n/a, #N/A or -)"});
}

TEST_CASE("a case name is one that is there in every row and never twice")
{
    const auto nameColumn = [](const std::string& text) {
        const SurveyPlan plan = planned(csv(text));
        const auto columns = plan.of(SurveyRole::CaseName);
        return columns.empty() ? "none" : columns[0]->name;
    };
    CHECK(nameColumn("sex,Respondent ID,id\nf,1,a\nm,2,b\n") == "id");
    CHECK(nameColumn("sex,Respondent ID,name\nf,1,a\nm,2,a\n") == "Respondent ID");
    CHECK(nameColumn("participant_no,id\n1,a\n2,\n") == "participant_no");
    CHECK(nameColumn("idea,postcode,width\n1,2,3\n4,5,6\n") == "none");
    const SurveyPlan plan = planned(csv("id,x\na,1\na,2\n"));
    REQUIRE(plan.warnings.size() == 1);
    CHECK_THAT(plan.warnings[0], Contains("no column names the cases"));
}

TEST_CASE("open questions have long and mostly different answers")
{
    const auto isOpen = [](const std::string& text) {
        return !planned(csv(text)).of(SurveyRole::OpenQuestion).empty();
    };
    CHECK(isOpen("q\n" + kLong + "\nno answer to that, sorry\n"));
    CHECK(!isOpen("q\nshort\nno\n"));
    CHECK(isOpen("q\na b c d e f g h i\nb c d e f g h i j\n"));
    CHECK(!isOpen("q\n" + kLong + "\n" + kLong + "\n" + kLong + "\n"));
}

TEST_CASE("the type of an attribute is guessed from its values")
{
    CHECK(typeOf({"1", "2", "NA"}) == AttributeType::Integer);
    CHECK(typeOf({"1", "2.5", "-"}) == AttributeType::Number);
    CHECK(typeOf({"yes", "no", ""}) == AttributeType::Boolean);
    CHECK(typeOf({"1", "0"}) == AttributeType::Integer);
    CHECK(typeOf({"2001-05-01", "2003-05"}) == AttributeType::Date);
    CHECK(typeOf({}) == AttributeType::Text);
    CHECK(typeOf({"-", "NA"}) == AttributeType::Text);
    CHECK(typeOf({"a", "b", "a", "b"}) == AttributeType::Choice);
    CHECK(typeOf({"a", "b", "a"}) == AttributeType::Text);
    CHECK(typeOf({"a", "a"}) == AttributeType::Text);
    CHECK(typeOf(repeated({"a"}, 10)) == AttributeType::Choice);
    CHECK(typeOf(repeated(numbered("v", 12), 2)) == AttributeType::Choice);
    CHECK(typeOf(repeated(numbered("v", 13), 20)) == AttributeType::Text);
}

TEST_CASE("the person's words go before the guess")
{
    const auto table = small();
    CHECK(rolesOf(planned(table, {.id = "Town", .open = {"SEX"}, .ignored = {"since"}}))
          == List{"respondent: text",
                  "age: integer",
                  "sex: open question",
                  "why: text",
                  "since: left out",
                  "town: case name"});
    CHECK(rolesOf(planned(table, {.attributes = {"age:text", "sex:boolean"}}))
          == List{"respondent: case name",
                  "age: text",
                  "sex: boolean",
                  "why: open question",
                  "since: date",
                  "town: text"});
    const SurveyPlan named = planned(table, {.attributes = {"age", "sex:text"}});
    CHECK(rolesOf(named)
          == List{"respondent: case name",
                  "age: integer",
                  "sex: text",
                  "why: open question",
                  "since: left out",
                  "town: left out"});
    CHECK_THAT(named.warnings.back(), Contains("'since', 'town'"));
    CHECK(rolesOf(planned(table, {.open = {"town"}}))[3] == "why: text");
}

TEST_CASE("a colon may belong to the name of a column")
{
    const auto table = csv("id,Q1: date,Q2\na,x,y\nb,z,w\n");
    CHECK(rolesOf(planned(table, {.open = {"Q1: date"}}))[1] == "Q1: date: open question");
    CHECK(rolesOf(planned(table, {.attributes = {"Q1: date"}}))[1] == "Q1: date: text");
    CHECK(rolesOf(planned(table, {.attributes = {"Q1: date:choice"}}))[1] == "Q1: date: choice");
}

TEST_CASE("wishes that cannot be met are refused")
{
    const auto table = small();
    CHECK_THAT(refused(table, {.id = "nobody"}).detail,
               Contains("'nobody'") && Contains("'respondent', 'age'"));
    CHECK(refused(table, {.open = {"nobody"}}).code == ErrorCode::NotFound);
    CHECK(refused(table, {.ignored = {"nobody"}}).code == ErrorCode::NotFound);
    CHECK(refused(table, {.attributes = {"nobody:text"}}).code == ErrorCode::NotFound);
    CHECK_THAT(refused(table, {.attributes = {"age:colour"}}).detail,
               Contains("'colour'") && Contains("boolean"));
    CHECK_THAT(refused(table, {.id = "age", .open = {"age"}}).detail,
               Contains("case name") && Contains("open question"));
    CHECK(refused(table, {.attributes = {"age"}, .ignored = {"age"}}).code == ErrorCode::Refused);
}

TEST_CASE("types of the project's attributes hold")
{
    const auto table = small();
    const SurveyPlan plan =
        planned(table, {.known = {{"age", AttributeType::Text}, {"why", AttributeType::Text}}});
    CHECK(rolesOf(plan)[1] == "age: text");
    CHECK(rolesOf(plan)[3] == "why: text");
    CHECK(plan.columns[1].typeGiven);
    CHECK_THAT(
        refused(table, {.attributes = {"age:integer"}, .known = {{"age", AttributeType::Text}}})
            .detail,
        Contains("'age' has the type text"));
}

TEST_CASE("columns without a name and repeated names get one of their own")
{
    const SurveyPlan plan = planned(csv("id, ,age,Age,,\na,,1,2,x,\nb,,1,2,,\n"));
    CHECK(rolesOf(plan)
          == List{"id: case name", "age: integer", "Age (2): integer", "Column 5: text"});
    REQUIRE(plan.warnings.size() == 2);
    CHECK_THAT(plan.warnings[0], Contains("'Column 5'"));
    CHECK_THAT(plan.warnings[1], Contains("'Age' (column 4) became 'Age (2)'"));
    CHECK(rolesOf(planned(csv("id,\"two\nlines \"\na,1\nb,2\n")))[1] == "two lines: integer");
}

TEST_CASE("cells behind the last column are kept")
{
    const auto table = csv("id,surplus\na,1\nb,2,,x,,y,\nc,3, ,\n");
    const SurveyPlan plan = planned(table);
    CHECK(plan.surplus == "surplus (2)");
    CHECK_THAT(plan.warnings.back(),
               Contains("1 row has more cells") && Contains("line 3: ',x,,y'"));
    CHECK(attributesOf(plan, table, table.rows[1]).cells == List{"2", ",x,,y"});
    CHECK(attributesOf(plan, table, table.rows[2]).cells == List{"3", ""});
    CHECK(refused(table, {.known = {{"surplus (2)", AttributeType::Integer}}}).code
          == ErrorCode::Refused);
}

TEST_CASE("marks of a missing answer are answers in a column of text")
{
    const auto table = csv("id,age,note\na,NA,n/a\nb,7,-\nc,8,unheard\n");
    const SurveyPlan plan = planned(table);
    CHECK(rolesOf(plan)[2] == "note: text");
    CHECK(plan.columns[2].filled == 3);
    CHECK(attributesOf(plan, table, table.rows[0]).cells == List{"", "n/a"});
    CHECK(attributesOf(plan, table, table.rows[1]).cells == List{"7", "-"});
}

TEST_CASE("every row gets a name of its own")
{
    const auto table = csv("id\nP1\np1\nP1 (2)\n\"\"\n P1 \nRow 6\n\"two\nlines\"\n");
    // The row of an empty cell is left out by the reader: one with a second column stays.
    const auto full = csv("id,x\nP1,1\np1,1\nP1 (2),1\n,1\n P1 ,1\nRow 6,1\n,1\n");
    const auto none = [](const std::string&) { return false; };
    const SurveyNames names = nameCases(full, planned(full, {.id = "id"}), none);
    CHECK(names.names == List{"P1", "p1 (3)", "P1 (2)", "Row 4", "P1 (4)", "Row 6", "Row 7"});
    CHECK(names.made == std::vector<bool>{false, true, false, true, true, false, true});
    REQUIRE(names.warnings.size() == 2);
    CHECK_THAT(names.warnings[0],
               Contains("2 rows have the name of an earlier one")
                   && Contains("'p1' (lines 2 and 3) became 'p1 (3)'"));
    CHECK_THAT(names.warnings[1], Contains("2 rows have no name") && Contains("line 5, 8"));
    CHECK(nameCases(table, planned(table, {.id = "id"}), none).names.back() == "two lines");
}

TEST_CASE("a name that is made up is none that is there already")
{
    const auto table = csv("x\n1\n2\n");
    const SurveyPlan plan = planned(table);
    CHECK(nameCases(table, plan, [](const std::string& key) { return key == "row 2"; }).names
          == List{"Row 1", "Row 2 (2)"});
    std::string many = "x\n";
    for (int i = 0; i < 100; ++i)
        many += "1\n";
    const auto hundred = csv(many);
    CHECK(nameCases(hundred, planned(hundred), [](const std::string&) { return false; }).names[6]
          == "Row 007");
    const auto named = csv("id,x\nP1,1\nP1,2\n");
    const SurveyNames names =
        nameCases(named, planned(named, {.id = "id"}), [](const std::string& key) {
            return key == "p1" || key == "p1 (2)";
        });
    CHECK(names.names == List{"P1", "P1 (3)"});
}

TEST_CASE("names are all different, whatever they were")
{
    REQUIRE(rc::check("as many keys as rows", [] {
        const auto ids = *rc::gen::container<List>(rc::gen::element<std::string>(
            "", "a", "A", "a (2)", "a (3)", "Row 1", "Row 2", "Row 1 (2)"));
        table::CsvFile table;
        table.headers = {"id"};
        for (const std::string& id : ids)
            table.rows.push_back({0, {id}});
        const SurveyNames names = nameCases(table,
                                            *planSurvey(table, {.id = ids.empty() ? "" : "id"}),
                                            [](const std::string& key) { return key == "a (2)"; });
        std::set<std::string> keys;
        for (const std::string& name : names.names)
            keys.insert(text::foldKey(name));
        RC_ASSERT(keys.size() == ids.size());
    }));
}

TEST_CASE("the document of a row has a heading for each question that was answered")
{
    const auto table = csv("id,Q1 why?,Q2 how?,Q3\na,\" one\n\ntwo\r\n \",,last\nb, ,,\n");
    const SurveyPlan plan = planned(table, {.open = {"Q1 why?", "Q2 how?", "Q3"}});
    const auto document = answersOf(plan, table.rows[0]);
    REQUIRE(document.has_value());
    CHECK(document->utf8 == "Q1 why?\none\n\ntwo\nQ3\nlast\n");
    const auto structure = text::segment(
        document->utf8, text::OffsetMap(document->utf8), document->rules, document->layout);
    REQUIRE(structure.has_value());
    List passages;
    for (const text::Passage& passage : structure->passages)
        passages.push_back(std::string(text::slice(
                               document->utf8, text::OffsetMap(document->utf8), passage.content))
                           + (passage.heading == 1 ? " #" : ""));
    CHECK(passages == List{"Q1 why? #", "one", "two", "Q3 #", "last"});
    CHECK(!answersOf(plan, table.rows[1]));
}
