// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/anchors.h"

#include <cassert>

namespace crosscase::text {

namespace {

[[maybe_unused]] bool areInOrder(const Edits& edits)
{
    const auto overlap = std::ranges::adjacent_find(
        edits, [](const Edit& a, const Edit& b) { return b.removed.start < a.removed.end; });
    return overlap == edits.end();
}

// How many code points the text grows by.
CodePoint growth(const Edit& edit)
{
    return edit.inserted - edit.removed.length();
}

CodePoint movedStart(CodePoint start, const Edits& edits)
{
    CodePoint shift = 0;
    for (const Edit& edit : edits) {
        // Begins inside the span (an insertion exactly at its start does not).
        if (edit.removed.end > start && edit.removed.start >= start)
            break;
        if (edit.removed.end > start)
            return edit.removed.start + shift + edit.inserted;
        shift += growth(edit);
    }
    return start + shift;
}

CodePoint movedEnd(CodePoint end, const Edits& edits)
{
    CodePoint shift = 0;
    for (const Edit& edit : edits) {
        if (edit.removed.start >= end)
            break;
        if (edit.removed.end > end)
            return edit.removed.start + shift;
        shift += growth(edit);
    }
    return end + shift;
}

} // namespace

std::optional<Span> moved(Span span, const Edits& edits)
{
    assert(areInOrder(edits));
    CodePoint deleted = 0;
    for (const Edit& edit : edits)
        deleted += edit.removed.clippedTo(span).length();
    if (deleted >= span.length())
        return std::nullopt;
    return Span{movedStart(span.start, edits), movedEnd(span.end, edits)};
}

Edits inverse(const Edits& edits)
{
    Edits back;
    back.reserve(edits.size());
    CodePoint shift = 0;
    for (const Edit& edit : edits) {
        const CodePoint start = edit.removed.start + shift;
        back.push_back({{start, start + edit.inserted}, edit.removed.length()});
        shift += growth(edit);
    }
    return back;
}

} // namespace crosscase::text
