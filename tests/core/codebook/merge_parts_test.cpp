// SPDX-License-Identifier: GPL-3.0-or-later
// Codes that one side merged into others.
#include "core/codebook/json.h"
#include "core/codebook/merge.h"
#include "core/model/trees.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

using Lines = std::vector<std::string>;

// Codes known by a letter, which stands for their id.
class Study {
public:
    Codebook mine, theirs, base;
    MergedCodes here, there;
    std::map<std::string, std::int64_t> codings; // of mine and of theirs, by path
    bool withBase = true;

    Entry code(char id, const std::string& path, const std::string& definition = {})
    {
        Entry entry;
        entry.path = model::splitPath(path);
        entry.definition = definition;
        entry.id = idOf(id);
        return entry;
    }

    Uuid idOf(char letter)
    {
        const auto [found, isNew] = m_ids.try_emplace(letter);
        if (isNew)
            found->second = Uuid::make();
        return found->second;
    }

    Result<Merged> tried(const Decisions& decisions = {}, bool accept = false)
    {
        const auto count = [this](Side side, std::size_t entry) {
            const Codebook& book = side == Side::Mine ? mine : theirs;
            const auto found = codings.find(model::joinPath(book.entries[entry].path));
            return found == codings.end() ? 0 : found->second;
        };
        return merge({.mine = mine,
                      .theirs = theirs,
                      .base = withBase ? &base : nullptr,
                      .theirName = "Ben",
                      .use = {.codings = count},
                      .mergedHere = here,
                      .mergedThere = there},
                     decisions,
                     accept);
    }

    Merged merged(const Decisions& decisions = {}, bool accept = false)
    {
        auto result = tried(decisions, accept);
        INFO((result ? std::string() : result.error().detail));
        REQUIRE(result.has_value());
        return std::move(*result);
    }

private:
    std::map<char, Uuid> m_ids;
};

Lines paths(const Merged& merged)
{
    Lines out;
    for (const Entry& entry : merged.codebook.entries)
        out.push_back(model::joinPath(entry.path));
    return out;
}

Lines inWords(const Merged& merged)
{
    Lines lines;
    for (const DecisionRow& row : merged.rows)
        lines.push_back(fmt::format(
            "{} {} | {}: {}{}; {}",
            row.field,
            row.mine,
            row.theirs,
            nameOf(row.decision),
            row.proposed == Choice::None ? "" : fmt::format("({})", nameOf(row.proposed)),
            row.note));
    return lines;
}

Decisions answers(const Merged& merged, Choice choice)
{
    Decisions decisions;
    for (const DecisionRow& row : merged.rows)
        if (row.field == "removed")
            decisions.push_back({2, row.kind, row.id, row.otherId, row.field, choice, ""});
    return decisions;
}

// Ben merged Fees (f) into Cost (c).
Study merging()
{
    Study study;
    study.base.entries = {study.code('c', "Cost"), study.code('f', "Fees", "what is charged")};
    study.mine = study.base;
    study.theirs.entries = {study.code('c', "Cost", "what is charged")};
    study.there = {{study.idOf('f'), study.idOf('c')}};
    return study;
}

} // namespace

TEST_CASE("a code that was merged there and used here is proposed to be merged, with its codings")
{
    Study study = merging();
    study.codings["Fees"] = 3;
    const Merged open = study.merged();
    CHECK(inWords(open)
          == Lines{"definition  | what is charged: theirs; 0 codings here, 0 there",
                   "removed Fees | Cost: (merge); 3 codings; merged into `Cost` there"});
    CHECK(undecided(open.rows) == 1);
    const Merged merged = study.merged({}, true);
    CHECK(paths(merged) == Lines{"Cost"});
    CHECK(merged.mine == std::vector<std::size_t>{0, 0});
    CHECK(merged.ours == std::vector<std::size_t>{0});
    CHECK(merged.codebook.entries[0].definition == "what is charged");
    CHECK(merged.codebook.entries[0].memo.empty());
    CHECK(countsOf(study.mine, merged) == MergeCounts{.merged = 1, .definitions = 1});
}

TEST_CASE("a code that was merged there may stay here, or go")
{
    Study study = merging();
    study.codings["Fees"] = 3;
    const Merged open = study.merged();
    CHECK(paths(study.merged(answers(open, Choice::Mine))) == Lines{"Cost", "Fees"});
    const Merged gone = study.merged(answers(open, Choice::Theirs));
    CHECK(paths(gone) == Lines{"Cost"});
    CHECK(gone.mine == std::vector<std::size_t>{0, kGone});
}

TEST_CASE("a code that was merged there and left alone here is merged")
{
    Study study = merging();
    const Merged merged = study.merged();
    CHECK(undecided(merged.rows) == 0);
    CHECK(merged.mine == std::vector<std::size_t>{0, 0});
}

TEST_CASE("without the common codebook a merge there is proposed too, and never assumed")
{
    Study study = merging();
    study.withBase = false;
    const Merged open = study.merged();
    CHECK(undecided(open.rows) == 1);
    CHECK(paths(study.merged({}, true)) == Lines{"Cost"});
}

