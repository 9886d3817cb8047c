// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/codebook.h"
#include "core/codebook/merge.h"
#include "core/model/trees.h"
#include "core/project/codebook_merge.h"
#include "core/project/codebook_use.h"
#include "core/project/merge_kind.h"

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using codebook::kGone;
using model::Code;
using model::Id;

// A codebook with the ids that its codes have here.
codebook::Codebook bookAsHere(const Work& work, const model::Corpus& corpus)
{
    std::unordered_set<Uuid> mine;
    for (const Code& code : work.mine().codes())
        mine.insert(code.uuid);
    codebook::Codebook book = codebook::fromCorpus(corpus);
    for (codebook::Entry& entry : book.entries)
        if (entry.id && !mine.contains(*entry.id) && mine.contains(work.hereOf(*entry.id)))
            entry.id = work.hereOf(*entry.id);
    return book;
}

class CodeMerge {
public:
    explicit CodeMerge(Work& work)
        : m_work(work)
        , m_mine(codebook::fromCorpus(work.mine()))
        , m_theirs(bookAsHere(work, work.theirs.corpus))
        , m_mineIds(model::CodeTree(work.mine()).inOrder())
        , m_theirIds(model::CodeTree(work.theirs.corpus).inOrder())
    {
        if (work.base)
            m_base = bookAsHere(work, work.base->corpus);
    }

    Result<void> run()
    {
        auto merged = decided();
        if (!merged)
            return passOn(merged);
        if (codebook::undecided(merged->rows) > 0) {
            m_work.isStuck = true;
            return {};
        }
        std::unordered_map<Id<Code>, Code> before;
        for (const Code& code : m_work.mine().codes())
            before.emplace(code.id, code);
        auto applied = applyMergedCodebook(m_work.edit, *merged, Gone::Left);
        if (!applied)
            return passOn(applied);
        map(*merged, *applied);
        m_work.gone = applied->gone;
        setMoments();
        count(before, *applied);
        return {};
    }

private:
    codebook::Use use()
    {
        codebook::Use use = codebookUse({&m_work.before, &m_work.edit.texts()},
                                        {&m_work.theirs.corpus, &m_work.theirs.texts});
        countForeign();
        use.unknown = [this](codebook::Side side, std::size_t entry) -> std::int64_t {
            if (side == codebook::Side::Theirs)
                return m_work.isUsedThere(m_theirIds[entry]) ? 1 : 0;
            return m_work.isUsedHere(m_mineIds[entry]) || m_foreign.contains(m_mineIds[entry]) ? 1
                                                                                               : 0;
        };
        return use;
    }

    // Codes of mine with codings of people who did nothing there.
    void countForeign()
    {
        std::unordered_set<Id<model::Coder>> foreign;
        for (const model::Coder& coder : m_work.before.rows<model::Coder>())
            if (m_work.isForeign(coder.uuid))
                foreign.insert(coder.id);
        for (const auto& block : m_work.before.codings().blocks())
            for (std::size_t row = 0; row < block->size(); ++row)
                if (foreign.contains(block->coder[row]))
                    m_foreign.insert(block->code[row]);
    }

    // The merge with what is decided; where something is not, what it comes to if nothing is given
    // up, so that the rest can be shown, too; undecided where that does not go together.
    Result<codebook::Merged> decided()
    {
        codebook::Merging sides{.mine = m_mine, .theirs = m_theirs};
        sides.mergedHere = m_work.mergedHere;
        sides.mergedThere = m_work.mergedThere;
        sides.base = m_base ? &*m_base : nullptr;
        sides.use = use();
        sides.passesOverStray = true; // the questions check all decisions together
        codebook::Decisions decisions = m_work.questions.decisionsOn("code");
        auto merged = codebook::merge(sides, decisions, m_work.questions.acceptsProposals());
        if (!merged)
            return merged;
        m_work.questions.add(merged->rows);
        constexpr int kRounds = 100; // rows come up after others, each round at least one
        for (int round = 0; round < kRounds && codebook::undecided(merged->rows) > 0; ++round) {
            for (const codebook::DecisionRow& row : merged->rows)
                if (row.decision == Choice::None)
                    assume(decisions, row);
            auto more = codebook::merge(sides, decisions, m_work.questions.acceptsProposals());
            if (!more)
                return merged;
            merged = std::move(more);
        }
        return merged;
    }

