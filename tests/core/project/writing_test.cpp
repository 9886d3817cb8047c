// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/summary_basis.h"
#include "core/project/history.h"
#include "core/project/writing.h"
#include "core/text/markdown.h"
#include "fixture.h"

#include <set>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using model::ProgressState;
using model::SummaryState;
using model::Verdict;

namespace {

// Runs one operation that returns nothing, as one batch; its title.
std::string did(Project& project, const std::function<Result<void>(Edit&)>& work)
{
    const Done done = must(project.change("", work));
    return done.batch ? done.batch->title : "";
}

ErrorCode refused(Project& project, const std::function<Result<void>(Edit&)>& work)
{
    const Unchanged unchanged(project);
    const Error error = errorOf(project.change("", work));
    CHECK(unchanged.difference().empty());
    CHECK_FALSE(error.detail.empty());
    return error.code;
}

template <typename T>
Result<void> only(Result<T> result)
{
    if (!result)
        return passOn(result);
    return {};
}

template <typename Row>
const Row& theOnly(const Corpus& corpus)
{
    REQUIRE(corpus.rows<Row>().size() == 1);
    return *corpus.rows<Row>().begin();
}

std::string coderOf(const Corpus& corpus, Id<model::Coder> coder)
{
    return corpus.get(coder).name;
}

std::vector<std::int32_t> evidenceOf(const Corpus& corpus, AnyId owner)
{
    std::vector<std::int32_t> codings;
    for (const auto& evidence : corpus.rows<model::Evidence>())
        if (evidence.owner == owner)
            codings.push_back(evidence.coding.value);
    return codings;
}

struct Coded : Small {
    Id<Coding> one = code(first, trust, {5, 24});
    Id<Coding> two = code(first, skill, {31, 35});
    Id<Coding> three = code(second, cost, {5, 23});
};

} // namespace

TEST_CASE("a memo is written on anything, edited, and says when and by whom")
{
    Coded s;
    CHECK(did(*s.project,
              [&](Edit& edit) { return only(addMemo(edit, s.first, "Title", "Words", "Bea")); })
          == "Write memo: document P01");
    const model::Memo memo = theOnly<model::Memo>(s.corpus());
    CHECK(memo.target == AnyId(s.first));
    CHECK(coderOf(s.corpus(), memo.coder) == "Bea");
    CHECK(did(*s.project, [&](Edit& edit) {
              return setMemo(edit, memo.id, "Title", "Words");
          }).empty());
    CHECK(did(*s.project, [&](Edit& edit) { return setMemo(edit, memo.id, "New", "Other words"); })
          == "Edit memo: document P01");
    CHECK(theOnly<model::Memo>(s.corpus()).text == "Other words");
    CHECK(theOnly<model::Memo>(s.corpus()).created == memo.created);
    did(*s.project, [&](Edit& edit) { return only(addMemo(edit, {}, "", "On the project")); });
    CHECK(refused(*s.project,
                  [&](Edit& edit) { return only(addMemo(edit, s.first, "Title", " \n")); })
          == ErrorCode::Refused);
    CHECK(refused(*s.project, [&](Edit& edit) { return setMemo(edit, memo.id, "Title", ""); })
          == ErrorCode::Refused);
    CHECK(refused(*s.project, [&](Edit& edit) { return only(addMemo(edit, {9999}, "", "x")); })
          == ErrorCode::NotFound);
}

