// SPDX-License-Identifier: GPL-3.0-or-later
// The report on a project: what is compared, what is left out, and what is said of it.
#include "core/agreement/report.h"
#include "tests/core/agreement/samples.h"
#include "tests/core/agreement/world.h"

#include <atomic>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;
using model::MembershipKind;

namespace {

//   0         1         2         3         4         5         6
//   0123456789012345678901234567890123456789012345678901234567890123456789
const std::string kTalk = "Heading here\nInterviewer: How so?\nAnna: I trust.\nAnna: She is.\n"
                          "Interviewer: Well?\nAnna: Yes and no.\n";

text::Span spanOf(const std::string& text, const std::string& words)
{
    const auto start = static_cast<text::CodePoint>(text.find(words));
    return {start, start + static_cast<text::CodePoint>(words.size())};
}

// Ann and Ben on one talk of three respondent's turns.
struct Talk : World {
    model::Id<model::Document> talk = document("talk", kTalk);
    model::Id<model::Code> trust = code("Trust");
    model::Id<model::Code> cost = code("Cost");
    model::Id<model::Coder> ann = coder("Ann");
    model::Id<model::Coder> ben = coder("Ben");

    Talk()
    {
        coding(talk, spanOf(kTalk, "trust"), trust, ann);
        coding(talk, spanOf(kTalk, "I trust."), trust, ben);
        coding(talk, spanOf(kTalk, "no."), trust, ben);
        coding(talk, spanOf(kTalk, "How so"), cost, ann);
    }
    [[nodiscard]] table::Table turns(const ReportOptions& options = {}) const
    {
        return table(request(Unit::Turn), options);
    }
    [[nodiscard]] Error refusal(const Request& request) const
    {
        const auto made = agreementTable(corpus, texts, request, {}, Progress());
        REQUIRE_FALSE(made);
        return made.error();
    }
};

} // namespace

TEST_CASE("a row a code, then all decisions together and the mean over codes")
{
    const Talk world;
    const table::Table table = world.turns();
    REQUIRE(table.rows.size() == 3);
    CHECK(countsOf(table, 0) == "Trust 1 0 1 1 3");
    CHECK(cell(table, 0, "coders") == "2");
    CHECK(cell(table, 0, "agree %") == "66.67");
    CHECK(cell(table, 0, "kappa") == "0.4");
    CHECK(countsOf(table, 1) == "all 1 0 1 1 3");
    CHECK(table::toText(table.rows[2].cells[0]) == "mean over codes");
    CHECK(cell(table, 2, "kappa") == "0.4");
    CHECK(cell(table, 2, "units").empty());
    CHECK(says(table, "3 turns in 1 document, times 1 code: 3 decisions"));
    CHECK(says(table, "Cohen's kappa (1960)"));
}

TEST_CASE("interviewers' turns and text of no speaker are left out, and it is said")
{
    const Talk world;
    CHECK(says(world.turns(), "2 turns of those who ask (Interviewer)"));
    CHECK(says(world.turns(), "1 passage that nobody says"));
    Request request = world.request(Unit::Turn);
    request.speakers.kind = SpeakerChoice::Kind::All;
    const table::Table all = world.table(request);
    CHECK(countsOf(all, 0) == "Trust 1 0 1 4 6"); // and a turn of the heading, two of Interviewer
    CHECK(countsOf(all, 1) == "Cost 0 1 0 5 6");
    CHECK_FALSE(says(all, "those who ask"));
    request.speakers = {SpeakerChoice::Kind::Named, {"interviewer"}};
    const table::Table asked = world.table(request);
    CHECK(countsOf(asked, 0) == "Cost 0 1 0 1 2");
    CHECK(says(asked, "of other speakers"));
}

