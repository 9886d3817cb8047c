// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every merge of codebooks.
#include "core/codebook/csv.h"
#include "core/codebook/merge.h"
#include "core/text/fold.h"
#include "tests/core/codebook/merge_samples.h"

#include <catch2/catch.hpp>
#include <functional>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

struct Given {
    Codebook base;
    Codebook mine;
    Codebook theirs;
    bool withBase = false;
    MergedCodes mergedHere = {};
    MergedCodes mergedThere = {};
};

// Two people's codebooks: of one origin or not, with ids or without, with the origin at hand or
// not.
Given someGiven(bool withDeletions)
{
    const bool withIds = *rc::gen::arbitrary<bool>();
    const samples::Tree base = samples::someTree(withIds);
    const bool related = *rc::gen::inRange(0, 4) != 0;
    Given given;
    given.base = base.codebook();
    given.mine = samples::changed(base, withDeletions).codebook();
    given.theirs =
        samples::changed(related ? base : samples::someTree(withIds), withDeletions).codebook();
    given.withBase = related && *rc::gen::arbitrary<bool>();
    if (!withIds)
        for (Codebook* book : {&given.base, &given.mine, &given.theirs})
            for (Entry& entry : book->entries)
                entry.id.reset();
    return given;
}

// For whoever reads why a law failed.
std::string inWords(const Codebook& codebook)
{
    return "\n" + writeCsv(codebook, {}).value_or("");
}

Merging merging(const Given& given)
{
    RC_LOG("mine" + inWords(given.mine) + "theirs" + inWords(given.theirs)
           + (given.withBase ? "base" + inWords(given.base) : std::string()));
    return {.mine = given.mine,
            .theirs = given.theirs,
            .base = given.withBase ? &given.base : nullptr,
            .theirName = "Ben",
            .mergedHere = given.mergedHere,
            .mergedThere = given.mergedThere};
}

// What one side does not have any more may have been merged into any code there.
MergedCodes someMerges(const Codebook& gone, const Codebook& there)
{
    std::set<Uuid> ids;
    for (const Entry& entry : there.entries)
        if (entry.id)
            ids.insert(*entry.id);
    MergedCodes merges;
    for (const Entry& entry : gone.entries)
        if (entry.id && !ids.empty() && !ids.contains(*entry.id) && *rc::gen::arbitrary<bool>())
            merges.emplace(*entry.id, *rc::gen::elementOf(std::vector(ids.begin(), ids.end())));
    return merges;
}

Given someGivenWithMerges()
{
    Given given = someGiven(true);
    given.mergedHere = someMerges(given.theirs, given.mine);
    given.mergedThere = someMerges(given.mine, given.theirs);
    return given;
}

// Is it decided beforehand which of two persons' memos or colours stands first?
bool isForOnePerson(const DecisionRow& row)
{
    return (row.field == "memo" || row.field == "colour") && !row.mine.empty()
           && !row.theirs.empty();
}

// Is it only a guess that the two are one code? With ids it is where they differ.
bool isGuess(const DecisionRow& row)
{
    return row.id != row.otherId && !row.id.empty() && !row.otherId.empty()
           && (row.field == "moved" || row.field == "renamed" || row.field == "near-duplicate");
}

// Where two codes are kept, theirs has its own name.
std::string nameFor(const DecisionRow& row, Choice choice)
{
    return isGuess(row) && choice == Choice::Both ? model::splitPath(row.theirs).back()
                                                  : std::string();
}

// Decides rows until none is left: what becomes plain only after a first decision comes then.
// Nothing: what was decided does not go together (a name that a sibling has), and was refused.
std::optional<Merged> decided(const Merging& sides,
                              const std::function<Choice(const DecisionRow&)>& choose)
{
    Decisions decisions;
    for (int round = 0; round < 20; ++round) {
        auto merged = merge(sides, decisions);
        if (!merged) {
            RC_LOG(merged.error().detail);
            RC_ASSERT(merged.error().code == ErrorCode::Malformed);
            return std::nullopt;
        }
        if (round > 0 && undecided(merged->rows) == 0)
            return std::move(*merged);
        for (const DecisionRow& row : merged->rows)
            if (row.decision == Choice::None || (round == 0 && isForOnePerson(row)))
                decisions.push_back(samples::answerTo(row, choose(row), nameFor(row, choose(row))));
    }
    RC_FAIL("no end of rows");
    return {};
}

// All for the one person; what is merely alike stays two codes.
std::function<Choice(const DecisionRow&)> forOne(Choice side)
{
    return [side](const DecisionRow& row) {
        const auto has = [&](Choice choice) {
            return std::ranges::find(row.choices, choice) != row.choices.end();
        };
        if (isGuess(row) && has(Choice::Both))
            return Choice::Both;
        return has(side) ? side : row.choices.front();
    };
}

