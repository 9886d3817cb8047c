// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/likeness.h"
#include "core/model/layers.h"
#include "core/project/merge_kind.h"
#include "core/project/merge_names.h"

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::Coder;
using model::Id;

Id<Coder> coderNamed(const model::Corpus& corpus, const std::string& name)
{
    const std::string key = text::foldKey(name);
    for (const Coder& coder : corpus.rows<Coder>())
        if (coder.layer == model::CoderLayer::Person && text::foldKey(coder.name) == key)
            return coder.id;
    return {};
}

// Who of mine has nearly the same name; empty: nobody.
std::string nearName(const Work& work, const Coder& theirs)
{
    const codebook::NameForm form = codebook::formOf(theirs.name);
    for (const Coder& mine : work.mine().rows<Coder>())
        if (mine.layer == model::CoderLayer::Person
            && codebook::nearlyTheSame(codebook::formOf(mine.name), form))
            return mine.name;
    return {};
}

// Two of one name are taken for one, unless the person says otherwise.
bool areOne(Work& work, const Coder& mine, const Coder& theirs)
{
    codebook::DecisionRow row = rowFor("coder", mine.uuid, theirs.uuid, "near-duplicate");
    row.mine = mine.name;
    row.theirs = theirs.name;
    row.choices = {Choice::Merge, Choice::Both};
    row.decision = Choice::Merge;
    return work.ask(std::move(row)).choice != Choice::Both;
}

// Who of mine a coder is that nobody here has the name of; nothing: somebody new.
Result<Id<Coder>> takenFor(Work& work, const Coder& theirs)
{
    codebook::DecisionRow row = rowFor("coder", std::nullopt, theirs.uuid, "added");
    row.theirs = theirs.name;
    row.choices = {Choice::Add, Choice::Merge};
    row.decision = Choice::Add;
    if (const std::string near = nearName(work, theirs); !near.empty())
        row.note = fmt::format("nearly the same name as {}; to make them one decide `merge` with "
                               "that name as value",
                               near);
    const auto answer = work.ask(std::move(row));
    if (answer.choice != Choice::Merge)
        return Id<Coder>{};
    const Id<Coder> mine = coderNamed(work.mine(), answer.value);
    if (!mine)
        return fail(ErrorCode::Malformed,
                    fmt::format("the coder '{}' is to be merged, but there is no coder '{}' here; "
                                "give the name of one of yours as value",
                                theirs.name,
                                answer.value));
    return mine;
}

Result<Id<Coder>> mineFor(Work& work, const Finder<Coder>& finder, const Coder& theirs)
{
    if (theirs.layer == model::CoderLayer::Consensus)
        return model::consensusCoder(work.mine()); // there is one consensus
    if (const auto same = work.sameCoders.find(text::foldKey(theirs.name));
        same != work.sameCoders.end()) {
        const Id<Coder> mine = coderNamed(work.mine(), same->second);
        if (!mine)
            return fail(ErrorCode::NotFound,
                        fmt::format("there is no coder '{}' here", same->second));
        return mine;
    }
    if (const Id<Coder> mine = finder.byIdentity(theirs.uuid))
        return mine;
    if (work.base && byUuid<Coder>(work.base->corpus).contains(theirs.uuid))
        return Id<Coder>{}; // deleted here
    if (const Id<Coder> mine = coderNamed(work.mine(), theirs.name))
        return areOne(work, work.mine().get(mine), theirs) ? mine : Id<Coder>{};
    return takenFor(work, theirs);
}

} // namespace

Result<void> mergeCoders(Work& work)
{
    const Finder<Coder> finder(work);
    for (const Coder& theirs : work.theirs.corpus.rows<Coder>()) {
        auto mine = mineFor(work, finder, theirs);
        if (!mine)
            return passOn(mine);
        if (*mine)
            work.pair(work.mine().get(*mine), theirs);
    }
    Ways<Coder> ways;
    ways.isMatched = true;
    ways.adding = [&](Coder& coder, const Coder& /*theirs*/) -> Result<void> {
        coder.name = freeName<Coder>(work, coder.name);
        return {};
    };
    return Kind<Coder>(work, std::move(ways)).run();
}

} // namespace crosscase::project::merging
