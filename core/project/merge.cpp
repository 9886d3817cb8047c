// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/merge.h"

#include "core/model/trees.h"
#include "core/project/codes.h"
#include "core/project/consensus.h"
#include "core/project/history.h"
#include "core/project/merge_work.h"
#include "core/project/merged_codes.h"
#include "core/project/package_record.h"
#include "core/store/store.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace merging {

namespace {

// What they know of identities is known here from now on; so is all up to their last batch.
void learn(Work& work, const Memory& theirs, const std::vector<model::Batch>& batches)
{
    for (const auto& [there, here] : theirs.aliases)
        if (const Uuid known = work.hereOf(here); known != there)
            work.memory.aliases.try_emplace(there, known);
    for (const model::Batch& batch : batches)
        work.memory.batches.erase(batch.uuid);
    work.memory.batches.insert(theirs.batches.begin(), theirs.batches.end());
    work.memory.batches.insert(batches.back().uuid);
}

// Those of theirs that were found to be of here when they merged: the other way round.
void turnRound(Memory& mine, const Memory& theirs, const model::Corpus& corpus)
{
    std::unordered_set<Uuid> here;
    model::forEachKind([&]<typename Row>() {
        if constexpr (!std::is_same_v<Row, model::Coding>)
            for (const Row& row : corpus.rows<Row>())
                here.insert(row.uuid);
    });
    for (const auto& [there, kept] : theirs.aliases)
        if (here.contains(there) && !here.contains(kept))
            mine.aliases.try_emplace(kept, there);
}

void removeGone(Work& work)
{
    for (const model::Id<model::Code> code : work.gone)
        work.removed.insert(code);
    if (!work.removed.empty())
        work.edit.removeWithDependents({work.removed.begin(), work.removed.end()});
}

// Documents, codes and coders that are deleted in the end, in words.
std::unordered_map<std::int32_t, std::string> doomed(const Work& work)
{
    std::unordered_map<std::int32_t, std::string> words;
    const auto add = [&](const char* kind, std::int32_t id) {
        words.emplace(id, fmt::format("the {} `{}`", kind, nameOf(work.mine(), {id})));
    };
    for (const model::Id<model::Code> code : work.gone)
        add("code", code.value);
    for (const model::AnyId id : work.removed)
        if (work.mine().documents().contains({id.value}))
            add("document", id.value);
        else if (work.mine().rows<model::Coder>().contains({id.value}))
            add("coder", id.value);
    return words;
}

// What codings are lost with, each thing with how many of them.
std::string lostWith(const Work& work,
                     const std::unordered_set<std::int32_t>& here,
                     const std::unordered_map<std::int32_t, std::string>& doomed)
{
    std::map<std::string, std::int64_t> counts;
    const auto count = [&](const model::Coding& coding, auto&& idHere) {
        for (const std::int32_t id : {coding.document.value, coding.code.value, coding.coder.value})
            if (const auto found = doomed.find(idHere(id)); found != doomed.end()) {
                ++counts[found->second];
                return;
            }
    };
    work.theirs.corpus.codings().forEach([&](const model::Coding& there) {
        const std::int32_t id = work.theirs.here(there.id.value);
        if (id == 0 || here.contains(id))
            return;
        if (const auto mine = work.before.codings().find({id}))
            count(*mine, [](std::int32_t one) { return one; });
        else
            count(there, [&](std::int32_t one) { return work.theirs.here(one); });
    });
    std::string words;
    for (const auto& [name, codings] : counts)
        words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", name, codings);
    return words;
}

// Is every coding of theirs that was counted as here really here?
Result<void> proveNothingLost(const Work& work,
                              const std::unordered_map<std::int32_t, std::string>& doomed)
{
    std::unordered_set<std::int32_t> here;
    here.reserve(work.mine().codings().size());
    for (const auto& block : work.mine().codings().blocks())
        for (const model::Id<model::Coding> id : block->id)
            here.insert(id.value);
    std::int64_t found = 0;
    for (const auto& block : work.theirs.corpus.codings().blocks())
        for (const model::Id<model::Coding> id : block->id)
            found += here.contains(work.theirs.here(id.value)) ? 1 : 0;
    const MergeCount& count = work.outcome.codings;
    if (count.lost() == 0 && found == count.added + count.same + count.changed)
        return {};
    return fail(ErrorCode::Refused,
                fmt::format("{} of {} codings would be lost by what was decided: they are kept "
                            "while what they hang on is deleted: {}; decide `removed` otherwise, "
                            "of these or of the codings",
                            count.theirs - count.out - found,
                            count.theirs,
                            lostWith(work, here, doomed)));
}

// Codings of the layer go with the decisions that they came of; they were counted as here.
void countOut(Work& work, const std::vector<model::Coding>& gone)
{
    std::unordered_set<std::int32_t> ids;
    for (const model::Coding& coding : gone)
        ids.insert(coding.id.value);
    const model::CodeTree codes(work.theirs.corpus);
    work.theirs.corpus.codings().forEach([&](const model::Coding& there) {
        const std::int32_t here = work.theirs.here(there.id.value);
        if (!ids.contains(here))
            return;
        const bool wasHere = work.before.codings().find({here}).has_value();
        for (MergeCount* count :
             {&work.outcome.codings,
              &work.outcome.byCoder[work.theirs.corpus.get(there.coder).name],
              &work.outcome.byCode[codes.pathOf(there.code)],
              &work.outcome.byDocument[work.theirs.corpus.get(there.document).name]}) {
            --(!wasHere ? count->added : count->same > 0 ? count->same : count->changed);
            ++count->out;
        }
    });
}

Result<void> settleConsensus(Work& work)
{
    auto gone = settleLayer(work.edit);
    if (!gone)
        return passOn(gone);
    if (gone->empty())
        return {};
    countOut(work, *gone);
    work.note(fmt::format("{} of the consensus went with the decisions that {} came of",
                          gone->size() == 1 ? "a coding" : fmt::format("{} codings", gone->size()),
                          gone->size() == 1 ? "it" : "they"));
    return {};
}

} // namespace

