// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

using model::AttributeTarget;
using model::AttributeType;

TableReport import(Small& small, const std::string& text)
{
    return apply(*small.project, [&](Edit& edit) { return importCases(edit, csv(text)); });
}

// Of an import that must fail and leave everything as it was.
std::string fault(Small& small, const std::string& text)
{
    const Unchanged unchanged(*small.project);
    const Error error = errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
        auto done = importCases(edit, csv(text));
        if (!done)
            return passOn(done);
        return {};
    }));
    CHECK(error.code == ErrorCode::Malformed);
    CHECK(unchanged.difference().empty());
    return error.detail;
}

Id<Case> caseOf(const Small& small, const std::string& name)
{
    return must(findCase(small.corpus(), name));
}

std::string pathOf(const Small& small, const std::string& name)
{
    return model::CaseTree(small.corpus()).pathOf(caseOf(small, name));
}

const model::Attribute& attribute(const Small& small, const std::string& name)
{
    for (const auto& row : small.corpus().rows<model::Attribute>())
        if (row.name == name)
            return row;
    throw std::runtime_error("there is no attribute " + name);
}

std::string valueOf(const Small& small, AnyId owner, const std::string& name)
{
    const auto id = attribute(small, name).id;
    for (const auto& value : small.corpus().rows<model::AttributeValue>())
        if (value.owner == owner && value.attribute == id)
            return value.value;
    return {};
}

// "P01 all", "P01 0-5", "P02 Ben"
std::vector<std::string> partsOf(const Small& small, const std::string& name)
{
    std::vector<std::string> parts;
    for (const auto& part : small.corpus().rows<model::Membership>())
        if (part.unit == caseOf(small, name))
            parts.push_back(small.corpus().get(part.document).name + " "
                            + (part.kind == model::MembershipKind::Whole ? "all"
                               : part.kind == model::MembershipKind::Range
                                   ? fmt::format("{}-{}", part.start, part.end)
                                   : part.speaker));
    return parts;
}

Result<void> plain(const Result<Id<Case>>& result)
{
    if (!result)
        return tl::unexpected<Error>(result.error());
    return {};
}

} // namespace

TEST_CASE("case names are unique, whatever their letters and blanks")
{
    Small small;
    const Unchanged unchanged(*small.project);
    const auto add = [&](const std::string& name) {
        return attempt(*small.project, [&](Edit& edit) { return plain(addCase(edit, name, {})); });
    };
    CHECK(errorOf(add(" alpha ")).code == ErrorCode::Exists);
    CHECK(errorOf(add("ALPHA  UNIT")).code == ErrorCode::Exists);
    CHECK(errorOf(add(" ")).code == ErrorCode::Refused);
    const auto renamed =
        attempt(*small.project, [&](Edit& edit) { return renameCase(edit, small.unit, "beta"); });
    CHECK_THAT(errorOf(renamed).detail, Contains("'Beta'"));
    CHECK(unchanged.difference().empty());
    must(attempt(*small.project, [&](Edit& edit) { return renameCase(edit, small.beta, "BETA"); }));
    CHECK(small.corpus().get(small.beta).name == "BETA");
}

