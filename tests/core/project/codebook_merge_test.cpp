// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/spec.h"
#include "core/project/codebook_effects.h"
#include "core/project/codebook_merge.h"
#include "core/project/codebook_use.h"
#include "core/project/history.h"
#include "core/project/saved.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using codebook::kGone;

namespace {

codebook::Codebook codebookOf(const Small& small)
{
    return codebook::fromCorpus(small.corpus());
}

// A merge that came out as `entries`; `mine` says where each code of the project went: the first
// that went somewhere is the code there.
codebook::Merged cameOut(std::vector<codebook::Entry> entries, std::vector<std::size_t> mine)
{
    codebook::Merged merged;
    merged.codebook.entries = std::move(entries);
    merged.mine = std::move(mine);
    merged.ours.assign(merged.codebook.entries.size(), kGone);
    for (std::size_t i = merged.mine.size(); i-- > 0;)
        if (merged.mine[i] != kGone)
            merged.ours.at(merged.mine[i]) = i;
    return merged;
}

AppliedCodebook put(Small& small, const codebook::Merged& merged)
{
    return apply(*small.project, [&](Edit& edit) { return applyMergedCodebook(edit, merged); });
}

std::vector<std::string> paths(const Small& small)
{
    const model::CodeTree tree(small.corpus());
    std::vector<std::string> out;
    for (const Id<Code> id : tree.inOrder())
        out.push_back(tree.pathOf(id));
    return out;
}

using Paths = std::vector<std::string>;

} // namespace

TEST_CASE("a merged codebook is that of the project, and codes keep their identity and codings")
{
    Small small;
    small.code(small.first, small.skill, {5, 10});
    auto entries = codebookOf(small).entries; // Trust, Trust > Skill, Cost
    const Corpus before = small.corpus();
    codebook::Entry cost = entries[2];
    cost.path = {"Price"};
    cost.definition = "What it takes";
    codebook::Entry skill = entries[1];
    skill.path = {"Price", "Skill"};
    codebook::Entry luck;
    luck.path = {"Luck"};
    luck.examples = {"It fell from the sky."};
    luck.id = Uuid::make();
    const auto applied = put(small, cameOut({cost, skill, luck, entries[0]}, {3, 1, 0}));
    CHECK(paths(small) == Paths{"Price", "Price > Skill", "Luck", "Trust"});
    CHECK(applied.added == 1);
    CHECK(applied.codes[0] == small.cost);
    CHECK(applied.codes[1] == small.skill);
    CHECK(applied.codes[3] == small.trust);
    CHECK(small.corpus().get(small.cost).definition == "What it takes");
    CHECK(small.corpus().get(applied.codes[2]).uuid == *luck.id);
    CHECK(codebookOf(small).entries == std::vector{cost, skill, luck, entries[0]});
    CHECK(small.find(small.skill, {5, 10}));
    CHECK(problemsOf(*small.project).empty());
    must(undo(*small.project));
    CHECK(difference(before, small.corpus()).empty());
}

TEST_CASE("the codebook as it is changes nothing")
{
    Small small;
    const Unchanged unchanged(*small.project);
    put(small, cameOut(codebookOf(small).entries, {0, 1, 2}));
    CHECK(unchanged.difference().empty());
}

TEST_CASE("two codes that became one are one with all their codings, also where one above is gone")
{
    Small small;
    small.code(small.first, small.skill, {5, 10});
    small.code(small.first, small.trust, {12, 16});
    small.code(small.second, small.cost, {5, 7});
    const Corpus before = small.corpus();
    const auto entries = codebookOf(small).entries;
    // Skill becomes part of Cost, and Trust above it goes.
    const auto applied = put(small, cameOut({entries[2]}, {kGone, 0, 0}));
    CHECK(applied.merged == 1);
    CHECK(applied.deleted == 1);
    CHECK(applied.deletedCodings == 1);
    CHECK(paths(small) == Paths{"Cost"});
    CHECK(small.corpus().codings().size() == 2);
    CHECK(problemsOf(*small.project).empty());
    must(undo(*small.project));
    CHECK(difference(before, small.corpus()).empty());
}

