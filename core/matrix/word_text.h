// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a document that a table of words speaks of: in the content of passages, in the text
// that the filter chooses, and, when it chooses codings, in what they cover.
#pragma once

#include "core/matrix/gate.h"
#include "core/matrix/word_forms.h"
#include "core/text/words.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace crosscase::matrix {

// Numbers of words of a document, half-open.
struct WordRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

class WordText {
public:
    // Both must outlive it.
    WordText(const Scope& scope, WordForms& forms);

    // To be called before words of another document are asked for.
    [[nodiscard]] Result<void> enter(const model::Document& document);

    // The form of each word that the filter can choose; others have kNotChosen.
    [[nodiscard]] const std::vector<std::uint32_t>& forms() const { return m_formOf; }
    static constexpr std::uint32_t kNotChosen = UINT32_MAX;

    // The text of `region`, seen in `unit` (none: in any case), as spans; in order, disjoint, none
    // reaching from one passage into the next.
    [[nodiscard]] text::SpanSet spansOf(const Region& region, model::Id<model::Case> unit) const;
    // The words that start there; each range in one span.
    [[nodiscard]] std::vector<WordRange> wordsIn(const text::SpanSet& spans) const;

    // Must parts of one document be asked about case by case?
    [[nodiscard]] bool byCase() const { return m_gate.byCase(); }

private:
    [[nodiscard]] text::SpanSet coded(model::Id<model::Case> unit) const;

    const Scope* m_scope;
    WordForms* m_forms;
    Gate m_gate;
    const model::Document* m_document = nullptr;
    std::shared_ptr<const model::LoadedText> m_text;
    text::SpanSet m_content; // a span for each passage
    std::vector<text::ByteSpan> m_words;
    std::vector<std::uint32_t> m_formOf;
};

} // namespace crosscase::matrix
