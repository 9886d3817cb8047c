// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/autocode.h"
#include "core/project/history.h"
#include "core/store/store.h"
#include "core/text/excerpt.h"
#include "core/text/words.h"
#include "tests/core/project/fixture.h"

#include <algorithm>
#include <array>
#include <chrono>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;

namespace {

Finder finder(const Project& project, const std::string& wanted, SearchMode mode)
{
    return must(Finder::make(project.corpus(), project.texts(), {.text = wanted, .mode = mode}));
}

using Quotes = std::vector<std::string>;

// A project of one text and the code Trust.
struct One {
    Folder folder;
    std::unique_ptr<Project> project =
        must(Project::create(folder / "one.crosscase", "One", "Ann"));
    Id<Document> document;
    Id<Code> trust;

    explicit One(const std::string& text, text::Markup markup = text::Markup::Plain)
    {
        must(project->change("Begin", [&](Edit& edit) -> Result<void> {
            Document fields;
            fields.name = "P01";
            fields.structure = text::toText({.markup = markup});
            document = must(addDocument(edit, fields, text));
            trust = must(addCode(edit, "Trust"));
            return {};
        }));
    }

    [[nodiscard]] std::shared_ptr<const model::LoadedText> text() const
    {
        return must(project->texts().load(project->corpus().get(document)));
    }

    [[nodiscard]] std::vector<TextPlace> find(const std::string& words,
                                              const PassageChoice& choice = {}) const
    {
        return must(hitsOf(finder(*project, words, SearchMode::Regex), nullptr, choice, {}));
    }

    [[nodiscard]] Quotes quotes(const std::vector<AutocodeRow>& rows) const
    {
        Quotes quotes;
        for (const AutocodeRow& row : rows)
            quotes.emplace_back(text()->quote(row.place.span));
        return quotes;
    }

    [[nodiscard]] AutocodePreview
    preview(const std::vector<TextPlace>& hits, CodingUnit unit, int around = 0) const
    {
        return must(previewAutocode(project->corpus(),
                                    project->texts(),
                                    "Ann",
                                    hits,
                                    {.code = trust, .unit = unit, .around = around},
                                    {}));
    }

    [[nodiscard]] Quotes units(const std::string& words, CodingUnit unit, int around = 0) const
    {
        return quotes(preview(find(words), unit, around).rows);
    }

    [[nodiscard]] Quotes chosen(const PassageChoice& choice, CodingUnit unit) const
    {
        const auto places = must(unitsOf(project->corpus(), project->texts(), choice, unit, {}));
        return quotes(preview(places, unit).rows);
    }

    AutocodeDone code(const std::vector<TextPlace>& places) const
    {
        return apply(*project, [&](Edit& edit) { return applyAutocode(edit, trust, places, {}); });
    }
};

std::vector<TextPlace> placesOf(const AutocodePreview& preview)
{
    std::vector<TextPlace> places;
    for (const AutocodeRow& row : preview.rows)
        places.push_back(row.place);
    return places;
}

const std::string kTalk = "INTERVIEWER: Do you trust them?\n"
                          "[00:01:02] ANNA: I trust her. She keeps her word! So I do.\n"
                          "She stays.\n"
                          "\n"
                          "INTERVIEWER: And the costs?\n"
                          "ANNA: \u6211\u4fe1\u4efb\u5979\u3002\u5979\u5f88\u597d\u3002 "
                          "\u05d0\u05e0\u05d9 \u05e1\u05d5\u05de\u05da. e\u0301te\u0301 fini.\n";

const std::string kSurvey =
    "# Q1 Why?\n\nBecause I trust them.\n\nAnd more.\n\n## Detail\n\nDeep.\n\n"
    "# Q2 How?\n\nSlowly. With care.\n";

} // namespace

