// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codebook_merge.h"

#include "core/model/trees.h"
#include "core/project/codes.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::project {

namespace {

using model::Code;
using model::Id;

class Application {
public:
    Application(Edit& edit, const codebook::Merged& merged, Gone gone)
        : m_edit(edit)
        , m_merged(merged)
        , m_gone(gone)
        , m_before(codebook::fromCorpus(edit.corpus()))
        , m_old(model::CodeTree(edit.corpus()).inOrder())
        , m_parents(codebook::parentsOf(merged.codebook))
    {
        m_applied.codes.resize(merged.codebook.entries.size());
    }

    Result<AppliedCodebook> run()
    {
        if (auto fits = check(); !fits)
            return passOn(fits);
        m_edit.setTitle(
            fmt::format("Merge a codebook into one of {} codes", m_applied.codes.size()));
        for (std::size_t i = 0; i < m_applied.codes.size(); ++i)
            if (source(i) != codebook::kGone)
                m_applied.codes[i] = m_old[source(i)];
        for (std::size_t i = 0; i < m_applied.codes.size(); ++i)
            if (auto put = putEntry(i); !put)
                return passOn(put);
        setOrder();
        setPartsAside();
        if (auto done = deleteGone(); !done)
            return passOn(done);
        if (auto done = mergeParts(); !done)
            return passOn(done);
        return std::move(m_applied);
    }

private:
    Result<void> check() const
    {
        if (codebook::undecided(m_merged.rows) > 0)
            return fail(ErrorCode::Refused, "the merge of the codebooks is not decided yet");
        const bool fits =
            m_merged.mine.size() == m_old.size() && m_merged.ours.size() == m_applied.codes.size()
            && std::ranges::all_of(
                m_merged.ours,
                [&](std::size_t code) { return code == codebook::kGone || code < m_old.size(); })
            && std::ranges::all_of(m_merged.mine, [&](std::size_t entry) {
                   return entry == codebook::kGone || entry < m_applied.codes.size();
               });
        if (!fits)
            return fail(ErrorCode::Refused,
                        "the codebook of the project has changed since it was merged; merge again");
        return {};
    }

    // The entry of mine that gives one of the merged codebook its code; kGone: it is new.
    [[nodiscard]] std::size_t source(std::size_t entry) const { return m_merged.ours[entry]; }

    // Did the entry of mine become part of another one?
    [[nodiscard]] bool isPart(std::size_t mine) const
    {
        const std::size_t entry = m_merged.mine[mine];
        return entry != codebook::kGone && source(entry) != mine;
    }

    Result<void> putEntry(std::size_t index)
    {
        const codebook::Entry& entry = m_merged.codebook.entries[index];
        const Id<Code> parent = m_parents[index] == codebook::kNoParent
                                    ? Id<Code>{}
                                    : m_applied.codes[m_parents[index]];
        if (source(index) == codebook::kGone) {
            Code code;
            if (entry.id)
                code.uuid = *entry.id;
            code.name = entry.name();
            code.parent = parent;
            code.created = m_edit.time();
            m_applied.codes[index] = m_edit.add(std::move(code));
            ++m_applied.added;
        } else {
            Code code = m_edit.corpus().get(m_applied.codes[index]);
            code.name = entry.name();
            code.parent = parent;
            m_edit.change(std::move(code));
            if (saysTheSame(entry, m_before.entries[source(index)]))
                return {};
        }
        return putFields(index);
    }

    Result<void> putFields(std::size_t index)
    {
        codebook::Entry fields = m_merged.codebook.entries[index];
        fields.path.clear();
        return setCodeFields(m_edit, m_applied.codes[index], fields);
    }

    static bool saysTheSame(codebook::Entry a, const codebook::Entry& b)
    {
        a.path = b.path;
        a.id = b.id;
        return a == b;
    }

    // Positions stay where they give the order already.
    void setOrder()
    {
        const model::CodeTree tree(m_edit.corpus());
        std::map<Id<Code>, std::vector<Id<Code>>> families;
        std::set<Id<Code>> withNew; // parents
        for (std::size_t i = 0; i < m_applied.codes.size(); ++i) {
            const Id<Code> parent = m_edit.corpus().get(m_applied.codes[i]).parent;
            families[parent].push_back(m_applied.codes[i]);
            if (source(i) == codebook::kGone)
                withNew.insert(parent);
        }
        for (const auto& [parent, family] : families) {
            std::vector<Id<Code>> now = tree.childrenOf(parent);
            std::erase_if(now, [&](Id<Code> code) { return !isKept(code); });
            if (now == family && !withNew.contains(parent))
                continue;
            for (std::size_t i = 0; i < family.size(); ++i) {
                Code code = m_edit.corpus().get(family[i]);
                code.position = static_cast<std::int32_t>(i);
                m_edit.change(std::move(code));
            }
        }
    }

    bool isKept(Id<Code> code)
    {
        if (m_kept.empty())
            m_kept.insert(m_applied.codes.begin(), m_applied.codes.end());
        return m_kept.contains(code);
    }

    // Entries that became part of another; they wait below it while others are deleted.
    void setPartsAside()
    {
        for (std::size_t i = 0; i < m_old.size(); ++i)
            if (isPart(i)) {
                Code code = m_edit.corpus().get(m_old[i]);
                code.parent = m_applied.codes[m_merged.mine[i]];
                m_edit.change(std::move(code));
            }
    }

    Result<void> deleteGone()
    {
        for (std::size_t i = 0; i < m_old.size(); ++i) {
            if (m_merged.mine[i] != codebook::kGone)
                continue;
            ++m_applied.deleted;
            if (m_gone == Gone::Left) {
                m_applied.gone.push_back(m_old[i]);
                continue;
            }
            if (!m_edit.corpus().find(m_old[i]))
                continue; // went with the one above it
            auto codings = deleteCode(m_edit, m_old[i]);
            if (!codings)
                return passOn(codings);
            m_applied.deletedCodings += *codings;
        }
        return {};
    }

    // What a part said of itself is in the merged codebook's fields as far as it is to be kept.
    Result<void> mergeParts()
    {
        std::set<std::size_t> wholes;
        for (std::size_t i = 0; i < m_old.size(); ++i) {
            if (!isPart(i))
                continue;
            const std::size_t entry = m_merged.mine[i];
            auto outcome = mergeCodes(m_edit, m_old[i], m_applied.codes[entry]);
            if (!outcome)
                return passOn(outcome);
            ++m_applied.merged;
            wholes.insert(entry);
        }
        for (const std::size_t entry : wholes)
            if (auto put = putFields(entry); !put)
                return put;
        return {};
    }

    Edit& m_edit;
    const codebook::Merged& m_merged;
    Gone m_gone;
    codebook::Codebook m_before;
    std::vector<Id<Code>> m_old; // as m_before's entries
    std::vector<std::size_t> m_parents;
    std::set<Id<Code>> m_kept;
    AppliedCodebook m_applied;
};

} // namespace

Result<AppliedCodebook> applyMergedCodebook(Edit& edit, const codebook::Merged& merged, Gone gone)
{
    return Application(edit, merged, gone).run();
}

} // namespace crosscase::project