Result<void> finish(Work& work)
{
    const auto going = doomed(work);
    removeGone(work);
    if (auto proven = proveNothingLost(work, going); !proven)
        return proven;
    return settleConsensus(work);
}

} // namespace merging

namespace {

using merging::Work;

bool isEmpty(const MergeCount& count)
{
    return count == MergeCount{};
}

void tidy(MergeReport& outcome)
{
    for (auto* counts : {&outcome.byCoder, &outcome.byCode, &outcome.byDocument})
        std::erase_if(*counts, [](const auto& one) { return isEmpty(one.second); });
    std::erase_if(outcome.kinds, [](const KindCount& kind) {
        return kind.added == 0 && kind.changed == 0 && kind.removed == 0;
    });
}

bool isIn(const model::Corpus& corpus, const Uuid& uuid)
{
    bool found = false;
    model::forEachKind([&]<typename Row>() {
        if constexpr (std::is_same_v<Row, model::Coding>)
            for (const auto& block : corpus.codings().blocks())
                found = found || std::ranges::count(block->uuid, uuid) > 0;
        else
            for (const Row& row : corpus.rows<Row>())
                found = found || row.uuid == uuid;
    });
    return found;
}

// One decision can settle what another one is about, e.g. that two codes are one which of them a
// coding has.
Result<void> checkDecisions(Work& work)
{
    const auto isThere = [&](const std::string& id) {
        const auto uuid = Uuid::fromShort(id);
        return uuid
               && (isIn(work.before, *uuid) || isIn(work.theirs.corpus, *uuid)
                   || (work.base && isIn(work.base->corpus, *uuid)));
    };
    auto settled = work.questions.check(isThere);
    if (!settled)
        return passOn(settled);
    for (const codebook::Decision& decision : *settled)
        work.note(fmt::format("{}the decision on {} {} of `{}` and `{}` is not needed: other "
                              "decisions, or what is here now, settle it",
                              decision.line == 0 ? "" : fmt::format("line {}: ", decision.line),
                              decision.kind,
                              decision.field,
                              decision.id,
                              decision.otherId));
    return {};
}

Result<void> runSteps(Work& work)
{
    using Step = Result<void> (*)(Work&);
    for (const Step step : {&merging::mergeCoders,
                            &merging::mergeDocuments,
                            &merging::mergeCodes,
                            &merging::mergeCodings,
                            &merging::mergeRows,
                            &merging::mergeConsensus})
        if (auto done = step(work); !done || work.isStuck)
            return done;
    return checkDecisions(work);
}

Result<void> checkSides(const Project& mine, const Project& theirs)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(mine.path(), theirs.path(), ignored))
        return fail(ErrorCode::Refused, "a project cannot be merged with itself");
    return {};
}

Result<std::unordered_set<Uuid>> actorsSince(Project& theirs, std::int32_t since)
{
    auto batches = theirs.store()->history();
    if (!batches)
        return passOn(batches);
    std::unordered_set<Uuid> actors;
    for (const model::Batch& batch : *batches)
        if (batch.number > since)
            actors.insert(batch.coder);
    return actors;
}

class Merge {
public:
    Merge(Project& mine, Project& theirs, const MergeWish& wish, const Progress& progress)
        : m_mine(mine)
        , m_theirs(theirs)
        , m_wish(wish)
        , m_progress(progress)
    {}

