// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a span when the text under it is edited.
//
// An edit inside a span stays inside; text inserted exactly at its start or end stays outside, and
// so does text that replaces a stretch across its start or end. A span all of whose text is deleted
// becomes an orphan, even if other text takes its place; an empty span is one from the start.
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace crosscase::text {

// `removed` of the old text is replaced by `inserted` code points.
struct Edit {
    Span removed;
    CodePoint inserted = 0;
};

// Sorted by position in the old text, disjoint (they may touch).
using Edits = std::vector<Edit>;

// What of a span that touches a replaced stretch.
enum class Replaced : std::uint8_t {
    Lost, // the rule above: only what was deleted or typed inside counts
    Kept, // the new words stand for the old ones (a name for a name): the span takes them whole
};

// The span in the new text, or nothing for an orphan.
[[nodiscard]] std::optional<Span>
moved(Span span, const Edits& edits, Replaced replaced = Replaced::Lost);

// The border before `position` in the new text; it stays before what is inserted at it.
[[nodiscard]] CodePoint movedBorder(CodePoint position, const Edits& edits);

// The edits that lead back: positions in the new text.
[[nodiscard]] Edits inverse(const Edits& edits);

} // namespace crosscase::text
