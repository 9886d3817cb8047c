// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/consensus.h"

#include "core/model/layers.h"
#include "core/project/consensus_writer.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Coder;
using model::Coding;
using model::Decision;
using model::Id;
using model::Resolution;
using model::Side;
using Entry = model::Resolutions::Entry;

// The rows of many codings, by id, in one pass.
class CodingRows {
public:
    template <typename Sides>
    void want(const Sides& sides)
    {
        for (const auto& side : sides)
            for (const agreement::Passage& passage : side)
                m_rows.try_emplace(passage.coding);
    }
    void read(const model::Corpus& corpus)
    {
        for (const auto& block : corpus.codings().blocks())
            for (std::size_t row = 0; row < block->size(); ++row)
                if (const auto found = m_rows.find(block->id[row]); found != m_rows.end())
                    found->second = block->at(row);
    }
    [[nodiscard]] std::vector<Coding> of(const std::vector<agreement::Passage>& passages) const
    {
        std::vector<Coding> codings;
        for (const agreement::Passage& passage : passages)
            codings.push_back(m_rows.at(passage.coding));
        return codings;
    }

private:
    std::unordered_map<Id<Coding>, Coding> m_rows;
};

ConsensusDraft draftOf(const CodingRows& rows,
                       Id<model::Document> document,
                       const std::array<Id<Coder>, 2>& coders,
                       const agreement::Sides& sides)
{
    ConsensusDraft draft;
    draft.row.document = document;
    draft.row.first = coders[0];
    draft.row.second = coders[1];
    draft.first = rows.of(sides[0]);
    draft.second = rows.of(sides[1]);
    return draft;
}

// Does a resolution that holds accept all of these codings?
bool isAccepted(const model::Resolutions& resolutions, const ConsensusDraft& draft)
{
    const std::vector<Id<Coding>> ids = idsOf(draft.first, draft.second);
    const auto& near = resolutions.of(ids.front());
    return std::ranges::any_of(near, [&](std::size_t at) {
        const Entry& entry = resolutions.all()[at];
        return !entry.stale && entry.row->decision == Decision::Agreed
               && std::ranges::includes(idsOf(entry.on(Side::First), entry.on(Side::Second)), ids);
    });
}

// Places on which the first coder agrees with each of the others: by its codings there.
std::vector<agreement::AgreedPlace> agreedByAll(const std::vector<Id<Coder>>& coders,
                                                const std::vector<agreement::AgreedPlace>& agreed)
{
    std::map<std::vector<Id<Coding>>, std::size_t> at;
    std::vector<agreement::AgreedPlace> places;
    std::vector<std::size_t> agreeing;
    for (const agreement::AgreedPlace& place : agreed) {
        if (place.coders[0] != coders.front())
            continue;
        std::vector<Id<Coding>> key;
        for (const agreement::Passage& passage : place.sides[0])
            key.push_back(passage.coding);
        const auto [found, isNew] = at.emplace(std::move(key), places.size());
        if (isNew) {
            places.push_back(place);
            agreeing.push_back(1);
            continue;
        }
        auto& others = places[found->second].sides[1];
        others.insert(others.end(), place.sides[1].begin(), place.sides[1].end());
        ++agreeing[found->second];
    }
    std::vector<agreement::AgreedPlace> byAll;
    for (std::size_t one = 0; one < places.size(); ++one)
        if (agreeing[one] + 1 == coders.size())
            byAll.push_back(std::move(places[one]));
    return byAll;
}

} // namespace

Result<ConsensusReport> decide(Edit& edit, const std::vector<Decided>& decided)
{
    edit.setTitle(decided.size() == 1
                      ? fmt::format("Decide a disagreement: {}", nameOf(decided.front().decision))
                      : fmt::format("Decide {} disagreements", decided.size()));
    CodingRows rows;
    for (const Decided& one : decided)
        rows.want(one.place.sides);
    rows.read(edit.corpus());
    ConsensusWriter writer(edit);
    for (const Decided& one : decided) {
        ConsensusDraft draft = draftOf(rows, one.place.document, one.place.coders, one.place.sides);
        draft.row.decision = one.decision;
        draft.row.reason = one.reason;
        writer.add(std::move(draft));
    }
    return writer.write();
}

