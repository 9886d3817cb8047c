// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/survey.h"
#include "core/store/store.h"
#include "tests/core/project/fixture.h"

#include <atomic>
#include <map>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using List = std::vector<std::string>;

namespace {

const std::string kTable = "participant,age,sex,member,why,change\n"
                           "Ann,34,f,yes,\"Because they keep their word, always did.\nAnd it is "
                           "near.\",Nothing at all that I could think of now\n"
                           "Ben,NA,m,no,It was the cheapest of all those that we looked at,\n"
                           "Eve,51,f,yes,,\n"
                           "Ida,28,f,no,My brother works there and told me a lot about it,More "
                           "staff in the evenings and at weekends\n";

struct Desk {
    Folder folder;
    std::unique_ptr<Project> project = must(Project::create(folder / "study.crosscase", "", "Ann"));

    SurveyReport import(const std::string& text, const SurveyOptions& options = {}) const
    {
        return apply(*project,
                     [&](Edit& edit) { return importSurvey(edit, csv(text), options, {}); });
    }
    [[nodiscard]] std::string faults(const std::string& text,
                                     const SurveyOptions& options = {}) const
    {
        const auto table = csv(text);
        const Unchanged unchanged(*project);
        const Error error = errorOf(project->change("", [&](Edit& edit) -> Result<void> {
            auto done = importSurvey(edit, table, options, {});
            return done ? Result<void>() : Result<void>(passOn(done));
        }));
        CHECK(unchanged.difference().empty());
        CHECK(errorOf(checkSurvey(corpus(), table, options)).detail == error.detail);
        return error.detail;
    }
    [[nodiscard]] const Corpus& corpus() const { return project->corpus(); }
    [[nodiscard]] std::string text(const std::string& name) const
    {
        return must(project->texts().load(corpus().get(must(findDocument(corpus(), name)))))->utf8;
    }
    // "age=34 sex=f", by attribute.
    [[nodiscard]] std::string values(const std::string& unit) const
    {
        std::map<std::string, std::string> byName;
        const Id<Case> id = must(findCase(corpus(), unit));
        for (const auto& value : corpus().rows<model::AttributeValue>())
            if (value.owner == AnyId(id))
                byName[corpus().get(value.attribute).name] = value.value;
        std::string values;
        for (const auto& [name, value] : byName)
            values += (values.empty() ? "" : " ") + name + "=" + value;
        return values;
    }
    [[nodiscard]] List documentsOf(const std::string& unit) const
    {
        List names;
        const Id<Case> id = must(findCase(corpus(), unit));
        for (const auto& part : corpus().rows<model::Membership>())
            if (part.unit == id) {
                CHECK(part.kind == model::MembershipKind::Whole);
                names.push_back(corpus().get(part.document).name);
            }
        return names;
    }
    [[nodiscard]] List types() const
    {
        List types;
        for (const auto& attribute : corpus().rows<model::Attribute>())
            types.push_back(attribute.name + ":" + std::string(nameOf(attribute.type)));
        return types;
    }
};

} // namespace

TEST_CASE("a column can hold the short labels of the documents")
{
    const Desk desk;
    SurveyOptions options;
    options.wishes.label = "sex";
    desk.import(kTable, options);
    CHECK(desk.corpus().get(must(findDocument(desk.corpus(), "Ann"))).label == "f");
    CHECK(desk.values("Ann") == "age=34 member=true");
}

