// SPDX-License-Identifier: GPL-3.0-or-later
// Where the hits of autocoding come from.
#include "core/model/document_order.h"
#include "core/project/autocode.h"

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

} // namespace

Result<std::vector<TextPlace>> hitsOf(const Finder& finder,
                                      const SearchIndex* index,
                                      const PassageChoice& choice,
                                      const Progress& progress)
{
    std::vector<TextPlace> hits;
    auto done = finder.run(index, progress, [&](FoundDocument&& found) -> Result<void> {
        const std::vector<bool> chosen =
            choice.all() ? std::vector<bool>() : chosenPassages(*found.text, choice);
        for (const query::SearchHit& hit : found.hits)
            if (choice.all() || touchesChosen(*found.text, chosen, hit.span))
                hits.push_back({found.document->id, hit.span});
        return {};
    });
    if (!done)
        return passOn(done);
    return hits;
}

Result<std::vector<TextPlace>> unitsOf(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       const PassageChoice& choice,
                                       CodingUnit unit,
                                       const Progress& progress)
{
    std::vector<TextPlace> places;
    const std::vector<const model::Document*> documents = model::documentsInOrder(corpus);
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
