// SPDX-License-Identifier: GPL-3.0-or-later
// How places and objects are called in the window: "P01 ¶4", "Trust > Personal ties".
#pragma once

#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/text/span.h"

#include <QString>

namespace crosscase::gui {

// The document's label, or its name when it has none.
[[nodiscard]] QString labelOf(const model::Document& document);
// "P01 ¶4" or "P01 ¶4-6".
[[nodiscard]] QString
referenceOf(const model::Document& document, const model::LoadedText& text, text::Span span);
// The text of a span, as it stands there.
[[nodiscard]] QString quoteOf(const model::LoadedText& text, text::Span span);
// Its name and, where it is not at the top, those above it: "Trust > Personal ties".
[[nodiscard]] QString pathOf(const model::Corpus& corpus, model::Id<model::Code> code);
// A time as the person's desktop writes it, short.
[[nodiscard]] QString shortTime(Timestamp time);

} // namespace crosscase::gui
