// SPDX-License-Identifier: GPL-3.0-or-later
// Words, sentences, paragraphs and turns around a place of a text. Looks only at what is near, so
// that a paragraph of megabytes costs no more than a short one.
#pragma once

#include "core/model/text_source.h"

namespace crosscase::gui {

// Widened to the words that it cuts, without blanks at its ends; empty if only blanks are in it.
[[nodiscard]] text::Span snappedToWords(const model::LoadedText& text, text::Span span);
// The word at the position, or the character there if it is in none.
[[nodiscard]] text::Span wordAt(const model::LoadedText& text, text::CodePoint position);
// Each widens a span (it may be empty: a place) to whole units.
[[nodiscard]] text::Span sentencesAround(const model::LoadedText& text, text::Span span);
[[nodiscard]] text::Span paragraphsAround(const model::LoadedText& text, text::Span span);
[[nodiscard]] text::Span turnsAround(const model::LoadedText& text, text::Span span);
// The end (or start) of a word that comes next behind (or before) `from`; the text's own border
// where there is none.
[[nodiscard]] text::CodePoint
nextWordBorder(const model::LoadedText& text, text::CodePoint from, bool ends, bool forward);

} // namespace crosscase::gui
