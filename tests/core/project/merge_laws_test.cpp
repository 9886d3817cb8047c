// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true of every merge of projects.
#include "tests/core/project/merge_fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

// Longer work brings decisions by taste that no person would take together.
constexpr int kSize = 40;

rc::Gen<Steps> steps()
{
    return rc::gen::container<Steps>(anyStep());
}

// What coders do in their copies: they code, write, and add codes and cases.
rc::Gen<Steps> coderSteps()
{
    constexpr std::uint32_t kActs = 12; // of RandomWork
    constexpr int kFew = 12;            // more, and they meet in what must be decided
    static const std::vector<std::uint32_t> kTheirs = {0, 3, 4, 5, 8, 9};
    return rc::gen::resize(kFew,
                           rc::gen::container<Steps>(rc::gen::apply(
                               [](Step step, std::uint32_t act) {
                                   step.what = step.what / kActs * kActs + act;
                                   return step;
                               },
                               anyStep(),
                               rc::gen::elementOf(kTheirs))));
}

// Two copies of a project in which both went on.
struct Apart {
    Small small;
    std::unique_ptr<Project> theirs;

    Apart(const Steps& before, const Steps& mine, const Steps& there)
    {
        work(*small.project, before);
        theirs = copyOf(*small.project, small.folder / "theirs.crosscase", "Ben");
        work(*small.project, mine);
        work(*theirs, there);
    }
    [[nodiscard]] Project& mine() const { return *small.project; }
    std::unique_ptr<Project> copy(const Project& project, const std::string& name) const
    {
        return copyOf(project, small.folder / name, project.coderName());
    }
};

bool guesses(const MergeReport& report)
{
    return std::ranges::any_of(report.rows, [](const codebook::DecisionRow& row) {
        return row.kind == "code"
               && (row.field == "near-duplicate" || row.field == "removed"
                   || row.note.find("alike") != std::string::npos
                   || row.note.find("no other code") != std::string::npos);
    });
}

std::string decided(const MergeReport& report)
{
    std::string words = report.base;
    for (const auto& row : report.rows)
        words += inALine(row);
    return words + "\n";
}

} // namespace

TEST_CASE("a merge leaves a sound project, is undone exactly, and loses nothing")
{
    CHECK(holds(
        "a merge is sound",
        60,
        [] {
            const Apart apart(*steps(), *steps(), *steps());
            const Corpus before = apart.mine().corpus();
            const MergeReport report =
                mergeAll(apart.mine(),
                         *apart.theirs,
                         *rc::gen::elementOf(std::vector{Taste::Mine, Taste::Theirs}));
            const auto problems = problemsOf(apart.mine());
            if (!problems.empty())
                RC_FAIL(problems.front());
            RC_ASSERT(report.codings.lost() == 0);
            if (!report.done || !report.done->batch)
                return;
            must(undo(apart.mine()));
            if (const std::string words = difference(before, apart.mine().corpus()); !words.empty())
                RC_FAIL(words);
        },
        kSize));
}

TEST_CASE("what they did alone comes in whole")
{
    CHECK(holds(
        "theirs alone",
        40,
        [] {
            const Apart apart(*steps(), {}, *steps());
            mergeAll(apart.mine(), *apart.theirs, Taste::Theirs);
            if (const std::string words =
                    test::apart(apart.mine().corpus(), apart.theirs->corpus());
                !words.empty())
                RC_FAIL(words);
        },
        kSize));
}

TEST_CASE("what I did alone stays as it is")
{
    CHECK(holds(
        "mine alone",
        30,
        [] {
            const Apart apart(*steps(), *steps(), {});
            const Unchanged same(apart.mine());
            const MergeReport report = mergeAll(apart.mine(), *apart.theirs, Taste::Theirs);
            RC_ASSERT(report.isAllHere);
            RC_ASSERT(same.difference().empty());
        },
        kSize));
}

TEST_CASE("merging twice changes nothing")
{
    CHECK(holds(
        "twice",
        40,
        [] {
            const Apart apart(*steps(), *steps(), *steps());
            const Taste taste = *rc::gen::elementOf(std::vector{Taste::Mine, Taste::Theirs});
            mergeAll(apart.mine(), *apart.theirs, taste);
            const Unchanged same(apart.mine());
            RC_ASSERT(mergeAll(apart.mine(), *apart.theirs, taste).isAllHere);
            RC_ASSERT(same.difference().empty());
        },
        kSize));
}

TEST_CASE("a project merged into one that took it in brings the other side whole")
{
    CHECK(holds(
        "there and back",
        40,
        [] {
            const Apart apart(*steps(), *steps(), *steps());
            const auto back = apart.copy(*apart.theirs, "back.crosscase");
            const MergeReport one = mergeAll(*back, apart.mine(), Taste::Theirs);
            const auto direct = apart.copy(apart.mine(), "direct.crosscase");
            const MergeReport other = mergeAll(*direct, *apart.theirs, Taste::Mine);
            const MergeReport last = mergeAll(apart.mine(), *back, Taste::Mine);
            // What is merely alike is asked of each pair anew; and of codes that one side deleted
            // or
            // merged, one asks of different codes from either side (see core/codebook/merge.h).
            for (const MergeReport* report : {&one, &other, &last})
                RC_PRE(!guesses(*report));
            if (const std::string words = test::apart(apart.mine().corpus(), direct->corpus());
                !words.empty())
                RC_FAIL(words + "\n" + decided(one) + decided(other) + decided(last));
        },
        kSize));
}

TEST_CASE("the order in which coders are merged does not matter")
{
    CHECK(holds(
        "order",
        20,
        [] {
            const Small small;
            work(*small.project, *steps());
            std::vector<std::unique_ptr<Project>> coders;
            for (const char* name : {"Ben", "Cem", "Dora"}) {
                coders.push_back(
                    copyOf(*small.project, small.folder / fmt::format("{}.crosscase", name), name));
                work(*coders.back(), *coderSteps());
            }
            const auto merged = [&](const char* file, const std::vector<std::size_t>& order) {
                auto all = copyOf(*small.project, small.folder / file, "Ann");
                for (const std::size_t coder : order) {
                    const MergeReport report = must(merge(*all, *coders[coder], {}, {}));
                    RC_PRE(report.undecided() == 0U); // whoever comes first is mine in a decision
                    RC_ASSERT(report.codings.lost() == 0);
                }
                return all;
            };
            const auto one = merged("one.crosscase", {0, 1, 2});
            const auto other = merged("other.crosscase",
                                      *rc::gen::elementOf(std::vector<std::vector<std::size_t>>{
                                          {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}));
            if (const std::string words = test::apart(one->corpus(), other->corpus());
                !words.empty())
                RC_FAIL(words);
        },
        kSize));
}
