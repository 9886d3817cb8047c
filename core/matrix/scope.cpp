// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/scope.h"

#include "core/model/document_order.h"
#include "core/model/layers.h"

#include <algorithm>

namespace crosscase::matrix {

using model::Case;
using model::Document;
using model::Id;

Scope::Scope(std::shared_ptr<const model::Corpus> view,
             const model::Corpus& corpus,
             const model::TextSource& texts)
    : m_view(std::move(view))
    , m_corpus(&corpus)
    , m_texts(&texts)
    , m_codes(corpus)
    , m_cases(corpus)
    , m_documents(model::documentsInOrder(corpus))
{}

Result<Scope> Scope::make(const model::Corpus& corpus,
                          const model::TextSource& texts,
                          const query::Expression& filter)
{
    std::shared_ptr<const model::Corpus> view;
    if (model::consensusCoder(corpus))
        view = std::make_shared<const model::Corpus>(
            model::onLayer(corpus, model::CoderLayer::Person));
    const model::Corpus& looked = view ? *view : corpus;
    Scope scope(view, looked, texts);
    auto compiled = query::Filter::compile(filter, looked, &texts);
    if (!compiled)
        return passOn(compiled);
    scope.m_filter = *compiled;
    if (auto read = scope.readMemberships(); !read)
        return passOn(read);
    if (auto chosen = scope.choose(); !chosen)
        return passOn(chosen);
    return scope;
}

Result<std::vector<SpeakerRegion>> Scope::speakersOf(const Document& document) const
{
    auto loaded = load(document);
    if (!loaded)
        return passOn(loaded);
    std::vector<SpeakerRegion> regions;
    Region spoken;
    for (const std::string& speaker : (*loaded)->structure.speakers) {
        const Region turns{false, (*loaded)->structure.turnsOf(speaker)};
        spoken = unite(std::move(spoken), turns);
        regions.push_back({speaker, turns});
    }
    regions.push_back({"", complement(spoken, document.length)});
    return regions;
}

Result<void> Scope::readMemberships()
{
    const auto add = [this](const model::Membership& part, Region region) {
        if (region.empty())
            return;
        std::vector<CaseRegion>& regions = m_own[part.document];
        for (CaseRegion& known : regions)
            if (known.unit == part.unit) {
                known.region = unite(std::move(known.region), region);
                return;
            }
        regions.push_back({part.unit, std::move(region)});
    };
    for (const model::Membership& part : m_corpus->rows<model::Membership>()) {
        const Document* document = m_corpus->documents().find(part.document);
        if (part.orphan || document == nullptr || document->length <= 0)
            continue;
        if (part.kind == model::MembershipKind::Whole) {
            add(part, {true, {}});
        } else if (part.kind == model::MembershipKind::Range) {
            add(part, {false, text::unite({part.span().clippedTo({0, document->length})})});
        } else {
            auto loaded = load(*document);
            if (!loaded)
                return passOn(loaded);
            add(part, {false, (*loaded)->structure.turnsOf(part.speaker)});
        }
    }
    return {};
}

const std::vector<CaseRegion>& Scope::ownRegions(Id<Document> document) const
{
    static const std::vector<CaseRegion> kNone;
    const auto found = m_own.find(document);
    return found == m_own.end() ? kNone : found->second;
}

std::vector<CaseRegion> Scope::caseRegions(Id<Document> document) const
{
    std::vector<CaseRegion> regions;
    const auto add = [&regions](Id<Case> unit, const Region& region) {
        for (CaseRegion& known : regions)
            if (known.unit == unit) {
                known.region = unite(std::move(known.region), region);
                return;
            }
        regions.push_back({unit, region});
    };
    for (const CaseRegion& own : ownRegions(document))
        for (Id<Case> unit = own.unit; unit; unit = m_cases.parentOf(unit))
            add(unit, own.region);
    return regions;
}

Result<void> Scope::choose()
{
    if (!m_filter.choosesText())
        return {};
    for (const Document* document : m_documents) {
        auto region = chooseFrom(*document);
        if (!region)
            return passOn(region);
        if (!region->empty())
            m_chosen.emplace(document->id, std::move(*region));
    }
    if (m_filter.textNeedsCase())
        keepCases(m_filter.ofCases());
    return {};
}

Result<Region> Scope::chooseFrom(const Document& document) const
{
    std::vector<SpeakerRegion> spoken{{"", {document.length > 0, {}}}};
    if (m_filter.textNeedsSpeaker()) {
        auto regions = speakersOf(document);
        if (!regions)
            return passOn(regions);
        spoken = std::move(*regions);
    }
    std::vector<CaseRegion> seenAs{{{}, {true, {}}}};
    if (m_filter.textNeedsCase()) {
        seenAs = caseRegions(document.id);
        Region inCases;
        for (const CaseRegion& part : seenAs)
            inCases = unite(std::move(inCases), part.region);
        seenAs.push_back({{}, complement(inCases, document.length)});
    }
    Region chosen;
    for (const SpeakerRegion& turn : spoken)
        for (const CaseRegion& part : seenAs)
            if (m_filter.acceptsText(part.unit, document.id, turn.speaker))
                chosen = unite(std::move(chosen), intersect(turn.region, part.region));
    return chosen;
}

void Scope::keepCases(const query::Filter& caseParts)
{
    const auto keep = [this](Id<Case> unit) {
        for (; unit; unit = m_cases.parentOf(unit))
            m_kept[unit] = true;
    };
    for (const Id<Case> unit : m_cases.inOrder()) {
        m_kept.emplace(unit, false);
        if (caseParts.acceptsText(unit, {}, {}))
            keep(unit);
    }
    // Parts that also look at the document or the speaker.
    for (const Document* document : m_documents)
        for (const CaseRegion& part : caseRegions(document->id))
            if (!intersect(part.region, chosen(*document)).empty()
                && caseParts.acceptsText(part.unit, document->id, {}))
                keep(part.unit);
}

Region Scope::chosen(const Document& document) const
{
    if (document.length <= 0)
        return {};
    if (!m_filter.choosesText())
        return {true, {}};
    const auto found = m_chosen.find(document.id);
    return found == m_chosen.end() ? Region{} : found->second;
}

bool Scope::keeps(Id<Case> unit) const
{
    const auto found = m_kept.find(unit);
    return found == m_kept.end() || found->second;
}

} // namespace crosscase::matrix
