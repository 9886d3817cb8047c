// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/document_preview.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;

namespace {

FilePreview previewOf(const std::string& name, std::string_view bytes, PreviewWishes wishes = {})
{
    const Folder folder;
    return previewFile(write(folder / name, bytes), wishes);
}

} // namespace

TEST_CASE("a preview tells paragraphs, speakers and the person asked, and changes nothing")
{
    const FilePreview preview = previewOf(
        "P01.txt", "Interviewer: How are you?\nAnna: Well.\n\nInterviewer: And?\nAnna: Fine.\n");
    REQUIRE_FALSE(preview.error);
    CHECK(preview.kind == FileKind::PlainText);
    CHECK(preview.encoding == "UTF-8");
    CHECK(preview.passages == 4);
    CHECK(preview.speakers == std::vector<std::string>{"Interviewer", "Anna"});
    CHECK(preview.caseName == "Anna");
    REQUIRE(preview.beginning.size() == 4);
    CHECK(preview.beginning[1].speaker == "Anna");
    CHECK(preview.beginning[1].words == "Well.");
}

TEST_CASE("without a word for the interviewer, the one who asks is not the case")
{
    CHECK(previewOf("a.txt", "Mia: Who?\nBen: Me.\nMia: When?\nBen: Now.\n").caseName == "Ben");
    CHECK(previewOf("a.txt", "Ben: Me.\nMia: You.\nBen: Now.\nMia: No.\n").caseName == "a");
}

TEST_CASE("a label that anybody may have, or several people, leave the file's name")
{
    CHECK(previewOf("a.txt", "Q: Who?\nA: Me.\nQ: When?\nA: Now.\n").caseName == "a");
    CHECK(previewOf("b.txt", "Interviewer: Who?\nRespondent: Me.\n").caseName == "b");
    CHECK(previewOf("c.txt", "Moderator: Who?\nMia: Me.\nBen: I.\nMia: No.\nBen: Yes.\n").caseName
          == "c");
}

TEST_CASE("what cannot be read says why and what to do")
{
    const FilePreview doc =
        previewOf("old.doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 junk", 13));
    REQUIRE(doc.error);
    const FilePreview gone = previewFile("/nowhere/at/all.txt", {});
    REQUIRE(gone.error);
    CHECK(gone.error->code == ErrorCode::NotFound);
    CHECK(previewOf("t.csv", "case,age\nAnna,23\n").kind == FileKind::Table);
}

TEST_CASE("an encoding that is asked for is used")
{
    CHECK(previewOf("a.txt", "caf\xE9\n", {.encoding = "windows-1252"}).beginning.at(0).words
          == "caf\xC3\xA9");
}

TEST_CASE("a short label is letters and digits before the rest of the name")
{
    CHECK(shortLabelOf("P01_Anna") == "P01");
    CHECK(shortLabelOf("INT12-second") == "INT12");
    CHECK(shortLabelOf("P01") == "");
    CHECK(shortLabelOf("Anna_1") == "");
    CHECK(shortLabelOf("2a TeleDynamics") == "");
}

TEST_CASE("each file of an import can have wishes of its own")
{
    const Folder folder;
    auto project = must(Project::create(folder / "study.crosscase", "", "Ann"));
    const fs::path one = write(folder / "in" / "one.txt", "caf\xE9\n");
    const fs::path two = write(folder / "in" / "two.txt", "same\n");
    const fs::path three = write(folder / "in" / "three.txt", "same\n");
    ImportOptions options;
    options.casePerDocument = true;
    options.wishes[one] = {.encoding = "windows-1252", .label = "O1", .caseName = "Mia"};
    options.wishes[two] = {.caseName = ""};
    options.wishes[three] = {.keepDuplicate = true};
    const ImportReport report = apply(*project, [&](Edit& edit) {
        return importDocuments(edit, {one, two, three}, options, {});
    });
    CHECK(report.count(ImportOutcome::Imported) == 3);
    const Corpus& corpus = project->corpus();
    const Document& first = corpus.get(must(findDocument(corpus, "one")));
    CHECK(first.label == "O1");
    CHECK(must(project->texts().load(first))->utf8 == "caf\xC3\xA9\n");
    CHECK(findCase(corpus, "Mia"));
    CHECK_FALSE(findCase(corpus, "two"));
    CHECK(findCase(corpus, "three"));
}

TEST_CASE("enough: what was imported stays, the rest is left out")
{
    const Folder folder;
    auto project = must(Project::create(folder / "study.crosscase", "", "Ann"));
    std::vector<fs::path> files;
    for (const char* name : {"a.txt", "b.txt", "c.txt"})
        files.push_back(write(folder / "in" / name, std::string("text of ") + name));
    int asked = 0;
    ImportOptions options;
    options.isEnough = [&] { return ++asked > 2; };
    apply(*project, [&](Edit& edit) { return importDocuments(edit, files, options, {}); });
    CHECK(project->corpus().documents().size() == 2);
}
