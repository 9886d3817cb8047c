// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/text_units.h"

#include "app/gui/bridge/strings.h"
#include "core/text/structure.h"
#include "core/text/words.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace crosscase::gui {

namespace {

using text::CodePoint;
using text::Span;

constexpr CodePoint kNear = 512;          // no word is longer
constexpr CodePoint kNearSentence = 8192; // no sentence is longer

Span around(const model::LoadedText& text, CodePoint position, CodePoint reach)
{
    return Span{position - reach, position + reach}.clippedTo({0, text.offsets.codePoints()});
}

std::vector<Span> wordsIn(const model::LoadedText& text, Span window)
{
    const std::string_view near = text.quote(window);
    const text::OffsetMap map(near);
    std::vector<Span> found;
    for (const text::ByteSpan& word : text::words(near))
        found.push_back(
            {window.start + map.fromByte(word.start), window.start + map.fromByte(word.end)});
    return found;
}

std::optional<Span> wordOf(const model::LoadedText& text, CodePoint position)
{
    for (const Span& word : wordsIn(text, around(text, position, kNear)))
        if (word.contains(position))
            return word;
    return std::nullopt;
}

struct Passages {
    std::size_t first;
    std::size_t last;
};

// Those that a span touches; nothing in a text without any.
std::optional<Passages> passagesOf(const model::LoadedText& text, Span span)
{
    const auto& all = text.structure.passages;
    if (all.empty())
        return std::nullopt;
    const std::size_t first = std::min(text.structure.passageAt(span.start), all.size() - 1);
    const std::size_t last =
        span.empty() ? first : std::min(text.structure.passageAt(span.end - 1), all.size() - 1);
    return Passages{first, std::max(first, last)};
}

Span contentOf(const text::Passage& passage)
{
    return passage.content.empty() ? passage.span : passage.content;
}

// The sentence that holds the position, or the one before it.
Span sentenceAt(const model::LoadedText& text, CodePoint position)
{
    const auto passages = passagesOf(text, {position, position});
    if (!passages)
        return {position, position};
    const Span content = contentOf(text.structure.passages[passages->first]);
    const CodePoint at =
        std::clamp(position, content.start, std::max(content.start, content.end - 1));
    const Span window = around(text, at, kNearSentence).clippedTo(content);
    Span found = window;
    bool isFirst = true;
    for (const Span& sentence : text::sentences(text.utf8, text.offsets, window)) {
        if (!isFirst && sentence.start > at)
            break;
        found = sentence;
        isFirst = false;
    }
    return found;
}

bool beginsTurn(const text::Passage& passage)
{
    return passage.startsTurn || passage.heading > 0;
}

} // namespace

Span snappedToWords(const model::LoadedText& text, Span span)
{
    Span found = text::trimmed(text.utf8, text.offsets, span);
    if (found.empty())
        return {span.start, span.start};
    if (const auto word = wordOf(text, found.start))
        found.start = word->start;
    if (const auto word = wordOf(text, found.end - 1))
        found.end = std::max(found.end, word->end);
    return found;
}

Span wordAt(const model::LoadedText& text, CodePoint position)
{
    if (const auto word = wordOf(text, position))
        return *word;
    if (position > 0)
        if (const auto word = wordOf(text, position - 1))
            return *word;
    return text::trimmed(text.utf8,
                         text.offsets,
                         Span{position, position + 1}.clippedTo({0, text.offsets.codePoints()}));
}

Span sentencesAround(const model::LoadedText& text, Span span)
{
    const Span first = sentenceAt(text, span.start);
    if (span.length() <= 1)
        return first;
    const Span last = sentenceAt(text, span.end - 1);
    return {std::min(first.start, last.start), std::max(first.end, last.end)};
}

Span paragraphsAround(const model::LoadedText& text, Span span)
{
    const auto passages = passagesOf(text, span);
    if (!passages)
        return span;
    return {contentOf(text.structure.passages[passages->first]).start,
            contentOf(text.structure.passages[passages->last]).end};
}

Span turnsAround(const model::LoadedText& text, Span span)
{
    const auto passages = passagesOf(text, span);
    if (!passages)
        return span;
    const auto& all = text.structure.passages;
    std::size_t first = passages->first;
    std::size_t last = passages->last;
    if (all[first].speaker < 0)
        return paragraphsAround(text, span); // nobody speaks: its paragraph
    while (first > 0 && !beginsTurn(all[first]))
        --first;
    while (last + 1 < all.size() && !beginsTurn(all[last + 1]))
        ++last;
    return {contentOf(all[first]).start, contentOf(all[last]).end};
}

CodePoint nextWordBorder(const model::LoadedText& text, CodePoint from, bool ends, bool forward)
{
    // What ends a sentence goes with its last word.
    const auto withStop = [&](CodePoint end) {
        constexpr CodePoint kMost = 4;
        const QString behind =
            fromUtf8(text.quote(Span{end, end + kMost}.clippedTo({0, text.offsets.codePoints()})));
        static const QString kStops = QStringLiteral(".!?…。！？");
        static const QString kClosing = QStringLiteral(".!?…。！？\"'”’»)]」』");
        if (behind.isEmpty() || !kStops.contains(behind.front()))
            return end;
        for (qsizetype i = 0; i < behind.size() && kClosing.contains(behind[i]); ++i)
            ++end;
        return end;
    };
    CodePoint found = forward ? text.offsets.codePoints() : 0;
    for (const Span& word : wordsIn(text, around(text, from, kNear))) {
        const CodePoint border = ends ? word.end : word.start;
        if (forward && border > from)
            return border;
        if (!forward && border < from && !(ends && withStop(border) >= from))
            found = border;
    }
    return found;
}

} // namespace crosscase::gui
