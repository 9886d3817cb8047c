// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/consensus.h"

#include "core/model/layers.h"
#include "core/project/consensus_results.h"
#include "core/text/excerpt.h"
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

std::vector<Id<Coding>> idsOf(const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    std::vector<Id<Coding>> ids;
    for (const auto* side : {&first, &second})
        for (const Coding& coding : *side)
            ids.push_back(coding.id);
    std::ranges::sort(ids);
    return ids;
}

bool says(const Resolution& one, const Resolution& other)
{
    const Decision there = one.first == other.first ? one.decision : seenFromOther(one.decision);
    return there == other.decision && one.reason == other.reason;
}

bool samePair(const Resolution& row, Id<Coder> first, Id<Coder> second)
{
    return (row.first == first && row.second == second)
           || (row.first == second && row.second == first);
}

// What is to be written: a resolution with the codings of both sides.
struct Draft {
    Resolution row; // with an id: it is there, only what comes of it is written anew
    std::vector<Coding> first;
    std::vector<Coding> second;
};

// Writes drafts in the place of earlier resolutions and keeps the layer's codings in step.
class Writer {
public:
    explicit Writer(Edit& edit)
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

    [[nodiscard]] const model::Resolutions& resolutions() const { return m_resolutions; }

    // Adds the draft unless the same stands already.
    void add(Draft draft)
    {
        const std::vector<Id<Coding>> ids = idsOf(draft.first, draft.second);
        for (const std::size_t at : related(draft, ids)) {
            const Entry& entry = m_resolutions.all()[at];
            if (!entry.stale && idsOf(entry.on(Side::First), entry.on(Side::Second)) == ids
                && says(*entry.row, draft.row)) {
                ++m_report.unchanged;
                return;
            }
            if (m_gone.insert(at).second)
                ++m_report.replaced;
        }
        ++m_report.decisions;
        m_drafts.push_back(std::move(draft));
    }

    void remove(std::size_t entry)
    {
        if (m_gone.insert(entry).second)
            ++m_report.replaced;
    }

