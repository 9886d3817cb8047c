// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/store/store.h"
#include "tests/core/project/fixture.h"

#include <atomic>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

// A new project, and files to import into it.
struct Desk {
    Folder folder;
    std::unique_ptr<Project> project = must(Project::create(folder / "study.crosscase", "", "Ann"));

    fs::path file(const std::string& name, std::string_view bytes) const
    {
        return write(folder / "in" / name, bytes);
    }
    ImportReport import(const std::vector<fs::path>& files, const ImportOptions& options = {}) const
    {
        return apply(*project,
                     [&](Edit& edit) { return importDocuments(edit, files, options, {}); });
    }
    [[nodiscard]] const Corpus& corpus() const { return project->corpus(); }
    [[nodiscard]] const Document& document(const std::string& name) const
    {
        return corpus().get(must(findDocument(corpus(), name)));
    }
    [[nodiscard]] std::string text(const std::string& name) const
    {
        return must(project->texts().load(document(name)))->utf8;
    }
    [[nodiscard]] std::string original(const std::string& name) const
    {
        return must(project->store()->original(document(name).originalHash));
    }
    // Names in the order of the project.
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::map<std::int32_t, std::string> byPosition;
        for (const Document& document : corpus().documents())
            byPosition[document.position] = document.name;
        std::vector<std::string> names;
        for (const auto& [position, name] : byPosition)
            names.push_back(name);
        return names;
    }
};

std::string valueOf(const Corpus& corpus, AnyId owner, const std::string& attribute)
{
    for (const auto& value : corpus.rows<model::AttributeValue>())
        if (value.owner == owner && corpus.get(value.attribute).name == attribute)
            return value.value;
    return {};
}

} // namespace

