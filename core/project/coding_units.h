// SPDX-License-Identifier: GPL-3.0-or-later
// What a hit is widened to before it is coded.
#pragma once

#include "core/model/text_source.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::project {

enum class CodingUnit : std::uint8_t { Hit, Word, Sentence, Paragraph, Turn };

// "hit", "word", "sentence", "paragraph", "turn".
[[nodiscard]] std::string_view nameOf(CodingUnit unit);
[[nodiscard]] std::optional<CodingUnit> codingUnitNamed(std::string_view name);

// The units of one text. Sentence, paragraph and turn are spans of content, without labels and
// times. A passage outside of all turns (a heading, a note, text before the first label) is a turn
// of its own.
class CodingUnits {
public:
    // The text must outlive it.
    CodingUnits(const model::LoadedText& text, CodingUnit unit);

    // From the first unit that `hit` touches to the last, and `around` more on both sides, as far
    // as the text goes. A hit that touches none (in a label, between two sentences) belongs to the
    // next one of its passage, else to the one before. Nothing: there is no content. Hit: as it
    // is. Word: all of the hit with the words it touches.
    [[nodiscard]] std::optional<text::Span> around(text::Span hit, int around);

    // The units of a passage that has content: a turn is given for each of its passages. Hit: the
    // content.
    [[nodiscard]] std::vector<text::Span> in(std::size_t passage);

private:
    using Pieces = std::vector<text::Span>;
    // A unit: one of those that are kept with a passage.
    struct Place {
        std::size_t passage = 0;
        std::size_t piece = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Touched {
        std::optional<Place> first; // that ends behind the start of the hit
        std::optional<Place> last;  // that starts before its end
    };

    void cutTurns();
    [[nodiscard]] const Pieces& piecesOf(std::size_t passage);
    [[nodiscard]] Pieces cut(std::size_t passage) const;
    [[nodiscard]] Pieces wordsOf(text::Span span) const;
    [[nodiscard]] Touched touchedBy(text::Span hit);
    [[nodiscard]] text::Span wordsAround(text::Span hit, const Touched& touched, int around);
    [[nodiscard]] text::Span between(Place first, Place last);
    [[nodiscard]] std::optional<Place> neighbour(Place place, bool forward);
    [[nodiscard]] Place moved(Place place, int steps, bool forward);

    const model::LoadedText& m_text;
    CodingUnit m_unit;
    std::unordered_map<std::size_t, Pieces> m_pieces; // of the passages asked for
    // Turn: the first passage of the turn that a passage is of, and there the turn's content.
    std::vector<std::size_t> m_head;
    std::vector<text::Span> m_turns;
};

} // namespace crosscase::project
