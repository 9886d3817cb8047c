// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"
#include "tests/core/query/sample.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::query;
using model::Id;

namespace {

using Target = model::AttributeTarget;
using Type = model::AttributeType;

// Two alliances, one with two embedded units; three documents; codes of which two share a name.
struct Alliances : sample::Sample {
    Id<model::Coder> ann = coder("Ann");
    Id<model::Coder> bob = coder("Bob");
    Id<model::Case> one = unit("Partnership One");
    Id<model::Case> telco = unit("Telco", one);
    Id<model::Case> tele = unit("TeleDynamics", one);
    Id<model::Case> two = unit("Größe > 2");
    Id<model::Code> trust = code("Trust");
    Id<model::Code> character = code("Character", trust);
    Id<model::Code> risk = code("Risk");
    Id<model::Code> character2 = code("Character", risk);
    Id<model::Group> group = addGroup("Interviews");
    Id<model::Document> p1 = document("P1", "", "P1.docx", "en");
    Id<model::Document> p2 = document("Interview 2", "P2", "interview.txt", "de");
    Id<model::Document> p3 = document("P3.final", "", "", "");
    Id<model::Attribute> sector = attribute("Sector", Target::Case, Type::Choice);
    Id<model::Attribute> size = attribute("size", Target::Case, Type::Integer);
    Id<model::Attribute> founded = attribute("founded", Target::Case, Type::Date);
    Id<model::Attribute> listed = attribute("listed", Target::Case, Type::Boolean);
    Id<model::Attribute> documentSize = attribute("size", Target::Document, Type::Text);
    Id<model::Attribute> tone = attribute("tone of voice", Target::Document, Type::Text);

    Alliances()
    {
        for (const char* choice : {"public", "private"}) {
            model::AttributeChoice row;
            row.attribute = sector;
            row.value = choice;
            add(row);
        }
        value(sector, one, "public");
        value(sector, telco, "private");
        value(size, telco, "9");
        value(size, two, "10");
        value(founded, one, "2005-03-01");
        value(founded, two, "2005");
        value(listed, one, "true");
        value(documentSize, p1, "P10");
        value(tone, p2, "Friendly  and warm");
    }

    Id<model::Group> addGroup(std::string name)
    {
        model::Group row;
        row.name = std::move(name);
        return add(row);
    }
    Id<model::Document>
    document(std::string name, std::string label, std::string file, std::string language)
    {
        model::Document row;
        row.name = std::move(name);
        row.label = std::move(label);
        row.originalName = std::move(file);
        row.language = std::move(language);
        row.group = row.name == "P3.final" ? Id<model::Group>{} : group;
        row.collected = row.name == "P1" ? "2026-03-05" : "";
        return add(row);
    }

    [[nodiscard]] Filter filter(std::string_view text) const
    {
        INFO(text);
        const auto expression = parse(text);
        REQUIRE(expression);
        const auto compiled = Filter::compile(*expression, corpus);
        if (!compiled)
            FAIL(compiled.error().detail);
        return *compiled;
    }
    [[nodiscard]] Error errorOf(std::string_view text) const
    {
        INFO(text);
        const auto compiled = Filter::compile(parse(text).value(), corpus);
        REQUIRE_FALSE(compiled);
        return compiled.error();
    }
    // Names of the cases (and "-" for none) whose text passes.
    [[nodiscard]] std::string cases(std::string_view text) const
    {
        const Filter chosen = filter(text);
        std::string names = chosen.acceptsText({}, p1, "") ? "-" : "";
        for (const model::Case& unit : corpus.cases())
            if (chosen.acceptsText(unit.id, p1, ""))
                names += unit.name.substr(0, 4) + "|";
        return names;
    }
    [[nodiscard]] std::string documents(std::string_view text) const
    {
        const Filter chosen = filter(text);
        std::string names;
        for (const model::Document& document : corpus.documents())
            if (chosen.acceptsText(one, document.id, ""))
                names += document.name + "|";
        return names;
    }
    [[nodiscard]] bool passes(std::string_view text, const model::Coding& coding) const
    {
        model::Codings::Block block;
        block.push(coding);
        return filter(text).acceptsCoding(block, 0, telco, "Ann");
    }
};

} // namespace

