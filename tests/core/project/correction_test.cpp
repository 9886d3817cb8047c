// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/correction.h"
#include "core/project/history.h"
#include "core/project/writing.h"
#include "fixture.h"

#include <algorithm>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

const std::string kText = "ANNA: I trust hm. Always.\nBEN: Nö, nevr.\nANNA: Fine.\n";

// One document with a code, and what hangs on stretches of its text.
struct Desk {
    Folder folder;
    std::unique_ptr<Project> project;
    Id<Document> document;
    Id<Code> code;

    Desk()
    {
        project = must(Project::create(folder / "a.crosscase", "", "Ann"));
        document = apply(*project, [](Edit& edit) {
            Document fields;
            fields.name = "talk";
            return addDocument(edit, fields, kText);
        });
        code = apply(*project, [](Edit& edit) { return addCode(edit, "Trust"); });
    }

    static text::Span placeOf(const std::string& text, const std::string& quote)
    {
        const text::OffsetMap map(text);
        const std::size_t byte = text.find(quote);
        return {map.fromByte(byte), map.fromByte(byte + quote.size())};
    }
    [[nodiscard]] Id<Coding> coded(const std::string& quote)
    {
        return apply(*project, [&](Edit& edit) {
            return addCoding(edit, document, code, {.span = placeOf(kText, quote)});
        });
    }
    Correction correct(const std::string& text)
    {
        return apply(*project, [&](Edit& edit) { return correctText(edit, document, text); });
    }
    [[nodiscard]] std::string quoteOf(Id<Coding> id) const
    {
        const Coding coding = project->corpus().find(id).value();
        if (coding.orphan)
            return "(orphan)";
        const auto text = must(project->texts().load(project->corpus().get(document)));
        return std::string(text->quote(coding.span()));
    }
    [[nodiscard]] std::vector<Problem> problems() const { return must(verify(*project, {})); }
};

} // namespace

TEST_CASE("codings follow a corrected text, and those that lost theirs are listed")
{
    Desk desk;
    const auto trust = desk.coded("I trust hm");
    const auto never = desk.coded("nevr");
    const auto fine = desk.coded("Fine.");
    const Correction done =
        desk.correct("ANNA: I trust him. Always.\nBEN: Nö, not ever.\nANNA: Fine.\n");
    CHECK(desk.quoteOf(trust) == "I trust him");
    CHECK(desk.quoteOf(never) == "(orphan)");
    CHECK(desk.quoteOf(fine) == "Fine.");
    CHECK(done.changes == 2);
    CHECK(done.codings == 2);
    REQUIRE(done.orphans.size() == 1);
    CHECK(done.orphans[0].quote == "nevr");
    CHECK(done.orphans[0].name == "Trust");
    CHECK(done.orphans[0].place == Desk::placeOf(kText, "nevr"));
    CHECK(orphansOf(desk.project->corpus()).size() == 1);
    CHECK(desk.problems().empty());
}

TEST_CASE("undo of a correction restores text, codings, ranges, memos and layout")
{
    Desk desk;
    (void)desk.coded("nevr");
    apply(*desk.project, [&](Edit& edit) -> Result<void> {
        auto unit = addCase(edit, "Ben", {});
        return assignRange(edit, *unit, desk.document, Desk::placeOf(kText, "nevr"));
    });
    apply(*desk.project, [&](Edit& edit) -> Result<void> {
        auto memo = addMemo(edit, desk.document, "why", "look");
        model::Memo placed = edit.corpus().get(*memo);
        const text::Span place = Desk::placeOf(kText, "nevr");
        placed.start = place.start;
        placed.end = place.end;
        edit.change(placed);
        return {};
    });
    const Corpus before = desk.project->corpus();
    CHECK(desk.correct("ANNA: Always.\n").orphans.size() == 3);
    CHECK(orphansOf(desk.project->corpus()).size() == 3);
    CHECK(desk.problems().empty());
    must(undo(*desk.project));
    CHECK(difference(desk.project->corpus(), before).empty());
    CHECK(orphansOf(desk.project->corpus()).empty());
    CHECK(desk.problems().empty());
    must(redo(*desk.project));
    CHECK(orphansOf(desk.project->corpus()).size() == 3);
}