TEST_CASE("a link makes its relation, stands once, and never leads to itself")
{
    Coded s;
    LinkFields fields{"causes", true, s.trust, s.cost, s.alpha, "why", {s.one, s.one, s.two}};
    CHECK(did(*s.project, [&](Edit& edit) { return only(addLink(edit, fields)); })
          == "Link: code Trust - causes - code Cost");
    const model::Link link = theOnly<model::Link>(s.corpus());
    CHECK(evidenceOf(s.corpus(), link.id) == std::vector<std::int32_t>{s.one.value, s.two.value});
    CHECK(theOnly<model::RelationType>(s.corpus()).directed);
    const auto code = [&](LinkFields other) {
        return refused(*s.project, [&](Edit& edit) { return only(addLink(edit, other)); });
    };
    CHECK(code(fields) == ErrorCode::Refused);
    CHECK(code({" CAUSES ", false, s.trust, s.skill, {}, "", {}}) == ErrorCode::Refused);
    CHECK(code({"causes", true, s.trust, s.trust, {}, "", {}}) == ErrorCode::Refused);
    CHECK(code({" ", true, s.trust, s.skill, {}, "", {}}) == ErrorCode::Refused);
    CHECK(code({"causes", true, s.trust, {9999}, {}, "", {}}) == ErrorCode::NotFound);
    CHECK(code({"causes", true, s.trust, s.skill, {9999}, "", {}}) == ErrorCode::NotFound);
    CHECK(code({"causes", true, s.trust, s.skill, {}, "", {{9999}}}) == ErrorCode::NotFound);
    did(*s.project, [&](Edit& edit) {
        return only(addLink(edit, {"causes", true, s.cost, s.trust, s.alpha, "", {}}));
    });
    did(*s.project, [&](Edit& edit) {
        return only(addLink(edit, {"like", false, s.cost, s.trust, {}, "", {}}));
    });
    CHECK(code({"like", false, s.trust, s.cost, {}, "", {}}) == ErrorCode::Refused);
}

TEST_CASE("a summary stands once for a cell; evidence that stays keeps its identity and bullet")
{
    Coded s;
    const Cell cell{s.alpha, s.trust};
    CHECK(did(*s.project,
              [&](Edit& edit) {
                  return setSummary(edit, cell, "They trust", citing({s.one, s.two}));
              })
          == "Write summary: Alpha x Trust");
    const model::Summary summary = theOnly<model::Summary>(s.corpus());
    const auto evidence = *s.corpus().rows<model::Evidence>().begin();
    CHECK(evidence.bullet == -1);
    CHECK(did(*s.project, [&](Edit& edit) {
              return setSummary(edit, cell, "They trust", citing({s.one, s.two}));
          }).empty());
    did(*s.project, [&](Edit& edit) {
        return setSummary(
            edit, cell, "They do", citing({s.three, s.one}), SummaryState::Done, "Bea");
    });
    const model::Summary again = theOnly<model::Summary>(s.corpus());
    CHECK(again.id == summary.id);
    CHECK(again.text == "They do");
    CHECK(again.state == SummaryState::Done);
    CHECK(coderOf(s.corpus(), again.coder) == "Bea");
    CHECK(evidenceOf(s.corpus(), again.id)
          == std::vector<std::int32_t>{s.one.value, s.three.value});
    CHECK(*s.corpus().rows<model::Evidence>().begin() == evidence);
    CHECK(refused(*s.project,
                  [&](Edit& edit) {
                      return setSummary(edit, {{9999}, s.trust}, "x", {});
                  })
          == ErrorCode::NotFound);
    CHECK(refused(*s.project,
                  [&](Edit& edit) {
                      return setSummary(edit, {s.alpha, {9999}}, "x", {});
                  })
          == ErrorCode::NotFound);
    CHECK(refused(*s.project,
                  [&](Edit& edit) { return setSummary(edit, cell, "x", citing({{9999}})); })
          == ErrorCode::NotFound);
    CHECK(did(*s.project, [&](Edit& edit) { return setSummary(edit, cell, " ", {}); })
          == "Remove summary: Alpha x Trust");
    CHECK(s.corpus().rows<model::Summary>().empty());
    CHECK(s.corpus().rows<model::Evidence>().empty());
    CHECK(did(*s.project, [&](Edit& edit) { return setSummary(edit, cell, "", {}); }).empty());
}

