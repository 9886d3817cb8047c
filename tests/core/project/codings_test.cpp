// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/separated.h"
#include "core/matrix/displays.h"
#include "core/store/store.h"
#include "core/text/excerpt.h"
#include "tests/core/project/fixture.h"

#include <atomic>
#include <map>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

Error refusal(Small& small, Id<Document> document, Id<Code> code, const CodingFields& fields)
{
    const Unchanged unchanged(*small.project);
    const Error error = errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
        auto done = addCoding(edit, document, code, fields);
        if (!done)
            return passOn(done);
        return {};
    }));
    CHECK(unchanged.difference().empty());
    return error;
}

CodingsReport import(Project& project, const table::CsvFile& file)
{
    return apply(project, [&](Edit& edit) { return importCodings(edit, file, {}); });
}

// Of an import that must fail and leave everything as it was, also on the disk.
Error fault(Small& small, const std::string& text, const Progress& progress = {})
{
    const Corpus before = small.corpus();
    const Error error = errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
        auto done = importCodings(edit, csv(text), progress);
        if (!done)
            return passOn(done);
        return {};
    }));
    CHECK(small.corpus().batch == before.batch);
    CHECK(difference(before, small.corpus()).empty());
    small.reopen();
    CHECK(small.corpus().batch == before.batch);
    CHECK(difference(before, small.corpus()).empty());
    CHECK(must(small.project->store()->history()).size() == static_cast<std::size_t>(before.batch));
    return error;
}

std::string quoteOf(const Small& small, Id<Coding> id)
{
    const auto coding = *small.corpus().find(id);
    return std::string(must(small.project->texts().load(small.corpus().get(coding.document)))
                           ->quote(coding.span()));
}

std::string memoOn(const Corpus& corpus, AnyId target)
{
    std::string text;
    for (const model::Memo& memo : corpus.rows<model::Memo>())
        if (memo.target == target)
            text += memo.text;
    return text;
}

// All that a coding says, in words that do not depend on the numbers of a project; by identity.
std::map<Uuid, std::string> contentOf(const Corpus& corpus)
{
    std::map<Uuid, std::string> all;
    const model::CodeTree codes(corpus);
    corpus.codings().forEach([&](const Coding& coding) {
        all[coding.uuid] = fmt::format("{} | {} | {} | {}-{} | {} | {} | {} | {} | {}",
                                       corpus.get(coding.document).name,
                                       codes.pathOf(coding.code),
                                       corpus.get(coding.coder).name,
                                       coding.start,
                                       coding.end,
                                       coding.weight,
                                       coding.marks,
                                       coding.quoteHash,
                                       coding.created.ms,
                                       memoOn(corpus, coding.id));
    });
    return all;
}

std::string exported(const Project& project)
{
    const auto table = must(matrix::longCodings(project.corpus(), project.texts(), {}));
    return must(exporting::writeCsv(table, {}));
}

} // namespace

TEST_CASE("a coding needs text within the document, a codable code and a sound weight")
{
    Small small;
    CHECK_THAT(refusal(small, small.first, small.trust, {.span = {70, 76}}).detail,
               Contains("70 to 76") && Contains("'P01'") && Contains("75 characters"));
    CHECK(refusal(small, small.first, small.trust, {.span = {-1, 5}}).code == ErrorCode::Refused);
    CHECK_THAT(refusal(small, small.first, small.trust, {.span = {5, 5}}).detail,
               Contains("empty"));
    CHECK_THAT(refusal(small, small.first, small.trust, {.span = {6, 5}}).detail,
               Contains("empty"));
    CHECK(refusal(small, small.first, small.trust, {.span = {0, 5}, .weight = 101}).code
          == ErrorCode::Refused);
    CHECK(refusal(small, small.first, small.trust, {.span = {0, 5}, .weight = -2}).code
          == ErrorCode::Refused);
    small.code(small.first, small.trust, {0, 75}, {.weight = 100});

    codebook::Entry heading;
    heading.path = {"Trust"};
    heading.codable = false;
    must(attempt(*small.project,
                 [&](Edit& edit) { return setCodeFields(edit, small.trust, heading); }));
    CHECK_THAT(refusal(small, small.first, small.trust, {.span = {0, 5}}).detail,
               Contains("'Trust' is a heading"));
}

