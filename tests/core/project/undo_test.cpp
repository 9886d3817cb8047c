// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "tests/core/project/random_work.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;

namespace {

// A project and the model of what undo must do with it: two stacks of snapshots.
class Player {
public:
    Player()
    {
        m_done.push_back({must(corpusAt(*m_small.project, 1)), m_small.corpus()});
        remember();
    }

    // Work, with a look back and forth; or undo, redo, a new session.
    void play(const Step& step, std::uint32_t turn)
    {
        switch (turn % 8) {
        case 0:
        case 1:
            undoOne();
            break;
        case 2:
            redoOne();
            break;
        case 3:
            m_small.reopen();
            break;
        default:
            work(step);
        }
    }

    void check()
    {
        const auto problems = problemsOf(*m_small.project);
        if (!problems.empty())
            throw std::runtime_error(problems.front());
    }

    // The log must lead back to every state there was.
    void checkPast()
    {
        for (std::size_t batch = 1; batch < m_after.size(); ++batch)
            if (m_after[batch])
                equal("after batch " + std::to_string(batch),
                      *m_after[batch],
                      must(corpusAt(*m_small.project, static_cast<std::int32_t>(batch))));
    }

private:
    struct Done {
        Corpus before;
        Corpus after;
    };

    static void equal(const std::string& when, const Corpus& expected, const Corpus& found)
    {
        if (const std::string what = difference(expected, found); !what.empty())
            throw std::runtime_error(when + ": " + what);
    }

    void remember()
    {
        m_after.resize(static_cast<std::size_t>(m_small.corpus().batch) + 1);
        m_after.back() = m_small.corpus();
    }

    void work(const Step& step)
    {
        const Corpus before = m_small.corpus();
        const auto done =
            attempt(*m_small.project, [&](Edit& edit) { return RandomWork(edit, step).run(); });
        if (!done || !done->batch) {
            if (!done && done.error().code == ErrorCode::Store)
                throw std::runtime_error(done.error().detail);
            equal("after what changes nothing", before, m_small.corpus());
            RC_ASSERT(m_small.corpus().batch == before.batch);
            return;
        }
        m_done.push_back({before, m_small.corpus()});
        m_undone.clear();
        remember();
        undoOne();
        redoOne();
    }

    void undoOne()
    {
        const auto undone = undo(*m_small.project);
        if (m_done.empty()) {
            RC_ASSERT(!undone);
            RC_ASSERT(undone.error().code == ErrorCode::NotFound);
            return;
        }
        must(undone);
        equal("after undo", m_done.back().before, m_small.corpus());
        m_undone.push_back(m_done.back());
        m_done.pop_back();
        remember();
    }

    void redoOne()
    {
        const auto redone = redo(*m_small.project);
        if (m_undone.empty()) {
            RC_ASSERT(!redone);
            RC_ASSERT(redone.error().code == ErrorCode::NotFound);
            return;
        }
        must(redone);
        equal("after redo", m_undone.back().after, m_small.corpus());
        m_done.push_back(m_undone.back());
        m_undone.pop_back();
        remember();
    }

    Small m_small;
    std::vector<Done> m_done;
    std::vector<Done> m_undone;
    std::vector<std::optional<Corpus>> m_after; // by batch
};

Result<void> addTrustToo(Edit& edit)
{
    auto code = addCode(edit, "Doubt");
    if (!code)
        return passOn(code);
    return {};
}

} // namespace

TEST_CASE("undo and redo lead exactly through every state there was")
{
    REQUIRE(holds("undo(do(p)) = p, redo(undo(do(p))) = do(p)", 20, [] {
        const auto steps = *rc::gen::container<std::vector<std::pair<Step, std::uint32_t>>>(
            *rc::gen::inRange<std::size_t>(1, 40),
            rc::gen::pair(anyStep(), rc::gen::inRange<std::uint32_t>(0, 32)));
        Player player;
        std::size_t played = 0;
        for (const auto& [step, turn] : steps) {
            // Work first, so that there is something to undo.
            player.play(step, played < steps.size() / 2 ? 4 : turn);
            if (++played % 8 == 0)
                player.check();
        }
        player.check();
        player.checkPast();
    }));
}

TEST_CASE("a new batch closes the redo line")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    must(undo(*small.project));
    must(attempt(*small.project, addTrustToo));
    const Unchanged unchanged(*small.project);
    CHECK(errorOf(redo(*small.project)).code == ErrorCode::NotFound);
    CHECK(unchanged.difference().empty());
    must(undo(*small.project));
    must(redo(*small.project));
    CHECK(findCode(small.corpus(), "Doubt"));
    CHECK(small.corpus().codings().empty());
}

TEST_CASE("there is nothing to undo before the project, and nothing to redo at first")
{
    Folder folder;
    auto project = must(Project::create(folder / "new.crosscase", "", "Ann"));
    const Unchanged unchanged(*project);
    CHECK(errorOf(undo(*project)).code == ErrorCode::NotFound);
    CHECK(errorOf(redo(*project)).code == ErrorCode::NotFound);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("the history tells what was undone and keeps all batches")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    must(undo(*small.project));
    auto entries = must(history(*small.project));
    REQUIRE(entries.size() == 4);
    CHECK(entries[2].undone);
    CHECK_FALSE(entries[3].undone);
    CHECK(entries[3].batch.undoes == 3);
    CHECK_THAT(entries[2].batch.title, Contains("Apply code Trust at P01 0-5"));
    must(redo(*small.project));
    entries = must(history(*small.project));
    CHECK_FALSE(entries[2].undone);
    CHECK(entries[3].undone);

    const auto ofCoding = must(historyOf(*small.project, small.find(small.trust, {0, 5})));
    CHECK(ofCoding.size() == 3);
}

