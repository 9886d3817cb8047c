// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/hits_export.h"

#include "core/matrix/hit_rows.h"

namespace crosscase::gui {

namespace {
constexpr int kContext = 60; // code points on either side
}

Result<table::Table> kwicTable(const model::Corpus& corpus,
                               const model::TextSource& texts,
                               const std::vector<Hit>& hits,
                               const std::string& note,
                               const Progress& progress)
{
    auto scope = matrix::Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    matrix::KwicTable rows(*scope, kContext);
    for (std::size_t at = 0; at < hits.size();) {
        const model::Id<model::Document> id = hits[at].document;
        std::vector<query::SearchHit> found;
        for (; at < hits.size() && hits[at].document == id; ++at)
            found.push_back({hits[at].span, hits[at].passage, 0});
        const model::Document* document = corpus.documents().find(id);
        if (document == nullptr)
            continue;
        auto text = texts.loadOnce(*document);
        if (!text)
            return passOn(text);
        rows.add({*document, **text, found});
        if (auto go = progress.report("writing hits",
                                      static_cast<std::int64_t>(at),
                                      static_cast<std::int64_t>(hits.size()));
            !go)
            return passOn(go);
    }
    table::Table table = rows.take();
    table.notes.push_back(note);
    return table;
}

} // namespace crosscase::gui
