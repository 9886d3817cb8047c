// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/find.h"
#include "fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

bool says(const Error& error, std::initializer_list<std::string> words)
{
    INFO(error.detail);
    for (const std::string& word : words)
        CHECK(error.detail.find(word) != std::string::npos);
    return true;
}

// Adds rows past the operations, as an import may.
template <typename Row>
Id<Row> add(Project& project, Row row)
{
    return apply(project, [&](Edit& edit) -> Result<Id<Row>> { return edit.add(row); });
}

Id<Code> addCodeBelow(Project& project, const std::string& name, Id<Code> parent)
{
    Code code;
    code.name = name;
    code.parent = parent;
    return add(project, code);
}

} // namespace

TEST_CASE("a document is found by its name, whatever its case and blanks")
{
    const Small small;
    for (const char* name : {"P01", " p01 ", "P01\t"})
        CHECK(must(findDocument(small.corpus(), name)) == small.first);
}

TEST_CASE("a document is found by its name with the ending of its file")
{
    Small small;
    Document fields;
    fields.name = "Interview 3.b";
    fields.originalName = "Interview 3.b.DOCX";
    const auto third = add(*small.project, fields);
    CHECK(must(findDocument(small.corpus(), "interview 3.b.docx")) == third);
    CHECK(must(findDocument(small.corpus(), "P01.txt")) == small.first);
    CHECK(errorOf(findDocument(small.corpus(), "Interview 3.b.txt")).code == ErrorCode::NotFound);
    CHECK(errorOf(findDocument(small.corpus(), ".txt")).code == ErrorCode::NotFound);
}

TEST_CASE("a document is found by its label if only one has it, and names come first")
{
    Small small;
    Document fields;
    fields.name = "Third";
    fields.label = "P01"; // the name of another
    const auto third = add(*small.project, fields);
    CHECK(must(findDocument(small.corpus(), "P01")) == small.first);
    fields.name = "Fourth";
    fields.label = "T4";
    const auto fourth = add(*small.project, fields);
    CHECK(must(findDocument(small.corpus(), "t4")) == fourth);
    fields.name = "Fifth";
    const auto fifth = add(*small.project, fields);
    const Error error = errorOf(findDocument(small.corpus(), "T4"));
    CHECK(error.code == ErrorCode::Ambiguous);
    says(error,
         {"Fourth",
          "Fifth",
          small.corpus().get(fourth).uuid.toCanonical(),
          small.corpus().get(fifth).uuid.toCanonical()});
    CHECK(third);
    CHECK(errorOf(findDocument(small.corpus(), "")).code == ErrorCode::NotFound);
}

TEST_CASE("every kind is found by its id, in both ways of writing it")
{
    Small small;
    const auto coding = small.code(small.first, small.trust, {5, 24});
    const auto check = [&](auto found, Uuid uuid, auto wanted) {
        CHECK(must(found(small.corpus(), uuid.toCanonical())) == wanted);
        CHECK(must(found(small.corpus(), uuid.toShort())) == wanted);
        CHECK(must(findObject(small.corpus(), uuid.toShort())) == AnyId(wanted));
    };
    check(findDocument, small.corpus().get(small.first).uuid, small.first);
    check(findCode, small.corpus().get(small.skill).uuid, small.skill);
    check(findCase, small.corpus().get(small.beta).uuid, small.beta);
    check(findCoding, small.corpus().find(coding)->uuid, coding);
    const auto& coder = *small.corpus().rows<model::Coder>().begin();
    check(findCoder, coder.uuid, coder.id);
    CHECK(errorOf(findDocument(small.corpus(), small.corpus().get(small.skill).uuid.toShort())).code
          == ErrorCode::NotFound);
    CHECK(errorOf(findCoding(small.corpus(), "Trust")).code == ErrorCode::NotFound);
    CHECK(errorOf(findCoding(small.corpus(), Uuid::make().toShort())).code == ErrorCode::NotFound);
}

TEST_CASE("a code is found by its path, and by its name if that is unique")
{
    Small small;
    CHECK(must(findCode(small.corpus(), " trust > SKILL")) == small.skill);
    CHECK(must(findCode(small.corpus(), "Skill")) == small.skill);
    const auto other = addCodeBelow(*small.project, "Skill", small.cost);
    const Error error = errorOf(findCode(small.corpus(), "Skill"));
    CHECK(error.code == ErrorCode::Ambiguous);
    says(error, {"Trust > Skill", "Cost > Skill", small.corpus().get(other).uuid.toCanonical()});
    CHECK(must(findCode(small.corpus(), "Cost > Skill")) == other);
    const auto top = addCodeBelow(*small.project, "Skill", {});
    CHECK(must(findCode(small.corpus(), "Skill")) == top); // its whole path
    CHECK(errorOf(findCode(small.corpus(), "Skill > Trust")).code == ErrorCode::NotFound);
    const auto arrow = addCodeBelow(*small.project, "a > b", {});
    CHECK(must(findCode(small.corpus(), "a \\> b")) == arrow);
}

TEST_CASE("what is not there is answered with what comes near")
{
    Small small;
    small.code(small.first, small.trust, {5, 24});
    says(errorOf(findCode(small.corpus(), "Trsut")), {"no code 'Trsut'", "'Trust'"});
    says(errorOf(findCode(small.corpus(), "Trust > Skil")), {"'Trust > Skill'"});
    says(errorOf(findCase(small.corpus(), "Alfa")), {"no case 'Alfa'", "'Alpha'"});
    says(errorOf(findDocument(small.corpus(), "P1")), {"no document 'P1'", "'P01'"});
    says(errorOf(findCoder(small.corpus(), "Anne")), {"no coder 'Anne'", "'Ann'"});
    CHECK(errorOf(findProposition(small.corpus(), "P1")).code == ErrorCode::NotFound);
}

TEST_CASE("a case is found by its name and by its path")
{
    const Small small;
    CHECK(must(findCase(small.corpus(), "alpha unit")) == small.unit);
    CHECK(must(findCase(small.corpus(), "Alpha > Alpha unit")) == small.unit);
    CHECK(errorOf(findCase(small.corpus(), "Beta > Alpha unit")).code == ErrorCode::NotFound);
}

TEST_CASE("an object is found by the words that describe it")
{
    Small small;
    small.code(small.first, small.trust, {5, 24});
    model::Proposition proposition;
    proposition.name = "P1: trust pays";
    add(*small.project, proposition);
    model::forEachKind([&]<typename Row>() {
        small.corpus().rows<Row>().forEach([&](const Row& row) {
            INFO(describeObject(small.corpus(), row.id));
            CHECK(must(findObject(small.corpus(), describeObject(small.corpus(), row.id)))
                  == AnyId(row.id));
        });
    });
    CHECK(describeObject(small.corpus(), {}) == "project");
    CHECK_FALSE(must(findObject(small.corpus(), " Project ")));
    CHECK(describeObject(small.corpus(), small.skill) == "code:Trust > Skill");
    CHECK(must(findObject(small.corpus(), "Case: Beta")) == AnyId(small.beta));
    CHECK(describeObject(small.corpus(), {99999}).empty());
    for (const char* text : {"", "case", "something", "thing:Beta", "case:Gamma"})
        CHECK(errorOf(findObject(small.corpus(), text)).code == ErrorCode::NotFound);
}
