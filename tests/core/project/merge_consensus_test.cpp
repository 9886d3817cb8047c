// SPDX-License-Identifier: GPL-3.0-or-later
// Two consensuses that grew apart become one.
#include "core/model/layers.h"
#include "core/project/consensus.h"
#include "tests/core/project/merge_fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using model::Decision;

namespace {

using Place = std::tuple<std::int32_t, std::int32_t, text::CodePoint, text::CodePoint>;

Id<model::Coder> coder(const Project& project, const char* name)
{
    return must(findCoder(project.corpus(), name));
}

agreement::Differences differences(Project& project)
{
    agreement::DifferenceRequest request;
    request.coders = {coder(project, "Ann"), coder(project, "Bea")};
    request.allDocuments = true;
    return must(agreement::differencesOf(project.corpus(), project.texts(), request, {}));
}

// Every `step`-th disagreement.
void decideSome(Project& project, Decision decision, std::size_t from = 0, std::size_t step = 1)
{
    const auto places = differences(project).disagreements;
    std::vector<Decided> decided;
    for (std::size_t at = from; at < places.size(); at += step)
        decided.push_back({places[at], decision, ""});
    (void)project.change("", [&](Edit& edit) -> Result<void> {
        auto report = decide(edit, decided);
        return report ? Result<void>() : passOn(report);
    });
}

void acceptAll(Project& project)
{
    const auto agreed = differences(project).agreed;
    (void)project.change("", [&](Edit& edit) -> Result<void> {
        auto report = acceptAgreed(edit, {coder(project, "Ann"), coder(project, "Bea")}, agreed);
        return report ? Result<void>() : passOn(report);
    });
}

std::set<Place> layer(const Project& project)
{
    std::set<Place> places;
    const auto consensus = model::consensusCoder(project.corpus());
    project.corpus().codings().forEach([&](const Coding& coding) {
        if (coding.coder == consensus && !coding.orphan)
            places.emplace(coding.document.value, coding.code.value, coding.start, coding.end);
    });
    return places;
}

// Ann and Bea have coded; a copy is handed out, and on both sides somebody decides.
struct Team {
    Small small;
    std::unique_ptr<Project> theirs;

    Team()
    {
        small.code(small.first, small.trust, {5, 24});
        small.code(small.first, small.trust, {30, 40});
        small.code(small.first, small.cost, {45, 52});
        small.code(small.second, small.cost, {2, 8});
        small.reopen("Bea");
        small.code(small.first, small.trust, {5, 24});
        small.code(small.first, small.trust, {33, 44});
        small.code(small.first, small.skill, {45, 50});
        small.code(small.second, small.trust, {12, 20});
        small.reopen("Ann");
        theirs = copyOf(*small.project, small.folder / "theirs.crosscase", "Ben");
    }
    [[nodiscard]] Project& mine() const { return *small.project; }
};

std::size_t decisions(const Project& project)
{
    return project.corpus().rows<model::Resolution>().size();
}

std::size_t decisionsAsked(const MergeReport& report)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        report.rows, [](const auto& row) { return row.field == "decision"; }));
}

} // namespace

TEST_CASE("what both decided alike is decided once")
{
    Team team;
    for (Project* side : {&team.mine(), team.theirs.get()}) {
        acceptAll(*side);
        decideSome(*side, Decision::Second);
    }
    const auto before = layer(team.mine());
    const std::size_t count = decisions(team.mine());
    const MergeReport report = must(merge(team.mine(), *team.theirs, {}, {}));
    CHECK(report.done);
    CHECK(decisionsAsked(report) == 0);
    CHECK(layer(team.mine()) == before);
    CHECK(decisions(team.mine()) == count);
    CHECK(problemsOf(team.mine()).empty());
}

TEST_CASE("what both decided otherwise is asked, and the layer is that of who is followed")
{
    for (const Taste taste : {Taste::Mine, Taste::Theirs}) {
        Team team;
        decideSome(team.mine(), Decision::First);
        decideSome(*team.theirs, Decision::Second);
        const auto mine = layer(team.mine());
        const Corpus before = team.mine().corpus();
        decideSome(team.mine(), Decision::Second);
        const auto theirs = layer(team.mine());
        must(undo(team.mine()));
        REQUIRE(layer(team.mine()) == mine);

        const MergeReport asked = must(merge(team.mine(), *team.theirs, {}, {}));
        CHECK(decisionsAsked(asked) == 4);
        CHECK(asked.undecided() == 4);
        const MergeReport report = mergeAll(team.mine(), *team.theirs, taste);
        CHECK(layer(team.mine()) == (taste == Taste::Mine ? mine : theirs));
        CHECK(decisions(team.mine()) == 4);
        CHECK(report.codings.lost() == 0);
        CHECK(problemsOf(team.mine()) == std::vector<std::string>{});
        const Unchanged same(team.mine());
        CHECK(mergeAll(team.mine(), *team.theirs, taste).isAllHere);
        CHECK(same.difference().empty());
        must(undo(team.mine()));
        CHECK(difference(before, team.mine().corpus()) == "");
    }
}

TEST_CASE("a decision that both changed is asked, and the layer fits the one that is taken")
{
    for (const Taste taste : {Taste::Mine, Taste::Theirs}) {
        Team team;
        decideSome(team.mine(), Decision::Discuss);
        team.theirs = copyOf(team.mine(), team.small.folder / "again.crosscase", "Ben");
        decideSome(team.mine(), Decision::First);
        decideSome(*team.theirs, Decision::Both);
        mergeAll(team.mine(), *team.theirs, taste);
        CHECK(decisions(team.mine()) == 4);
        CHECK(problemsOf(team.mine()) == std::vector<std::string>{});
    }
}

TEST_CASE("whatever both decided and did, one sound consensus comes of it")
{
    CHECK(holds(
        "two consensuses",
        30,
        [] {
            const Team team;
            for (Project* side : {&team.mine(), team.theirs.get()}) {
                if (*rc::gen::arbitrary<bool>())
                    acceptAll(*side);
                const auto step = *rc::gen::inRange<std::size_t>(1, 3);
                for (std::size_t from = 0; from < step; ++from)
                    decideSome(*side,
                               *rc::gen::element(Decision::First,
                                                 Decision::Second,
                                                 Decision::Both,
                                                 Decision::Neither,
                                                 Decision::Discuss),
                               from,
                               step);
                work(*side, *rc::gen::resize(8, rc::gen::container<Steps>(anyStep())));
            }
            const Corpus before = team.mine().corpus();
            const Taste taste = *rc::gen::elementOf(std::vector{Taste::Mine, Taste::Theirs});
            const MergeReport report = mergeAll(team.mine(), *team.theirs, taste);
            RC_ASSERT(report.codings.lost() == 0);
            RC_ASSERT(problemsOf(team.mine()) == std::vector<std::string>{});
            const Unchanged same(team.mine());
            RC_ASSERT(mergeAll(team.mine(), *team.theirs, taste).isAllHere);
            RC_ASSERT(same.difference().empty());
            if (!report.done || !report.done->batch)
                return;
            must(undo(team.mine()));
            RC_ASSERT(difference(before, team.mine().corpus()) == "");
        },
        40));
}
