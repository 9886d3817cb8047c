// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions of two consensuses on one disagreement: which of them stands.
#include "core/project/consensus.h"
#include "core/project/merge_fields.h"
#include "core/project/merge_work.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::Coding;
using model::Resolution;
using model::Side;
using Entry = model::Resolutions::Entry;

class ConsensusMerge {
public:
    explicit ConsensusMerge(Work& work)
        : m_work(work)
        , m_now(work.mine())
        , m_all(m_now)
    {}

    void run()
    {
        for (const Entry& entry : m_all.all())
            if (!isMine(entry) && !m_work.isRemoved(entry.row->id))
                meet(entry);
    }

private:
    [[nodiscard]] bool isMine(const Entry& entry) const
    {
        return m_work.before.rows<Resolution>().contains(entry.row->id);
    }

    // Mine of the same two coders that are about one of the codings.
    [[nodiscard]] std::set<std::size_t> related(const Entry& theirs) const
    {
        std::set<std::size_t> found;
        for (const Side side : {Side::First, Side::Second})
            for (const Coding& coding : theirs.on(side))
                for (const std::size_t at : m_all.of(coding.id)) {
                    const Entry& entry = m_all.all()[at];
                    if (isMine(entry) && !m_work.isRemoved(entry.row->id)
                        && areOfOnePair(*entry.row, *theirs.row))
                        found.insert(at);
                }
        return found;
    }

    void meet(const Entry& theirs)
    {
        bool isDropped = false;
        std::vector<const Entry*> losing;
        for (const std::size_t at : related(theirs)) {
            const Entry& mine = m_all.all()[at];
            if (saysTheSame(mine, theirs)) {
                m_work.memory.aliases[theirs.row->uuid] = mine.row->uuid;
                isDropped = true;
            } else if (takesTheirs(mine, theirs)) {
                losing.push_back(&mine);
            } else {
                isDropped = true;
            }
        }
        if (isDropped)
            m_work.removed.insert(theirs.row->id);
        else
            for (const Entry* mine : losing)
                m_work.removed.insert(mine->row->id);
    }

    bool takesTheirs(const Entry& mine, const Entry& theirs)
    {
        codebook::DecisionRow row =
            rowFor(kindWords<Resolution>().kind, mine.row->uuid, theirs.row->uuid, "decision");
        row.mine = inWords(mine);
        row.theirs = inWords(theirs);
        row.choices = {Choice::Mine, Choice::Theirs};
        if (mine.stale != theirs.stale)
            row.proposed = mine.stale ? Choice::Theirs : Choice::Mine;
        row.note = describe(mine);
        return m_work.ask(std::move(row)).choice == Choice::Theirs;
    }

    // What is decided on, with the first passage.
    [[nodiscard]] std::string describe(const Entry& entry) const
    {
        for (const Side side : {Side::First, Side::Second})
            if (!entry.on(side).empty())
                return fmt::format("{} and {}: {}",
                                   m_now.get(entry.row->first).name,
                                   m_now.get(entry.row->second).name,
                                   nameOf(m_now, entry.on(side).front().id));
        return {};
    }

    [[nodiscard]] std::string inWords(const Entry& entry) const
    {
        const auto names = [&](Side side) {
            std::string words;
            for (const Coding& coding : entry.on(side))
                words += fmt::format("{}{} {}-{}",
                                     words.empty() ? "" : ", ",
                                     m_now.get(coding.code).name,
                                     coding.start,
                                     coding.end);
            return words.empty() ? std::string("nothing") : words;
        };
        return fmt::format("{} (A {}: {}; B {}: {}){}{}{}",
                           model::nameOf(entry.row->decision),
                           m_now.get(entry.row->first).name,
                           names(Side::First),
                           m_now.get(entry.row->second).name,
                           names(Side::Second),
                           entry.row->reason.empty() ? "" : ": ",
                           entry.row->reason,
                           entry.stale ? "; a coding was changed since" : "");
    }

    Work& m_work;
    const model::Corpus m_now;
    model::Resolutions m_all;
};

} // namespace

Result<void> mergeConsensus(Work& work)
{
    ConsensusMerge(work).run();
    return {};
}

} // namespace crosscase::project::merging