TEST_CASE("bullets of a summary cite codings, and lose them to the whole when they are gone")
{
    Coded s;
    const Cell cell{s.alpha, s.trust};
    const auto cited = [&] {
        std::vector<Cited> found;
        for (const model::Evidence& row : s.corpus().rows<model::Evidence>())
            found.push_back({row.coding, row.bullet});
        std::ranges::sort(
            found, {}, [](const Cited& one) { return std::pair(one.coding, one.bullet); });
        return found;
    };
    const std::string text = "- They trust\n- They doubt\n";
    did(*s.project, [&](Edit& edit) {
        return setSummary(edit, cell, text, {{s.one, 0}, {s.one, 1}, {s.two, 1}, {s.three, -1}});
    });
    CHECK(cited() == std::vector<Cited>{{s.one, 0}, {s.one, 1}, {s.two, 1}, {s.three, -1}});
    const model::AnyId owner = theOnly<model::Summary>(s.corpus()).id;
    const std::string written = citedByOwner(s.corpus()).at(owner);
    CHECK(findCited(s.corpus(), written).value().size() == 4);
    CHECK(did(*s.project, [&](Edit& edit) {
              return setSummary(edit, cell, text, *findCited(edit.corpus(), written));
          }).empty());
    // Other words with as many bullets: the places stay. One bullet less: its quotes are the
    // whole's.
    did(*s.project, [&](Edit& edit) {
        return setSummary(edit, cell, "- They trust", citing({s.one, s.two, s.three}));
    });
    CHECK(cited() == std::vector<Cited>{{s.one, -1}, {s.one, 0}, {s.two, -1}, {s.three, -1}});
    must(undo(*s.project));
    CHECK(cited() == std::vector<Cited>{{s.one, 0}, {s.one, 1}, {s.two, 1}, {s.three, -1}});
    CHECK(refused(*s.project,
                  [&](Edit& edit) {
                      return setSummary(edit, cell, text, {{s.one, 2}});
                  })
          == ErrorCode::Refused);
    CHECK(findCited(s.corpus(), "0:" + written).error().code == ErrorCode::Malformed);
    CHECK(findCited(s.corpus(), "nothing").error().code == ErrorCode::NotFound);
    CHECK(findCited(s.corpus(), " , ").value().empty());
}

TEST_CASE("summaries are drafted from quotes where nothing is written")
{
    Coded s;
    did(*s.project, [&](Edit& edit) { return setNotApplicable(edit, {s.alpha, s.skill}, "no"); });
    std::size_t drafts = 0;
    const auto prefill = [&](const Prefill& wish) {
        return did(*s.project, [&](Edit& edit) -> Result<void> {
            auto written = prefillSummaries(edit, wish);
            drafts = written.value_or(0);
            return written ? Result<void>() : Result<void>(passOn(written));
        });
    };
    const std::string title = prefill({});
    REQUIRE(drafts > 0);
    CHECK(title == fmt::format("Draft {} summaries from quotes", drafts));
    for (const model::Summary& row : s.corpus().rows<model::Summary>()) {
        CHECK(row.state == SummaryState::Draft);
        CHECK_FALSE(isStale(s.corpus(), s.project->texts(), row));
        CHECK_FALSE((row.unit == s.alpha && row.code == s.skill));
        const auto bullets = text::bullets(row.text);
        std::set<std::int32_t> cited;
        for (const model::Evidence& evidence : s.corpus().rows<model::Evidence>())
            if (evidence.owner == model::AnyId(row.id)) {
                const Coding coding = *s.corpus().find(evidence.coding);
                CHECK(coding.code == row.code);
                cited.insert(evidence.bullet);
                const auto text = *s.project->texts().load(s.corpus().get(coding.document));
                CHECK(row.text.find(text::asMarkdown(text->quote(coding.span())))
                      != std::string::npos);
            }
        CHECK(cited.size() == bullets.size());
        CHECK(*cited.begin() == 0);
    }
    CHECK(prefill({}).empty()); // nothing is left to be written
    CHECK(drafts == 0);
    must(undo(*s.project));
    CHECK(s.corpus().rows<model::Summary>().empty());
    CHECK(s.corpus().rows<model::Evidence>().empty());
    prefill({.cases = {s.alpha}, .codes = {s.trust}, .quotesPerCell = 1});
    CHECK(drafts == 1);
    CHECK(text::bullets(theOnly<model::Summary>(s.corpus()).text).size() == 1);
}