TEST_CASE("a hit becomes the word, sentence, paragraph or turn that it stands in")
{
    const One one(kTalk);
    CHECK(one.units("rus", CodingUnit::Hit) == Quotes{"rus", "rus"});
    CHECK(one.units("rus", CodingUnit::Word) == Quotes{"trust", "trust"});
    CHECK(one.units("rus", CodingUnit::Sentence) == Quotes{"Do you trust them?", "I trust her."});
    CHECK(one.units("keeps", CodingUnit::Paragraph)
          == Quotes{"I trust her. She keeps her word! So I do."});
    CHECK(one.units("stays", CodingUnit::Turn)
          == Quotes{"I trust her. She keeps her word! So I do.\nShe stays."});
    CHECK(one.units("\u4fe1", CodingUnit::Sentence) == Quotes{"\u6211\u4fe1\u4efb\u5979\u3002"});
    CHECK(one.units("\u05e1", CodingUnit::Word) == Quotes{"\u05e1\u05d5\u05de\u05da"});
    CHECK(one.units("te\u0301", CodingUnit::Word) == Quotes{"e\u0301te\u0301"});
}

TEST_CASE("what lies over several units gives all from the first to the last")
{
    const One one(kTalk);
    CHECK(one.units("her\\. She", CodingUnit::Sentence)
          == Quotes{"I trust her. She keeps her word!"});
    CHECK(one.units("st her", CodingUnit::Word) == Quotes{"trust her"});
    CHECK(one.units("do\\.\\nShe", CodingUnit::Paragraph)
          == Quotes{"I trust her. She keeps her word! So I do.\nShe stays."});
    CHECK(one.units("stays\\.\\n\\nINTERVIEWER: And", CodingUnit::Sentence)
          == Quotes{"She stays.\n\nINTERVIEWER: And the costs?"});
}

TEST_CASE("hits in one unit are one coding, neighbouring units stay apart")
{
    const One one(kTalk);
    CHECK(one.units("trust|them", CodingUnit::Sentence)
          == Quotes{"Do you trust them?", "I trust her."});
    CHECK(one.units("trust|keeps", CodingUnit::Sentence)
          == Quotes{"Do you trust them?", "I trust her.", "She keeps her word!"});
}

TEST_CASE("a hit in a label, a time or a blank belongs to the text beside it")
{
    const One one(kTalk);
    CHECK(one.units("00:01", CodingUnit::Sentence) == Quotes{"I trust her."});
    CHECK(one.units("INTERVIEWER", CodingUnit::Paragraph)
          == Quotes{"Do you trust them?", "And the costs?"});
    CHECK(one.units("(?<=her\\.) ", CodingUnit::Sentence) == Quotes{"She keeps her word!"});
    CHECK(one.units("!", CodingUnit::Word) == Quotes{"!"});
    const One gaps("One.\n\n\nTwo.\n");
    const AutocodePreview between = gaps.preview(gaps.find("\\n+(?=Two)"), CodingUnit::Sentence);
    CHECK(between.rows.empty());
    CHECK(between.withoutContent == 1);
}

TEST_CASE("neighbours on both sides come with it, as far as the text goes")
{
    const One one(kTalk);
    CHECK(one.units("keeps", CodingUnit::Sentence, 1)
          == Quotes{"I trust her. She keeps her word! So I do."});
    CHECK(one.units("keeps", CodingUnit::Word, 1) == Quotes{"She keeps her"});
    // Words of labels and times are passed over.
    CHECK(one.units("\\bI (?=trust)", CodingUnit::Word, 1)
          == Quotes{"them?\n[00:01:02] ANNA: I trust"});
    CHECK(one.units("!", CodingUnit::Word, 1) == Quotes{"word! So"});
    CHECK(one.units("costs", CodingUnit::Turn, 1000).front().starts_with("Do you"));
    CHECK(one.units("costs", CodingUnit::Turn, 1000).front().ends_with("fini."));
    CHECK(
        one.units("stays", CodingUnit::Paragraph, 1).front()
        == "I trust her. She keeps her word! So I do.\nShe stays.\n\nINTERVIEWER: And the costs?");
    const Error error = errorOf(previewAutocode(one.project->corpus(),
                                                one.project->texts(),
                                                "Ann",
                                                {},
                                                {.code = one.trust, .around = 1},
                                                {}));
    CHECK(error.code == ErrorCode::Refused);
}

