// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/consensus_writer.h"

#include "core/model/layers.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

using model::Coder;
using model::Coding;
using model::Decision;
using model::Id;
using model::Resolution;
using model::Side;
using Entry = model::Resolutions::Entry;

std::vector<Id<Coding>> idsOf(const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    std::vector<Id<Coding>> ids;
    for (const auto* side : {&first, &second})
        for (const Coding& coding : *side)
            ids.push_back(coding.id);
    std::ranges::sort(ids);
    return ids;
}

bool sayTheSame(const Resolution& one, const Resolution& other)
{
    const Decision there = one.first == other.first ? one.decision : seenFromOther(one.decision);
    return there == other.decision && one.reason == other.reason;
}

bool isOfPair(const Resolution& row, Id<Coder> first, Id<Coder> second)
{
    return (row.first == first && row.second == second)
           || (row.first == second && row.second == first);
}

ConsensusWriter::ConsensusWriter(Edit& edit)
    : m_edit(edit)
    , m_before(edit.corpus())
    , m_resolutions(m_before)
    , m_consensus(model::consensusCoder(m_before))
{
    for (const Entry& entry : m_resolutions.all())
        for (const Coding& coding : entry.on(Side::Layer))
            ++m_holders[coding.id];
    for (const Coding& coding : layerOf())
        m_layer.emplace(placeOf(coding), coding.id);
}

void ConsensusWriter::add(ConsensusDraft draft)
{
    const std::vector<Id<Coding>> ids = idsOf(draft.first, draft.second);
    for (const std::size_t at : related(draft, ids)) {
        const Entry& entry = m_resolutions.all()[at];
        if (!entry.stale && idsOf(entry.on(Side::First), entry.on(Side::Second)) == ids
            && sayTheSame(*entry.row, draft.row)) {
            ++m_report.unchanged;
            return;
        }
        if (m_gone.insert(at).second)
            ++m_report.replaced;
    }
    ++m_report.decisions;
    m_drafts.push_back(std::move(draft));
}

void ConsensusWriter::remove(std::size_t entry)
{
    if (m_gone.insert(entry).second)
        ++m_report.replaced;
}

Result<std::vector<Coding>> ConsensusWriter::settle()
{
    for (const Coding& coding : layerOf())
        m_holders.try_emplace(coding.id, 0);
    std::set<model::AnyId> refreshed;
    for (const Entry& entry : m_resolutions.all())
        if (!entry.stale && placesOf(entry.on(Side::Layer)) != placesOf(comingOf(entry))) {
            refresh(entry);
            refreshed.insert(entry.row->id);
        }
    std::vector<model::AnyId> cited;
    if (!refreshed.empty())
        for (const model::Evidence& row : m_before.rows<model::Evidence>())
            if (row.bullet == static_cast<std::int32_t>(Side::Layer)
                && refreshed.contains(row.owner))
                cited.emplace_back(row.id);
    if (!cited.empty())
        m_edit.removeWithDependents(cited);
    if (auto written = writeDrafts(); !written)
        return passOn(written);
    std::vector<Coding> removed;
    for (const Coding& coding : layerOf())
        if (m_holders.at(coding.id) == 0)
            removed.push_back(coding);
    removeUnheld();
    return removed;
}

Result<ConsensusReport> ConsensusWriter::write()
{
    if (auto contradiction = findContradiction(); !contradiction)
        return passOn(contradiction);
    removeGone();
    if (auto written = writeDrafts(); !written)
        return passOn(written);
    removeUnheld();
    return m_report;
}

ConsensusWriter::Place ConsensusWriter::placeOf(const Coding& coding)
{
    return {coding.document, coding.code, coding.start, coding.end};
}

std::set<ConsensusWriter::Place> ConsensusWriter::placesOf(const std::vector<Coding>& codings)
{
    std::set<Place> places;
    for (const Coding& coding : codings)
        places.insert(placeOf(coding));
    return places;
}