TEST_CASE("the same place is coded once by each coder with each code")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    const Error again = refusal(small, small.first, small.trust, {.span = {0, 5}});
    CHECK(again.code == ErrorCode::Exists);
    CHECK_THAT(again.detail, Contains("Trust at P01 0-5") && Contains("Ann"));
    small.code(small.first, small.skill, {0, 5});
    small.code(small.first, small.trust, {0, 6});
    small.reopen("Ben");
    small.code(small.first, small.trust, {0, 5});
    CHECK(small.corpus().codings().size() == 4);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("quotes are cut by code points, whatever the characters")
{
    Small small;
    CHECK(quoteOf(small, small.code(small.first, small.trust, {36, 39}))
          == "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC");
    CHECK(quoteOf(small, small.code(small.first, small.trust, {40, 45})) == "cafe\xCC\x81");
    CHECK(quoteOf(small, small.code(small.first, small.trust, {46, 50}))
          == "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
    CHECK(quoteOf(small, small.code(small.first, small.trust, {74, 75})) == "\n");
    for (const auto& block : small.corpus().codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            CHECK(block->quoteHash[row] == text::quoteHash(quoteOf(small, block->id[row])));
}

TEST_CASE("places in a text with CR LF are those of the text with LF")
{
    Small small;
    const auto file = write(small.folder / "crlf.txt", "one\r\ntwo\rthree\r\r\nfour");
    apply(*small.project, [&](Edit& edit) { return importDocuments(edit, {file}, {}, {}); });
    const auto document = must(findDocument(small.corpus(), "crlf"));
    CHECK(small.corpus().get(document).length == 18);
    CHECK(quoteOf(small, small.code(document, small.trust, {4, 13})) == "two\nthree");
}

TEST_CASE("a coding is moved, recoded, marked and weighed")
{
    Small small;
    const auto id = small.code(small.first, small.trust, {0, 5});
    small.code(small.first, small.cost, {0, 5});
    const auto apply_ = [&](const std::function<Result<void>(Edit&)>& work) {
        return attempt(*small.project, work);
    };

    must(apply_([&](Edit& edit) { return resizeCoding(edit, id, {0, 25}); }));
    CHECK(quoteOf(small, id) == "Ann: We trust them fully.");
    CHECK(errorOf(apply_([&](Edit& edit) {
              return resizeCoding(edit, id, {0, 76});
          })).code
          == ErrorCode::Refused);
    must(apply_([&](Edit& edit) { return resizeCoding(edit, id, {0, 5}); }));
    CHECK(errorOf(apply_([&](Edit& edit) { return recode(edit, id, small.cost); })).code
          == ErrorCode::Exists);
    must(apply_([&](Edit& edit) { return recode(edit, id, small.skill); }));
    CHECK(small.corpus().find(id)->code == small.skill);

    must(apply_([&](Edit& edit) { return setMark(edit, id, model::Mark::Power, true); }));
    must(apply_(
        [&](Edit& edit) { return setMark(edit, id, model::Mark::NotForPublication, true); }));
    must(apply_([&](Edit& edit) { return setMark(edit, id, model::Mark::Power, false); }));
    CHECK(small.corpus().find(id)->marks == static_cast<int>(model::Mark::NotForPublication));
    must(apply_([&](Edit& edit) { return setWeight(edit, id, 100); }));
    CHECK(small.corpus().find(id)->weight == 100);
    CHECK(errorOf(apply_([&](Edit& edit) { return setWeight(edit, id, 101); })).code
          == ErrorCode::Refused);
    CHECK(errorOf(apply_([&](Edit& edit) { return removeCoding(edit, {9999}); })).code
          == ErrorCode::NotFound);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("setting what is set already makes no batch")
{
    Small small;
    const auto id = small.code(small.first, small.trust, {0, 5}, {.weight = 7});
    const Unchanged unchanged(*small.project);
    must(attempt(*small.project, [&](Edit& edit) { return setWeight(edit, id, 7); }));
    must(attempt(*small.project, [&](Edit& edit) { return resizeCoding(edit, id, {0, 5}); }));
    must(attempt(*small.project,
                 [&](Edit& edit) { return setMark(edit, id, model::Mark::Proof, false); }));
    CHECK(unchanged.difference().empty());
}

TEST_CASE("a coding goes with its memo and with the evidence it was")
{
    Small small;
    const auto id = small.code(small.first, small.trust, {0, 5}, {.memo = "Look here"});
    CHECK(memoOn(small.corpus(), id) == "Look here");
    must(attempt(*small.project, [&](Edit& edit) { return removeCoding(edit, id); }));
    CHECK(small.corpus().rows<model::Memo>().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("names of marks lead there and back")
{
    for (const auto mark : {model::Mark::Power, model::Mark::Proof, model::Mark::NotForPublication})
        CHECK(markNamed(nameOf(mark)) == mark);
    CHECK_FALSE(markNamed("praise"));
}

// --- the long table ------------------------------------------------------------------------------

TEST_CASE("a table of codings needs its columns")
{
    Small small;
    const Error error = fault(small, "document,quote\nP01,x\n");
    CHECK(error.code == ErrorCode::Malformed);
    CHECK_THAT(error.detail, Contains("missing: code, start, end"));
}

TEST_CASE("every fault of a table of codings is listed with its line and nothing is done")
{
    Small small;
    const Error error = fault(small,
                              "coding,document,code,start,end,quote,weight,mark,created\n"
                              "a,P01,Trust,0,5,\"Ann: \",,,\n"
                              "b,P09,Trust,0,5,,,,\n"
                              "c,P01,Trusst,0,5,,,,\n"
                              "d,P01,Trust,x,5,,,,\n"
                              "e,P01,Trust,70,76,,,,\n"
                              "f,P01,Trust,5,5,,,,\n"
                              "g,P01,Trust,0,5,\"two\nlines\",,,\n"
                              "h,P01,Trust,0,5,,101,,\n"
                              "i,P01,Trust,0,5,,,praise,\n"
                              "j,P01,Trust,0,5,,,,yesterday\n"
                              "a,P01,Trust,0,6,,,,\n"
                              "a,P02,Trust,0,5,,,,\n");
    CHECK(error.code == ErrorCode::Malformed);
    CHECK_THAT(error.detail,
               StartsWith("the table of codings has 11 faults; nothing was imported"));
    for (const char* line : {"line 3: there is no document 'P09'",
                             "line 4: there is no code 'Trusst'",
                             "line 5: start and end must be whole numbers",
                             "line 6: 70 to 76 is not within 'P01', which has 75 characters",
                             "line 7: 5 to 5",
                             "line 8: the text at 0 to 5 is \"Ann:",
                             "line 10: the weight '101'",
                             "line 11: 'praise' is not a mark",
                             "line 12: 'yesterday' is not a time",
                             "line 13: coding a stands on line 2",
                             "line 14: coding a stands on line 2"})
        CHECK_THAT(error.detail, Contains(line));
}

TEST_CASE("of many faults the first twenty are told, and how many there are")
{
    Small small;
    std::string table = "document,code,start,end\n";
    for (int i = 0; i < 25; ++i)
        table += "nowhere,Trust,0,5\n";
    const Error error = fault(small, table);
    CHECK_THAT(error.detail,
               Contains("25 faults") && Contains("line 21:") && Contains("and 5 more"));
    CHECK_THAT(error.detail, !Contains("line 22:"));
}

TEST_CASE("rows of one coding id are one coding, with weight, marks, memo and time")
{
    Small small;
    const auto report =
        import(*small.project,
               csv("coding,case,document,code,start,end,quote,memo,coder,created,weight,mark\n"
                   "0190a1b2-0000-7000-8000-000000000001,Alpha,P01,Trust > Skill,0,4,Ann:,Good,Eve,"
                   "2026-11-22T10:18:00.250Z,30,proof; power\n"
                   "0190a1b2-0000-7000-8000-000000000001,Beta,P01,Trust > Skill,0,4,Ann:,Good,Eve,"
                   "2026-11-22T10:18:00.250Z,30,proof; power\n"
                   "x,,P01,Cost,5,7,We,,,,,\n"
                   "x,,P01,Cost,5,7,We,,,,,\n"));
    CHECK(report.rows == 4);
    CHECK(report.added == 2);
    CHECK(report.skipped == 0);
    REQUIRE(small.corpus().codings().size() == 2);
    const auto id = must(findCoding(small.corpus(), "0190a1b2-0000-7000-8000-000000000001"));
    const auto coding = *small.corpus().find(id);
    CHECK(coding.code == small.skill);
    CHECK(coding.weight == 30);
    CHECK(coding.marks == 3);
    CHECK(toIso8601(coding.created) == "2026-11-22T10:18:00.250Z");
    CHECK(small.corpus().get(coding.coder).name == "Eve");
    CHECK(memoOn(small.corpus(), id) == "Good");
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("codings that are there already are skipped, by id or by place, code and coder")
{
    Small small;
    const auto id = small.code(small.first, small.trust, {0, 5});
    const std::string uuid = small.corpus().find(id)->uuid.toCanonical();
    const std::string table = "coding,document,code,start,end\n" + uuid
                              + ",P01,Cost,10,15\n"
                                "y,P01,Trust,0,5\n"
                                "z,P01,Trust,0,6\n"
                                ",P01,Trust,0,6\n";
    const auto report = import(*small.project, csv(table));
    CHECK(report.added == 1);
    CHECK(report.skipped == 3);
    REQUIRE(report.notes.size() == 1);
    CHECK_THAT(report.notes[0], Contains("3 codings"));
    const Unchanged unchanged(*small.project);
    CHECK(import(*small.project, csv(table)).added == 0);
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("an import that adds nothing makes no coder either")
{
    Small small;
    const auto id = small.code(small.first, small.trust, {0, 5});
    const std::string uuid = small.corpus().find(id)->uuid.toCanonical();
    small.reopen("Ben");
    const Unchanged unchanged(*small.project);
    CHECK(
        import(*small.project, csv("coding,document,code,start,end\n" + uuid + ",P01,Trust,0,5\n"))
            .skipped
        == 1);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("a quote agrees also with the line ends of another system")
{
    Small small;
    CHECK(import(*small.project,
                 csv("document,code,start,end,quote\nP01,Trust,19,30,\"fully.\r\nBob:\"\n"))
              .added
          == 1);
    CHECK(import(*small.project,
                 csv("document,code,start,end,quote\nP01,Cost,19,30,\"fully.\nBob:\"\n"))
              .added
          == 1);
    const Error error = fault(small, "document,code,start,end,quote\nP01,Trust,0,4,ann:\n");
    CHECK_THAT(error.detail, Contains("line 2: the text at 0 to 4 is \"Ann:\", not \"ann:\""));
}

TEST_CASE("a stopped import of codings leaves all as it was")
{
    Small small;
    std::atomic<bool> stop = false;
    const Progress progress(
        [&](std::string_view step, std::int64_t, std::int64_t) {
            if (step == "checking quotes")
                stop = true;
        },
        &stop);
    std::string table = "document,code,start,end,coder\n";
    for (int i = 0; i < 5000; ++i)
        table += fmt::format("P01,Trust,{},{},Coder {}\n", i % 75, i % 75 + 1, i / 75);
    CHECK(fault(small, table, progress).code == ErrorCode::Cancelled);
    std::atomic<bool> atOnce = true;
    CHECK(fault(small, table, Progress(nullptr, &atOnce)).code == ErrorCode::Cancelled);
}

namespace {

void addMoreCodes(Small& small)
{
    must(small.project->change("More codes", [&](Edit& edit) -> Result<void> {
        must(addCode(edit, "Cost > Trust"));
        must(addCode(edit, "A \\> B"));
        must(addCode(edit, "=SUM(1)"));
        must(assignRange(edit, small.beta, small.first, {10, 60}));
        must(assignRange(edit, small.unit, small.first, {20, 30}));
        return {};
    }));
}

void addRandomCodings(Small& small)
{
    const auto memo = rc::gen::element<std::string>("",
                                                    "",
                                                    "plain",
                                                    "=1+1",
                                                    "'=x",
                                                    "  blanks  ",
                                                    "a,b;\"c\"\nd",
                                                    "\xF0\x9F\x91\xA9",
                                                    "-",
                                                    "+49");
    std::vector<Id<Code>> codes;
    for (const Code& code : small.corpus().codes())
        codes.push_back(code.id);
    must(small.project->change("Code", [&](Edit& edit) -> Result<void> {
        for (int left = *rc::gen::inRange(0, 10); left > 0; --left) {
            const auto document = *rc::gen::element(small.first, small.second);
            const auto start = *rc::gen::inRange(0, 60);
            CodingFields fields;
            fields.span = {start, *rc::gen::inRange(start + 1, 70)};
            fields.weight = *rc::gen::inRange(-1, 101);
            fields.marks = *rc::gen::inRange(0, 8);
            fields.memo = *memo;
            // One that is there already is refused, which is as well.
            static_cast<void>(addCoding(edit, document, *rc::gen::elementOf(codes), fields));
        }
        return {};
    }));
}

} // namespace

TEST_CASE("codings that leave in the long table come back the same")
{
    REQUIRE(holds("import(export(codings)) = codings", 12, [] {
        Small source;
        Small target;
        addMoreCodes(source);
        addMoreCodes(target);
        for (const char* coder : {"Ann", "Ben", "\xC3\x89va, \"E\""}) {
            source.reopen(coder);
            addRandomCodings(source);
        }
        const auto table = must(table::readCsv(exported(*source.project)));
        const auto report = import(*target.project, table);
        RC_ASSERT(report.added == source.corpus().codings().size());
        RC_ASSERT(report.skipped == 0U);
        RC_ASSERT(contentOf(target.corpus()) == contentOf(source.corpus()));
        RC_ASSERT(problemsOf(*target.project).empty());
        // Once more: all is there.
        const auto batch = target.corpus().batch;
        RC_ASSERT(import(*target.project, table).added == 0U);
        RC_ASSERT(target.corpus().batch == batch);
    }));
}