TEST_CASE("a case stands for itself and the cases within it")
{
    const Alliances p;
    CHECK(p.cases("case = \"Partnership One\"") == "Part|Telc|Tele|");
    CHECK(p.cases("case = ' partnership  ONE '") == "Part|Telc|Tele|");
    CHECK(p.cases("case = 'Partnership One > Telco'") == "Telc|");
    CHECK(p.cases(R"(case = "Größe > 2")") == "Grö|");
    CHECK(p.cases(R"(case = "grösse > 2")") == "Grö|");
    CHECK(p.cases(R"(case = "Größe \> 2")") == "Grö|");
    CHECK(p.cases("case = " + p.corpus.get(p.tele).uuid.toShort()) == "Tele|");
    CHECK(p.cases("case = " + p.corpus.get(p.tele).uuid.toCanonical()) == "Tele|");
    CHECK(p.cases("case != Telco") == "Part|Tele|Grö|");
    CHECK(p.cases("not case = Telco") == "-Part|Tele|Grö|");
    CHECK(p.cases("case in (Telco, TeleDynamics)") == "Telc|Tele|");
    CHECK(p.cases("case in ()").empty());
    CHECK(p.cases("case is empty") == "-");
    CHECK(p.cases("case is not empty") == "Part|Telc|Tele|Grö|");
    CHECK(p.cases("case.level = 2") == "Telc|Tele|");
    CHECK(p.cases("case.level < 2") == "Part|Grö|");
    CHECK(p.cases("case.name > Q") == "Telc|Tele|");
    CHECK(p.cases("") == "-Part|Telc|Tele|Grö|");
}

TEST_CASE("attributes of cases are typed and inherited from the parent")
{
    const Alliances p;
    CHECK(p.cases("case.sector = PUBLIC") == "Part|Tele|");
    CHECK(p.cases("case.sector != public") == "Telc|");
    CHECK(p.cases("case.sector not in (public)") == "Telc|");
    CHECK(p.cases("not case.sector = public") == "-Telc|Grö|");
    CHECK(p.cases("case.sector is empty") == "-Grö|");
    CHECK(p.cases("case.size > 9") == "Grö|");
    CHECK(p.cases("case.size <= 9.0") == "Telc|");
    CHECK(p.cases("case.size in (9, 1e1)") == "Telc|Grö|");
    CHECK(p.cases("case.listed = yes") == "Part|Telc|Tele|");
    CHECK(p.cases("case.listed = 0").empty());
    CHECK(p.cases("case.listed != 0") == "Part|Telc|Tele|");
    CHECK(p.cases("case.founded = 2005") == "Part|Telc|Tele|Grö|");
    CHECK(p.cases("case.founded > 2005").empty());
    CHECK(p.cases("case.founded >= 2005-03") == "Part|Telc|Tele|");
    CHECK(p.cases("case.founded < 2005-03") == "Grö|");
    CHECK(p.cases("case.founded in (2004, 2005-03-01)") == "Part|Telc|Tele|");
}

TEST_CASE("documents are named in many ways, and their fields compared")
{
    const Alliances p;
    CHECK(p.documents("document = p1") == "P1|");
    CHECK(p.documents("document = P1.docx") == "P1|");
    CHECK(p.documents("document = P2") == "Interview 2|");
    CHECK(p.documents("document = 'interview 2.TXT'") == "Interview 2|");
    CHECK(p.documents("document = P3.final") == "P3.final|");
    CHECK(p.documents("document != P1") == "Interview 2|P3.final|");
    CHECK(p.documents("group = interviews") == "P1|Interview 2|");
    CHECK(p.documents("document.group != interviews").empty());
    CHECK(p.documents("group is empty") == "P3.final|");
    CHECK(p.documents("language in (EN, fr)") == "P1|");
    CHECK(p.documents("document.language is empty") == "P3.final|");
    CHECK(p.documents("document.collected = 2026-03") == "P1|");
    CHECK(p.documents("document.'source type' is empty") == "P1|Interview 2|P3.final|");
    CHECK(p.documents("document.label = p3.FINAL") == "P3.final|");
    CHECK(p.documents("document.size > P9") == "P1|");
    CHECK(p.documents("document.'Tone of voice' = 'friendly and WARM'") == "Interview 2|");
}