TEST_CASE("ranges and memos move with their text")
{
    Desk desk;
    apply(*desk.project, [&](Edit& edit) -> Result<void> {
        auto unit = addCase(edit, "Ben", {});
        return assignRange(edit, *unit, desk.document, Desk::placeOf(kText, "Nö"));
    });
    desk.correct("A new first line.\n" + kText);
    const auto& part = *desk.project->corpus().rows<model::Membership>().begin();
    CHECK(part.start == Desk::placeOf("A new first line.\n" + kText, "Nö").start);
    CHECK(desk.problems().empty());
}

TEST_CASE("an orphan that is anchored anew counts again")
{
    Desk desk;
    const auto never = desk.coded("nevr");
    desk.correct("ANNA: Always.\n");
    apply(*desk.project, [&](Edit& edit) { return resizeCoding(edit, never, {6, 12}); });
    CHECK(desk.quoteOf(never) == "Always");
    CHECK(orphansOf(desk.project->corpus()).empty());
    CHECK(desk.problems().empty());
}

TEST_CASE("the same text changes nothing; the original file stays")
{
    Desk desk;
    CHECK(desk.correct(kText).changes == 0);
    const auto file = write(desk.folder / "own.txt", "one two three");
    apply(*desk.project, [&](Edit& edit) { return importDocuments(edit, {file}, {}, {}); });
    const auto own = must(findDocument(desk.project->corpus(), "own"));
    apply(*desk.project,
          [&](Edit& edit) { return correctFromFile(edit, own, "x.txt", "one 2 three\r\n", {}); });
    CHECK(must(originalOf(*desk.project, own)) == "one two three");
    const auto text = must(desk.project->texts().load(desk.project->corpus().get(own)));
    CHECK(text->utf8 == "one 2 three\n");
    CHECK(desk.problems().empty());
}

TEST_CASE("a case's speaker who no longer speaks is said")
{
    Desk desk;
    apply(*desk.project, [&](Edit& edit) -> Result<void> {
        auto unit = addCase(edit, "Ben", {});
        return assignSpeaker(edit, *unit, desk.document, "BEN");
    });
    const Correction done =
        desk.correct("ANNA: I trust hm. Always.\nBENNO: Nö, nevr.\nANNA: Fine.\n");
    REQUIRE(done.notes.size() == 1);
    CHECK(done.notes[0].find("'BEN'") != std::string::npos);
}

TEST_CASE("every quote equals its text after any correction")
{
    REQUIRE(rc::check("verify is clean", [] {
        Desk desk;
        const auto length = static_cast<text::CodePoint>(text::OffsetMap(kText).codePoints());
        const int codings = *rc::gen::inRange(1, 8);
        for (int n = 0; n < codings; ++n) {
            const auto start = *rc::gen::inRange<text::CodePoint>(0, length - 1);
            const auto end = *rc::gen::inRange<text::CodePoint>(start + 1, length);
            (void)attempt(*desk.project, [&](Edit& edit) -> Result<void> {
                auto added = addCoding(edit, desk.document, desk.code, {.span = {start, end}});
                return added ? Result<void>{} : passOn(added);
            });
        }
        std::string text = kText;
        const int changes = *rc::gen::inRange(0, 5);
        for (int n = 0; n < changes; ++n) {
            const std::size_t space =
                text.find(' ', *rc::gen::inRange<std::size_t>(0, text.size()));
            if (space == std::string::npos)
                continue;
            if (*rc::gen::arbitrary<bool>())
                text.erase(space, text.find_first_of(" \n", space + 1) - space);
            else
                text.insert(space, " wörd");
        }
        const std::size_t before = desk.project->corpus().codings().size();
        (void)desk.correct(text);
        RC_ASSERT(desk.problems().empty());
        RC_ASSERT(desk.project->corpus().codings().size() == before);
    }));
}