std::vector<Coding> ConsensusWriter::comingOf(const Entry& entry)
{
    std::vector<Coding> results;
    for (const LayerCoding& result :
         project::resultsOf(entry.row->decision, entry.on(Side::First), entry.on(Side::Second)))
        results.push_back(result.coding);
    return results;
}

void ConsensusWriter::refresh(const Entry& entry)
{
    for (const Coding& coding : entry.on(Side::Layer))
        --m_holders[coding.id];
    m_drafts.push_back({*entry.row, entry.on(Side::First), entry.on(Side::Second)});
}

std::vector<Coding> ConsensusWriter::layerOf() const
{
    std::vector<Coding> codings;
    if (m_consensus)
        for (const auto& block : m_before.codings().blocks())
            for (std::size_t row = 0; row < block->size(); ++row)
                if (block->coder[row] == m_consensus && block->orphan[row] == 0)
                    codings.push_back(block->at(row));
    return codings;
}

std::set<std::size_t> ConsensusWriter::related(const ConsensusDraft& draft,
                                               const std::vector<Id<Coding>>& ids) const
{
    std::set<std::size_t> found;
    for (const Id<Coding> id : ids)
        for (const std::size_t at : m_resolutions.of(id))
            if (isOfPair(*m_resolutions.all()[at].row, draft.row.first, draft.row.second))
                found.insert(at);
    return found;
}

void ConsensusWriter::note(Sayings& sayings,
                           const std::string& id,
                           Decision decision,
                           const std::vector<Coding>& first,
                           const std::vector<Coding>& second)
{
    if (decision == Decision::Discuss)
        return;
    std::set<Place> taken;
    for (const LayerCoding& result : resultsOf(decision, first, second))
        taken.insert(placeOf(result.coding));
    for (const Place& place : taken)
        sayings[place].taken = id;
    for (const auto* side : {&first, &second})
        for (const Coding& coding : *side)
            if (!taken.contains(placeOf(coding)))
                sayings[placeOf(coding)].rejected = id;
}

Result<void> ConsensusWriter::findContradiction()
{
    Sayings sayings;
    for (std::size_t at = 0; at < m_resolutions.all().size(); ++at) {
        const Entry& entry = m_resolutions.all()[at];
        if (!entry.stale && !m_gone.contains(at))
            note(sayings,
                 idOf(m_before, entry),
                 entry.row->decision,
                 entry.on(Side::First),
                 entry.on(Side::Second));
    }
    for (const ConsensusDraft& draft : m_drafts)
        note(sayings, draftId(draft), draft.row.decision, draft.first, draft.second);
    for (const auto& [place, saying] : sayings)
        if (!saying.taken.empty() && !saying.rejected.empty())
            return fail(ErrorCode::Refused,
                        fmt::format("the decisions contradict each other: {} takes {} {}-{} in "
                                    "'{}' and {} does not. Decide both the same way, or take "
                                    "one back with 'crosscase consensus clear'",
                                    saying.taken,
                                    m_before.get(std::get<1>(place)).name,
                                    std::get<2>(place),
                                    std::get<3>(place),
                                    m_before.get(std::get<0>(place)).name,
                                    saying.rejected));
    return {};
}

std::string ConsensusWriter::draftId(const ConsensusDraft& draft) const
{
    std::vector<Uuid> uuids{m_before.get(draft.row.first).uuid,
                            m_before.get(draft.row.second).uuid};
    for (const auto* side : {&draft.first, &draft.second})
        for (const Coding& coding : *side)
            uuids.push_back(coding.uuid);
    return agreement::idOf(std::move(uuids));
}

void ConsensusWriter::removeGone()
{
    std::vector<model::AnyId> rows;
    for (const std::size_t at : m_gone) {
        const Entry& entry = m_resolutions.all()[at];
        rows.emplace_back(entry.row->id);
        for (const Coding& coding : entry.on(Side::Layer))
            --m_holders[coding.id];
    }
    if (!rows.empty())
        m_edit.removeWithDependents(rows);
}