TEST_CASE("all that a speaker says, and all that stands below a heading")
{
    const One one(kTalk);
    CHECK(one.chosen({.speaker = "anna"}, CodingUnit::Turn).size() == 2);
    CHECK(one.chosen({.speaker = "int*"}, CodingUnit::Paragraph)
          == Quotes{"Do you trust them?", "And the costs?"});
    CHECK(one.chosen({.speaker = "An?a"}, CodingUnit::Sentence).size() == 7);
    const One survey(kSurvey, text::Markup::Markdown);
    CHECK(survey.chosen({.heading = "q1*"}, CodingUnit::Paragraph)
          == Quotes{"Because I trust them.", "And more.", "Deep."});
    CHECK(survey.chosen({.heading = "Detail"}, CodingUnit::Paragraph) == Quotes{"Deep."});
    CHECK(survey.chosen({.heading = "Q2 How?"}, CodingUnit::Sentence)
          == Quotes{"Slowly.", "With care."});
    CHECK(survey.quotes(
              survey.preview(survey.find("\\w+(?=\\.)", {.heading = "Q2*"}), CodingUnit::Hit).rows)
          == Quotes{"Slowly", "care"});
    const auto check = [&](const PassageChoice& choice) {
        return errorOf(checkChoice(survey.project->corpus(), survey.project->texts(), choice, {}))
            .detail;
    };
    CHECK_THAT(check({.heading = "Q3"}),
               Contains("no heading is called 'Q3'") && Contains("Detail"));
    CHECK_THAT(check({.speaker = "Ben"}), Contains("no text has a speaker"));
}

TEST_CASE("words are found by a query, within the passages chosen")
{
    const One one(kTalk);
    const auto hits = must(hitsOf(
        finder(*one.project, "trust*", SearchMode::Words), nullptr, {.speaker = "ANNA"}, {}));
    CHECK(one.quotes(one.preview(hits, CodingUnit::Sentence).rows) == Quotes{"I trust her."});
}

TEST_CASE("what a coding of the code and coder covers is said and left out")
{
    Small small;
    const Id<Coding> whole = small.code(small.first, small.trust, {5, 24});
    small.code(small.first, small.skill, {0, 75});
    const auto hits =
        must(hitsOf(finder(*small.project, "the[my]", SearchMode::Literal), nullptr, {}, {}));
    CHECK(hits.empty()); // a literal
    const auto found =
        must(hitsOf(finder(*small.project, "the[my]", SearchMode::Regex), nullptr, {}, {}));
    REQUIRE(found.size() == 2);
    const AutocodeOptions options{.code = small.trust, .unit = CodingUnit::Word};
    const auto rows =
        must(previewAutocode(small.corpus(), small.project->texts(), "Ann", found, options, {}))
            .rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].coveredBy == whole);
    CHECK_FALSE(rows[1].coveredBy);
    // Another coder has nothing yet.
    for (const AutocodeRow& row :
         must(previewAutocode(small.corpus(), small.project->texts(), "Eve", found, options, {}))
             .rows)
        CHECK_FALSE(row.coveredBy);
    const AutocodeDone done = apply(
        *small.project, [&](Edit& edit) { return applyAutocode(edit, small.trust, found, {}); });
    CHECK(done.added.size() == 1);
    CHECK(done.skipped == 1);
    CHECK(done.documents == 1);
    CHECK(problemsOf(*small.project).empty());
    CHECK(must(small.project->store()->history()).back().title == "Autocode 1 passage with Trust");
}