TEST_CASE("files are decoded once, and their bytes come back as they were")
{
    const Desk desk;
    const std::map<std::string, std::pair<std::string, std::string>> files = {
        {"plain.txt", {"one\ntwo", "one\ntwo"}},
        {"marked.md", {"# Head\n\nwords", "# Head\n\nwords"}},
        {"crlf.txt", {"one\r\ntwo\r\r\nthree\rfour", "one\ntwo\nthree\nfour"}},
        {"bom.txt", {"\xEF\xBB\xBFwords", "words"}},
        {"utf16.txt", {std::string("\xFF\xFE\x61\x00\xE9\x00\x0D\x00\x0A\x00", 10), "a\xC3\xA9\n"}},
        {"latin.txt",
         {"Caf\xE9 und Gr\xFC\xDF"
          "e an alle, die hier warten",
          "Caf\xC3\xA9 und Gr\xC3\xBC\xC3\x9F"
          "e an alle, die hier warten"}}};
    std::vector<fs::path> paths;
    for (const auto& [name, contents] : files)
        paths.push_back(desk.file(name, contents.first));
    const auto report = desk.import(paths);
    CHECK(report.count(ImportOutcome::Imported) == files.size());
    for (const auto& [name, contents] : files) {
        INFO(name);
        const std::string stem = fs::path(name).stem().string();
        CHECK(desk.text(stem) == contents.second);
        CHECK(desk.original(stem) == contents.first);
        CHECK(desk.document(stem).originalName == name);
        CHECK(desk.document(stem).textHash == hash128(contents.second));
    }
    CHECK_THAT(desk.document("marked").structure, Contains("markup=markdown"));
    CHECK_THAT(desk.document("utf16").encoding, Contains("UTF-16"));
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("an encoding that is given decides, and what does not fit it is refused")
{
    const Desk desk;
    const auto file = desk.file("a.txt",
                                "Gr\xFC\xDF"
                                "e");
    ImportOptions options;
    options.encoding = "UTF-8";
    const auto wrong = desk.import({file}, options);
    REQUIRE(wrong.count(ImportOutcome::Failed) == 1);
    CHECK_THAT(wrong.items[0].detail, StartsWith("a.txt: ") && Contains("2"));
    CHECK(desk.corpus().documents().empty());
    options.encoding = "windows-1252";
    desk.import({file}, options);
    CHECK(desk.text("a")
          == "Gr\xC3\xBC\xC3\x9F"
             "e");
    options.encoding = "klingon-8";
    CHECK(desk.import({file}, options).count(ImportOutcome::Failed) == 1);
}

TEST_CASE("what cannot be read is listed, and the others are imported")
{
    const Desk desk;
    const auto good = desk.file("good.txt", "words");
    const auto zip = desk.file(
        "word.docx", std::string("PK\x03\x04\x14\x00\x06\x00", 8) + std::string(200, '\0'));
    const auto closed = desk.file("closed.txt", "words of mine");
    fs::permissions(closed, fs::perms::none);
    const auto report = desk.import({desk.folder / "in" / "gone.txt", zip, closed, good});
    REQUIRE(report.items.size() == 4);
    CHECK(report.items[0].outcome == ImportOutcome::Failed);
    CHECK_THAT(report.items[0].detail, Contains("gone.txt") && Contains("not found"));
    CHECK(report.items[1].outcome == ImportOutcome::Failed);
    CHECK_THAT(report.items[1].detail, Contains("word.docx"));
    if (::geteuid() != 0) { // nothing is closed to root
        CHECK(report.items[2].outcome == ImportOutcome::Failed);
        CHECK_THAT(report.items[2].detail, Contains("closed.txt"));
    }
    CHECK(report.items[3].outcome == ImportOutcome::Imported);
    CHECK(desk.text("good") == "words");
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("an import of which nothing can be read makes no batch")
{
    const Desk desk;
    const Unchanged unchanged(*desk.project);
    CHECK(desk.import({desk.folder / "gone.txt"}).count(ImportOutcome::Failed) == 1);
    CHECK(desk.import({}).items.empty());
    CHECK(unchanged.difference().empty());
}

TEST_CASE("an empty file is a document without text, and said to be")
{
    const Desk desk;
    const auto report = desk.import({desk.file("empty.txt", "")});
    REQUIRE(report.items.size() == 1);
    CHECK(report.items[0].outcome == ImportOutcome::Imported);
    CHECK_THAT(report.items[0].warnings.at(0), Contains("empty"));
    CHECK(desk.document("empty").length == 0);
    CHECK(desk.original("empty").empty());
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("a text that is there already is skipped unless it is wanted twice")
{
    const Desk desk;
    const auto first = desk.file("a.txt", "words\n");
    const auto second = desk.file("b.txt", "words\r\n");
    auto report = desk.import({first, second});
    CHECK(report.count(ImportOutcome::Imported) == 1);
    REQUIRE(report.count(ImportOutcome::Skipped) == 1);
    CHECK(report.items[1].document == "a");
    CHECK_THAT(report.items[1].detail, Contains("'a'"));
    const Unchanged unchanged(*desk.project);
    desk.import({first, second});
    CHECK(unchanged.difference().empty());

    ImportOptions options;
    options.keepDuplicates = true;
    report = desk.import({first, second}, options);
    CHECK(report.count(ImportOutcome::Imported) == 2);
    CHECK(desk.names() == std::vector<std::string>{"a", "a (2)", "b"});
    CHECK(desk.original("b") == "words\r\n");
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("names that are taken get a number, whatever their letters")
{
    const Desk desk;
    desk.import({desk.file("x/talk.txt", "one"),
                 desk.file("y/Talk.txt", "two"),
                 desk.file("z/TALK.md", "three")});
    CHECK(desk.names() == std::vector<std::string>{"talk", "Talk (2)", "TALK (3)"});
}

TEST_CASE("a folder is walked in name order, and positions follow")
{
    const Desk desk;
    desk.file("P10.txt", "ten");
    desk.file("P2.txt", "two");
    desk.file("more/P3.txt", "three");
    desk.file(".hidden", "no");
    ImportOptions options;
    options.group = "Interviews";
    options.language = "en";
    desk.import({desk.folder / "in"}, options);
    CHECK(desk.names() == std::vector<std::string>{"P3", "P2", "P10"});
    desk.import({desk.file("P1.txt", "one")});
    CHECK(desk.names().back() == "P1");
    REQUIRE(desk.corpus().rows<model::Group>().size() == 1);
    CHECK(desk.corpus().get(desk.document("P2").group).name == "Interviews");
    CHECK(desk.document("P2").language == "en");
    CHECK_FALSE(desk.document("P1").group);
    options.group = " INTERVIEWS ";
    desk.import({desk.file("P4.txt", "four")}, options);
    CHECK(desk.corpus().rows<model::Group>().size() == 1);
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("a document can become a case, and its speakers too")
{
    const Desk desk;
    ImportOptions options;
    options.casePerDocument = true;
    options.casesFromSpeakers = true;
    const auto report = desk.import(
        {desk.file("talk.txt", "Interviewer: Why?\nAnn: So.\nBen: No.\nAnn: Yes.\nBen: Oh.\n"),
         desk.file("more.txt", "Ann: Again.\nAnn: And again.\n"),
         desk.file("prose.txt", "Nobody speaks here.\n")},
        options);
    std::vector<std::string> cases;
    for (const Case& unit : desk.corpus().cases())
        cases.push_back(unit.name);
    CHECK(cases == std::vector<std::string>{"talk", "Ann", "Ben", "more", "prose"});
    std::vector<std::string> parts;
    for (const auto& part : desk.corpus().rows<model::Membership>())
        parts.push_back(
            fmt::format("{} {} {}",
                        desk.corpus().get(part.unit).name,
                        desk.corpus().get(part.document).name,
                        part.kind == model::MembershipKind::Speaker ? part.speaker : "all"));
    CHECK(parts
          == std::vector<std::string>{"talk talk all",
                                      "Ann talk Ann",
                                      "Ben talk Ben",
                                      "more more all",
                                      "Ann more Ann",
                                      "prose prose all"});
    CHECK_THAT(report.items[2].warnings.at(0), Contains("no speakers"));
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("a linked original stays where it is")
{
    const Desk desk;
    ImportOptions options;
    options.link = true;
    const auto file = desk.file("big.txt", "words\r\n");
    desk.import({file}, options);
    CHECK(desk.document("big").linkedPath == file.string());
    CHECK(desk.document("big").originalHash.empty());
    CHECK(desk.text("big") == "words\n");
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("a stopped import leaves nothing, texts neither")
{
    const Desk desk;
    std::vector<fs::path> files;
    for (int i = 0; i < 5; ++i)
        files.push_back(desk.file(fmt::format("{}.txt", i), fmt::format("words {}\r\n", i)));
    const Unchanged unchanged(*desk.project);
    std::atomic<bool> stop = false;
    const Progress progress(
        [&](std::string_view, std::int64_t done, std::int64_t) { stop = done == 2; }, &stop);
    const auto stopped = attempt(*desk.project, [&](Edit& edit) -> Result<void> {
        auto report = importDocuments(edit, files, {}, progress);
        if (!report)
            return passOn(report);
        return {};
    });
    CHECK(errorOf(stopped).code == ErrorCode::Cancelled);
    CHECK(unchanged.difference().empty());
    CHECK(must(desk.project->store()->textHashes()).empty());
    CHECK_FALSE(desk.project->store()->original(hash128("words 0\r\n")));
    CHECK(desk.import(files).count(ImportOutcome::Imported) == 5);
    CHECK(problemsOf(*desk.project).empty());
}

TEST_CASE("documents are renamed and removed with all that is theirs")
{
    Small small;
    small.code(small.first, small.trust, {0, 5}, {.memo = "Hm"});
    const auto rename = [&](const std::string& name) {
        return attempt(*small.project,
                       [&](Edit& edit) { return renameDocument(edit, small.first, name); });
    };
    CHECK(errorOf(rename("p02")).code == ErrorCode::Exists);
    CHECK(errorOf(rename("  ")).code == ErrorCode::Refused);
    must(rename(" p01 "));
    CHECK(small.corpus().get(small.first).name == "p01");
    must(attempt(*small.project, [&](Edit& edit) { return removeDocument(edit, small.first); }));
    CHECK(small.corpus().documents().size() == 1);
    CHECK(small.corpus().codings().empty());
    CHECK(small.corpus().rows<model::Memo>().empty());
    CHECK(small.corpus().rows<model::Membership>().size() == 1);
    CHECK(problemsOf(*small.project).empty());
}

// --- the table of documents
// ------------------------------------------------------------------------

TEST_CASE("a table of documents sets fields and attributes, and leaves what is empty")
{
    Small small;
    const auto table = csv(
        "document,label,group,language,collected,order,source_type,informant,year:integer,site\n"
        "P02,B,Firms,de,2005-03,0,interview,Eve,2005,north\n"
        "p01.txt,A,firms,,,7,,,,south\n");
    CHECK(errorOf(attempt(*small.project,
                          [&](Edit& edit) -> Result<void> {
                              auto done = importDocumentTable(edit, csv("document\nP03.txt\n"));
                              if (!done)
                                  return passOn(done);
                              return {};
                          }))
              .code
          == ErrorCode::Malformed);
    const auto report =
        apply(*small.project, [&](Edit& edit) { return importDocumentTable(edit, table); });
    CHECK(report.rows == 2);
    const auto& second = small.corpus().get(small.second);
    CHECK(second.label == "B");
    CHECK(second.language == "de");
    CHECK(second.collected == "2005-03");
    CHECK(second.position == 0);
    CHECK(second.sourceType == "interview");
    CHECK(second.informant == "Eve");
    CHECK(small.corpus().rows<model::Group>().size() == 1);
    CHECK(small.corpus().get(small.first).group == second.group);
    CHECK(valueOf(small.corpus(), small.second, "year") == "2005");
    CHECK(valueOf(small.corpus(), small.second, "site") == "north");
    CHECK(valueOf(small.corpus(), small.first, "year").empty());
    const Unchanged unchanged(*small.project);
    apply(*small.project, [&](Edit& edit) { return importDocumentTable(edit, table); });
    apply(*small.project, [&](Edit& edit) {
        return importDocumentTable(edit, csv("document,label,year,site\nP02,,,\n"));
    });
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("every fault of a table of documents is listed and nothing is done")
{
    Small small;
    const Unchanged unchanged(*small.project);
    const auto import = [&](const std::string& text) {
        return errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
            auto done = importDocumentTable(edit, csv(text));
            if (!done)
                return passOn(done);
            return {};
        }));
    };
    const std::string detail = import("document,collected,order,year:integer\n"
                                      "P01,2005-02-30,-1,x\n"
                                      "P09,,,\n"
                                      "P02,,,7\n"
                                      "P02,,,8\n")
                                   .detail;
    for (const char* line : {"the table of documents has 5 faults",
                             "line 2: collected: '2005-02-30' is not a date",
                             "line 2: order: '-1'",
                             "line 2: year: 'x' is not a whole number",
                             "line 3: there is no document 'P09'",
                             "line 5: year is '8' here and '7' on line 4"})
        CHECK_THAT(detail, Contains(line));
    CHECK_THAT(import("name\nP01\n").detail, Contains("column 'document'"));
    CHECK_THAT(import("document,a,A\nP01,x,y\n").detail, Contains("twice"));
    CHECK(unchanged.difference().empty());
}
