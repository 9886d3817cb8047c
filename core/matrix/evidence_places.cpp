// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/evidence_places.h"

#include "core/matrix/written.h"
#include "core/model/document_order.h"
#include "core/text/markdown.h"
#include "core/text/offset_map.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace crosscase::matrix {

using model::AnyId;
using model::Coding;
using model::Evidence;

EvidencePlaces::EvidencePlaces(const model::Corpus& corpus, const model::TextSource& texts)
    : m_corpus(corpus.whole ? corpus.whole.get() : &corpus)
    , m_texts(&texts)
{
    for (const Evidence& evidence : corpus.rows<Evidence>())
        m_evidence[evidence.owner].push_back(&evidence);
    for (const model::Document* document : model::documentsInOrder(corpus))
        m_placeOf.emplace(document->id, m_placeOf.size());
}

std::vector<Coding> EvidencePlaces::of(AnyId owner, int bullet) const
{
    std::vector<Coding> codings;
    const auto found = m_evidence.find(owner);
    if (found == m_evidence.end())
        return codings;
    for (const Evidence* evidence : found->second) {
        if (bullet != kAny && evidence->bullet != bullet)
            continue;
        if (auto coding = m_corpus->find(evidence->coding))
            codings.push_back(std::move(*coding));
    }
    const auto key = [this](const Coding& coding) {
        return std::tuple(m_placeOf.at(coding.document), coding.start, coding.id);
    };
    std::ranges::sort(codings, {}, key);
    const auto again = std::ranges::unique(codings, {}, &Coding::id);
    codings.erase(again.begin(), again.end());
    return codings;
}

Result<std::string> EvidencePlaces::places(AnyId owner, int bullet) const
{
    std::string all;
    std::string last;
    for (const Coding& coding : of(owner, bullet)) {
        if (coding.orphan)
            continue;
        const model::Document& document = m_corpus->get(coding.document);
        auto text = m_texts->load(document);
        if (!text)
            return passOn(text);
        std::string place = referenceTo(document, **text, coding.start);
        if (place == last)
            continue;
        all += (all.empty() ? "" : "; ") + place;
        last = std::move(place);
    }
    return all;
}

Result<std::string> EvidencePlaces::behind(const model::Summary& summary) const
{
    std::string text = summary.text;
    const text::OffsetMap offsets(text);
    const std::vector<text::Span> bullets = text::bullets(text);
    // From the last to the first, so that the places in the text stay good.
    for (std::size_t at = bullets.size(); at-- > 0;) {
        auto places = this->places(summary.id, static_cast<int>(at));
        if (!places)
            return places;
        if (places->empty())
            continue;
        const std::string_view words = text::slice(summary.text, offsets, bullets[at]);
        const std::size_t end = static_cast<std::size_t>(words.data() - summary.text.data())
                                + std::min(words.find_last_not_of(" \t\r\n") + 1, words.size());
        text.insert(end, fmt::format(" [{}]", *places));
    }
    auto whole = places(summary.id, -1);
    if (!whole || whole->empty())
        return whole ? Result<std::string>(std::move(text)) : whole;
    return text + fmt::format("{}[{}]", bullets.empty() ? " " : "\n\n", *whole);
}

} // namespace crosscase::matrix
