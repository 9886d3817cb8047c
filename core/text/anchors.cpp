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

// A replacement that the span touches is in it from end to end.
std::optional<Span> movedWhole(Span span, const Edits& edits)
{
    CodePoint shift = 0;
    Span now = span;
    bool started = false;
    for (const Edit& edit : edits) {
        if (edit.removed.start >= span.end)
            break;
        const bool touched = edit.removed.end > span.start;
        if (touched && !started)
            now.start = std::min(span.start, edit.removed.start) + shift;
        started = started || touched;
        shift += growth(edit);
        now.end = std::max(span.end, edit.removed.end) + shift;
    }
    if (!started)
        now.start = span.start + shift;
    now.end = std::max(now.end, span.end + shift);
    return now.empty() ? std::nullopt : std::optional(now);
}

} // namespace

std::optional<Span> moved(Span span, const Edits& edits, Replaced replaced)
{
    assert(areInOrder(edits));
    if (replaced == Replaced::Kept)
        return movedWhole(span, edits);
    CodePoint deleted = 0;
    for (const Edit& edit : edits)
        deleted += edit.removed.clippedTo(span).length();
    if (deleted >= span.length())
        return std::nullopt;
    return Span{movedStart(span.start, edits), movedEnd(span.end, edits)};
}

CodePoint movedBorder(CodePoint position, const Edits& edits)
{
    CodePoint shift = 0;
    for (const Edit& edit : edits) {
        if (edit.removed.start >= position)
            break;
        if (edit.removed.end > position)
            return edit.removed.start + shift;
        shift += growth(edit);
    }
    return position + shift;
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
