// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codebook_merge.h"
#include "core/project/history.h"
#include "core/project/merged_codes.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

// "A -> B" by the names they had and have, sorted.
std::vector<std::string> inWords(Small& small, const std::map<Uuid, std::string>& names)
{
    std::vector<std::string> lines;
    for (const auto& [from, into] : must(mergedCodes(*small.project)))
        lines.push_back(names.at(from) + " -> " + names.at(into));
    std::ranges::sort(lines);
    return lines;
}

std::map<Uuid, std::string> namesOf(const Corpus& corpus)
{
    std::map<Uuid, std::string> names;
    for (const Code& code : corpus.codes())
        names[code.uuid] = code.name;
    return names;
}

void mergeInto(Small& small, Id<Code> from, Id<Code> into)
{
    (void)apply(*small.project, [&](Edit& edit) { return mergeCodes(edit, from, into); });
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the log tells which codes were merged, to the last, and which were only deleted")
{
    Small small;
    const Id<Code> fees = apply(*small.project, [](Edit& edit) { return addCode(edit, "Fees"); });
    const Id<Code> rent = apply(*small.project, [](Edit& edit) { return addCode(edit, "Rent"); });
    const Id<Code> luck = apply(*small.project, [](Edit& edit) { return addCode(edit, "Luck"); });
    small.code(small.first, fees, {5, 10});
    small.code(small.second, luck, {5, 7});
    const auto names = namesOf(small.corpus());
    CHECK(inWords(small, names).empty());
    mergeInto(small, fees, rent);       // with a coding
    mergeInto(small, rent, small.cost); // and on
    (void)apply(*small.project, [&](Edit& edit) { return deleteCode(edit, luck); });
    CHECK(inWords(small, names) == Lines{"Fees -> Cost", "Rent -> Cost"});
    must(undo(*small.project));
    must(undo(*small.project));
    CHECK(inWords(small, names) == Lines{"Fees -> Rent"});
    must(redo(*small.project));
    CHECK(inWords(small, names) == Lines{"Fees -> Cost", "Rent -> Cost"});
    (void)apply(*small.project, [&](Edit& edit) { return deleteCode(edit, small.cost); });
    CHECK(inWords(small, names).empty());
}

TEST_CASE("codes without codings are known to be merged by their batch, and so are their children")
{
    Small small;
    const Id<Code> fees = apply(*small.project, [](Edit& edit) { return addCode(edit, "Fees"); });
    (void)apply(*small.project, [](Edit& edit) { return addCode(edit, "Fees > Skill"); });
    const auto names = namesOf(small.corpus());
    mergeInto(small, fees, small.trust);
    CHECK(inWords(small, names) == Lines{"Fees -> Trust", "Skill -> Skill"});
    must(undo(*small.project));
    must(redo(*small.project));
    CHECK(inWords(small, names) == Lines{"Fees -> Trust", "Skill -> Skill"});
}

TEST_CASE("a code that was merged in a copy is merged in the project, with its codings")
{
    Small small;
    Small copy;
    small.project.reset();
    copy.project.reset();
    fs::copy_file(small.file, copy.file, fs::copy_options::overwrite_existing);
    small.reopen();
    copy.reopen("Ben");
    const codebook::Codebook base = codebook::fromCorpus(small.corpus());
    mergeInto(copy, small.cost, small.skill); // the same numbers
    small.code(small.first, small.cost, {5, 10});
    small.code(small.second, small.cost, {5, 7});
    const Corpus before = small.corpus();
    const codebook::Codebook mine = codebook::fromCorpus(before);
    const codebook::Codebook theirs = codebook::fromCorpus(copy.corpus());
    const auto merged = must(codebook::merge({.mine = mine,
                                              .theirs = theirs,
                                              .base = &base,
                                              .mergedThere = must(mergedCodes(*copy.project))},
                                             {},
                                             true));
    const auto applied =
        apply(*small.project, [&](Edit& edit) { return applyMergedCodebook(edit, merged); });
    CHECK(applied.merged == 1);
    CHECK(applied.deleted == 0);
    CHECK(small.corpus().codings().size() == 2);
    small.corpus().codings().forEach(
        [&](const Coding& coding) { CHECK(coding.code == small.skill); });
    CHECK_FALSE(small.corpus().contains(small.cost));
    CHECK(problemsOf(*small.project).empty());
    must(undo(*small.project));
    CHECK(difference(before, small.corpus()).empty());
}