TEST_CASE("codings are chosen by code, theme, coder, mark, weight and time")
{
    const Alliances p;
    model::Coding coding;
    coding.code = p.character;
    coding.coder = p.ann;
    coding.document = p.p1;
    coding.weight = 40;
    coding.marks = 3;
    coding.created = *timestampFromIso8601("2026-11-22T10:18:00.250Z");
    coding.eventDay = -1; // 1969-12-31
    for (const std::string_view yes : {"code = 'trust > character'",
                                       "code != 'Risk > Character'",
                                       "not code = Trust",
                                       "theme = TRUST",
                                       "theme in (Risk, Trust)",
                                       "theme = 'Trust > Character'",
                                       "coder = ann",
                                       "coder not in (Bob)",
                                       "mark = power",
                                       "mark in (not-for-publication, proof)",
                                       "mark != 'not for publication'",
                                       "mark is not empty",
                                       "weight = 40.0",
                                       "weight > 39 and weight < 41",
                                       "created = 2026",
                                       "created = 2026-11-22",
                                       "created <= 2026-11-22",
                                       "created = 2026-11-22T10:18",
                                       "created = 2026-11-22T10:18:00Z",
                                       "created = 2026-11-22T11:18:00.250+01:00",
                                       "created > 2026-11-21T23:00",
                                       "date = 1969-12",
                                       "date < 1970",
                                       "date is not empty",
                                       "coder = Bob or speaker = ANN",
                                       "coder = Bob or case = 'Partnership One'"}) {
        INFO(yes);
        CHECK(p.passes(yes, coding));
    }
    for (const std::string_view no : {"code = 'Risk > Character'",
                                      "code = Trust",
                                      "theme = Risk",
                                      "theme != Trust",
                                      "coder = Bob",
                                      "mark = not-for-publication",
                                      "mark not in (power)",
                                      "weight > 40",
                                      "created > 2026",
                                      "created = 2026-11-22T10:18:00.000Z",
                                      "created is empty",
                                      "date >= 1970-01-01",
                                      "date = 1969-12-30"}) {
        INFO(no);
        CHECK_FALSE(p.passes(no, coding));
    }
}

TEST_CASE("a missing weight, mark or day passes 'is empty' alone")
{
    const Alliances p;
    model::Coding coding;
    coding.code = p.risk;
    coding.coder = p.bob;
    for (const std::string_view yes : {"weight is empty",
                                       "mark is empty",
                                       "date is empty",
                                       "created is empty",
                                       "not weight = 0"})
        CHECK(p.passes(yes, coding));
    for (const std::string_view no : {"weight != 5",
                                      "weight < 5",
                                      "weight not in (1)",
                                      "mark != power",
                                      "mark not in (power)",
                                      "date != 2005",
                                      "date > 1900",
                                      "created < 2026"})
        CHECK_FALSE(p.passes(no, coding));
}

TEST_CASE("speakers are compared as people write them")
{
    const Alliances p;
    const auto says = [&](std::string_view text, std::string_view speaker) {
        return p.filter(text).acceptsText({}, p.p1, speaker);
    };
    CHECK(says("speaker = 'MÜLLER'", "Müller"));
    CHECK(says("speaker = 'strasse 1'", "Straße  1"));
    CHECK(says("speaker = ann", " Ann "));
    CHECK_FALSE(says("speaker = ann", "Anna"));
    CHECK_FALSE(says("speaker = ann", ""));
    CHECK(says("speaker is empty", ""));
    CHECK_FALSE(says("speaker != ann", ""));
    CHECK(says("speaker < P10", "P2"));
    CHECK(says("speaker in (x, Ann)", "ANN"));
}

TEST_CASE("parts that speak of text only choose text, all others codings")
{
    const Alliances p;
    const Filter both = p.filter("(case = Telco and coder = Ann) and language = en");
    CHECK(both.choosesText());
    CHECK(both.choosesCodings());
    CHECK(both.textNeedsCase());
    CHECK_FALSE(both.textNeedsSpeaker());
    CHECK_FALSE(both.codingsNeedSpeaker());
    CHECK_FALSE(both.acceptsText(p.one, p.p1, ""));
    CHECK(both.coders() == std::vector{p.ann});

    const Filter mixed = p.filter("case = Telco or coder = Ann");
    CHECK_FALSE(mixed.choosesText());
    CHECK_FALSE(mixed.textNeedsCase());
    CHECK(mixed.acceptsText({}, p.p3, ""));
    CHECK(mixed.coders().empty());

    CHECK(p.filter("speaker = Ann").textNeedsSpeaker());
    CHECK_FALSE(p.filter("speaker = Ann").codingsNeedSpeaker());
    CHECK(p.filter("weight = 1 or speaker = Ann").codingsNeedSpeaker());
    CHECK_FALSE(p.filter("weight = 1 or speaker = Ann").textNeedsSpeaker());
    CHECK_FALSE(p.filter("speaker = Ann").textNeedsCase());
    CHECK(p.filter("coder != Ann and (coder in (Ann, Bob) or coder = Bob)").coders()
          == std::vector{p.bob});
    CHECK(p.filter("() and ()").choosesText() == false);
    CHECK_FALSE(p.filter("").choosesCodings());
    CHECK_FALSE(Filter().choosesText());
    CHECK(Filter().acceptsText({}, {}, {}));
}