    static void assume(codebook::Decisions& decisions, const codebook::DecisionRow& row)
    {
        codebook::Decision decision;
        decision.kind = row.kind;
        decision.id = row.id;
        decision.otherId = row.otherId;
        decision.field = row.field;
        decision.decision = row.proposed == Choice::None ? row.choices.front() : row.proposed;
        decision.value = row.proposedValue;
        for (const Choice choice : {Choice::Both, Choice::Mine})
            if (std::ranges::count(row.choices, choice) > 0) {
                decision.decision = choice;
                decision.value.clear();
            }
        std::erase_if(decisions, [&](const codebook::Decision& one) {
            return one.kind == decision.kind && one.id == decision.id
                   && one.otherId == decision.otherId && one.field == decision.field;
        });
        decisions.push_back(std::move(decision));
    }

    // Which code of theirs, and of the base, is which here.
    void map(const codebook::Merged& merged, const AppliedCodebook& applied)
    {
        std::unordered_map<Uuid, Id<Code>> byUuid;
        for (std::size_t i = 0; i < m_mineIds.size(); ++i)
            byUuid.emplace(m_work.before.get(m_mineIds[i]).uuid,
                           merged.mine[i] == kGone ? m_mineIds[i] : applied.codes[merged.mine[i]]);
        for (std::size_t i = 0; i < m_theirIds.size(); ++i) {
            const std::size_t entry = merged.theirs[i];
            if (entry == kGone)
                continue;
            const Code& there = m_work.theirs.corpus.get(m_theirIds[i]);
            m_work.pair(m_work.mine().get(applied.codes[entry]), there);
            byUuid[there.uuid] = applied.codes[entry];
        }
        if (!m_work.base)
            return;
        mark(merged, applied);
        for (const Code& code : m_work.base->corpus.codes()) {
            auto found = byUuid.find(code.uuid);
            if (found == byUuid.end())
                found = byUuid.find(m_work.hereOf(code.uuid));
            if (found != byUuid.end())
                m_work.base->put(code.id, found->second);
        }
    }

    // Codes that one side deleted, and that stay.
    void mark(const codebook::Merged& merged, const AppliedCodebook& applied)
    {
        std::unordered_set<Id<Code>> ofTheirs;
        for (const Id<Code> id : m_theirIds)
            ofTheirs.insert(m_work.theirs.here(id));
        std::unordered_set<Id<Code>> ofMine;
        for (std::size_t i = 0; i < m_mineIds.size(); ++i)
            if (merged.mine[i] != kGone) {
                ofMine.insert(applied.codes[merged.mine[i]]);
                if (!ofTheirs.contains(applied.codes[merged.mine[i]])
                    && m_work.baseHas(m_work.before.get(m_mineIds[i]).uuid))
                    m_work.keptHere.insert(applied.codes[merged.mine[i]].value);
            }
        for (const Id<Code> id : m_theirIds)
            if (const Id<Code> here = m_work.theirs.here(id);
                here && !ofMine.contains(here) && m_work.baseHas(m_work.theirs.corpus.get(id).uuid))
                m_work.broughtBack.insert(id.value);
    }

    // A code is as old as the older of the two.
    void setMoments()
    {
        for (const Code& there : m_work.theirs.corpus.codes()) {
            const Id<Code> id = m_work.theirs.here(there.id);
            if (!id || m_work.mine().get(id).created <= there.created)
                continue;
            Code code = m_work.mine().get(id);
            code.created = there.created;
            m_work.edit.change(std::move(code));
        }
    }

    void count(const std::unordered_map<Id<Code>, Code>& before, const AppliedCodebook& applied)
    {
        KindCount& codes = m_work.count("codes");
        codes.added += static_cast<std::int64_t>(applied.added);
        codes.removed += static_cast<std::int64_t>(applied.gone.size() + applied.merged);
        for (const auto& [id, code] : before) {
            const Code* now = m_work.mine().codes().find(id);
            if (now == nullptr)
                continue;
            Code same = *now;
            same.position = code.position;
            same.created = code.created;
            if (!(same == code))
                ++codes.changed;
        }
    }

    Work& m_work;
    codebook::Codebook m_mine;
    codebook::Codebook m_theirs;
    std::optional<codebook::Codebook> m_base;
    std::vector<Id<Code>> m_mineIds;
    std::vector<Id<Code>> m_theirIds;
    std::unordered_set<Id<Code>> m_foreign;
};

} // namespace

Result<void> mergeCodes(Work& work)
{
    return CodeMerge(work).run();
}

} // namespace crosscase::project::merging
