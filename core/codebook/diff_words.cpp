// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts in one, with marks around what went and what came.
#include "core/codebook/diff.h"
#include "core/codebook/merge_texts.h"
#include "core/text/difference.h"
#include "core/text/offset_map.h"

#include <fmt/format.h>

namespace crosscase::codebook {

namespace {

// What went and what came between two stretches that stayed.
struct Replacement {
    text::Span removed;
    text::Span inserted;
};

// Edits with nothing but blanks between them are one: a reader wants phrases.
std::vector<Replacement>
replacements(std::string_view before, const text::OffsetMap& offsets, const text::Edits& edits)
{
    std::vector<Replacement> out;
    text::CodePoint shift = 0; // of the later text
    for (const text::Edit& edit : edits) {
        const text::CodePoint start = edit.removed.start + shift;
        const Replacement next{edit.removed, {start, start + edit.inserted}};
        shift += edit.inserted - edit.removed.length();
        if (!out.empty()
            && isBlank(
                text::slice(before, offsets, {out.back().removed.end, next.removed.start}))) {
            out.back().removed.end = next.removed.end;
            out.back().inserted.end = next.inserted.end;
        } else {
            out.push_back(next);
        }
    }
    return out;
}

} // namespace

std::string markedDifference(std::string_view before, std::string_view after)
{
    const text::OffsetMap from(before);
    const text::OffsetMap to(after);
    std::string out;
    text::CodePoint at = 0;
    for (const auto& [removed, inserted] :
         replacements(before, from, text::difference(before, after))) {
        out += text::slice(before, from, {at, removed.start});
        if (!removed.empty())
            out += fmt::format("[-{}-]", text::slice(before, from, removed));
        if (!removed.empty() && !inserted.empty())
            out += ' ';
        if (!inserted.empty())
            out += fmt::format("{{+{}+}}", text::slice(after, to, inserted));
        at = removed.end;
    }
    out += text::slice(before, from, {at, from.codePoints()});
    return out;
}

} // namespace crosscase::codebook
