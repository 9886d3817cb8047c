// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/lengths.h"

#include "core/text/words.h"

namespace crosscase::matrix {

namespace {

// What of a document's text counts, and how.
class Yardstick {
public:
    Yardstick(const model::LoadedText& text, Unit unit)
        : m_unit(unit)
        , m_content(text.structure.content())
    {
        if (unit == Unit::Words)
            m_words = text::wordStarts(text.utf8, text.offsets);
    }
    [[nodiscard]] Ruler rulerOf(const Region& region) const
    {
        if (region.whole)
            return rulerOf(m_content);
        return rulerOf(text::intersect(region.spans, m_content));
    }

private:
    [[nodiscard]] Ruler rulerOf(const text::SpanSet& spans) const
    {
        return m_unit == Unit::Words ? Ruler(spans, m_words) : Ruler(spans);
    }
    Unit m_unit;
    text::SpanSet m_content;
    std::vector<text::CodePoint> m_words;
};

} // namespace

Coverage::Coverage(const Scope& scope, Unit unit, std::size_t cells)
    : m_scope(&scope)
    , m_unit(unit)
    , m_covered(cells)
    , m_reached(cells)
    , m_document(cells)
{}

Result<void> Coverage::enter(const model::Document& document, const std::vector<Piece>& pieces)
{
    ++m_current;
    auto loaded = m_scope->load(document);
    if (!loaded)
        return passOn(loaded);
    const Yardstick yardstick(**loaded, m_unit);
    m_rulers.assign(1, yardstick.rulerOf(Region{true, {}}));
    m_rulerOf.clear();
    for (const Piece& piece : pieces) {
        m_rulerOf.push_back(piece.region.whole ? 0 : m_rulers.size());
        if (!piece.region.whole)
            m_rulers.push_back(yardstick.rulerOf(piece.region));
    }
    return {};
}

Result<std::vector<std::int64_t>>
textLengths(const Layout& layout, Unit unit, const Progress& progress)
{
    const ResolvedAxis* axis = layout.axisOf(Role::Text);
    const Layer all = axis == nullptr ? everything(layout.scope) : Layer{};
    const Layer& layer = axis == nullptr ? all : axis->layer;
    std::vector<std::int64_t> lengths(axis == nullptr ? 1 : axis->entries.size() + 1);
    std::int64_t done = 0;
    for (const model::Document* document : layout.scope.documents()) {
        const auto parts = layer.find(document->id);
        if (parts == layer.end())
            continue;
        if (auto told =
                progress.report("measuring", done++, static_cast<std::int64_t>(layer.size()));
            !told)
            return passOn(told);
        auto loaded = layout.scope.load(*document);
        if (!loaded)
            return passOn(loaded);
        const Yardstick yardstick(**loaded, unit);
        const std::int64_t whole = yardstick.rulerOf(Region{true, {}}).total();
        for (const Part& part : parts->second)
            lengths[part.entry] +=
                part.region.whole ? whole : yardstick.rulerOf(part.region).total();
    }
    return lengths;
}

} // namespace crosscase::matrix