TEST_CASE("what was said anew of a code that was merged there becomes a note")
{
    Study study = merging();
    study.mine.entries[1] = study.code('f', "Fees", "what a school charges");
    study.mine.entries[1].examples = {"They want money."};
    const Merged merged = study.merged({}, true);
    CHECK(merged.codebook.entries[0].definition == "what is charged");
    CHECK(merged.codebook.entries[0].memo
          == "Merged from Fees:\nDefinition: what a school charges");
    CHECK(merged.codebook.entries[0].examples == Lines{"They want money."});
}

TEST_CASE(
    "a code that was merged into a new one there becomes part of that, before it in the order")
{
    Study study = merging();
    study.theirs.entries = {study.code('c', "Cost"), study.code('n', "Burden")};
    study.there = {{study.idOf('f'), study.idOf('n')}};
    const Merged merged = study.merged({}, true);
    CHECK(paths(merged) == Lines{"Cost", "Burden"});
    CHECK(merged.mine == std::vector<std::size_t>{0, 1});
    CHECK(merged.ours == std::vector<std::size_t>{0, kGone});
}

TEST_CASE("what stands below a code that was merged there moves along")
{
    Study study = merging();
    study.base.entries = {
        study.code('c', "Cost"), study.code('f', "Fees"), study.code('s', "Fees > School")};
    study.mine.entries = {study.code('c', "Cost"),
                          study.code('t', "Cost > Travel", "by bus"),
                          study.code('f', "Fees"),
                          study.code('s', "Fees > School"),
                          study.code('n', "Fees > Club"),
                          study.code('u', "Fees > travel", "by train"),
                          study.code('v', "Fees > travel > Late")};
    study.theirs.entries = {study.code('c', "Cost"), study.code('s', "Cost > School")};
    const Merged merged = study.merged({}, true);
    CHECK(undecided(merged.rows) == 0);
    CHECK(
        paths(merged)
        == Lines{"Cost", "Cost > Travel", "Cost > Travel > Late", "Cost > Club", "Cost > School"});
    CHECK(merged.mine == std::vector<std::size_t>{0, 1, 0, 4, 3, 1, 2});
    CHECK(merged.codebook.entries[1].memo == "Merged from travel:\nDefinition: by train");
    // Kept as a code of its own, it keeps what it has here; what Ben moved is moved.
    const Merged kept = study.merged(answers(study.merged(), Choice::Mine));
    CHECK(paths(kept)
          == Lines{"Cost",
                   "Cost > Travel",
                   "Cost > School",
                   "Fees",
                   "Fees > Club",
                   "Fees > travel",
                   "Fees > travel > Late"});
}

TEST_CASE("a code that was merged here does not come back because they still use it")
{
    Study study = merging();
    std::swap(study.mine, study.theirs);
    study.here = std::exchange(study.there, {});
    const Merged quiet = study.merged();
    CHECK(undecided(quiet.rows) == 0);
    CHECK(paths(quiet) == Lines{"Cost"});
    CHECK(quiet.theirs == std::vector<std::size_t>{0, 0});
    study.codings["Fees"] = 2;
    study.theirs.entries.push_back(study.code('n', "Fees > Club"));
    const Merged open = study.merged();
    CHECK(inWords(open)
          == Lines{"removed Cost | Fees: (merge); 2 codings there; merged into `Cost` here",
                   "added  | Fees > Club: add; 0 codings there"});
    const Merged merged = study.merged({}, true);
    CHECK(paths(merged) == Lines{"Cost", "Cost > Club"});
    CHECK(merged.theirs == std::vector<std::size_t>{0, 0, 1});
    CHECK(paths(study.merged(answers(open, Choice::Theirs)))
          == Lines{"Cost", "Fees", "Fees > Club"});
}

TEST_CASE("two merges the other way round are for a person, and not both")
{
    Study study = merging();
    study.mine.entries = {study.code('f', "Fees")};
    study.here = {{study.idOf('c'), study.idOf('f')}};
    study.codings = {{"Fees", 1}, {"Cost", 1}};
    const Merged open = study.merged({}, true);
    CHECK(undecided(open.rows) == 2);
    const auto result = study.tried(answers(open, Choice::Merge));
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().detail.find("part of each other") != std::string::npos);
    Decisions decisions = answers(open, Choice::Merge);
    decisions[0].decision = Choice::Mine; // Fees stays
    const Merged merged = study.merged(decisions);
    CHECK(undecided(merged.rows) == 0);
    CHECK(paths(merged) == Lines{"Fees"});
}

TEST_CASE("a code is not merged into one that is gone")
{
    Study study = merging();
    study.mine.entries.erase(study.mine.entries.begin()); // Cost was deleted here
    const Merged open = study.merged({}, true);
    for (const Choice choice : {Choice::Mine, Choice::Theirs}) {
        Decisions decisions;
        for (const DecisionRow& row : open.rows)
            if (row.id.empty())
                decisions.push_back({2, row.kind, row.id, row.otherId, row.field, choice, ""});
        REQUIRE(decisions.size() == 1);
        const Merged merged = study.merged(decisions, true);
        if (choice == Choice::Theirs) {
            CHECK(paths(merged) == Lines{"Cost"});
            CHECK(undecided(merged.rows) == 0);
        } else {
            CHECK(undecided(merged.rows) == 1);
            CHECK(merged.rows.front().note.find("`Cost` is not there") != std::string::npos);
        }
    }
}
