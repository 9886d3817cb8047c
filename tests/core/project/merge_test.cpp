// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/correction.h"
#include "core/project/package.h"
#include "tests/core/project/merge_fixture.h"

#include <atomic>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

// A small project, and a copy of it that Ben works in.
struct Two {
    Small small;
    std::unique_ptr<Project> theirs;

    void part() { theirs = copyOf(*small.project, small.folder / "ben.crosscase", "Ben"); }
    [[nodiscard]] Project& mine() const { return *small.project; }
    Id<Coding> codeThere(Id<Document> document, Id<Code> with, text::Span span) const
    {
        CodingFields fields;
        fields.span = span;
        return apply(*theirs, [&](Edit& edit) { return addCoding(edit, document, with, fields); });
    }
    MergeReport merged(Taste taste = Taste::Mine) const { return mergeAll(mine(), *theirs, taste); }
};

std::vector<std::string> fieldsAsked(const MergeReport& report)
{
    std::vector<std::string> fields;
    for (const auto& row : report.rows)
        if (row.decision == Choice::None)
            fields.push_back(row.kind + " " + row.field);
    return fields;
}
using Fields = std::vector<std::string>;

} // namespace

TEST_CASE("a memo that both changed is kept twice, each with its author")
{
    Two two;
    const auto memo = apply(
        two.mine(), [&](Edit& edit) { return addMemo(edit, two.small.alpha, "Idea", "first"); });
    two.part();
    apply(two.mine(), [&](Edit& edit) { return setMemo(edit, memo, "Idea", "mine now"); });
    apply(*two.theirs, [&](Edit& edit) { return setMemo(edit, memo, "Idea", "his now"); });
    two.merged();
    std::set<std::string> texts;
    for (const model::Memo& row : two.mine().corpus().rows<model::Memo>())
        texts.insert(row.text);
    CHECK(texts == std::set<std::string>{"mine now", "his now"});
    CHECK(problemsOf(two.mine()).empty());
}

TEST_CASE("a coding that another coder changed there is asked about, one's own change is taken")
{
    Two two;
    const auto anns = two.small.code(two.small.first, two.small.trust, {5, 10});
    two.part();
    const auto bens = two.codeThere(two.small.first, two.small.cost, {8, 12});
    two.merged();
    apply(*two.theirs, [&](Edit& edit) { return setWeight(edit, bens, 30); });
    apply(*two.theirs, [&](Edit& edit) { return setWeight(edit, anns, 70); });
    const MergeReport report = must(merge(two.mine(), *two.theirs, {}, {}));
    CHECK(fieldsAsked(report) == Fields{"coding weight"});
    CHECK(report.rows.back().note.find("changed there by another coder") != std::string::npos);
    two.merged(Taste::Theirs);
    CHECK(two.mine().corpus().codings().find(anns)->weight == 70);
}

TEST_CASE("a merge that is stopped leaves both projects as they were")
{
    Two two;
    two.part();
    two.codeThere(two.small.first, two.small.cost, {8, 12});
    const Unchanged mine(two.mine());
    const Unchanged theirs(*two.theirs);
    // At each of the moments at which it says how far it is.
    for (int moment = 0;; ++moment) {
        std::atomic<bool> stop{false};
        int told = 0;
        const Progress progress(
            [&](std::string_view, std::int64_t, std::int64_t) {
                if (told++ == moment)
                    stop = true;
            },
            &stop);
        const auto report = merge(two.mine(), *two.theirs, {}, progress);
        if (report)
            break;
        CHECK(errorOf(report).code == ErrorCode::Cancelled);
        CHECK(mine.difference().empty());
        CHECK(theirs.difference().empty());
    }
    CHECK(two.mine().corpus().codings().size() == 1);
    CHECK(theirs.difference().empty());
}

TEST_CASE("values of an attribute that differ are asked about, and types that do not fit are text")
{
    Two two;
    const auto attribute = apply(two.mine(), [&](Edit& edit) {
        return addAttribute(
            edit, model::AttributeTarget::Case, "size", model::AttributeType::Integer);
    });
    two.part();
    apply(two.mine(), [&](Edit& edit) { return setValue(edit, two.small.alpha, attribute, "12"); });
    apply(*two.theirs,
          [&](Edit& edit) { return setValue(edit, two.small.alpha, attribute, "14"); });
    CHECK(fieldsAsked(must(merge(two.mine(), *two.theirs, {}, {}))) == Fields{"attribute value"});
    two.merged(Taste::Theirs);
    std::vector<std::string> values;
    for (const auto& row : two.mine().corpus().rows<model::AttributeValue>())
        values.push_back(row.value);
    CHECK(values == std::vector<std::string>{"14"});
}