TEST_CASE("of speakers that are given to cases the others are the ones who ask")
{
    World world;
    const auto talk =
        world.document("talk", "Kim: How so?\nAnna: I trust.\nKim: Well?\nAnna: Yes.\n");
    const auto code = world.code("Trust");
    world.coding(talk, {19, 26}, code, world.coder("Ann"));
    world.coding(talk, {19, 26}, code, world.coder("Ben"));
    CHECK(countsOf(world.table(world.request(Unit::Turn)), 0) == "Trust 1 0 0 3 4");
    world.member(world.unit("Firm"), talk, MembershipKind::Speaker, {}, "Anna");
    const table::Table table = world.table(world.request(Unit::Turn));
    CHECK(countsOf(table, 0) == "Trust 1 0 0 1 2");
    CHECK(says(table, "(Kim)"));
}

TEST_CASE("only what all coders have marked as coded is compared, unless told otherwise")
{
    Talk world;
    Request request = world.request(Unit::Turn);
    request.allDocuments = false;
    CHECK(world.refusal(request).detail.find("no document is marked as coded by all of Ann, Ben")
          != std::string::npos);
    world.done(world.talk, world.ann);
    CHECK(world.refusal(request).code == ErrorCode::Refused);
    world.done(world.talk, world.ben);
    world.document("other", "Not coded yet.\n");
    const table::Table table = world.table(request);
    CHECK(countsOf(table, 0) == "Trust 1 0 1 1 3");
    CHECK(says(table, "marked as coded; left out: 1 document."));
    request.allDocuments = true;
    CHECK(countsOf(world.table(request), 0) == "Trust 1 0 1 2 4");
    CHECK(says(world.table(request), "1 is not marked"));
}

TEST_CASE("codings that lost their text, and blanks, do not count")
{
    Talk world;
    const auto lost = world.coding(world.talk, spanOf(kTalk, "She is."), world.trust, world.ann);
    model::Coding row = *world.corpus.codings().find(lost);
    row.orphan = true;
    world.corpus.rows<model::Coding>().replace(row);
    const auto line = static_cast<text::CodePoint>(kTalk.find("\nAnna: She"));
    world.coding(world.talk, {line, line + 1}, world.trust, world.ann); // the line end alone
    CHECK(countsOf(world.turns(), 0) == "Trust 1 0 1 1 3");
}

TEST_CASE("what nobody used, or all, has no kappa, and says why")
{
    Talk world;
    Request request = world.request(Unit::Turn);
    request.onlyUsed = false;
    const table::Table table = world.table(request);
    CHECK(countsOf(table, 1) == "Cost 0 0 0 3 3");
    for (const char* head : {"kappa", "scott", "alpha", "ac1", "f1", "u-alpha"})
        CHECK(cell(table, 1, head) == "undefined (nobody used it)");
    CHECK(cell(table, 1, "agree %") == "100");
    CHECK(cell(table, 3, "kappa") == "0.4"); // the mean leaves it out
    CHECK(says(table, "left out of a mean: up to 1"));
    const auto last = static_cast<text::CodePoint>(kTalk.size());
    world.coding(world.talk, {0, last}, world.cost, world.ann);
    world.coding(world.talk, {0, last}, world.cost, world.ben);
    CHECK(cell(world.table(request), 1, "kappa") == "undefined (everything is coded by all)");
    CHECK(cell(world.table(request), 1, "u-alpha") == "undefined (no gap anywhere)");
}

TEST_CASE("one coder, the same twice, or a filter of coders is refused")
{
    const Talk world;
    Request request = world.request(Unit::Turn);
    request.coders = {world.ann};
    CHECK(world.refusal(request).detail == "'Ann' is the only coder; agreement needs two");
    request.coders = {world.ann, world.ann};
    CHECK(world.refusal(request).detail.find("named twice") != std::string::npos);
    request = world.request(Unit::Turn);
    request.filter = *query::parse("coder = Ann");
    CHECK(world.refusal(request).detail.find("--coders") != std::string::npos);
    request = world.request(Unit::Turn);
    request.codes.clear();
    CHECK(world.refusal(request).code == ErrorCode::Refused);
}