Result<void> ConsensusWriter::writeDrafts()
{
    std::vector<Coding> fresh;
    std::map<Place, std::size_t> freshAt;
    std::vector<std::vector<Place>> places; // by draft
    for (const ConsensusDraft& draft : m_drafts) {
        places.emplace_back();
        for (const LayerCoding& result : resultsOf(draft.row.decision, draft.first, draft.second)) {
            const Place place = placeOf(result.coding);
            places.back().push_back(place);
            if (m_layer.contains(place) || !freshAt.emplace(place, fresh.size()).second)
                continue;
            auto coding = madeFrom(result);
            if (!coding)
                return passOn(coding);
            fresh.push_back(*coding);
        }
    }
    m_report.added = fresh.size();
    if (!fresh.empty()) {
        const Id<Coding> first = m_edit.addAll(std::move(fresh));
        for (const auto& [place, at] : freshAt)
            m_layer[place] = {first.value + static_cast<std::int32_t>(at)};
    }
    for (std::size_t at = 0; at < m_drafts.size(); ++at)
        writeRows(m_drafts[at], places[at]);
    return {};
}

Result<Coding> ConsensusWriter::madeFrom(const LayerCoding& result)
{
    Coding coding = result.coding;
    coding.id = {};
    coding.uuid = {};
    coding.coder = consensus();
    coding.created = m_edit.time();
    if (result.joined) {
        auto text = m_edit.texts().load(m_before.get(coding.document));
        if (!text)
            return passOn(text);
        coding.quoteHash = text::quoteHash((*text)->quote(coding.span()));
    }
    return coding;
}

Id<Resolution> ConsensusWriter::added(ConsensusDraft& draft)
{
    Resolution& row = draft.row;
    row.basis = model::basisOf(m_before, draft.first, draft.second);
    row.coder = m_edit.coder();
    row.created = row.changed = m_edit.time();
    return m_edit.add(row);
}

void ConsensusWriter::writeRows(ConsensusDraft& draft, const std::vector<Place>& results)
{
    const bool isNew = !draft.row.id;
    const model::AnyId owner = isNew ? added(draft) : draft.row.id;
    const auto cite = [&](Id<Coding> coding, Side side) {
        model::Evidence evidence;
        evidence.owner = owner;
        evidence.coding = coding;
        evidence.bullet = static_cast<std::int32_t>(side);
        m_edit.add(evidence);
    };
    if (isNew) {
        for (const Coding& coding : draft.first)
            cite(coding.id, Side::First);
        for (const Coding& coding : draft.second)
            cite(coding.id, Side::Second);
    }
    for (const Place& place : results) {
        const Id<Coding> coding = m_layer.at(place);
        ++m_holders[coding];
        cite(coding, Side::Layer);
    }
}

void ConsensusWriter::removeUnheld()
{
    std::vector<model::AnyId> unheld;
    for (const auto& [coding, holders] : m_holders)
        if (holders == 0)
            unheld.push_back(coding);
    m_report.removed = unheld.size();
    if (!unheld.empty())
        m_edit.removeWithDependents(unheld);
}

Id<Coder> ConsensusWriter::consensus()
{
    if (!m_consensus) {
        Coder coder;
        coder.name = freeName();
        coder.layer = model::CoderLayer::Consensus;
        m_consensus = m_edit.add(std::move(coder));
    }
    return m_consensus;
}

std::string ConsensusWriter::freeName() const
{
    for (int number = 1;; ++number) {
        std::string name = number == 1 ? "Consensus" : fmt::format("Consensus {}", number);
        const auto& coders = m_edit.corpus().rows<Coder>();
        if (std::none_of(coders.begin(), coders.end(), [&](const Coder& coder) {
                return text::foldKey(coder.name) == text::foldKey(name);
            }))
            return name;
    }
}

} // namespace crosscase::project
