// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/word_text.h"

#include <algorithm>

namespace crosscase::matrix {

WordText::WordText(const Scope& scope, WordForms& forms)
    : m_scope(&scope)
    , m_forms(&forms)
    , m_gate(Gate::ofFilter(scope))
{}

Result<void> WordText::enter(const model::Document& document)
{
    auto loaded = m_scope->load(document);
    if (!loaded)
        return passOn(loaded);
    m_document = &document;
    m_text = std::move(*loaded);
    m_content.clear();
    for (const text::Passage& passage : m_text->structure.passages)
        if (!passage.content.empty())
            m_content.push_back(passage.content);
    m_words = text::words(m_text->utf8);
    m_formOf.assign(m_words.size(), kNotChosen);
    if (auto entered = m_gate.enter(document); !entered)
        return entered;
    m_forms->enter(document);
    const std::string_view utf8 = m_text->utf8;
    // Codings seen in one case are among those seen in any.
    for (const WordRange range : wordsIn(spansOf(m_scope->chosen(document), {})))
        for (std::size_t word = range.first; word < range.last; ++word)
            m_formOf[word] = m_forms->formOf(
                utf8.substr(m_words[word].start, m_words[word].end - m_words[word].start));
    return {};
}

text::SpanSet WordText::coded(model::Id<model::Case> unit) const
{
    std::vector<text::Span> spans;
    m_scope->corpus().codings().forEachIn(
        m_document->id, [&](const model::Codings::Block& block, std::size_t row) {
            if (block.orphan[row] == 0 && m_gate.accepts(block, row, unit))
                spans.push_back(block.span(row));
        });
    return text::unite(std::move(spans));
}

text::SpanSet WordText::spansOf(const Region& region, model::Id<model::Case> unit) const
{
    text::SpanSet spans = region.whole ? m_content : text::intersect(region.spans, m_content);
    return m_gate.open() ? spans : text::intersect(spans, coded(unit));
}

std::vector<WordRange> WordText::wordsIn(const text::SpanSet& spans) const
{
    std::vector<WordRange> ranges;
    ranges.reserve(spans.size());
    const auto startsBefore = [](const text::ByteSpan& word, std::size_t byte) {
        return word.start < byte;
    };
    // Short steps from span to span; a long one, where little is chosen, by halving.
    auto word = m_words.begin();
    const auto goTo = [&](std::size_t byte) {
        constexpr std::ptrdiff_t kStep = 64;
        while (m_words.end() - word > kStep && word[kStep].start < byte) {
            if (m_words.end() - word > 8 * kStep && word[8 * kStep].start < byte)
                word = std::lower_bound(word, m_words.end(), byte, startsBefore);
            else
                word += kStep;
        }
        while (word != m_words.end() && word->start < byte)
            ++word;
        return static_cast<std::size_t>(word - m_words.begin());
    };
    for (const text::Span span : spans) {
        const std::size_t first = goTo(m_text->offsets.toByte(span.start));
        const std::size_t last = goTo(m_text->offsets.toByte(span.end));
        if (first < last)
            ranges.push_back({first, last});
    }
    return ranges;
}

} // namespace crosscase::matrix