// Is anything merely alike in codebooks without ids? Then it is asked anew each time.
bool isAlikeOnly(const Given& given)
{
    Given turned = given;
    std::swap(turned.mine, turned.theirs);
    for (const Given& sides : {given, turned}) {
        const auto merged = merge(merging(sides));
        for (const DecisionRow& row : merged->rows)
            if (isGuess(row) && row.id.size() != Uuid::make().toShort().size())
                return true;
    }
    return false;
}

Codebook withoutIds(Codebook codebook)
{
    for (Entry& entry : codebook.entries)
        entry.id.reset();
    return codebook;
}

} // namespace

TEST_CASE("a codebook merged with itself is itself, and asks nothing")
{
    const bool holds = rc::check([] {
        Codebook book = *rc::gen::arbitrary<bool>() ? samples::normalised(samples::anyCodebook())
                                                    : samples::someTree(true, 20).codebook();
        const auto merged = merge(
            {.mine = book, .theirs = book, .base = *rc::gen::arbitrary<bool>() ? &book : nullptr});
        RC_ASSERT(merged.has_value());
        RC_ASSERT(merged->rows.empty());
        RC_ASSERT(merged->codebook.entries == book.entries);
    });
    CHECK(holds);
}

TEST_CASE("every entry of either side is in the merged codebook or in a row that says it is not")
{
    const bool holds = rc::check([] {
        const Given given = someGivenWithMerges();
        const auto merged = merge(merging(given));
        RC_ASSERT(merged.has_value());
        const auto isTold = [&](const std::string& id, auto member) {
            return std::ranges::any_of(merged->rows, [&](const DecisionRow& row) {
                return row.*member == id && (row.field == "removed" || row.field == "added");
            });
        };
        for (std::size_t i = 0; i < given.mine.entries.size(); ++i)
            RC_ASSERT(
                (merged->mine[i] != kGone
                 || isTold(given.mine.entries[i].id ? given.mine.entries[i].id->toShort()
                                                    : model::joinPath(given.mine.entries[i].path),
                           &DecisionRow::id)));
        if (!given.withBase && given.mergedHere.empty())
            RC_ASSERT(std::ranges::find(merged->theirs, kGone) == merged->theirs.end());
    });
    CHECK(holds);
}

TEST_CASE("every text of either side is in the merged codebook or in a row")
{
    const bool holds = rc::check([] {
        Given given = someGiven(false);
        given.withBase = false;
        const auto merged = merge(merging(given));
        RC_ASSERT(merged.has_value());
        const auto isKept = [&](const std::string& words) {
            return std::ranges::any_of(merged->codebook.entries,
                                       [&](const Entry& entry) {
                                           return entry.definition.find(words) != std::string::npos;
                                       })
                   || std::ranges::any_of(merged->rows, [&](const DecisionRow& row) {
                          return row.mine.find(words) != std::string::npos
                                 || row.theirs.find(words) != std::string::npos;
                      });
        };
        for (const Codebook* side : {&given.mine, &given.theirs})
            for (const Entry& entry : side->entries)
                RC_ASSERT(isKept(entry.definition));
    });
    CHECK(holds);
}

TEST_CASE("where one side alone changed the common codebook, the result is that side")
{
    const bool holds = rc::check([] {
        const samples::Tree base = samples::someTree(true);
        Given given;
        given.base = base.codebook();
        const Codebook other = samples::changed(base, true).codebook();
        const bool isMine = *rc::gen::arbitrary<bool>();
        given.mine = isMine ? other : given.base;
        given.theirs = isMine ? given.base : other;
        given.withBase = true;
        // What is asked for is decided for the side that changed it: a text that was emptied, or
        // whether a new code is the one that was deleted (as its id says, it is not).
        const auto merged = decided(merging(given), forOne(isMine ? Choice::Mine : Choice::Theirs));
        RC_ASSERT(merged.has_value());
        // A code made anew in the place of a deleted one is taken for that, and keeps its id.
        RC_ASSERT(samples::sorted(withoutIds(merged->codebook))
                  == samples::sorted(withoutIds(other)));
        if (isMine)
            RC_ASSERT(merged->codebook.entries == other.entries);
    });
    CHECK(holds);
}