TEST_CASE("a filter chooses text and codings")
{
    Talk world;
    world.document("other", "Not coded.\n");
    Request request = world.request(Unit::Turn);
    request.filter = *query::parse("document = talk");
    CHECK(countsOf(world.table(request), 0) == "Trust 1 0 1 1 3");
    CHECK(says(world.table(request), "Filter: document = talk"));
    CHECK(says(world.table(request), "Without text to compare: 1 document."));
    request.filter = *query::parse("code = Cost");
    request.speakers.kind = SpeakerChoice::Kind::All;
    CHECK(countsOf(world.table(request), 0) == "Cost 0 1 0 6 7");
}

TEST_CASE("a document in two cases counts in both, and once in all")
{
    Talk world;
    const auto firm = world.unit("Firm");
    const auto town = world.unit("Town");
    world.member(firm, world.talk, MembershipKind::Whole);
    world.member(town,
                 world.talk,
                 MembershipKind::Range,
                 {0, static_cast<text::CodePoint>(kTalk.find("Interviewer: Well"))});
    world.document("loose", "Of no case.\n");
    const table::Table table = world.turns({.per = Per::Case});
    REQUIRE(table.rows.size() == 4);
    CHECK(countsOf(table, 0) == "Firm 1 0 1 1 3");
    CHECK(countsOf(table, 1) == "Town 1 0 0 1 2");
    CHECK(countsOf(table, 2) == "(of no case) 0 0 0 1 1");
    CHECK(cell(table, 2, "kappa") == "undefined (nobody used it)");
    CHECK(countsOf(table, 3) == "all 1 0 1 2 4");
    const table::Table documents = world.turns({.per = Per::Document});
    CHECK(countsOf(documents, 0) == "talk 1 0 1 1 3");
    CHECK(countsOf(documents, 1) == "loose 0 0 0 1 1");
}

TEST_CASE("embedded units have rows of their own, below that of their case")
{
    Talk world;
    const auto town = world.unit("Town");
    const auto firm = world.unit("Firm");
    const auto desk = world.unit("Desk", firm);
    world.member(town, world.document("loose", "Of a town.\n"), MembershipKind::Whole);
    world.member(firm, world.talk, MembershipKind::Whole);
    world.member(desk,
                 world.talk,
                 MembershipKind::Range,
                 {0, static_cast<text::CodePoint>(kTalk.find("Interviewer: Well"))});
    world.document("other", "Of no case.\n");
    const table::Table table = world.turns({.per = Per::Embedded});
    REQUIRE(table.rows.size() == 5);
    CHECK(table.columns.front().heads.front() == "case");
    CHECK(countsOf(table, 0) == "Town 0 0 0 1 1");
    CHECK(countsOf(table, 1) == "Firm 1 0 1 1 3");
    CHECK(countsOf(table, 2) == "Firm > Desk 1 0 0 1 2");
    CHECK(countsOf(table, 3) == "(of no case) 0 0 0 1 1");
    CHECK(countsOf(table, 4) == "all 1 0 1 3 5");
    CHECK(world.turns({.per = Per::Case}).rows.size() == 4);
}

TEST_CASE("of three coders all, some, none; and each pair alone")
{
    Talk world;
    const auto cem = world.coder("Cem");
    world.coding(world.talk, spanOf(kTalk, "I trust."), world.trust, cem);
    const table::Table table = world.turns();
    CHECK(countsOf(table, 0, 5) == "Trust 1 1 1 3");
    CHECK(cell(table, 0, "coders") == "3");
    CHECK(cell(table, 0, "fleiss") == "0.55");
    const table::Table pairs = world.turns({.per = Per::Pair});
    REQUIRE(pairs.rows.size() == 4);
    CHECK(countsOf(pairs, 0) == "Ann / Ben 1 0 1 1 3");
    CHECK(countsOf(pairs, 1) == "Ann / Cem 1 0 0 2 3");
    CHECK(countsOf(pairs, 2) == "Ben / Cem 1 1 0 1 3");
    CHECK(table::toText(pairs.rows[3].cells[0]) == "mean over pairs");
    CHECK(says(pairs,
               "not marked as coded by both, so that nothing there may be 'not coded yet': 1 of "
               "Ann / Ben, 1 of Ann / Cem, 1 of Ben / Cem."));
}