TEST_CASE("a case is never embedded in itself")
{
    Small small;
    const Unchanged unchanged(*small.project);
    for (const auto& parent : {small.unit, small.alpha})
        CHECK(errorOf(attempt(*small.project,
                              [&](Edit& edit) { return moveCase(edit, small.alpha, parent); }))
                  .code
              == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
    must(attempt(*small.project,
                 [&](Edit& edit) { return moveCase(edit, small.unit, small.beta); }));
    CHECK(pathOf(small, "Alpha unit") == "Beta > Alpha unit");
    must(attempt(*small.project, [&](Edit& edit) { return moveCase(edit, small.unit, {}); }));
    CHECK(small.corpus().get(small.unit).position == 2);
}

TEST_CASE("a case goes with its embedded units and what is said of them")
{
    Small small;
    must(small.project->change("Fill", [&](Edit& edit) -> Result<void> {
        const auto sector =
            must(addAttribute(edit, AttributeTarget::Case, "sector", AttributeType::Text));
        must(setValue(edit, small.unit, sector, "public"));
        must(assignRange(edit, small.unit, small.second, {0, 5}));
        return {};
    }));
    must(attempt(*small.project, [&](Edit& edit) { return deleteCase(edit, small.alpha); }));
    CHECK(small.corpus().cases().size() == 1);
    CHECK(small.corpus().rows<model::AttributeValue>().empty());
    CHECK(small.corpus().rows<model::Membership>().size() == 1);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("text is a case's once, within the document, and of a speaker who speaks there")
{
    Small small;
    const Unchanged unchanged(*small.project);
    must(attempt(*small.project,
                 [&](Edit& edit) { return assignWhole(edit, small.alpha, small.first); }));
    must(attempt(*small.project,
                 [&](Edit& edit) { return assignSpeaker(edit, small.beta, small.second, "BEN"); }));
    for (const text::Span span : {text::Span{0, 76}, text::Span{5, 5}, text::Span{-1, 3}}) {
        const auto wrong = attempt(*small.project, [&](Edit& edit) {
            return assignRange(edit, small.alpha, small.first, span);
        });
        CHECK(errorOf(wrong).code == ErrorCode::Refused);
    }
    const auto nobody = attempt(*small.project, [&](Edit& edit) {
        return assignSpeaker(edit, small.alpha, small.second, "Zoe");
    });
    CHECK(errorOf(nobody).code == ErrorCode::NotFound);
    CHECK_THAT(errorOf(nobody).detail, Contains("Ben, Eve"));
    CHECK(unchanged.difference().empty());
    must(attempt(*small.project, [&](Edit& edit) {
        return assignRange(edit, small.alpha, small.first, {36, 50});
    }));
    CHECK(partsOf(small, "Alpha") == std::vector<std::string>{"P01 all", "P01 36-50"});
    const auto part = small.corpus().rows<model::Membership>().begin()->id;
    must(attempt(*small.project, [&](Edit& edit) { return unassign(edit, part); }));
    CHECK(partsOf(small, "Alpha") == std::vector<std::string>{"P01 36-50"});
    CHECK(errorOf(attempt(*small.project, [&](Edit& edit) { return unassign(edit, part); })).code
          == ErrorCode::NotFound);
    CHECK(problemsOf(*small.project).empty());
}

// --- attributes
// ------------------------------------------------------------------------------------

TEST_CASE("values have one form for each type")
{
    const auto form = [](AttributeType type, std::string_view value) {
        const auto canonical = canonicalValue(type, value);
        return canonical ? *canonical : "not " + std::string(nameOf(type));
    };
    CHECK(form(AttributeType::Integer, " 012 ") == "12");
    CHECK(form(AttributeType::Integer, "1.5") == "not integer");
    CHECK(form(AttributeType::Number, "3.50") == "3.5");
    CHECK(form(AttributeType::Number, "-0") == "0");
    CHECK(form(AttributeType::Number, "3,5") == "not number");
    CHECK(form(AttributeType::Boolean, "Yes") == "true");
    CHECK(form(AttributeType::Boolean, "0") == "false");
    CHECK(form(AttributeType::Boolean, "maybe") == "not boolean");
    CHECK(form(AttributeType::Date, "2004-02-29") == "2004-02-29");
    CHECK(form(AttributeType::Date, "2005-02-29") == "not date");
    CHECK(form(AttributeType::Text, " a b ") == "a b");
    for (const auto type : {AttributeType::Text,
                            AttributeType::Integer,
                            AttributeType::Number,
                            AttributeType::Boolean,
                            AttributeType::Date,
                            AttributeType::Choice})
        CHECK(attributeTypeNamed(nameOf(type)) == type);
    CHECK_FALSE(attributeTypeNamed("colour"));
}

TEST_CASE("the type of a column is guessed from all its values")
{
    CHECK(guessType({"true", "FALSE"}) == AttributeType::Boolean);
    CHECK(guessType({"1", "-20"}) == AttributeType::Integer);
    CHECK(guessType({"0", "1"}) == AttributeType::Integer);
    CHECK(guessType({"1", "2.5"}) == AttributeType::Number);
    CHECK(guessType({"2005-03", "2005-03-01"}) == AttributeType::Date);
    CHECK(guessType({"2005", "2006"}) == AttributeType::Integer);
    CHECK(guessType({"007", "12"}) == AttributeType::Text);
    CHECK(guessType({"+49", "12"}) == AttributeType::Text);
    CHECK(guessType({"1", "x"}) == AttributeType::Text);
    CHECK(guessType({}) == AttributeType::Text);
}

TEST_CASE("an attribute has one type and one value for each case")
{
    Small small;
    const auto year = apply(*small.project, [](Edit& edit) {
        return addAttribute(edit, AttributeTarget::Case, "year", AttributeType::Integer);
    });
    const auto set = [&](std::string_view value) {
        return attempt(*small.project,
                       [&](Edit& edit) { return setValue(edit, small.alpha, year, value); });
    };
    must(set(" 2005 "));
    must(set("2006"));
    CHECK(valueOf(small, small.alpha, "year") == "2006");
    const Unchanged unchanged(*small.project);
    const Error wrong = errorOf(set("soon"));
    CHECK(wrong.code == ErrorCode::Malformed);
    CHECK_THAT(wrong.detail, Contains("year") && Contains("'soon'"));
    must(set("2006"));
    const auto again = attempt(*small.project, [](Edit& edit) -> Result<void> {
        auto made = addAttribute(edit, AttributeTarget::Case, " YEAR", AttributeType::Text);
        if (!made)
            return passOn(made);
        return {};
    });
    CHECK_THAT(errorOf(again).detail, Contains("integer") && Contains("text"));
    CHECK(unchanged.difference().empty());
    must(set(""));
    CHECK(small.corpus().rows<model::AttributeValue>().empty());
}

TEST_CASE("a new value of a choice joins its list, once")
{
    Small small;
    const auto sector = apply(*small.project, [](Edit& edit) {
        return addAttribute(edit, AttributeTarget::Case, "sector", AttributeType::Choice);
    });
    for (const char* value : {"public", "private", "public"})
        must(attempt(*small.project,
                     [&](Edit& edit) { return setValue(edit, small.alpha, sector, value); }));
    std::vector<std::string> choices;
    for (const auto& choice : small.corpus().rows<model::AttributeChoice>())
        choices.push_back(fmt::format("{} {}", choice.position, choice.value));
    CHECK(choices == std::vector<std::string>{"0 public", "1 private"});
    CHECK(problemsOf(*small.project).empty());
}

// --- the table of cases
// ----------------------------------------------------------------------------

TEST_CASE("a table makes cases with parents, values and texts, and again it changes nothing")
{
    Small small;
    const std::string table =
        "case,parent,document,start,end,speaker,sector:choice,size,founded,listed\n"
        "Gamma,Firms,P01,0,5,,public,12.5,2005-03,true\n"
        "Gamma,,P02,,,Eve,,,,\n"
        "Firms,,,,,,,,,\n"
        "alpha,Firms,P02,,,,private,3,,false\n"
        "Gamma,firms,P01,0,5,,public,,,\n"
        "Delta,Gamma,P01,,,,,,,\n"
        "Delta,Gamma,P01,,,,,,,\n";
    const auto report = import(small, table);
    CHECK(report.rows == 7);
    CHECK(report.created == 3);
    CHECK(pathOf(small, "Delta") == "Firms > Gamma > Delta");
    CHECK(pathOf(small, "Alpha unit") == "Firms > Alpha > Alpha unit");
    CHECK(partsOf(small, "Gamma") == std::vector<std::string>{"P01 0-5", "P02 Eve"});
    CHECK(partsOf(small, "Alpha") == std::vector<std::string>{"P01 all", "P02 all"});
    CHECK(partsOf(small, "Delta") == std::vector<std::string>{"P01 all"});
    CHECK(valueOf(small, caseOf(small, "Gamma"), "sector") == "public");
    CHECK(valueOf(small, small.alpha, "size") == "3");
    CHECK(attribute(small, "sector").type == AttributeType::Choice);
    CHECK(attribute(small, "size").type == AttributeType::Number);
    CHECK(attribute(small, "founded").type == AttributeType::Date);
    CHECK(attribute(small, "listed").type == AttributeType::Boolean);
    CHECK(small.corpus().rows<model::AttributeChoice>().size() == 2);
    CHECK(problemsOf(*small.project).empty());

    const Unchanged unchanged(*small.project);
    const auto again = import(small, table);
    CHECK(again.rows == 7);
    CHECK(again.created == 0);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("every fault of a table of cases is listed with its line and nothing is done")
{
    Small small;
    const std::string detail = fault(small,
                                     "case,parent,document,start,end,speaker,year:integer\n"
                                     ",,P01,,,,\n"
                                     "A,Nobody,,,,,\n"
                                     "B,,P09,,,,\n"
                                     "C,,P01,5,5,,\n"
                                     "C,,P01,0,76,,\n"
                                     "C,,P01,0,x,,\n"
                                     "C,,P01,0,5,Ann,\n"
                                     "D,Alpha,,,,,2005\n"
                                     "D,Beta,,,,,2006\n"
                                     "D,,,,,,soon\n"
                                     "E,,,0,5,,\n");
    for (const char* line : {"the table of cases has 11 faults; nothing was imported",
                             "line 2: a case needs a name",
                             "line 3: there is no case 'Nobody' to be the parent of 'A'",
                             "line 4: there is no document 'P09'",
                             "line 5: '5' to '5' is not a range of 'P01', which has 75 characters",
                             "line 6: '0' to '76'",
                             "line 7: '0' to 'x'",
                             "line 8: a row has a range or a speaker, not both",
                             "line 10: the parent of 'D' is 'Beta' here and 'Alpha' on line 9",
                             "line 10: year is '2006' here and '2005' on line 9",
                             "line 11: year: 'soon' is not a whole number",
                             "line 12: "})
        CHECK_THAT(detail, Contains(line));
    CHECK_THAT(fault(small, "name\nA\n"), Contains("column 'case'"));
    const std::string speakers =
        fault(small, "case,document,speaker\nA,P02,Zoe\nB,P02,Ben\nC,P01,Yan\n");
    CHECK_THAT(speakers,
               Contains("2 faults") && Contains("line 2: nobody called 'Zoe'")
                   && Contains("line 4: "));
}

TEST_CASE("cases of a table that would be embedded in themselves are refused")
{
    Small small;
    CHECK_THAT(fault(small, "case,parent\nA,A\n"),
               Contains("line 2: 'A' would be embedded in itself"));
    const std::string circle = fault(small, "case,parent\nA,B\nB,C\nC,A\nD,A\n");
    CHECK_THAT(circle,
               Contains("3 faults") && Contains("line 2: ") && Contains("line 3: ")
                   && Contains("line 4: "));
    // Together with the parents that the project has already: Alpha > Alpha unit.
    const std::string joint = fault(small, "case,parent\nAlpha,Alpha unit\nAlpha unit,\n");
    CHECK_THAT(joint,
               Contains("line 2: 'Alpha' would be embedded in itself") && !Contains("line 0"));
    // Turning a pair round is no circle.
    import(small, "case,parent\nAlpha unit,Beta\nAlpha,Alpha unit\n");
    CHECK(pathOf(small, "Alpha") == "Beta > Alpha unit > Alpha");
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a column keeps the type that its attribute has")
{
    Small small;
    import(small, "case,year:integer\nAlpha,2005\n");
    CHECK_THAT(fault(small, "case,year:text\nAlpha,2005\n"),
               Contains("line 1: ") && Contains("integer"));
    CHECK_THAT(fault(small, "case,year\nAlpha,soon\n"), Contains("line 2: year: 'soon'"));
    CHECK_THAT(fault(small, "case,year,Year\nAlpha,1,2\n"), Contains("twice"));
    import(small, "case,year\nBeta,2006\n");
    CHECK(attribute(small, "year").type == AttributeType::Integer);
    CHECK(valueOf(small, small.alpha, "year") == "2005");
}
