// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/merged_codes.h"

#include "core/model/trees.h"
#include "core/project/history.h"
#include "core/store/store.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ranges>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Code;
using model::Id;

using Codes = std::map<Id<Code>, Code>; // of one moment

// The codes before a change, from those after it.
void stepBack(Codes& codes, const model::RowRecord<Code>& record)
{
    for (const Id<Code> id : record.created)
        codes.erase(id);
    for (const auto& update : record.updated)
        if (const auto code = codes.find(update.after.id); code != codes.end())
            model::forEachColumn<Code>([&](const auto& column) {
                if (update.before.*column.member != update.after.*column.member)
                    code->second.*column.member = update.before.*column.member;
            });
    for (const Code& code : record.deleted)
        codes.emplace(code.id, code);
}

std::string pathOf(const Codes& codes, Id<Code> id)
{
    std::vector<std::string> path;
    for (auto at = codes.find(id); at != codes.end() && path.size() <= codes.size();
         at = codes.find(at->second.parent))
        path.push_back(at->second.name);
    std::ranges::reverse(path);
    return model::joinPath(path);
}

// One batch in which codes went.
class Departure {
public:
    Departure(const model::Batch& batch,
              const model::ChangeRecord& record,
              const Codes& before,
              const Codes& after)
        : m_title(batch.title)
        , m_before(before)
        , m_after(after)
    {
        for (const auto& update : model::recordOf<model::Coding>(record).updated)
            if (update.before.code != update.after.code)
                m_heirs[update.before.code].insert(update.after.code.value);
    }

    // The code that has what a code had that went; no id: none.
    [[nodiscard]] Id<Code> heirOf(const Code& gone) const
    {
        if (const auto heirs = m_heirs.find(gone.id); heirs != m_heirs.end())
            return heirs->second.size() == 1 ? there(Id<Code>{*heirs->second.begin()}) : Id<Code>{};
        if (const Id<Code> heir = byTitle(gone); heir)
            return heir;
        const auto above = m_before.find(gone.parent);
        return above == m_before.end() || m_after.contains(gone.parent)
                   ? Id<Code>{}
                   : childNamed(heirOf(above->second), gone.name);
    }

private:
    [[nodiscard]] Id<Code> there(Id<Code> id) const
    {
        return m_after.contains(id) ? id : Id<Code>{};
    }

    [[nodiscard]] Id<Code> byTitle(const Code& gone) const
    {
        if (m_title.find(titleOfMerge(pathOf(m_before, gone.id), {})) == std::string::npos)
            return {};
        for (const auto& [id, code] : m_after)
            if (m_title.ends_with(titleOfMerge(pathOf(m_before, gone.id), pathOf(m_before, id))))
                return id;
        return {};
    }

    // Children are merged with those of their name.
    [[nodiscard]] Id<Code> childNamed(Id<Code> parent, const std::string& name) const
    {
        if (parent)
            for (const auto& [id, code] : m_after)
                if (code.parent == parent && text::foldKey(code.name) == text::foldKey(name))
                    return id;
        return {};
    }

    const std::string& m_title;
    const Codes& m_before;
    const Codes& m_after;
    std::map<Id<Code>, std::unordered_set<std::int32_t>> m_heirs; // by their codings
};

class Past {
public:
    explicit Past(const model::Corpus& corpus)
    {
        for (const Code& code : corpus.codes()) {
            m_codes.emplace(code.id, code);
            m_seen.insert(code.uuid);
        }
        m_now = m_seen;
    }

    // From the last batch to the first.
    void goBack(const model::Batch& batch, const model::ChangeRecord& record)
    {
        const auto& codes = model::recordOf<Code>(record);
        if (codes.deleted.empty()) {
            stepBack(m_codes, codes);
            return;
        }
        const Codes after = m_codes;
        stepBack(m_codes, codes);
        const Departure departure(batch, record, m_codes, after);
        for (const Code& gone : codes.deleted) {
            if (!m_seen.insert(gone.uuid).second)
                continue; // it came back, and what became of it later counts
            const Id<Code> heir = departure.heirOf(gone);
            if (!heir)
                continue;
            const Uuid& uuid = after.at(heir).uuid;
            if (m_now.contains(uuid))
                m_merged.emplace(gone.uuid, uuid);
            else if (const auto later = m_merged.find(uuid); later != m_merged.end())
                m_merged.emplace(gone.uuid, Uuid(later->second));
        }
    }

    [[nodiscard]] codebook::MergedCodes merged() && { return std::move(m_merged); }

private:
    Codes m_codes;                   // at the moment reached
    std::unordered_set<Uuid> m_now;  // codes of today
    std::unordered_set<Uuid> m_seen; // and those whose end is known
    codebook::MergedCodes m_merged;
};

bool touchesCodes(const std::vector<std::pair<std::string, std::int64_t>>& sizes)
{
    return std::ranges::any_of(
        sizes, [](const auto& size) { return size.first == model::Schema<Code>::kTable; });
}

} // namespace

std::string titleOfMerge(const std::string& from, const std::string& into)
{
    return fmt::format("Merge code {} into {}", from, into);
}

Result<codebook::MergedCodes> mergedCodes(Project& project)
{
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    Past past(project.corpus());
    for (const model::Batch& batch : std::views::reverse(*batches)) {
        auto sizes = project.store()->recordSizes(batch.number);
        if (!sizes)
            return passOn(sizes);
        if (!touchesCodes(*sizes))
            continue;
        auto record = project.store()->record(batch.number);
        if (!record)
            return passOn(record);
        past.goBack(batch, *record);
    }
    return std::move(past).merged();
}

} // namespace crosscase::project
