// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/coded_text.h"

#include "core/model/document_order.h"

#include <algorithm>
#include <map>

namespace crosscase::agreement {

using model::Document;
using model::Id;
using text::SpanSet;

namespace {

template <typename Place>
void grow(std::vector<Place>& places, std::size_t id, const Place& nothing)
{
    if (places.size() <= id)
        places.resize(id + 1, nothing);
}

} // namespace

CodedTexts::CodedTexts(const model::Corpus& corpus,
                       const model::TextSource& texts,
                       const Request& request,
                       TextChoice choice)
    : m_corpus(&corpus)
    , m_texts(&texts)
    , m_request(&request)
    , m_choice(std::move(choice))
    , m_segments(request.coders.size())
{
    for (std::size_t at = 0; at < request.coders.size(); ++at) {
        const auto id = static_cast<std::size_t>(request.coders[at].value);
        grow(m_coderAt, id, -1);
        m_coderAt[id] = static_cast<std::int32_t>(at);
    }
    for (std::size_t at = 0; at < request.codes.size(); ++at)
        for (const Id<model::Code> code : request.codes[at].counted) {
            const auto id = static_cast<std::size_t>(code.value);
            grow(m_codeAt, id, {});
            m_codeAt[id].push_back(static_cast<std::uint32_t>(at));
        }
}

Result<CodedTexts> CodedTexts::make(const model::Corpus& corpus,
                                    const model::TextSource& texts,
                                    const Request& request)
{
    if (auto good = check(corpus, request); !good)
        return passOn(good);
    auto choice = TextChoice::make(corpus, texts, request.filter);
    if (!choice)
        return passOn(choice);
    CodedTexts coded(corpus, texts, request, std::move(*choice));
    coded.chooseDocuments();
    return coded;
}

void CodedTexts::chooseDocuments()
{
    std::map<Id<Document>, std::size_t> marked; // by how many of the coders
    std::map<Id<Document>, Timestamp> first;
    for (const model::Progress& progress : m_corpus->rows<model::Progress>()) {
        if (progress.state != model::ProgressState::Coded
            || std::ranges::find(m_request->coders, progress.coder) == m_request->coders.end())
            continue;
        const auto [time, isNew] = first.emplace(progress.document, progress.at);
        time->second = std::min(time->second, progress.at);
        ++marked[progress.document];
    }
    for (const Document* document : model::documentsInOrder(*m_corpus)) {
        const bool byAll = marked[document->id] == m_request->coders.size();
        m_leftOut.documentsUnmarked += byAll ? 0 : 1;
        if (!byAll && !m_request->allDocuments)
            continue;
        m_leftOut.markedBefore += byAll && first[document->id] < document->textChanged ? 1 : 0;
        m_documents.push_back(document);
    }
}

Result<bool> CodedTexts::enter(const Document& document)
{
    auto loaded = m_texts->loadOnce(document);
    if (!loaded)
        return passOn(loaded);
    m_text = std::move(*loaded);
    m_choice.enter(document, *m_text);
    const SpanSet filtered = m_choice.chosen();
    if (!filtered.empty()) {
        const SpokenText spoken =
            spokenText(m_text->structure, m_request->speakers, m_choice.speakersOfCases());
        m_chosen = text::intersect(spoken.content, filtered);
        m_leftOut.interviewerTurns += spoken.interviewerTurns;
        m_leftOut.otherTurns += spoken.otherTurns;
        m_leftOut.unspoken += spoken.unspoken;
        m_leftOut.interviewers.insert(spoken.interviewers.begin(), spoken.interviewers.end());
    }
    if (filtered.empty() || m_chosen.empty()) {
        ++m_leftOut.documentsEmpty;
        return false;
    }
    m_units = unitsOf(*m_text, m_request->unit);
    collect(document);
    return true;
}

// Codings come by start; counting keeps that order within each key.
void CodedTexts::collect(const Document& document)
{
    const std::size_t coders = m_request->coders.size();
    m_begin.assign(m_request->codes.size() * coders + 2, 0);
    m_found.clear();
    m_corpus->codings().forEachIn(
        document.id, [&](const model::Codings::Block& block, std::size_t row) {
            const auto coder = static_cast<std::size_t>(block.coder[row].value);
            const auto code = static_cast<std::size_t>(block.code[row].value);
            if (block.orphan[row] != 0 || coder >= m_coderAt.size() || m_coderAt[coder] < 0
                || code >= m_codeAt.size() || m_codeAt[code].empty()
                || !m_choice.accepts(block, row))
                return;
            for (const std::uint32_t at : m_codeAt[code]) {
                const std::size_t key = at * coders + static_cast<std::size_t>(m_coderAt[coder]);
                m_found.push_back({key, block.span(row)});
                ++m_begin[key + 2];
            }
        });
    for (std::size_t key = 2; key < m_begin.size(); ++key)
        m_begin[key] += m_begin[key - 1];
    m_sorted.resize(m_found.size());
    for (const Marked& one : m_found)
        m_sorted[m_begin[one.key + 1]++] = one.span;
}

std::vector<CaseShare> CodedTexts::shares() const
{
    if (!m_request->perCase)
        return {{{}, m_chosen}};
    std::vector<CaseShare> shares;
    for (const CaseShare& share : m_choice.cases(m_request->embedded))
        if (SpanSet spans = text::intersect(share.spans, m_chosen); !spans.empty())
            shares.push_back({share.unit, std::move(spans)});
    return shares;
}

CodedTexts::Part CodedTexts::cut(const SpanSet& spans) const
{
    Part part;
    part.ink = Ink(*m_text, spans);
    part.units = cutUnits(m_units, m_request->unit, part.ink);
    return part;
}

bool CodedTexts::segmentsOf(std::size_t key, const Ink& ink, std::vector<Interval>& segments) const
{
    segments.clear();
    for (std::size_t at = m_begin[key]; at < m_begin[key + 1]; ++at) {
        const Interval place = ink.within(m_sorted[at]);
        if (place.length() <= 0)
            continue;
        if (!segments.empty() && place.start < segments.back().end)
            segments.back().end = std::max(segments.back().end, place.end);
        else
            segments.push_back(place);
    }
    return !segments.empty();
}

} // namespace crosscase::agreement