TEST_CASE("unknown and ambiguous names are told with what was meant")
{
    const Alliances p;
    const auto says = [&](std::string_view text, ErrorCode code, const std::string& detail) {
        const Error error = p.errorOf(text);
        INFO(text);
        CHECK(error.code == code);
        CHECK_THAT(error.detail, Catch::Contains(detail));
    };
    says("case = Telko", ErrorCode::NotFound, "there is no case 'Telko'; did you mean 'Telco'?");
    says("case.sektor = x", ErrorCode::NotFound, "did you mean 'Sector'?");
    says("case.'tone of voice' = x", ErrorCode::NotFound, "but documents have");
    says("document.sector = x", ErrorCode::NotFound, "but cases have");
    says("document.langage = x", ErrorCode::NotFound, "did you mean 'language'?");
    says("document = Interview", ErrorCode::NotFound, "did you mean 'Interview 2'?");
    says(
        "coder in (Ann, Bop)", ErrorCode::NotFound, "there is no coder 'Bop'; did you mean 'Bob'?");
    says("coder = Zeno", ErrorCode::NotFound, "there are 'Ann', 'Bob'");
    says("group = Interview", ErrorCode::NotFound, "did you mean 'Interviews'?");
    says("code = Trst", ErrorCode::NotFound, "did you mean 'Trust'?");
    says("theme = 'Risk > Trust'", ErrorCode::NotFound, "there is no theme");
    says("mark = pwer", ErrorCode::NotFound, "power, proof, not-for-publication");
    says("case.sector = publik",
         ErrorCode::NotFound,
         "'publik' is no choice of case.sector; did you mean 'public'?");
    says("code = character", ErrorCode::Ambiguous, "'Trust > Character' (id ");
    says("code = character", ErrorCode::Ambiguous, p.corpus.get(p.character2).uuid.toShort());
    says("case.size > big",
         ErrorCode::Malformed,
         "case.size is compared with 'big', which is not a number");
    says("case.founded = 'last year'", ErrorCode::Malformed, "not a date");
    says("case.listed = maybe", ErrorCode::Malformed, "not true or false");
    says("case.listed > no", ErrorCode::Malformed, "no order");
    says("case < Telco", ErrorCode::Malformed, "no order");
    says("weight = heavy", ErrorCode::Malformed, "not a number");
    says("created > noon", ErrorCode::Malformed, "not a date or a time");
    says("date = 2005-03-01T10:00", ErrorCode::Malformed, "not a date");
}

TEST_CASE("expressions made by hand are checked like parsed ones")
{
    const Alliances p;
    const auto codeOf = [&](const Expression& expression) {
        const auto compiled = Filter::compile(expression, p.corpus);
        REQUIRE_FALSE(compiled);
        return compiled.error().code;
    };
    Expression wrong;
    wrong.op = Op::Equal;
    wrong.subject = {"coder", ""};
    CHECK(codeOf(wrong) == ErrorCode::Malformed);
    wrong.subject = {"nobody", ""};
    CHECK(codeOf(wrong) == ErrorCode::NotFound);
    Expression deep;
    for (int i = 0; i < 5000; ++i) {
        Expression outer;
        outer.op = Op::Not;
        outer.operands.push_back(std::move(deep));
        deep = std::move(outer);
    }
    CHECK(codeOf(deep) == ErrorCode::Malformed);
    Expression lonely;
    lonely.op = Op::Not;
    CHECK(codeOf(lonely) == ErrorCode::Malformed);
}

TEST_CASE("objects younger than the filter are taken as none")
{
    const Alliances p;
    const Filter filter = p.filter("case = Telco and coder = Ann");
    model::Coding coding;
    coding.coder = {1'000'000};
    coding.document = p.p1;
    model::Codings::Block block;
    block.push(coding);
    CHECK_FALSE(filter.acceptsText({1'000'000}, p.p1, ""));
    CHECK_FALSE(filter.acceptsCoding(block, 0, p.telco, ""));
}