    Result<MergeReport> run()
    {
        if (auto fits = checkSides(m_mine, m_theirs); !fits)
            return passOn(fits);
        auto base = merging::findBase(m_mine, m_theirs, m_wish.base);
        if (!base)
            return passOn(base);
        m_base = std::move(*base);
        m_outcome.base = m_base ? m_base->words : "none";
        if (m_base && m_base->isAll) {
            m_outcome.isAllHere = true;
            return std::move(m_outcome);
        }
        return work();
    }

private:
    static constexpr std::string_view kUndecided = "undecided";

    Result<MergeReport> work()
    {
        auto worked = [this](Edit& edit) { return inside(edit); };
        if (m_wish.isTrial) {
            if (auto tried = m_mine.rehearse(worked); !tried && !isUndecided(tried.error()))
                return passOn(tried);
            return std::move(m_outcome);
        }
        auto done = m_mine.change("", worked);
        if (!done && !isUndecided(done.error()))
            return passOn(done);
        if (done)
            m_outcome.done = std::move(*done);
        return std::move(m_outcome);
    }

    bool isUndecided(const Error& error) const
    {
        return m_outcome.undecided() > 0 && error.detail == kUndecided;
    }

    Result<void> inside(Edit& edit)
    {
        edit.setTitle("Merge " + m_theirs.path().filename().string());
        Work work(edit, m_theirs, Questions(m_wish.decisions, m_wish.acceptProposals), m_progress);
        work.since = m_base ? m_base->since : 0;
        for (const auto& [theirs, mine] : m_wish.sameCoders)
            work.sameCoders[text::foldKey(theirs)] = mine;
        if (m_base)
            work.base.emplace(merging::Other{m_base->corpus, *m_base->texts});
        for (const Project* side : {&m_mine, &m_theirs})
            if (const auto record = packageRecord(side->corpus()))
                work.isPseudonymised = work.isPseudonymised || record->pseudonymised;
        if (auto known = findMergedCodes(work); !known)
            return known;
        auto actors = actorsSince(m_theirs, work.since);
        if (!actors)
            return passOn(actors);
        work.actors = std::move(*actors);
        const merging::Memory theirMemory = merging::memoryOf(m_theirs.corpus());
        merging::turnRound(work.memory, theirMemory, m_mine.corpus());
        auto worked = runAll(work, theirMemory);
        work.outcome.rows = work.questions.rows();
        work.outcome.base = m_outcome.base;
        m_outcome = std::move(work.outcome);
        tidy(m_outcome);
        if (worked && m_outcome.undecided() > 0)
            return fail(ErrorCode::Conflict, kUndecided);
        return worked;
    }

    Result<void> findMergedCodes(Work& work)
    {
        auto here = mergedCodes(m_mine);
        if (!here)
            return passOn(here);
        auto there = mergedCodes(m_theirs);
        if (!there)
            return passOn(there);
        work.mergedHere = std::move(*here);
        work.mergedThere = std::move(*there);
        return {};
    }

    Result<void> runAll(Work& work, const merging::Memory& theirMemory)
    {
        if (auto done = runSteps(work); !done)
            return done;
        if (codebook::undecided(work.questions.rows()) > 0)
            return {};
        if (auto done = merging::finish(work); !done)
            return done;
        auto batches = m_theirs.store()->history();
        if (!batches)
            return passOn(batches);
        merging::learn(work, theirMemory, *batches);
        merging::remember(work.edit, work.memory);
        return {};
    }

    Project& m_mine;
    Project& m_theirs;
    const MergeWish& m_wish;
    const Progress& m_progress;
    std::optional<merging::Base> m_base;
    MergeReport m_outcome;
};

void addRow(table::Table& table,
            const std::string& what,
            const std::string& name,
            const MergeCount& count)
{
    table::Row row;
    row.cells = {what,
                 name,
                 count.theirs,
                 count.added,
                 count.same,
                 count.changed,
                 count.out,
                 count.lost(),
                 count.orphans,
                 count.removed};
    row.total = what == "all";
    table.rows.push_back(std::move(row));
}

} // namespace

Result<MergeReport>
merge(Project& mine, Project& theirs, const MergeWish& wish, const Progress& progress)
{
    return Merge(mine, theirs, wish, progress).run();
}

table::Table countsTable(const MergeReport& outcome)
{
    table::Table table;
    table.title = "What becomes of the codings";
    table.headColumns = 2;
    for (const char* head : {"of", "name"})
        table.columns.push_back({{head}});
    for (const char* head : {"theirs",
                             "added",
                             "here_already",
                             "changed",
                             "left_out",
                             "lost",
                             "without_text",
                             "deleted_here"})
        table.columns.push_back({{head}, table::Kind::Integer});
    const auto add = [&](const char* what, const std::map<std::string, MergeCount>& counts) {
        for (const auto& [name, count] : counts)
            addRow(table, what, name, count);
    };
    add("coder", outcome.byCoder);
    add("code", outcome.byCode);
    add("document", outcome.byDocument);
    addRow(table, "all", "", outcome.codings);
    return table;
}

} // namespace crosscase::project
