// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/excerpt.h"

#include "core/base/hash.h"
#include "core/text/fold.h"
#include "core/text/offset_map.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <cassert>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace crosscase::text {

namespace {

constexpr std::string_view kOmission = " [...]";
// How far behind the cut the text is read, so that the word at the cut is seen whole.
constexpr std::size_t kLookahead = 256; // code points

bool isBlankAt(std::string_view utf8, std::size_t& at)
{
    return u_isUWhiteSpace(static_cast<UChar32>(decodeAt(utf8, at)));
}

// The byte position after `count` code points, or the size of a shorter text.
std::size_t byteAfter(std::string_view utf8, std::size_t count)
{
    std::size_t at = 0;
    for (; count > 0 && at < utf8.size(); --count)
        at = nextCodePoint(utf8, at);
    return at;
}

// The last border between grapheme clusters at or before `byte`.
std::size_t clusterBorder(std::string_view utf8, std::size_t byte)
{
    // Iterators are dear to make and may not be shared between threads.
    thread_local const std::unique_ptr<icu::BreakIterator> kClusters = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::BreakIterator>(
            icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    }();
    if (!kClusters || byte >= utf8.size())
        return byte;
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    kClusters->setText(&text, status);
    const auto at = static_cast<std::int32_t>(byte);
    const std::int32_t border = kClusters->isBoundary(at) ? at : kClusters->preceding(at);
    utext_close(&text);
    return border < 0 ? 0 : static_cast<std::size_t>(border);
}

// The end of the last whole word within `room` bytes, with the punctuation that clings to it; 0 if
// not even the first word fits.
std::size_t endOfWholeWords(std::string_view utf8, std::size_t room)
{
    std::size_t end = 0;
    for (const ByteSpan word : words(utf8)) {
        if (word.end > room)
            break;
        end = word.end;
    }
    if (end == 0)
        return 0;
    // Punctuation that leads over to a word which does not fit stays with that word.
    for (std::size_t at = end; at <= room;) {
        std::size_t next = at;
        if (at == utf8.size() || isBlankAt(utf8, next))
            return at;
        at = next;
    }
    return end;
}

} // namespace

std::int64_t quoteHash(std::string_view quote)
{
    return hash64(quote);
}

std::string shortened(std::string_view utf8, int limit)
{
    assert(limit > 0);
    const auto most = static_cast<std::size_t>(limit);
    if (byteAfter(utf8, most) == utf8.size())
        return std::string(utf8);
    const std::string_view read = utf8.substr(0, byteAfter(utf8, most + kLookahead));
    const std::string_view mark = kOmission.substr(1);
    if (most < mark.size())
        return std::string(read.substr(0, clusterBorder(read, byteAfter(read, most))));
    const std::size_t room = most > kOmission.size() ? byteAfter(read, most - kOmission.size()) : 0;
    std::size_t cut = endOfWholeWords(read, room);
    cut = clusterBorder(read, cut > 0 ? cut : room);
    const std::string_view kept = read.substr(0, cut);
    if (trimBlanks(kept).empty())
        return std::string(mark);
    return std::string(kept).append(kOmission);
}

std::string oneLine(std::string_view utf8)
{
    std::string line;
    line.reserve(utf8.size());
    bool pending = false; // a space, if something follows
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t start = at;
        if (isBlankAt(utf8, at)) {
            pending = !line.empty();
            continue;
        }
        if (pending)
            line += ' ';
        pending = false;
        line.append(utf8.substr(start, at - start));
    }
    return line;
}

} // namespace crosscase::text