TEST_CASE("documents that are merely alike are proposed; kept apart, both stay")
{
    Two two;
    two.part();
    const std::string longer = kFirst + "Ann: And one more line.\n";
    apply(two.mine(), [&](Edit& edit) -> Result<void> {
        Small::document(edit, "Extra", longer);
        return {};
    });
    apply(*two.theirs, [&](Edit& edit) -> Result<void> {
        Small::document(edit, "Extra", longer + "Bob: Yes.\n");
        return {};
    });
    const MergeReport report = must(merge(two.mine(), *two.theirs, {}, {}));
    CHECK(fieldsAsked(report) == Fields{"document near-duplicate"});
    CHECK(report.rows.front().proposed == Choice::Merge);
    MergeWish wish;
    const auto& row = report.rows.front();
    wish.decisions = {{1, row.kind, row.id, row.otherId, row.field, Choice::Both, ""}};
    CHECK(must(merge(two.mine(), *two.theirs, wish, {})).undecided() == 0);
    CHECK(two.mine().corpus().documents().size() == 4);
    CHECK(problemsOf(two.mine()).empty());
}

TEST_CASE("both texts of a document were corrected: one is chosen, and all codings follow")
{
    Two two;
    two.part();
    const auto at = static_cast<text::CodePoint>(kSecond.find("Costs rise"));
    two.codeThere(two.small.second, two.small.cost, {at, at + 10});
    const std::string mine = "Well. " + kSecond;
    std::string theirs = kSecond;
    theirs.replace(theirs.find("Cheap enough"), 5, "Quite cheap");
    apply(two.mine(), [&](Edit& edit) { return correctText(edit, two.small.second, mine); });
    apply(*two.theirs, [&](Edit& edit) { return correctText(edit, two.small.second, theirs); });
    CHECK(fieldsAsked(must(merge(two.mine(), *two.theirs, {}, {}))) == Fields{"document text"});
    two.merged(Taste::Mine);
    CHECK(two.small.find(two.small.cost, {at + 6, at + 16}));
    CHECK(problemsOf(two.mine()).empty());
}

TEST_CASE("a package cut later than the last merge takes nothing back")
{
    Two two;
    two.small.code(two.small.first, two.small.trust, {5, 10});
    PackageWish wish;
    wish.target = two.small.folder / "package.crosscase";
    wish.coder = "Ben";
    wish.blind = true;
    must(writePackage(two.mine(), wish, {}));
    two.theirs = must(Project::open(wish.target, Access::Write, ""));
    CHECK(two.theirs->corpus().codings().empty());
    two.codeThere(two.theirs->corpus().documents().begin()->id,
                  two.theirs->corpus().codes().begin()->id,
                  {0, 3});
    apply(two.mine(), [&](Edit& edit) { return addCode(edit, "Since then"); });
    const MergeReport report = two.merged();
    CHECK(report.codings.added == 1);
    CHECK(report.codings.removed == 0);
    CHECK(two.mine().corpus().codings().size() == 2);
    CHECK(report.byCoder.at("Ben").added == 1);
}

TEST_CASE("a case that is brought back brings what is below it, and what is written there")
{
    Two two;
    apply(two.mine(), [&](Edit& edit) {
        return setSummary(edit, {two.small.unit, two.small.trust}, "Words", {});
    });
    two.part();
    apply(two.mine(), [&](Edit& edit) { return deleteCase(edit, two.small.alpha); });
    apply(*two.theirs, [&](Edit& edit) {
        return setNotApplicable(edit, {two.small.alpha, two.small.trust}, "no");
    });
    two.merged(Taste::Theirs);
    CHECK(two.mine().corpus().cases().size() == 3);
    CHECK(two.mine().corpus().rows<model::Summary>().size() == 1);
    CHECK(problemsOf(two.mine()).empty());
}