TEST_CASE("with sub-codes a theme counts with what is below it")
{
    Talk world;
    const auto kept = world.code("Kept promises", world.trust);
    world.coding(world.talk, spanOf(kTalk, "She is."), kept, world.ann);
    Request request = world.request(Unit::Turn);
    const table::Table single = world.table(request);
    CHECK(countsOf(single, 1) == "Trust > Kept promises 0 1 0 2 3");
    request.codes = usualCodes(world.corpus, true);
    CHECK(countsOf(world.table(request), 0) == "Trust 1 1 1 0 3");
}

TEST_CASE("intervals depend on the seed and nothing else, and hold the value")
{
    Talk world;
    for (int i = 0; i < 8; ++i) {
        const auto more = world.document("talk " + std::to_string(i), kTalk);
        world.coding(more, spanOf(kTalk, "trust"), world.trust, world.ann);
        if (i % 2 == 0)
            world.coding(more, spanOf(kTalk, "I trust."), world.trust, world.ben);
        if (i % 3 == 0)
            world.coding(more, spanOf(kTalk, "no."), world.trust, world.ben);
    }
    const ReportOptions options{.bootstrap = {200, 7, 95}};
    const table::Table first = world.turns(options);
    const table::Table again = world.turns(options);
    for (std::size_t row = 0; row < first.rows.size(); ++row)
        CHECK(first.rows[row].cells == again.rows[row].cells);
    const auto numberIn = [&](const std::string& head) { return std::stod(cell(first, 0, head)); };
    for (const char* head : {"kappa", "alpha", "u-alpha"}) {
        CHECK(numberIn(std::string(head) + " from") < numberIn(head));
        CHECK(numberIn(head) < numberIn(std::string(head) + " to"));
    }
    // One code: what all decisions give is what the code gives, in every sample.
    CHECK(cell(first, 0, "kappa from") == cell(first, 1, "kappa from"));
    CHECK(cell(first, 0, "kappa to") == cell(first, 2, "kappa to"));
    CHECK(says(first, "200 samples of documents"));
    CHECK(cell(world.turns({.bootstrap = {200, 8, 95}}), 0, "alpha from")
          != cell(first, 0, "alpha from"));
    // A row of one document draws units; boundaries cannot be drawn.
    const table::Table documents = world.turns({.per = Per::Document, .bootstrap = {50, 1, 90}});
    CHECK(!cell(documents, 0, "agree % from").empty());
    CHECK(cell(documents, 0, "u-alpha from").empty());
    CHECK(says(documents, "In rows of a single document turns are drawn"));
}

TEST_CASE("resampling can be stopped, and tells how far it is")
{
    const Talk world;
    std::atomic<bool> stop{false};
    std::int64_t told = 0;
    const Progress progress(
        [&](std::string_view step, std::int64_t done, std::int64_t total) {
            if (step != "resampling")
                return;
            CHECK(total == 1000);
            told = done;
            stop = done >= 100;
        },
        &stop);
    const auto made = agreementTable(world.corpus,
                                     world.texts,
                                     world.request(Unit::Turn),
                                     {.bootstrap = {1000, 1, 95}},
                                     progress);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::Cancelled);
    CHECK(told < 200);
}

TEST_CASE("characters are warned of: nothing by nobody dominates")
{
    const Talk world;
    const table::Table table = world.table(world.request(Unit::Character));
    CHECK(countsOf(table, 0) == "Trust 5 0 5 12 22");
    CHECK(says(table, "Beware of pooling characters"));
    CHECK(says(table, "54.5 % of all decisions"));
}