    // Of every decision that holds the codings that come of it, and no others in the layer.
    Result<std::vector<Coding>> settle()
    {
        for (const Coding& coding : layerOf())
            m_holders.try_emplace(coding.id, 0);
        std::vector<model::AnyId> cited;
        for (const Entry& entry : m_resolutions.all())
            if (!entry.stale && placesOf(entry.on(Side::Layer)) != placesOf(comingOf(entry)))
                refresh(entry, cited);
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

    Result<ConsensusReport> write()
    {
        if (auto contradiction = findContradiction(); !contradiction)
            return passOn(contradiction);
        removeGone();
        if (auto written = writeDrafts(); !written)
            return passOn(written);
        removeUnheld();
        return m_report;
    }

private:
    using Place =
        std::tuple<Id<model::Document>, Id<model::Code>, text::CodePoint, text::CodePoint>;
    static Place placeOf(const Coding& coding)
    {
        return {coding.document, coding.code, coding.start, coding.end};
    }

    static std::set<Place> placesOf(const std::vector<Coding>& codings)
    {
        std::set<Place> places;
        for (const Coding& coding : codings)
            places.insert(placeOf(coding));
        return places;
    }
    static std::vector<Coding> comingOf(const Entry& entry)
    {
        std::vector<Coding> results;
        for (const LayerCoding& result :
             project::resultsOf(entry.row->decision, entry.on(Side::First), entry.on(Side::Second)))
            results.push_back(result.coding);
        return results;
    }

    // What came of the decision is cited anew; `cited`: the rows that go.
    void refresh(const Entry& entry, std::vector<model::AnyId>& cited)
    {
        for (const Coding& coding : entry.on(Side::Layer))
            --m_holders[coding.id];
        for (const model::Evidence& row : m_before.rows<model::Evidence>())
            if (row.owner == model::AnyId(entry.row->id)
                && row.bullet == static_cast<std::int32_t>(Side::Layer))
                cited.emplace_back(row.id);
        m_drafts.push_back({*entry.row, entry.on(Side::First), entry.on(Side::Second)});
    }

    [[nodiscard]] std::vector<Coding> layerOf() const
    {
        std::vector<Coding> codings;
        if (m_consensus)
            for (const auto& block : m_before.codings().blocks())
                for (std::size_t row = 0; row < block->size(); ++row)
                    if (block->coder[row] == m_consensus && block->orphan[row] == 0)
                        codings.push_back(block->at(row));
        return codings;
    }

    // Earlier resolutions of the same coders about one of the codings.
    [[nodiscard]] std::set<std::size_t> related(const Draft& draft,
                                                const std::vector<Id<Coding>>& ids) const
    {
        std::set<std::size_t> found;
        for (const Id<Coding> id : ids)
            for (const std::size_t at : m_resolutions.of(id))
                if (samePair(*m_resolutions.all()[at].row, draft.row.first, draft.row.second))
                    found.insert(at);
        return found;
    }

    // No place may be taken by one decision and rejected by another.
    Result<void> findContradiction()
    {
        struct Saying {
            std::string taken;    // by which decision
            std::string rejected; // by which decision
        };
        std::map<Place, Saying> sayings;
        const auto note = [&](const std::string& id,
                              Decision decision,
                              const std::vector<Coding>& first,
                              const std::vector<Coding>& second) {
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
        };
        for (std::size_t at = 0; at < m_resolutions.all().size(); ++at) {
            const Entry& entry = m_resolutions.all()[at];
            if (!entry.stale && !m_gone.contains(at))
                note(idOf(m_before, entry),
                     entry.row->decision,
                     entry.on(Side::First),
                     entry.on(Side::Second));
        }
        for (const Draft& draft : m_drafts)
            note(draftId(draft), draft.row.decision, draft.first, draft.second);
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

    [[nodiscard]] std::string draftId(const Draft& draft) const
    {
        std::vector<Uuid> uuids{m_before.get(draft.row.first).uuid,
                                m_before.get(draft.row.second).uuid};
        for (const auto* side : {&draft.first, &draft.second})
            for (const Coding& coding : *side)
                uuids.push_back(coding.uuid);
        return agreement::idOf(std::move(uuids));
    }

    void removeGone()
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

    // New codings of the layer at once, for they may be many.
    Result<void> writeDrafts()
    {
        std::vector<Coding> fresh;
        std::map<Place, std::size_t> freshAt;
        std::vector<std::vector<Place>> places; // by draft
        for (const Draft& draft : m_drafts) {
            places.emplace_back();
            for (const LayerCoding& result :
                 resultsOf(draft.row.decision, draft.first, draft.second)) {
                const Place place = placeOf(result.coding);
                places.back().push_back(place);
                if (m_layer.contains(place) || !freshAt.emplace(place, fresh.size()).second)
                    continue;
                auto coding = madeFrom(result);
                if (!coding)
                    return passOn(coding);
                fresh.push_back(std::move(*coding));
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

    Result<Coding> madeFrom(const LayerCoding& result)
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

    Id<Resolution> added(Draft& draft)
    {
        Resolution& row = draft.row;
        row.basis = model::basisOf(m_before, draft.first, draft.second);
        row.coder = m_edit.coder();
        row.created = row.changed = m_edit.time();
        return m_edit.add(row);
    }

    void writeRows(Draft& draft, const std::vector<Place>& results)
    {
        const bool isNew = !draft.row.id;
        const model::AnyId owner = isNew ? added(draft) : draft.row.id;
        const auto cite = [&](Id<Coding> coding, Side side) {
            model::Evidence evidence;
            evidence.owner = owner;
            evidence.coding = coding;
            evidence.bullet = static_cast<std::int32_t>(side);
            m_edit.add(std::move(evidence));
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

    void removeUnheld()
    {
        std::vector<model::AnyId> unheld;
        for (const auto& [coding, holders] : m_holders)
            if (holders == 0)
                unheld.push_back(coding);
        m_report.removed = unheld.size();
        if (!unheld.empty())
            m_edit.removeWithDependents(unheld);
    }

    Id<Coder> consensus()
    {
        if (!m_consensus) {
            Coder coder;
            coder.name = freeName();
            coder.layer = model::CoderLayer::Consensus;
            m_consensus = m_edit.add(std::move(coder));
        }
        return m_consensus;
    }

    [[nodiscard]] std::string freeName() const
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

    Edit& m_edit;
    const model::Corpus m_before;
    model::Resolutions m_resolutions;
    Id<Coder> m_consensus;
    std::unordered_map<Id<Coding>, int> m_holders; // of the layer's codings: how many results
    std::map<Place, Id<Coding>> m_layer;
    std::set<std::size_t> m_gone; // places in m_resolutions
    std::vector<Draft> m_drafts;
    ConsensusReport m_report;
};

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

Draft draftOf(const CodingRows& rows,
              Id<model::Document> document,
              const std::array<Id<Coder>, 2>& coders,
              const agreement::Sides& sides)
{
    Draft draft;
    draft.row.document = document;
    draft.row.first = coders[0];
    draft.row.second = coders[1];
    draft.first = rows.of(sides[0]);
    draft.second = rows.of(sides[1]);
    return draft;
}

// Does a resolution that holds accept all of these codings?
bool isAccepted(const model::Resolutions& resolutions, const Draft& draft)
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
    Writer writer(edit);
    for (const Decided& one : decided) {
        Draft draft = draftOf(rows, one.place.document, one.place.coders, one.place.sides);
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
    Writer writer(edit);
    std::size_t unchanged = 0;
    for (const agreement::AgreedPlace& place : places) {
        Draft draft = draftOf(rows, place.document, place.coders, place.sides);
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
    Writer writer(edit);
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
    return Writer(edit).settle();
}

bool areOfOnePair(const Resolution& one, const Resolution& other)
{
    return samePair(one, other.first, other.second);
}

bool saysTheSame(const Entry& one, const Entry& other)
{
    const auto codings = [](const Entry& entry) {
        return idsOf(entry.on(Side::First), entry.on(Side::Second));
    };
    return one.stale == other.stale && codings(one) == codings(other) && says(*one.row, *other.row);
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
            if (!samePair(*entry.row, place.coders[0], place.coders[1]))
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