TEST_CASE("what is not decided, or of another codebook, is refused and changes nothing")
{
    Small small;
    const Unchanged unchanged(*small.project);
    auto merged = cameOut(codebookOf(small).entries, {0, 1, 2});
    merged.rows.resize(1);
    const auto refused = [&] {
        return errorOf(attempt(*small.project, [&](Edit& edit) -> Result<void> {
            auto applied = applyMergedCodebook(edit, merged);
            return applied ? Result<void>() : Result<void>(passOn(applied));
        }));
    };
    CHECK(refused().code == ErrorCode::Refused);
    merged.rows.clear();
    merged.mine = {0, 1};
    CHECK(refused().code == ErrorCode::Refused);
    merged.mine = {0, 1, 3};
    CHECK(refused().code == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("the use of codes is counted, quoted, and compared by what is coded in common texts")
{
    Small mine;
    Small theirs; // other documents, the same texts
    mine.code(mine.first, mine.trust, {5, 15});
    mine.code(mine.first, mine.trust, {10, 20}); // 15 characters in all
    mine.code(mine.second, mine.cost, {5, 10}, {.marks = 4});
    theirs.code(theirs.first, theirs.cost, {10, 25}); // 10 of them, 15 in all
    theirs.code(theirs.second, theirs.skill, {30, 40});
    const auto use = codebookUse({&mine.corpus(), &mine.project->texts()},
                                 {&theirs.corpus(), &theirs.project->texts()});
    using codebook::Side;
    CHECK(use.codings(Side::Mine, 0) == 2);
    CHECK(use.codings(Side::Mine, 1) == 0);
    CHECK(use.codings(Side::Theirs, 1) == 1);
    CHECK(use.quotes(Side::Mine, 0).size() == 2);
    CHECK(use.quotes(Side::Mine, 0)[0] == "P01 \u00B61 \"We trust t\"");
    CHECK(use.quotes(Side::Mine, 2).empty()); // not for publication
    CHECK(use.likeness(0, 2) == Approx(10.0 / 20.0));
    CHECK(use.likeness(0, 1) == 0);
    CHECK(use.likeness(2, 2) == 0);
    // Of a file nothing is known.
    const auto half = codebookUse({&mine.corpus(), &mine.project->texts()}, {});
    CHECK(half.codings(Side::Mine, 0) == 2);
    CHECK(half.codings(Side::Theirs, 0) == 0);
    CHECK(!half.likeness);
    CHECK(!codebookUse({}, {}).codings);
}

TEST_CASE("codings are followed by their ids, or by their places where no id is on both sides")
{
    Small mine;
    Small theirs;
    mine.code(mine.first, mine.trust, {5, 15});
    mine.code(mine.first, mine.trust, {10, 20});
    theirs.code(theirs.first, theirs.cost, {5, 15});
    theirs.code(theirs.first, theirs.cost, {11, 20});
    const auto flows = codingFlows({&mine.corpus(), nullptr}, {&theirs.corpus(), nullptr});
    REQUIRE(flows.size() == 1);
    CHECK(flows[0].before == 0);
    CHECK(flows[0].after == 2);
    CHECK(flows[0].codings == 1);
    const Corpus before = mine.corpus();
    apply(*mine.project, [&](Edit& edit) { return mergeCodes(edit, mine.trust, mine.cost); });
    const auto moved = codingFlows({&before, nullptr}, {&mine.corpus(), nullptr});
    REQUIRE(moved.size() == 1);
    CHECK(moved[0].codings == 2);
}

TEST_CASE("a saved table tells which of its codes it does not find any more, or finds elsewhere")
{
    Small small;
    matrix::TableSpec spec;
    spec.columns = must(matrix::axisFromText("codes:Skill,Cost"));
    spec.filter = must(query::parse("query(\"Q\")"));
    apply(*small.project, [](Edit& edit) { return saveQuery(edit, "Q", "code = \"Trust\""); });
    apply(*small.project, [&](Edit& edit) { return saveTable(edit, "T", matrix::toJson(spec)); });
    const auto before = codebookOf(small);
    const auto effects = [&] { return effectsOnTables(small.corpus(), before, codebookOf(small)); };
    CHECK(effects().empty());
    apply(*small.project, [&](Edit& edit) { return moveCode(edit, small.skill, small.cost); });
    CHECK(effects()
          == std::vector<TableEffect>{
              {"T", "Trust > Skill", "Skill", "Cost > Skill", "still found"}});
    apply(*small.project, [&](Edit& edit) { return renameCode(edit, small.skill, "Craft"); });
    apply(*small.project, [&](Edit& edit) { return addCode(edit, "Skill"); });
    CHECK(effects()[0].effect == "finds another code by that name");
    // The saved query names a code, too.
    apply(*small.project, [&](Edit& edit) { return renameCode(edit, small.trust, "Faith"); });
    CHECK(effects().back()
          == TableEffect{"T", "Trust", "Trust", "", "not found any more: it is `Faith` now"});
    CHECK(must(cellsThatDiffer(small.corpus(), small.corpus(), small.project->texts())).empty());
}