TEST_CASE("a coder undoes only what is the coder's own")
{
    Small small;
    const auto mine = small.code(small.first, small.trust, {0, 5});
    small.reopen("Ben");
    CHECK(errorOf(undo(*small.project)).code == ErrorCode::NotFound);
    const auto bens = small.code(small.first, small.cost, {0, 5});
    small.reopen("Ann");
    must(undo(*small.project));
    CHECK_FALSE(small.corpus().codings().contains(mine));
    CHECK(small.corpus().codings().contains(bens));
    small.reopen("Ben");
    CHECK(errorOf(redo(*small.project)).code == ErrorCode::NotFound);
    must(undo(*small.project));
    CHECK(small.corpus().codings().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a later batch of someone else on the same rows is in the way until it is undone")
{
    Small small;
    must(attempt(*small.project,
                 [&](Edit& edit) { return renameCode(edit, small.trust, "Faith"); }));
    small.reopen("Ben");
    must(attempt(*small.project,
                 [&](Edit& edit) { return renameCode(edit, small.trust, "Belief"); }));
    small.reopen("Ann");
    const Unchanged unchanged(*small.project);
    const Error refused = errorOf(undo(*small.project));
    CHECK(refused.code == ErrorCode::Conflict);
    CHECK_THAT(refused.detail,
               Contains("batch 4") && Contains("Ben") && Contains("Rename code Faith to Belief"));
    CHECK(unchanged.difference().empty());
    small.reopen("Ben");
    must(undo(*small.project));
    small.reopen("Ann");
    must(undo(*small.project));
    CHECK(small.corpus().get(small.trust).name == "Trust");
    small.reopen("Ben");
    CHECK(errorOf(redo(*small.project)).code == ErrorCode::Conflict);
}

TEST_CASE("what someone else hung on what was added is in the way of undoing it")
{
    Small small;
    const auto doubt = apply(*small.project, [](Edit& edit) { return addCode(edit, "Doubt"); });
    small.reopen("Ben");
    small.code(small.second, doubt, {0, 3});
    small.reopen("Ann");
    const Unchanged unchanged(*small.project);
    const Error refused = errorOf(undo(*small.project));
    CHECK(refused.code == ErrorCode::Conflict);
    CHECK_THAT(refused.detail, Contains("coding"));
    CHECK(unchanged.difference().empty());
    small.reopen("Ben");
    must(undo(*small.project));
    small.reopen("Ann");
    must(undo(*small.project));
    CHECK_FALSE(small.corpus().codes().contains(doubt));
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("what was deleted comes back only if all it stands on is there")
{
    Small small;
    const auto coding = small.code(small.first, small.cost, {0, 3});
    must(attempt(*small.project, [&](Edit& edit) { return removeCoding(edit, coding); }));
    small.reopen("Ben");
    apply(*small.project, [&](Edit& edit) { return deleteCode(edit, small.cost); });
    small.reopen("Ann");
    const Unchanged unchanged(*small.project);
    CHECK(errorOf(undo(*small.project)).code == ErrorCode::Conflict);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("a coder whose first batch is undone stays the same coder")
{
    Small small;
    small.reopen("Ben");
    small.code(small.first, small.trust, {0, 5});
    const Uuid ben = small.corpus().get(must(findCoder(small.corpus(), "Ben"))).uuid;
    must(undo(*small.project));
    CHECK_FALSE(findCoder(small.corpus(), "Ben"));
    SECTION("when it is redone in a new session")
    {
        small.reopen("Ben");
        must(redo(*small.project));
    }
    SECTION("when Ben does something else")
    {
        small.reopen("Ben");
        small.code(small.second, small.cost, {0, 5});
    }
    CHECK(small.corpus().get(must(findCoder(small.corpus(), "Ben"))).uuid == ben);
    CHECK(must(history(*small.project)).back().batch.coder == ben);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a coder's name is the same in other letters, also for undo")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    small.reopen(" ANN ");
    small.code(small.first, small.trust, {0, 6});
    must(undo(*small.project));
    must(undo(*small.project));
    CHECK(small.corpus().codings().empty());
    must(redo(*small.project));
    CHECK(small.corpus().codings().size() == 1);
    CHECK(small.corpus().rows<model::Coder>().size() == 1);
}

TEST_CASE("listeners hear of undo and redo as of any batch")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    std::vector<std::string> heard;
    small.project->listen([&](const model::Batch& batch, const model::ChangeSet& changes) {
        const auto& codings = model::changesOf<Coding>(changes);
        heard.push_back(fmt::format(
            "{} +{} -{}", batch.undoes, codings.created.size(), codings.deleted.size()));
    });
    must(undo(*small.project));
    must(redo(*small.project));
    CHECK(heard == std::vector<std::string>{"3 +0 -1", "4 +1 -0"});
}