TEST_CASE("a summary is stale when a coding of its cell came, went, moved or changed its code, and "
          "only then")
{
    Coded s;
    did(*s.project, [&](Edit& edit) {
        return setSummary(edit, {s.alpha, s.trust}, "They trust", {});
    });
    const auto isStaleNow = [&] {
        return isStale(s.corpus(), s.project->texts(), theOnly<model::Summary>(s.corpus()));
    };
    CHECK_FALSE(isStaleNow());
    const auto changes = [&](const std::function<Result<void>(Edit&)>& work) {
        did(*s.project, work);
        const bool stale = isStaleNow();
        must(undo(*s.project));
        CHECK_FALSE(isStaleNow());
        return stale;
    };
    const auto coded = [&](Id<Document> document, Id<Code> with, text::Span span) {
        return [=](Edit& edit) {
            return only(addCoding(edit, document, with, {span, "", -1, Coding::kNoDay, 0}));
        };
    };
    CHECK(changes(coded(s.first, s.trust, {0, 3})));
    CHECK(changes(coded(s.first, s.skill, {0, 3})));        // a sub-code
    CHECK_FALSE(changes(coded(s.first, s.cost, {0, 3})));   // another code
    CHECK_FALSE(changes(coded(s.second, s.trust, {0, 3}))); // another case
    CHECK(changes([&](Edit& edit) { return removeCoding(edit, s.one); }));
    CHECK(changes([&](Edit& edit) { return resizeCoding(edit, s.one, {5, 23}); }));
    CHECK(changes([&](Edit& edit) { return recode(edit, s.one, s.skill); }));
    CHECK(changes([&](Edit& edit) { return assignWhole(edit, s.unit, s.second); }) == false);
    CHECK_FALSE(changes([&](Edit& edit) { return renameCode(edit, s.trust, "Confidence"); }));
    // The text of an embedded unit is text of its case.
    did(*s.project, [&](Edit& edit) { return assignWhole(edit, s.unit, s.second); });
    CHECK(changes(coded(s.second, s.trust, {0, 3})));
    // Writing it again, with the same words, takes note of the new state.
    did(*s.project, coded(s.first, s.trust, {0, 3}));
    CHECK(isStaleNow());
    CHECK_FALSE(did(*s.project, [&](Edit& edit) {
                    return setSummary(edit, {s.alpha, s.trust}, "They trust", {});
                }).empty());
    CHECK_FALSE(isStaleNow());
}

TEST_CASE("what a speaker says is text of the case")
{
    Coded s;
    did(*s.project, [&](Edit& edit) { return setSummary(edit, {s.beta, s.cost}, "It costs", {}); });
    const auto stale = [&] {
        return isStale(s.corpus(), s.project->texts(), theOnly<model::Summary>(s.corpus()));
    };
    s.code(s.second, s.cost, {29, 34}); // Eve
    CHECK_FALSE(stale());
    s.code(s.second, s.cost, {46, 51}); // Ben
    CHECK(stale());
}

TEST_CASE("not applicable needs a reason, and an empty one takes it back")
{
    Coded s;
    const Cell cell{s.alpha, s.cost};
    CHECK(did(*s.project,
              [&](Edit& edit) { return setNotApplicable(edit, cell, "no market", "Bea"); })
          == "Mark n/a: Alpha x Cost");
    CHECK(did(*s.project, [&](Edit& edit) {
              return setNotApplicable(edit, cell, "no market");
          }).empty());
    did(*s.project, [&](Edit& edit) { return setNotApplicable(edit, cell, "no price"); });
    CHECK(theOnly<model::NotApplicable>(s.corpus()).reason == "no price");
    CHECK(did(*s.project, [&](Edit& edit) { return setNotApplicable(edit, cell, " "); })
          == "Take back n/a: Alpha x Cost");
    CHECK(s.corpus().rows<model::NotApplicable>().empty());
    CHECK(did(*s.project, [&](Edit& edit) { return setNotApplicable(edit, cell, ""); }).empty());
}