TEST_CASE("a row becomes a case with attributes and a document of its open answers")
{
    const Desk desk;
    const SurveyReport report = desk.import(kTable, {.language = "en", .group = "Wave 1"});
    CHECK(report.rows == 4);
    CHECK(report.created == 4);
    CHECK(report.documents == 3);
    CHECK(desk.types() == List{"age:integer", "sex:choice", "member:boolean"});
    CHECK(desk.values("Ann") == "age=34 member=true sex=f");
    CHECK(desk.values("Ben") == "member=false sex=m");
    CHECK(desk.documentsOf("Ann") == List{"Ann"});
    CHECK(desk.documentsOf("Eve").empty());
    CHECK(desk.text("Ann")
          == "why\nBecause they keep their word, always did.\nAnd it is near.\nchange\nNothing at "
             "all that I could think of now\n");
    const Document& document = desk.corpus().get(must(findDocument(desk.corpus(), "Ida")));
    CHECK(document.language == "en");
    CHECK(desk.corpus().get(document.group).name == "Wave 1");
    CHECK(document.position == 2);
    List choices;
    for (const auto& choice : desk.corpus().rows<model::AttributeChoice>())
        choices.push_back(choice.value);
    CHECK(choices == List{"f", "m"});
    CHECK(problemsOf(*desk.project).empty());
    const auto history = must(desk.project->store()->history());
    CHECK(history.back().title == "Import a survey of 4 cases");
}

TEST_CASE("the questions are headings, also after the project was closed")
{
    Desk desk;
    desk.import(kTable);
    desk.project.reset();
    desk.project = must(Project::open(desk.folder / "study.crosscase", Access::Read, "Ann"));
    const Document& document = desk.corpus().get(must(findDocument(desk.corpus(), "Ann")));
    const auto text = must(desk.project->texts().load(document));
    List passages;
    for (const text::Passage& passage : text->structure.passages)
        passages.push_back(fmt::format("{} {}", passage.heading, text->quote(passage.content)));
    CHECK(passages
          == List{"1 why",
                  "0 Because they keep their word, always did.",
                  "0 And it is near.",
                  "1 change",
                  "0 Nothing at all that I could think of now"});
}

TEST_CASE("an import is one batch, and undo takes it back whole")
{
    const Desk desk;
    desk.import("participant,age\nAnn,34\n");
    const Corpus before = desk.corpus();
    desk.import(kTable);
    const Corpus after = desk.corpus();
    CHECK(after.batch == before.batch + 1);
    must(undo(*desk.project));
    CHECK(difference(before, desk.corpus()).empty());
    must(redo(*desk.project));
    CHECK(difference(after, desk.corpus()).empty());
}

TEST_CASE("values that do not fit a given type are listed by line and column, and nothing is done")
{
    const Desk desk;
    const std::string faults =
        desk.faults(kTable, {.wishes = {.attributes = {"sex:integer", "age:date"}}});
    CHECK_THAT(faults, Contains("7 faults; nothing was imported"));
    CHECK_THAT(faults,
               Contains("line 2: age: '34' is not a date")
                   && Contains("line 4: sex: 'm' is not a whole number"));
    CHECK_THAT(faults, !Contains("NA"));
    std::string many = "id,x\n";
    for (int i = 0; i < 30; ++i)
        many += fmt::format("c{},word\n", i);
    CHECK_THAT(desk.faults(many, {.wishes = {.attributes = {"x:number"}}}),
               Contains("30 faults") && Contains("and 10 more"));
}

TEST_CASE("the types that the project's attributes have hold")
{
    const Desk desk;
    desk.import("participant,age\nZoe,34\n");
    CHECK_THAT(desk.faults("participant,age\nAnn,old\n"),
               Contains("line 2: age: 'old' is not a whole number"));
    desk.import("participant,age\nAnn,n/a\nBen,7\n");
    CHECK(desk.values("Ann").empty());
    CHECK(desk.types() == List{"age:integer"});
}

TEST_CASE("a case that is there gets what it lacks, and must not be contradicted")
{
    const Desk desk;
    desk.import("participant,age\nann ,34\nBen,\nEve,7\n");
    CHECK_THAT(desk.faults("participant,age,town\nANN,35,Riga\nBen,60,Bonn\n"),
               Contains("1 fault;")
                   && Contains("line 2: age: '35' here and '34' of the case 'ann' in the project"));
    CHECK(desk.import("participant,age,town\nANN,+34,Riga\nBen,60,Bonn\nEve,,\n").created == 0);
    CHECK(desk.values("ann") == "age=34 town=Riga");
    CHECK(desk.values("Ben") == "age=60 town=Bonn");
    CHECK(desk.values("Eve") == "age=7");
}

