// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/portrait_data.h"

#include "core/model/document_order.h"
#include "core/picture/text_width.h"

#include <algorithm>
#include <unordered_map>

namespace crosscase::picture {

using model::Code;
using model::Document;
using model::Id;

namespace {

class Reader {
public:
    Reader(const model::Corpus& corpus, const PortraitOptions& options)
        : m_corpus(corpus)
        , m_options(options)
        , m_tree(corpus)
        , m_palette(paletteOf(options.style.tone))
    {
        chooseCodes();
    }

    PortraitData read(std::size_t cells)
    {
        std::vector<Id<Document>> documents = m_options.documents;
        const bool all = documents.empty();
        if (all)
            for (const Document* document : model::documentsInOrder(m_corpus))
                documents.push_back(document->id);
        for (const Id<Document> id : documents) {
            PortraitRow row = rowOf(m_corpus.get(id), cells);
            const bool coded = row.coded > 0;
            if (!coded)
                m_data.without.push_back(row.name);
            if (coded || !all)
                m_data.rows.push_back(std::move(row));
        }
        keepWhatOccurs();
        return std::move(m_data);
    }

private:
    void chooseCodes()
    {
        for (const Id<Code> code : m_tree.inOrder()) {
            const auto& chosen = m_options.codes;
            const bool wanted =
                chosen.empty() || std::any_of(chosen.begin(), chosen.end(), [&](Id<Code> above) {
                    return m_tree.isWithin(code, above);
                });
            if (!wanted)
                continue;
            const Id<Code> shown = m_options.byTheme ? m_tree.rootOf(code) : code;
            auto [place, isNew] = m_placeOf.try_emplace(shown, m_data.codes.size());
            const std::size_t number = place->second;
            if (isNew)
                m_data.codes.push_back({shown,
                                        m_tree.rootOf(shown),
                                        cleaned(m_corpus.get(shown).name),
                                        cleaned(m_corpus.get(m_tree.rootOf(shown)).name),
                                        colourOf(shown)});
            m_shownAs[code] = number;
        }
    }

    // Its own, that of a code above, or one by its theme's place in the codebook.
    Colour colourOf(Id<Code> code) const
    {
        for (Id<Code> at = code; at; at = m_tree.parentOf(at))
            if (const auto colour = colourFromText(m_corpus.get(at).colour))
                return m_palette.visible(*colour, 1.25);
        const auto& roots = m_tree.roots();
        const auto place = std::find(roots.begin(), roots.end(), m_tree.rootOf(code));
        return m_palette.kind(static_cast<std::size_t>(place - roots.begin()));
    }

    PortraitRow rowOf(const Document& document, std::size_t cells)
    {
        PortraitRow row{document.id, cleaned(document.label), document.length, 0, {}};
        if (row.name.empty())
            row.name = cleaned(document.name);
        if (document.length <= 0)
            return row;
        row.cells.resize(std::min(cells, static_cast<std::size_t>(document.length)));
        std::vector<text::Span> spans;
        m_corpus.codings().forEachIn(
            document.id, [&](const model::Codings::Block& block, std::size_t at) {
                const auto shown = m_shownAs.find(block.code[at]);
                if (shown == m_shownAs.end() || block.orphan[at] != 0)
                    return;
                const text::Span span = block.span(at).clippedTo({0, document.length});
                if (span.empty())
                    return;
                spans.push_back(span);
                put(row, span, shown->second, block.id[at]);
            });
        row.coded = static_cast<double>(text::totalLength(text::unite(std::move(spans))))
                    / static_cast<double>(document.length);
        return row;
    }

    static void put(PortraitRow& row, text::Span span, std::size_t code, model::AnyId coding)
    {
        const auto count = static_cast<std::int64_t>(row.cells.size());
        const std::int64_t first = static_cast<std::int64_t>(span.start) * count / row.length;
        const std::int64_t last = (static_cast<std::int64_t>(span.end) - 1) * count / row.length;
        for (std::int64_t i = first; i <= last; ++i) {
            PortraitCell& cell = row.cells[static_cast<std::size_t>(i)];
            const auto at = std::lower_bound(cell.codes.begin(), cell.codes.end(), code);
            if (at == cell.codes.end() || *at != code)
                cell.codes.insert(at, code);
            if (cell.codings.size() < kPortraitCodings)
                cell.codings.push_back(coding);
        }
    }

    void keepWhatOccurs()
    {
        std::vector<bool> occurs(m_data.codes.size());
        for (const PortraitRow& row : m_data.rows)
            for (const PortraitCell& cell : row.cells)
                for (const std::size_t code : cell.codes)
                    occurs[code] = true;
        std::vector<std::size_t> placeOf(m_data.codes.size());
        std::vector<PortraitCode> kept;
        for (std::size_t i = 0; i < occurs.size(); ++i)
            if (occurs[i]) {
                placeOf[i] = kept.size();
                kept.push_back(std::move(m_data.codes[i]));
            }
        m_data.codes = std::move(kept);
        for (PortraitRow& row : m_data.rows)
            for (PortraitCell& cell : row.cells)
                for (std::size_t& code : cell.codes)
                    code = placeOf[code];
    }

    const model::Corpus& m_corpus;
    const PortraitOptions& m_options;
    model::CodeTree m_tree;
    const Palette& m_palette;
    PortraitData m_data;
    std::unordered_map<Id<Code>, std::size_t> m_placeOf; // of what is shown
    std::unordered_map<Id<Code>, std::size_t> m_shownAs; // of every chosen code
};

} // namespace

PortraitData
portraitData(const model::Corpus& corpus, const PortraitOptions& options, std::size_t cells)
{
    return Reader(corpus, options).read(cells);
}

} // namespace crosscase::picture