TEST_CASE("what cannot be coded is refused, and nothing is done")
{
    Small small;
    const Unchanged unchanged(*small.project);
    for (const text::Span span : {text::Span{70, 76}, {5, 5}, {-1, 3}}) {
        const Error error = errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
            auto done =
                applyAutocode(edit, small.trust, {{small.second, {0, 3}}, {small.first, span}}, {});
            return done ? Result<void>() : passOn(done);
        }));
        CHECK_THAT(error.detail, Contains("'P01'") && Contains("75 characters"));
    }
    CHECK(unchanged.difference().empty());
    codebook::Entry heading;
    heading.path = {"Trust"};
    heading.codable = false;
    must(attempt(*small.project,
                 [&](Edit& edit) { return setCodeFields(edit, small.trust, heading); }));
    const Error error = errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
        auto done = applyAutocode(edit, small.trust, {{small.first, {0, 3}}}, {});
        return done ? Result<void>() : passOn(done);
    }));
    CHECK_THAT(error.detail, Contains("'Trust' is a heading of the codebook"));
    const std::atomic<bool> stopped = true;
    const Error cancelled = errorOf(hitsOf(
        finder(*small.project, "a", SearchMode::Literal), nullptr, {}, Progress({}, &stopped)));
    CHECK(cancelled.code == ErrorCode::Cancelled);
}

TEST_CASE("autocodings quote their text, lie in content, come once and go with one undo")
{
    constexpr std::array kPieces = {"trust ",
                                    "her. ",
                                    "\n",
                                    "ANNA: ",
                                    "BEN: ",
                                    "# Head\n",
                                    "\u4fe1\u4efb\u3002",
                                    "\u05d0\u05e0\u05d9 ",
                                    "[00:01:02] ",
                                    "e\u0301. ",
                                    "So? ",
                                    "\n\n",
                                    " ",
                                    "\U0001F600! "};
    CHECK(holds("autocode", 40, [&] {
        std::string text = "trust\n";
        for (const auto piece : *rc::gen::container<std::vector<std::size_t>>(
                 rc::gen::inRange<std::size_t>(0, kPieces.size())))
            text += kPieces.at(piece);
        const One one(text, text::Markup::Markdown);
        const auto unit = static_cast<CodingUnit>(*rc::gen::inRange(0, 5));
        const int around = unit == CodingUnit::Hit ? 0 : *rc::gen::inRange(0, 3);
        const auto places = placesOf(one.preview(one.find("t|r\\.|\\S \\S|\\n|:"), unit, around));
        RC_PRE(!places.empty());
        const Corpus before = one.project->corpus();
        const AutocodeDone done = one.code(places);
        RC_ASSERT(done.added.size() == places.size());
        const auto loaded = one.text();
        const text::SpanSet content = loaded->structure.content();
        const auto inContent = [&](text::CodePoint at) {
            return text::intersects(content, {at, at + 1});
        };
        one.project->corpus().codings().forEach([&](const Coding& coding) {
            RC_ASSERT(coding.quoteHash == text::quoteHash(loaded->quote(coding.span())));
            if (unit >= CodingUnit::Sentence) {
                RC_ASSERT(inContent(coding.start));
                RC_ASSERT(inContent(coding.end - 1));
            }
        });
        const AutocodeDone again = one.code(places);
        RC_ASSERT(again.added.empty());
        RC_ASSERT(again.skipped == places.size());
        RC_ASSERT(problemsOf(*one.project).empty());
        must(undo(*one.project));
        std::vector<Coding> left;
        one.project->corpus().codings().forEach([&](const Coding& c) { left.push_back(c); });
        RC_ASSERT(left.empty());
        RC_ASSERT(before.codings().empty());
    }));
}

TEST_CASE("a hundred thousand codings are one quick batch")
{
    std::string text;
    for (int line = 0; line < 100'000; ++line)
        text += "I trust.\n";
    const One one(text);
    const std::size_t batches = must(one.project->store()->history()).size();
    const auto begin = std::chrono::steady_clock::now();
    const auto places = placesOf(one.preview(one.find("trust"), CodingUnit::Sentence));
    REQUIRE(places.size() == 100'000);
    const auto previewed = std::chrono::steady_clock::now();
    CHECK(one.code(places).added.size() == 100'000);
    const auto coded = std::chrono::steady_clock::now();
    const auto seconds = [](auto from, auto to) {
        return std::chrono::duration<double>(to - from).count();
    };
    WARN("preview " << seconds(begin, previewed) << " s, codings " << seconds(previewed, coded)
                    << " s");
    CHECK(must(one.project->store()->history()).size() == batches + 1);
}