TEST_CASE("merging the result with theirs once more changes nothing")
{
    // For theirs: nothing is asked again. For mine: what theirs still says otherwise is, and
    // decided as before nothing changes.
    const bool holds = rc::check([] {
        Given given = someGiven(true);
        given.withBase = false;
        if (isAlikeOnly(given))
            return;
        const Choice side = *rc::gen::element(Choice::Mine, Choice::Theirs);
        const auto once = decided(merging(given), forOne(side));
        if (!once)
            return;
        RC_LOG("once" + inWords(once->codebook));
        const Merging again{.mine = once->codebook, .theirs = given.theirs, .theirName = "Ben"};
        if (side == Choice::Theirs)
            RC_ASSERT(undecided(merge(again)->rows) == 0U);
        const auto twice = decided(again, forOne(side));
        RC_ASSERT(twice.has_value());
        RC_LOG("twice" + inWords(twice->codebook));
        RC_ASSERT(twice->codebook.entries == once->codebook.entries);
    });
    CHECK(holds);
}

TEST_CASE("it does not matter who merges whom")
{
    // merge(a, merge(b, a)) = merge(a, b), but for the order of siblings and examples and for the
    // ids of codes that both made, where what differs is decided for the same person each time.
    const bool holds = rc::check([] {
        Given given = someGiven(false);
        given.withBase = false;
        if (isAlikeOnly(given))
            return;
        const bool isMine = *rc::gen::arbitrary<bool>();
        const auto mine = forOne(isMine ? Choice::Mine : Choice::Theirs);
        const auto turned = forOne(isMine ? Choice::Theirs : Choice::Mine);
        const auto forth = decided(merging(given), mine);
        const auto back =
            decided({.mine = given.theirs, .theirs = given.mine, .theirName = "Ann"}, turned);
        if (!forth || !back)
            return;
        const auto closed =
            decided({.mine = given.mine, .theirs = back->codebook, .theirName = "Ben"}, mine);
        RC_LOG("forth" + inWords(forth->codebook) + "back" + inWords(back->codebook));
        RC_ASSERT(closed.has_value());
        RC_LOG("closed" + inWords(closed->codebook));
        RC_ASSERT(samples::sorted(closed->codebook) == samples::sorted(forth->codebook));
    });
    CHECK(holds);
}

TEST_CASE("whatever is decided, the result is a codebook that can be written and read")
{
    const bool holds = rc::check([] {
        const Given given = someGivenWithMerges();
        Decisions decisions;
        std::optional<Merged> last;
        for (int round = 0; round < 20; ++round) {
            auto merged = merge(merging(given), decisions);
            if (!merged)
                return; // what was chosen at random does not go together: said, and nothing done
            last = std::move(*merged);
            if (undecided(last->rows) == 0)
                break;
            for (const DecisionRow& row : last->rows)
                if (row.decision == Choice::None)
                    decisions.push_back(samples::answerTo(row, *rc::gen::elementOf(row.choices)));
        }
        RC_ASSERT(undecided(last->rows) == 0);
        const std::vector<std::size_t> parents = parentsOf(last->codebook);
        std::set<Uuid> ids;
        for (std::size_t i = 0; i < parents.size(); ++i) {
            const Entry& entry = last->codebook.entries[i];
            RC_ASSERT((parents[i] == kNoParent) == (entry.path.size() == 1));
            RC_ASSERT((!entry.id || ids.insert(*entry.id).second));
        }
        for (const auto* places : {&last->mine, &last->theirs})
            for (const std::size_t place : *places)
                RC_ASSERT((place == kGone || place < parents.size()));
        RC_ASSERT(last->ours.size() == parents.size());
        std::set<std::size_t> taken;
        for (std::size_t i = 0; i < parents.size(); ++i)
            RC_ASSERT((last->ours[i] == kGone
                       || (taken.insert(last->ours[i]).second && last->mine[last->ours[i]] == i)));
    });
    CHECK(holds);
}

TEST_CASE("of a code that becomes part of another one nothing is lost")
{
    const bool holds = rc::check([] {
        Given given = someGivenWithMerges();
        given.withBase = false;
        const auto merged = merge(merging(given), {}, true);
        RC_ASSERT(merged.has_value());
        const auto& entries = merged->codebook.entries;
        const auto keep = [&](const Entry& part, std::size_t place) {
            const Entry& whole = entries[place];
            for (const auto text : {&Entry::definition, &Entry::include, &Entry::exclude}) {
                const std::string_view words = text::trimBlanks(part.*text);
                RC_ASSERT(((whole.*text).find(words) != std::string::npos
                           || whole.memo.find(words) != std::string::npos));
            }
            for (const std::string& example : part.examples)
                RC_ASSERT((std::ranges::find(whole.examples, example) != whole.examples.end()));
        };
        for (std::size_t i = 0; i < given.mine.entries.size(); ++i)
            if (const std::size_t place = merged->mine[i];
                place != kGone && merged->ours[place] != i)
                keep(given.mine.entries[i], place);
    });
    CHECK(holds);
}