TEST_CASE("a second survey of the same cases adds documents to them")
{
    const Desk desk;
    desk.import(kTable);
    const SurveyReport report =
        desk.import("participant,age,town,why\nANN,34,Riga,a\nBen,60,Bonn,b\nZoe,7,Oslo,c\n",
                    {.wishes = {.open = {"why"}}});
    CHECK(report.created == 1);
    CHECK(report.documents == 3);
    CHECK(desk.values("Ann") == "age=34 member=true sex=f town=Riga");
    CHECK(desk.values("Ben") == "age=60 member=false sex=m town=Bonn");
    CHECK(desk.documentsOf("Ann") == List{"Ann", "ANN (2)"});
    CHECK(desk.documentsOf("Zoe") == List{"Zoe"});
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("rows are never skipped as duplicates, and never mixed up with cases of another table")
{
    const Desk desk;
    const std::string table = "id,why\nP1,same\nP1,same\n,same\n";
    const SurveyOptions options{.wishes = {.id = "id", .open = {"why"}}};
    const SurveyReport first = desk.import(table, options);
    CHECK(first.created == 3);
    CHECK_THAT(first.warnings[0], Contains("lines 2 and 3"));
    CHECK(desk.documentsOf("P1 (2)") == List{"P1 (2)"});
    CHECK(desk.documentsOf("Row 3") == List{"Row 3"});
    const SurveyReport second = desk.import(table, options);
    CHECK(second.created == 2);
    CHECK(desk.documentsOf("P1") == List{"P1", "P1 (3)"});
    CHECK(desk.documentsOf("P1 (3)") == List{"P1 (3) (2)"});
    CHECK(desk.documentsOf("Row 3 (2)") == List{"Row 3 (2)"});
}

TEST_CASE("cells behind the last column and short rows lose nothing")
{
    const Desk desk;
    desk.import("id,x\na\nb,1,more,and more\n");
    CHECK(desk.values("a").empty());
    CHECK(desk.values("b") == "surplus=more,and more x=1");
}

TEST_CASE("an import that is stopped leaves everything as it was")
{
    const Desk desk;
    const std::atomic<bool> stop = true;
    const Unchanged unchanged(*desk.project);
    const Error error = errorOf(attempt(*desk.project, [&](Edit& edit) -> Result<void> {
        auto done = importSurvey(edit, csv(kTable), {}, Progress({}, &stop));
        return done ? Result<void>() : Result<void>(passOn(done));
    }));
    CHECK(error.code == ErrorCode::Cancelled);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("a check tells what an import would do, and does nothing")
{
    const Desk desk;
    const Unchanged unchanged(*desk.project);
    const SurveyReport checked = must(checkSurvey(desk.corpus(), csv(kTable), {}));
    CHECK(unchanged.difference().empty());
    const SurveyReport done = desk.import(kTable);
    CHECK(checked.created == done.created);
    CHECK(checked.documents == done.documents);
    CHECK(checked.warnings == done.warnings);
}

TEST_CASE("ten thousand rows come in")
{
    std::string table = "id,why,how,what,a,b,c,d,e,f,g,h,i,j\n";
    for (int i = 0; i < 10'000; ++i)
        table += fmt::format(
            "P{0},an answer {0} that is long enough to be taken for an open one,another answer {0} "
            "of some length and more words,and a third answer {0} that nobody gave "
            "before,{1},{2},yes,"
            "2001-05-01,x,y,z,{3},4.5,{0}\n",
            i,
            i % 90,
            i % 7 == 0 ? "red" : "blue",
            i % 3);
    const Desk desk;
    const SurveyReport report = desk.import(table);
    CHECK(report.created == 10'000);
    CHECK(report.documents == 10'000);
    CHECK(desk.values("P9999") == "a=9 b=blue c=true d=2001-05-01 e=x f=y g=z h=0 i=4.5 j=9999");
}