TEST_CASE("a rating without any scale makes -, o, +, and takes no other value")
{
    Coded s;
    const Cell cell{s.alpha, s.trust};
    const auto rate = [&](const std::string& scale, const std::string& value) {
        return
            [=, &s](Edit& edit) { return setRating(edit, cell, scale, value, "because", {s.one}); };
    };
    CHECK(did(*s.project, rate("", "+")) == "Rate: Alpha x Trust = +");
    CHECK(s.corpus().rows<model::ScaleValue>().size() == 3);
    CHECK(did(*s.project, rate("", " + ")).empty());
    did(*s.project, rate("-, o, +", "O"));
    CHECK(theOnly<model::Rating>(s.corpus()).value == "o");
    CHECK(refused(*s.project, rate("", "++")) == ErrorCode::Refused);
    CHECK(refused(*s.project, rate("strength", "+")) == ErrorCode::NotFound);
    CHECK(refused(*s.project,
                  [&](Edit& edit) { return setRating(edit, cell, "", "+", "", {{9999}}); })
          == ErrorCode::NotFound);
    did(*s.project, [&](Edit& edit) {
        return only(
            addScale(edit, "set", model::ScaleKind::Fuzzy, {"1=fully in", "0=fully out", "0.33"}));
    });
    CHECK(refused(*s.project, rate("", "+")) == ErrorCode::Ambiguous);
    for (const auto& [given, kept] : std::vector<std::pair<std::string, std::string>>{
             {"0.660", "0.66"}, {"Fully in", "1"}, {"0", "0"}, {"1.0", "1"}}) {
        did(*s.project, rate("set", given));
        const auto& ratings = s.corpus().rows<model::Rating>();
        REQUIRE(ratings.size() == 2);
        CHECK(std::next(ratings.begin())->value == kept);
    }
    for (const char* wrong : {"1.01", "-0.1", "nan", "+", "0,5"})
        CHECK(refused(*s.project, rate("set", wrong)) == ErrorCode::Refused);
    CHECK(did(*s.project, rate("set", "")) == "Remove rating: Alpha x Trust");
    CHECK(theOnly<model::Rating>(s.corpus()).value == "o");
    CHECK(s.corpus().rows<model::Evidence>().size() == 1);
}

TEST_CASE("a scale keeps its values in order, with their labels")
{
    Coded s;
    const auto scale = [&](const std::string& name,
                           model::ScaleKind kind,
                           const std::vector<std::string>& values) {
        return [=](Edit& edit) { return only(addScale(edit, name, kind, values)); };
    };
    CHECK(did(*s.project, scale("strength", model::ScaleKind::Ordinal, {"low = weak", "=", "high"}))
          == "Add scale: strength");
    std::vector<std::string> words;
    for (const auto& value : s.corpus().rows<model::ScaleValue>())
        words.push_back(value.value + "|" + value.label + "|" + std::to_string(value.position));
    CHECK(words == std::vector<std::string>{"low|weak|0", "=||1", "high||2"});
}

TEST_CASE("a scale of doubtful values is refused")
{
    Coded s;
    const auto code = [&](const std::string& name,
                          model::ScaleKind kind,
                          const std::vector<std::string>& values) {
        return refused(*s.project,
                       [&](Edit& edit) { return only(addScale(edit, name, kind, values)); });
    };
    CHECK(code(" ", model::ScaleKind::Ordinal, {"a", "b"}) == ErrorCode::Refused);
    CHECK(code("x", model::ScaleKind::Ordinal, {"a"}) == ErrorCode::Refused);
    CHECK(code("x", model::ScaleKind::Ordinal, {"a", "A"}) == ErrorCode::Refused);
    CHECK(code("x", model::ScaleKind::Ordinal, {"a", " "}) == ErrorCode::Refused);
    CHECK(code("x", model::ScaleKind::Fuzzy, {"a"}) == ErrorCode::Refused);
    CHECK(code("x", model::ScaleKind::Fuzzy, {"1.5"}) == ErrorCode::Refused);
    did(*s.project,
        [&](Edit& edit) { return only(addScale(edit, "x", model::ScaleKind::Fuzzy, {})); });
    CHECK(code(" X ", model::ScaleKind::Ordinal, {"a", "b"}) == ErrorCode::Exists);
}

