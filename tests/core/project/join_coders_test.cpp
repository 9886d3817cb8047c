// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/writing.h"
#include "fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using model::ProgressState;

namespace {

// Ann and Bea have coded the same passage; Bea another one too.
struct Two : Small {
    Id<Coding> mine = code(first, trust, {5, 24}, {{}, "", -1, 100, 1});
    Id<Coding> hers, other;
    Id<model::Coder> ann, bea;

    Two()
    {
        reopen("Bea");
        hers = code(first, trust, {5, 24}, {{}, "", 30, 200, 4});
        other = code(first, cost, {5, 24});
        reopen("Ann");
        ann = must(findCoder(corpus(), "Ann"));
        bea = must(findCoder(corpus(), "Bea"));
    }
    std::size_t join(Id<model::Coder> from, Id<model::Coder> into)
    {
        return apply(*project, [&](Edit& edit) { return joinCoders(edit, from, into); });
    }
    void edit(const std::function<Result<void>(Edit&)>& work) { must(project->change("", work)); }
};

template <typename T>
Result<void> only(Result<T> result)
{
    if (!result)
        return passOn(result);
    return {};
}

} // namespace

TEST_CASE("joining two coders makes the same codings one: the older, with the marks of both")
{
    for (const bool intoAnn : {true, false}) {
        Two s;
        const Corpus before = s.corpus();
        CHECK(s.join(intoAnn ? s.bea : s.ann, intoAnn ? s.ann : s.bea) == 1);
        REQUIRE(s.corpus().codings().size() == 2);
        const auto kept = s.corpus().find(s.mine);
        REQUIRE(kept);
        CHECK(kept->coder == (intoAnn ? s.ann : s.bea));
        CHECK(kept->marks == 5);
        CHECK(kept->weight == 30);
        CHECK(kept->eventDay == 100);
        CHECK(s.corpus().find(s.other)->coder == kept->coder);
        CHECK(s.corpus().rows<model::Coder>().size() == 1);
        CHECK(problemsOf(*s.project).empty());
        must(undo(*s.project));
        CHECK(difference(before, s.corpus()).empty());
    }
}

TEST_CASE("what hung on the coding that goes, hangs on the one that stays, once")
{
    Two s;
    s.edit([&](Edit& edit) -> Result<void> {
        must(addMemo(edit, s.hers, "", "Hers", "Bea"));
        must(setSummary(edit, {s.alpha, s.trust}, "Words", citing({s.mine, s.hers})));
        must(setRating(edit, {s.alpha, s.trust}, "", "+", "", {s.hers}, "Bea"));
        must(addLink(edit, {"echoes", true, s.hers, s.mine, {}, "", {}}));
        must(addLink(edit, {"shows", true, s.hers, s.cost, {}, "her words", {s.hers}}));
        must(addLink(edit, {"shows", true, s.mine, s.cost, {}, "my words", {s.mine}}));
        model::CodeExample example;
        example.code = s.trust;
        example.coding = s.hers;
        edit.add(example);
        return {};
    });
    const Corpus before = s.corpus();
    CHECK(s.join(s.bea, s.ann) == 1);
    CHECK(s.corpus().rows<model::Memo>().begin()->target == AnyId(s.mine));
    CHECK(s.corpus().rows<model::CodeExample>().begin()->coding == s.mine);
    for (const auto& evidence : s.corpus().rows<model::Evidence>())
        CHECK(evidence.coding == s.mine);
    CHECK(s.corpus().rows<model::Evidence>().size() == 3); // of the summary, the rating, the link
    REQUIRE(s.corpus().rows<model::Link>().size() == 1);
    const model::Link link = *s.corpus().rows<model::Link>().begin();
    CHECK(link.from == AnyId(s.mine));
    CHECK(link.memo == "her words\n\nmy words");
    CHECK(s.corpus().rows<model::Rating>().begin()->coder == s.ann);
    CHECK(problemsOf(*s.project).empty());
    must(undo(*s.project));
    CHECK(difference(before, s.corpus()).empty());
}

TEST_CASE("of two progresses in a document the further one stays")
{
    Two s;
    s.edit([&](Edit& edit) -> Result<void> {
        must(setProgress(edit, s.first, ProgressState::InProgress, "Ann"));
        must(setProgress(edit, s.first, ProgressState::Coded, "Bea"));
        return setProgress(edit, s.second, ProgressState::InProgress, "Bea");
    });
    s.join(s.bea, s.ann);
    REQUIRE(s.corpus().rows<model::Progress>().size() == 2);
    for (const auto& progress : s.corpus().rows<model::Progress>()) {
        CHECK(progress.coder == s.ann);
        CHECK(progress.state
              == (progress.document == s.first ? ProgressState::Coded : ProgressState::InProgress));
    }
    CHECK(problemsOf(*s.project).empty());
}

TEST_CASE("links and evidence of others are left alone by a join")
{
    Two s;
    s.edit([&](Edit& edit) -> Result<void> {
        const auto link = must(addLink(edit, {"causes", true, s.trust, s.cost, {}, "", {s.other}}));
        edit.add(edit.corpus().get(link).uuid.isNil() ? model::Link{} : [&] {
            model::Link twin = edit.corpus().get(link);
            twin.uuid = {};
            return twin;
        }());
        return {};
    });
    s.join(s.bea, s.ann);
    CHECK(s.corpus().rows<model::Link>().size() == 2);
}

TEST_CASE("a coder is neither joined with itself nor renamed to another")
{
    Two s;
    const Unchanged unchanged(*s.project);
    CHECK(errorOf(
              attempt(*s.project, [&](Edit& edit) { return only(joinCoders(edit, s.ann, s.ann)); }))
              .code
          == ErrorCode::Refused);
    CHECK(errorOf(attempt(*s.project,
                          [&](Edit& edit) { return only(joinCoders(edit, s.ann, {9999})); }))
              .code
          == ErrorCode::NotFound);
    const Error taken =
        errorOf(attempt(*s.project, [&](Edit& edit) { return renameCoder(edit, s.bea, " ann"); }));
    CHECK(taken.code == ErrorCode::Exists);
    CHECK(taken.detail.find("join") != std::string::npos);
    CHECK(
        errorOf(attempt(*s.project, [&](Edit& edit) { return renameCoder(edit, s.bea, " "); })).code
        == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
    s.edit([&](Edit& edit) { return renameCoder(edit, s.bea, "BEA"); });
    CHECK(s.corpus().get(s.bea).name == "BEA");
}