TEST_CASE("a decision that another one settles is no fault, one about nothing there is one")
{
    Two two;
    const auto coding = two.small.code(two.small.first, two.small.trust, {5, 10});
    two.part();
    const auto recodeAs = [&](Project& project, const char* name) {
        apply(project, [&](Edit& edit) -> Result<void> {
            return recode(edit, coding, must(addCode(edit, name)));
        });
    };
    recodeAs(two.mine(), "Support");
    recodeAs(*two.theirs, "Suport");
    const MergeReport asked = must(merge(two.mine(), *two.theirs, {}, {}));
    REQUIRE(fieldsAsked(asked) == Fields{"code near-duplicate", "coding code"});
    MergeWish wish;
    for (const auto& row : asked.rows)
        if (row.decision == Choice::None)
            wish.decisions.push_back({7,
                                      row.kind,
                                      row.id,
                                      row.otherId,
                                      row.field,
                                      row.kind == "code" ? Choice::Merge : Choice::Theirs,
                                      ""});
    // The two codes are one, so the coding has the same code on both sides.
    const MergeReport report = must(merge(two.mine(), *two.theirs, wish, {}));
    CHECK(report.done);
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes.front().find("line 7: the decision on coding code") == 0);

    must(undo(two.mine()));
    wish.decisions.back().id = Uuid::make().toShort();
    CHECK(errorOf(merge(two.mine(), *two.theirs, wish, {})).detail.find("take the line out")
          != std::string::npos);
}

TEST_CASE("codings that are kept on what is deleted are refused, and the thing is named")
{
    Two two;
    const auto coding = two.small.code(two.small.first, two.small.trust, {5, 10});
    two.part();
    apply(*two.theirs, [&](Edit& edit) { return recode(edit, coding, two.small.cost); });
    apply(*two.theirs, [&](Edit& edit) { return deleteCode(edit, two.small.trust); });
    const MergeReport asked = must(merge(two.mine(), *two.theirs, {}, {}));
    REQUIRE(fieldsAsked(asked) == Fields{"code removed", "coding code"});
    const Unchanged mine(two.mine());
    MergeWish wish;
    for (const auto& row : asked.rows)
        if (row.decision == Choice::None)
            wish.decisions.push_back({0,
                                      row.kind,
                                      row.id,
                                      row.otherId,
                                      row.field,
                                      row.kind == "code" ? Choice::Theirs : Choice::Mine,
                                      ""});
    const Error error = errorOf(merge(two.mine(), *two.theirs, wish, {}));
    CHECK(error.code == ErrorCode::Refused);
    CHECK(error.detail.find("1 of 1 codings would be lost") == 0);
    CHECK(error.detail.find("the code `Trust` (1)") != std::string::npos);
    CHECK(mine.difference().empty());
}

TEST_CASE("who judged goes with the verdict that is taken")
{
    for (const Taste taste : {Taste::Mine, Taste::Theirs}) {
        Two two;
        const auto proposition =
            apply(two.mine(), [&](Edit& edit) { return addProposition(edit, "P1", "It matters"); });
        const auto decide = [&](Project& project, model::Verdict verdict) {
            apply(project, [&](Edit& edit) {
                return judge(edit, proposition, two.small.alpha, verdict, "Why", {});
            });
        };
        decide(two.mine(), model::Verdict::Supports);
        two.part();
        decide(two.mine(), model::Verdict::Silent);
        decide(*two.theirs, model::Verdict::Partly);
        two.merged(taste);
        const Corpus& corpus = two.mine().corpus();
        REQUIRE(corpus.rows<model::Judgement>().size() == 1);
        const model::Judgement& row = *corpus.rows<model::Judgement>().begin();
        const bool isMine = taste == Taste::Mine;
        CHECK(row.verdict == (isMine ? model::Verdict::Silent : model::Verdict::Partly));
        CHECK(corpus.get(row.coder).name == (isMine ? "Ann" : "Ben"));
    }
}

TEST_CASE("who changed a verdict stays its author though the other said the same again")
{
    Two two;
    const auto proposition =
        apply(two.mine(), [&](Edit& edit) { return addProposition(edit, "P1", "It matters"); });
    const auto decide = [&](Project& project, model::Verdict verdict, const char* reason) {
        apply(project, [&](Edit& edit) {
            return judge(edit, proposition, two.small.alpha, verdict, reason, {});
        });
    };
    decide(two.mine(), model::Verdict::Silent, "Why");
    two.part();
    decide(two.mine(), model::Verdict::Contradicts, "Why");
    decide(*two.theirs, model::Verdict::Silent, "Why");
    const auto back = copyOf(*two.theirs, two.small.folder / "back.crosscase", "Ben");
    mergeAll(*back, two.mine(), Taste::Theirs);
    two.merged(Taste::Mine);
    for (const Project* side : {&two.mine(), back.get()}) {
        const model::Judgement& row = *side->corpus().rows<model::Judgement>().begin();
        CHECK(row.verdict == model::Verdict::Contradicts);
        CHECK(side->corpus().get(row.coder).name == "Ann");
    }
}
