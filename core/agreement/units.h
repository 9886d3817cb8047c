// SPDX-License-Identifier: GPL-3.0-or-later
// What coders decide on: characters, words, sentences, paragraphs, turns.
#pragma once

#include "core/agreement/ink.h"

#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::agreement {

enum class Unit : std::uint8_t { Character, Word, Sentence, Paragraph, Turn };

[[nodiscard]] std::string_view nameOf(Unit unit);   // "turn"
[[nodiscard]] std::string_view pluralOf(Unit unit); // "turns"
[[nodiscard]] std::optional<Unit> unitNamed(std::string_view name);

// The units of all content of a text, in order, disjoint; none for characters, which are the code
// points that are no blanks. Sentences never go across passages. A passage outside of all turns (a
// heading, text before the first label) is a turn of its own; a note within a turn belongs to it.
[[nodiscard]] std::vector<text::Span> unitsOf(const model::LoadedText& text, Unit unit);

// The units of a part of a text: each with the chosen ink it has; those without any are none.
struct CutUnits {
    bool characters = false;
    std::int64_t count = 0;
    std::vector<Interval> places;  // in ink; empty for characters
    std::vector<text::Span> spans; // in the text; empty for characters
};
[[nodiscard]] CutUnits cutUnits(const std::vector<text::Span>& units, Unit unit, const Ink& ink);

// The units, by number, that segments (in ink, ascending, disjoint) mark: units of which they cover
// at least `percent` of the ink, and at least one code point; 0: one will do. Ascending, disjoint.
[[nodiscard]] std::vector<Interval>
markedUnits(const CutUnits& units, const std::vector<Interval>& segments, double percent);

} // namespace crosscase::agreement