TEST_CASE("a proposition is judged once for each case")
{
    Coded s;
    CHECK(did(*s.project,
              [&](Edit& edit) { return only(addProposition(edit, " P1 ", "Trust pays")); })
          == "Add proposition: P1");
    const auto id = theOnly<model::Proposition>(s.corpus()).id;
    CHECK(refused(*s.project, [&](Edit& edit) { return only(addProposition(edit, "p1", "")); })
          == ErrorCode::Exists);
    CHECK(refused(*s.project, [&](Edit& edit) { return only(addProposition(edit, "", "")); })
          == ErrorCode::Refused);
    const auto judged = [&](Verdict verdict, const std::vector<Id<Coding>>& evidence) {
        return [=, &s](Edit& edit) {
            return judge(edit, id, s.alpha, verdict, "see", evidence, "Bea");
        };
    };
    CHECK(did(*s.project, judged(Verdict::Partly, {s.one})) == "Judge: P1 x Alpha = partly");
    CHECK(did(*s.project, judged(Verdict::Partly, {s.one})).empty());
    did(*s.project, judged(Verdict::Contradicts, {s.two}));
    const auto judgement = theOnly<model::Judgement>(s.corpus());
    CHECK(judgement.verdict == Verdict::Contradicts);
    CHECK(evidenceOf(s.corpus(), judgement.id) == std::vector<std::int32_t>{s.two.value});
    CHECK(refused(*s.project,
                  [&](Edit& edit) { return judge(edit, {9999}, s.alpha, Verdict::Silent, "", {}); })
          == ErrorCode::NotFound);
    for (const Verdict verdict :
         {Verdict::Supports, Verdict::Partly, Verdict::Contradicts, Verdict::Silent})
        CHECK(verdictNamed(nameOf(verdict)) == verdict);
    CHECK(verdictNamed(" Supports") == Verdict::Supports);
    CHECK_FALSE(verdictNamed("maybe"));
}

TEST_CASE("progress stands once for a document and a coder, and not started is no row")
{
    Coded s;
    const auto set = [&](ProgressState state, const std::string& coder) {
        return [=, &s](Edit& edit) { return setProgress(edit, s.first, state, coder); };
    };
    CHECK(did(*s.project, set(ProgressState::NotStarted, "Nobody")).empty());
    CHECK(did(*s.project, set(ProgressState::InProgress, "")) == "Set progress: P01 = in-progress");
    did(*s.project, set(ProgressState::Coded, "Bea"));
    did(*s.project, set(ProgressState::Coded, " ANN"));
    CHECK(s.corpus().rows<model::Progress>().size() == 2);
    CHECK(s.corpus().rows<model::Coder>().size() == 2);
    did(*s.project, set(ProgressState::NotStarted, ""));
    CHECK(coderOf(s.corpus(), theOnly<model::Progress>(s.corpus()).coder) == "Bea");
    for (const auto state :
         {ProgressState::NotStarted, ProgressState::InProgress, ProgressState::Coded})
        CHECK(progressStateNamed(nameOf(state)) == state);
    CHECK_FALSE(progressStateNamed("done"));
}

TEST_CASE("a setting stands once under its name")
{
    Coded s;
    did(*s.project, [](Edit& edit) { return setSetting(edit, "key", "a"); });
    did(*s.project, [](Edit& edit) { return setSetting(edit, "key", "b"); });
    CHECK(s.corpus().setting("key") == "b");
    did(*s.project, [](Edit& edit) { return setSetting(edit, "key", ""); });
    CHECK(s.corpus().setting("key").empty());
    CHECK(refused(*s.project, [](Edit& edit) { return setSetting(edit, "", "x"); })
          == ErrorCode::Refused);
}
