// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/summary_basis.h"
#include "core/project/correction.h"
#include "core/project/history.h"
#include "core/project/pseudonyms.h"
#include "core/project/writing.h"
#include "fixture.h"

#include <algorithm>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

const std::string kText = "ANNA: I met Anna's boss, Peter Long.\nBEN: Peter\nlong knows Anna.\n";

text::NameFinder names()
{
    return text::NameFinder({{"Anna", "Maria"}, {"Peter Long", "Tom"}, {"Firma X", "Firm Y"}});
}

// A document that was imported from a file, with codings, a case by speaker, a memo, a summary.
struct Desk {
    Folder folder;
    std::unique_ptr<Project> project;
    Id<Document> document;
    Id<Coding> onName;
    Id<Coding> around;

    Desk()
    {
        project = must(Project::create(folder / "a.crosscase", "Study of Anna", "Researcher"));
        const auto file = write(folder / "Anna at work.txt", kText + "\r\n");
        apply(*project, [&](Edit& edit) { return importDocuments(edit, {file}, {}, {}); });
        document = must(findDocument(project->corpus(), "Anna at work"));
        const auto trust = apply(*project, [](Edit& edit) { return addCode(edit, "Trust"); });
        onName = coded(trust, "Anna's");
        around = coded(trust, "boss, Peter Long");
        apply(*project, [&](Edit& edit) -> Result<void> {
            auto unit = addCase(edit, "Anna", {});
            if (auto done = assignSpeaker(edit, *unit, document, "ANNA"); !done)
                return done;
            auto memo = addMemo(edit, *unit, "On Anna", "Anna trusts Peter Long.");
            return memo ? Result<void>{} : passOn(memo);
        });
        apply(*project, [&](Edit& edit) {
            const auto unit = findCase(edit.corpus(), "Anna").value();
            return setSummary(edit, {unit, trust}, "Anna trusts.", {});
        });
    }

    Id<Coding> coded(Id<Code> code, const std::string& quote) const
    {
        const auto start = static_cast<text::CodePoint>(kText.find(quote));
        const auto end = start + static_cast<text::CodePoint>(quote.size());
        return apply(*project, [&](Edit& edit) {
            return addCoding(edit, document, code, {.span = {start, end}});
        });
    }
    Renaming renamed() const
    {
        const auto finder = names();
        return apply(*project, [&](Edit& edit) { return applyPseudonyms(edit, finder, {}); });
    }
    static std::string textOf(const Project& project, Id<Document> document)
    {
        return must(project.texts().load(project.corpus().get(document)))->utf8;
    }
    static std::string quoteOf(const Project& project, Id<Coding> id)
    {
        const Coding coding = project.corpus().find(id).value();
        const auto text = must(project.texts().load(project.corpus().get(coding.document)));
        return std::string(text->quote(coding.span()));
    }
};

} // namespace

TEST_CASE("pseudonyms replace names in texts and notes, and codings keep their place")
{
    const Desk desk;
    const Renaming done = desk.renamed();
    CHECK(Desk::textOf(*desk.project, desk.document)
          == "MARIA: I met Maria's boss, Tom.\nBEN: Tom knows Maria.\n\n");
    CHECK(Desk::quoteOf(*desk.project, desk.onName) == "Maria's");
    CHECK(Desk::quoteOf(*desk.project, desk.around) == "boss, Tom");
    CHECK(done.documents == 1);
    CHECK(done.speakers == 1);
    CHECK(desk.project->corpus().rows<model::Membership>().begin()->speaker == "MARIA");
    CHECK(desk.project->corpus().rows<model::Memo>().begin()->text == "Maria trusts Tom.");
    CHECK(desk.project->corpus().get(desk.document).name == "Anna at work");
    CHECK(must(verify(*desk.project, {})).empty());
}

TEST_CASE("a summary that was up to date stays so under pseudonyms")
{
    const Desk desk;
    desk.renamed();
    const model::Summary summary = *desk.project->corpus().rows<model::Summary>().begin();
    CHECK(summary.text == "Maria trusts.");
    matrix::SummaryBasis basis(desk.project->corpus(), desk.project->texts());
    CHECK(!basis.isStale(summary));
}

TEST_CASE("undo brings the names back")
{
    const Desk desk;
    const Corpus before = desk.project->corpus();
    desk.renamed();
    must(undo(*desk.project));
    CHECK(difference(desk.project->corpus(), before).empty());
    CHECK(Desk::textOf(*desk.project, desk.document) == kText + "\n");
}

TEST_CASE("the preview lists what will be replaced, and nothing else")
{
    const Desk desk;
    const auto finder = names();
    const auto uses = must(previewPseudonyms(*desk.project, finder, {}));
    const auto inText =
        std::ranges::count(uses, std::string("document:Anna at work"), &NameUse::where);
    CHECK(inText == 5);
    CHECK(uses[1].name == "Anna");
    CHECK(uses[1].left == "ANNA: I met");
    CHECK(uses[1].right.starts_with("'s boss"));
    CHECK(uses[2].paragraph == 1);
    CHECK(desk.renamed().hits == uses.size());
    CHECK(must(previewPseudonyms(*desk.project, finder, {})).empty());
}

