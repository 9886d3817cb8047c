// SPDX-License-Identifier: GPL-3.0-or-later
// Where the hits of autocoding come from.
#include "core/project/autocode.h"
#include "core/project/in_order.h"

namespace crosscase::project {

namespace {

// Does the span share something with a passage that is chosen?
bool touchesChosen(const model::LoadedText& text, const std::vector<bool>& chosen, text::Span span)
{
    const auto& passages = text.structure.passages;
    for (std::size_t i = text.structure.passageAt(span.start);
         i < passages.size() && passages[i].span.start < span.end;
         ++i)
        if (chosen[i])
            return true;
    return false;
}

Result<std::vector<TextPlace>> wordsIn(const model::Document& document,
                                       const model::TextSource& texts,
                                       const query::Search& search,
                                       const PassageChoice& choice)
{
    const auto text = texts.loadOnce(document);
    if (!text)
        return tl::unexpected<Error>(text.error());
    const std::vector<bool> chosen =
        choice.all() ? std::vector<bool>() : chosenPassages(**text, choice);
    std::vector<TextPlace> places;
    for (const query::SearchHit& hit : search.find(document, **text))
        if (choice.all() || touchesChosen(**text, chosen, hit.span))
            places.push_back({document.id, hit.span});
    return places;
}

} // namespace

Result<std::vector<TextPlace>> hitsOf(const model::Corpus& corpus,
                                      const model::TextSource& texts,
                                      const TextScan& scan,
                                      const PassageChoice& choice,
                                      const Progress& progress)
{
    std::vector<TextPlace> hits;
    const auto visit = [&](const model::Document& document,
                           const model::LoadedText& text,
                           const std::vector<text::Span>& spans) -> Result<void> {
        const std::vector<bool> chosen =
            choice.all() ? std::vector<bool>() : chosenPassages(text, choice);
        for (const text::Span span : spans)
            if (choice.all() || touchesChosen(text, chosen, span))
                hits.push_back({document.id, span});
        return {};
    };
    if (auto done = scanTexts(corpus, texts, scan, {}, visit, progress); !done)
        return passOn(done);
    return hits;
}

Result<std::vector<TextPlace>> hitsOf(const model::Corpus& corpus,
                                      const model::TextSource& texts,
                                      std::string_view query,
                                      const query::SearchOptions& options,
                                      const PassageChoice& choice,
                                      const Progress& progress)
{
    auto parsed = query::parseSearch(query);
    if (!parsed)
        return passOn(parsed);
    const auto search = query::Search::prepare(*parsed, corpus, options);
    if (!search)
        return tl::unexpected<Error>(search.error());
    std::vector<const model::Document*> documents = documentsInOrder(corpus);
    std::erase_if(documents, [&](const auto* document) { return !search->mayHoldIn(*document); });
    const auto total = static_cast<std::int64_t>(documents.size());
    std::int64_t done = 0;
    std::vector<TextPlace> hits;
    auto searched = inOrder<Result<std::vector<TextPlace>>>(
        documents.size(),
        workingThreads(),
        [&](std::size_t i) { return wordsIn(*documents[i], texts, *search, choice); },
        [&](Result<std::vector<TextPlace>> found) -> Result<void> {
            if (auto go = progress.report("searching texts", done++, total); !go)
                return go;
            if (!found)
                return passOn(found);
            hits.insert(hits.end(), found->begin(), found->end());
            return {};
        });
    if (!searched)
        return passOn(searched);
    return hits;
}

Result<std::vector<TextPlace>> unitsOf(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       const PassageChoice& choice,
                                       CodingUnit unit,
                                       const Progress& progress)
{
    std::vector<TextPlace> places;
    const std::vector<const model::Document*> documents = documentsInOrder(corpus);
    std::int64_t done = 0;
    for (const model::Document* document : documents) {
        if (auto go = progress.report(
                "reading texts", done++, static_cast<std::int64_t>(documents.size()));
            !go)
            return passOn(go);
        const auto text = texts.load(*document);
        if (!text)
            return tl::unexpected<Error>(text.error());
        const std::vector<bool> chosen = chosenPassages(**text, choice);
        CodingUnits units(**text, unit);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (!chosen[i])
                continue;
            for (const text::Span span : units.in(i))
                if (const TextPlace place{document->id, span};
                    places.empty() || places.back() != place)
                    places.push_back(place);
        }
    }
    return places;
}

} // namespace crosscase::project