Result<ConsensusReport> acceptAgreed(Edit& edit,
                                     const std::vector<Id<Coder>>& coders,
                                     const std::vector<agreement::AgreedPlace>& agreed)
{
    const std::vector<agreement::AgreedPlace> places = agreedByAll(coders, agreed);
    edit.setTitle("Accept what the coders agree on");
    CodingRows rows;
    for (const agreement::AgreedPlace& place : places)
        rows.want(place.sides);
    rows.read(edit.corpus());
    ConsensusWriter writer(edit);
    std::size_t unchanged = 0;
    for (const agreement::AgreedPlace& place : places) {
        ConsensusDraft draft = draftOf(rows, place.document, place.coders, place.sides);
        draft.row.decision = Decision::Agreed;
        if (isAccepted(writer.resolutions(), draft))
            ++unchanged;
        else
            writer.add(std::move(draft));
    }
    auto report = writer.write();
    if (report)
        report->unchanged += unchanged;
    return report;
}

Result<ConsensusReport> clearResolutions(Edit& edit, const std::vector<Id<Resolution>>& resolutions)
{
    const std::unordered_set<Id<Resolution>> gone(resolutions.begin(), resolutions.end());
    edit.setTitle(gone.size() == 1
                      ? std::string("Take back a decision of the consensus")
                      : fmt::format("Take back {} decisions of the consensus", gone.size()));
    ConsensusWriter writer(edit);
    const auto& all = writer.resolutions().all();
    for (std::size_t at = 0; at < all.size(); ++at)
        if (gone.contains(all[at].row->id))
            writer.remove(at);
    return writer.write();
}

Result<std::vector<Coding>> settleLayer(Edit& edit)
{
    if (!model::consensusCoder(edit.corpus()))
        return std::vector<Coding>{};
    return ConsensusWriter(edit).settle();
}

bool areOfOnePair(const Resolution& one, const Resolution& other)
{
    return isOfPair(one, other.first, other.second);
}

bool saysTheSame(const Entry& one, const Entry& other)
{
    const auto codings = [](const Entry& entry) {
        return idsOf(entry.on(Side::First), entry.on(Side::Second));
    };
    return one.stale == other.stale && codings(one) == codings(other)
           && sayTheSame(*one.row, *other.row);
}

Standing standingOf(const model::Resolutions& resolutions, const agreement::Disagreement& place)
{
    std::vector<Id<Coding>> ids;
    for (const auto& side : place.sides)
        for (const agreement::Passage& passage : side)
            ids.push_back(passage.coding);
    std::ranges::sort(ids);
    Standing standing;
    for (const Id<Coding> id : ids)
        for (const std::size_t at : resolutions.of(id)) {
            const Entry& entry = resolutions.all()[at];
            if (!isOfPair(*entry.row, place.coders[0], place.coders[1]))
                continue;
            const bool holds =
                !entry.stale && idsOf(entry.on(Side::First), entry.on(Side::Second)) == ids;
            if (standing.entry != nullptr && !holds)
                continue;
            standing.entry = &entry;
            standing.holds = holds;
            standing.decision = entry.row->first == place.coders[0]
                                    ? entry.row->decision
                                    : seenFromOther(entry.row->decision);
            if (holds)
                return standing;
        }
    return standing;
}

std::optional<Decision> decisionNamed(std::string_view name)
{
    const std::string key = text::foldKey(name);
    for (const Decision decision :
         {Decision::First, Decision::Second, Decision::Both, Decision::Neither, Decision::Discuss})
        if (text::foldKey(model::nameOf(decision)) == key)
            return decision;
    return std::nullopt;
}

std::string idOf(const model::Corpus& corpus, const Entry& entry)
{
    if (entry.on(Side::First).empty() && entry.on(Side::Second).empty())
        return entry.row->uuid.toCanonical();
    std::vector<Uuid> uuids{corpus.get(entry.row->first).uuid, corpus.get(entry.row->second).uuid};
    for (const Side side : {Side::First, Side::Second})
        for (const Coding& coding : entry.on(side))
            uuids.push_back(coding.uuid);
    return agreement::idOf(std::move(uuids));
}

} // namespace crosscase::project