TEST_CASE("the check finds names everywhere they are left")
{
    const Desk desk;
    desk.renamed();
    const auto finder = names();
    const auto traces = must(checkPseudonyms(*desk.project, finder, {}));
    const auto found = [&](const std::string& where, const std::string& field) {
        return std::ranges::any_of(traces, [&](const NameTrace& trace) {
            return trace.where.find(where) != std::string::npos && trace.field == field;
        });
    };
    CHECK(found("document:Anna at work", "name"));
    CHECK(found("document:Anna at work", "original_name"));
    CHECK(found("case:Anna", "name"));
    CHECK(found("setting", "value"));
    CHECK(found("the original file of document:Anna at work", "text"));
    CHECK(std::ranges::any_of(traces,
                              [](const NameTrace& t) { return t.where == "an earlier text"; }));
    CHECK(std::ranges::any_of(
        traces, [](const NameTrace& t) { return t.where.starts_with("history, batch"); }));
    CHECK(std::ranges::none_of(traces, [](const NameTrace& t) {
        return t.where == "document:Anna at work" && t.field == "text";
    }));
}

TEST_CASE("a sealed copy holds no name, no past and the same codings")
{
    const Desk desk;
    apply(*desk.project, [&](Edit& edit) {
        // An orphan, whose old quote must not go along.
        return correctText(edit, desk.document, "BEN: Anna.\n");
    });
    const Corpus before = desk.project->corpus();
    const auto finder = names();
    const auto target = desk.folder / "sealed.crosscase";
    must(sealCopy(*desk.project, finder, target, {}));
    CHECK(difference(desk.project->corpus(), before).empty());
    const auto copy = must(Project::open(target, Access::Write, "Researcher"));
    CHECK(must(checkPseudonyms(*copy, finder, {})).empty());
    CHECK(must(verify(*copy, {})).empty());
    CHECK(must(history(*copy)).size() == 1);
    CHECK(copy->corpus().codings().size() == before.codings().size());
    CHECK(Desk::textOf(*copy, desk.document) == "BEN: Maria.\n");
    CHECK(copy->corpus().rows<model::OrphanQuote>().empty());
    const std::string bytes = bytesOf(target);
    for (const std::string name : {"Anna", "ANNA", "Peter"})
        CHECK(bytes.find(name) == std::string::npos);
    CHECK(errorOf(sealCopy(*desk.project, finder, target, {})).code == ErrorCode::Exists);
    CHECK(fs::exists(target));
}

TEST_CASE("a copy that cannot be sealed leaves nothing behind")
{
    const Desk desk;
    const auto target = desk.folder / "sealed.crosscase";
    const std::atomic<bool> stop = true;
    const auto finder = names();
    CHECK(errorOf(sealCopy(*desk.project, finder, target, Progress({}, &stop))).code
          == ErrorCode::Cancelled);
    CHECK(!fs::exists(target));
}

TEST_CASE("a pattern of speakers that names them is renamed with its text")
{
    const Folder folder;
    auto project = must(Project::create(folder / "a.crosscase", "Study", "Researcher"));
    const auto file = write(folder / "talk.txt", "Anna > Yes.\nBen > No, Anna.\nAnna > Well.\n");
    ImportOptions options;
    options.speakerPattern = "(Anna|Ben) > ";
    apply(*project, [&](Edit& edit) { return importDocuments(edit, {file}, options, {}); });
    const auto document = must(findDocument(project->corpus(), "talk"));
    apply(*project, [&](Edit& edit) -> Result<void> {
        auto unit = addCase(edit, "First", {});
        return unit ? assignSpeaker(edit, *unit, document, "Anna") : passOn(unit);
    });
    const auto finder = names();
    REQUIRE_FALSE(must(previewPseudonyms(*project, finder, {})).empty());

    apply(*project, [&](Edit& edit) { return applyPseudonyms(edit, finder, {}); });

    const auto text = must(project->texts().load(project->corpus().get(document)));
    CHECK(text->structure.speakers == std::vector<std::string>{"Maria", "Ben"});
    CHECK(project->corpus().get(document).structure.find("Anna") == std::string::npos);
    CHECK(must(previewPseudonyms(*project, finder, {})).empty());
    CHECK(must(verify(*project, {})).empty());
}

TEST_CASE("names that become one stay apart as documents and cases")
{
    const Desk desk;
    apply(*desk.project, [](Edit& edit) { return addCase(edit, "Maria", {}); });
    const auto finder = names();
    apply(*desk.project, [&](Edit& edit) { return applyEverywhere(edit, finder, {}); });
    CHECK(findCase(desk.project->corpus(), "Maria").has_value());
    CHECK(findCase(desk.project->corpus(), "Maria (2)").has_value());
    CHECK(findDocument(desk.project->corpus(), "Maria at work").has_value());
}

TEST_CASE("the key is a file of its own that grows, and whose faults are listed")
{
    const Folder folder;
    const fs::path project = folder / "a.crosscase";
    CHECK(errorOf(readPseudonyms(project)).code == ErrorCode::NotFound);
    CHECK(
        must(importPseudonyms(project, csv("name,replacement,case\nAnna,Maria,\nMark,Tom,exact\n")))
            .added
        == 2);
    const auto again =
        must(importPseudonyms(project, csv("name,replacement\nANNA,Maria\nBen,Leo\n")));
    CHECK(again.added == 1);
    CHECK(again.known == 1);
    const auto pairs = must(readPseudonyms(project));
    REQUIRE(pairs.size() == 3);
    CHECK(pairs[1].exactCase);
    CHECK((fs::status(pseudonymFileOf(project)).permissions() & fs::perms::others_read)
          == fs::perms::none);
    const std::string before = bytesOf(pseudonymFileOf(project));
    for (const char* wrong : {"name,replacement\nAnna,Eva\n",
                              "name,replacement\nCleo,Anna K\n",
                              "name,replacement\nCleo,\n",
                              "name,replacement,case\nCleo,X,upper\n",
                              "name,other\nCleo,X\n"}) {
        INFO(wrong);
        CHECK(errorOf(importPseudonyms(project, csv(wrong))).code == ErrorCode::Malformed);
        CHECK(bytesOf(pseudonymFileOf(project)) == before);
    }
}
