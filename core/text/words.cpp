// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fast path
// -------------
// ICU's word rules (UAX 29) come down to few classes for ASCII, the Latin letters below U+0250 and
// the usual quotation marks and dashes. The scanner below applies them. Whenever a character of any
// other kind could touch a segment - it follows at once, or it is what a rule must look ahead to -
// the scanner goes back to the beginning of the segment, a border that no rule can see across, and
// hands ICU the stretch from there to the next blank that ASCII follows: a border again.
#include "core/text/words.h"

#include "core/text/fold.h"
#include "core/text/position_counter.h"
#include "core/text/utf8.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace crosscase::text {

namespace {

// What the word rules tell apart. Letter, Digit and Underscore come first: they join each other.
enum class Kind : std::uint8_t {
    Letter,
    Digit,
    Underscore,
    MidNumLet, // between two letters or two digits: . '
    MidNum,    // between two digits: , ;
    Other,     // a segment of its own
    Unknown    // ICU decides
};

constexpr Kind asciiKind(unsigned char c)
{
    // ICU takes @ for a letter (not so the standard), and : between letters for a border.
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@')
        return Kind::Letter;
    if (c >= '0' && c <= '9')
        return Kind::Digit;
    if (c == '_')
        return Kind::Underscore;
    if (c == '.' || c == '\'')
        return Kind::MidNumLet;
    if (c == ',' || c == ';')
        return Kind::MidNum;
    return c < 0x80 ? Kind::Other : Kind::Unknown;
}

constexpr auto kAsciiKinds = [] {
    std::array<Kind, 256> kinds{};
    for (unsigned c = 0; c < kinds.size(); ++c)
        kinds[c] = asciiKind(static_cast<unsigned char>(c));
    return kinds;
}();

struct Character {
    Kind kind = Kind::Other;
    unsigned width = 1; // bytes
};

// U+0080 to U+024F.
Kind latinKind(unsigned codePoint)
{
    if (codePoint < 0xA0 || codePoint == 0xAD || codePoint == 0xB7)
        return Kind::Unknown;
    const bool letter = codePoint == 0xAA || codePoint == 0xB5 || codePoint == 0xBA
                        || (codePoint >= 0xC0 && codePoint != 0xD7 && codePoint != 0xF7);
    return letter ? Kind::Letter : Kind::Other;
}

// U+2000 to U+203F, by the last byte.
Kind punctuationKind(unsigned char last)
{
    if (last == 0x98 || last == 0x99) // single quotation marks
        return Kind::MidNumLet;
    const bool dashOrQuote = last >= 0x90 && last <= 0xA6 && last != 0xA4;
    return dashOrQuote ? Kind::Other : Kind::Unknown;
}

Character beyondAscii(std::string_view utf8, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    const unsigned char lead = byte(0);
    if (lead <= 0xC8 || (lead == 0xC9 && byte(1) < 0x90))
        return {latinKind((lead & 0x1FU) << 6U | (byte(1) & 0x3FU)), 2};
    if (lead == 0xE2 && byte(1) == 0x80)
        return {punctuationKind(byte(2)), 3};
    return {Kind::Unknown, 1};
}

// The character at `at`; behind the end there is an Other.
inline Character characterAt(std::string_view utf8, std::size_t at)
{
    if (at >= utf8.size())
        return {};
    const auto byte = static_cast<unsigned char>(utf8[at]);
    return byte < 0x80 ? Character{kAsciiKinds[byte], 1} : beyondAscii(utf8, at);
}

constexpr bool joins(Kind kind)
{
    return kind <= Kind::Underscore;
}

// Does `middle` between two of kind `side` make one word of them?
constexpr bool bridges(Kind side, Kind middle)
{
    return (middle == Kind::MidNumLet && (side == Kind::Letter || side == Kind::Digit))
           || (middle == Kind::MidNum && side == Kind::Digit);
}

struct Segment {
    std::size_t end = 0;
    bool isWord = false;
    bool known = true; // otherwise ICU must cut from the start of the segment
};

inline bool isAsciiThatJoins(char c)
{
    return joins(kAsciiKinds[static_cast<unsigned char>(c)]);
}

// The segment that starts at `start` with `first`, of a kind that joins.
Segment wordAt(std::string_view utf8, std::size_t start, Character first)
{
    Kind last = first.kind;
    std::size_t at = start + first.width;
    for (;;) {
        if (at < utf8.size() && isAsciiThatJoins(utf8[at])) {
            while (at < utf8.size() && isAsciiThatJoins(utf8[at]))
                ++at;
            last = kAsciiKinds[static_cast<unsigned char>(utf8[at - 1])];
        }
        const Character next = characterAt(utf8, at);
        if (joins(next.kind)) { // a Latin letter beyond ASCII
            last = next.kind;
            at += next.width;
            continue;
        }
        if (next.kind == Kind::Unknown)
            return {at, false, false};
        if (!bridges(last, next.kind))
            break;
        const Kind across = characterAt(utf8, at + next.width).kind;
        if (across == Kind::Unknown)
            return {at, false, false};
        if (across != last)
            break;
        at += next.width;
    }
    // To ICU a single underscore is no word, but two are.
    return {at, first.kind != Kind::Underscore || at - start > 1, true};
}

inline Segment segmentAt(std::string_view utf8, std::size_t start)
{
    const Character first = characterAt(utf8, start);
    if (joins(first.kind))
        return wordAt(utf8, start, first);
    const std::size_t end = start + first.width;
    const bool known = first.kind != Kind::Unknown && characterAt(utf8, end).kind != Kind::Unknown;
    return {end, false, known};
}

// How much ASCII must follow a blank for the fast path to go on behind it: to hand ICU a stretch
// costs about as much as to let it read that many bytes more.
constexpr std::size_t kAsciiWorthIt = 24;
// A stretch of this length ends at the next line end, whatever follows.
constexpr std::size_t kLongStretch = 1024;

// Where the stretch from `start` that ICU is to cut ends: at a blank or the end of the text.
std::size_t endOfStretch(std::string_view utf8, std::size_t start)
{
    for (std::size_t at = start + 1; at < utf8.size(); ++at) {
        const char c = utf8[at];
        if (c == '\n' && at - start >= kLongStretch)
            return at;
        if (c != ' ' && c != '\n')
            continue;
        const std::string_view after = utf8.substr(at, kAsciiWorthIt);
        const std::size_t ascii = asciiPrefix(after);
        if (ascii == after.size())
            return at;
        at += ascii - 1; // what lies between is ASCII that non-ASCII follows too soon
    }
    return utf8.size();
}

[[noreturn]] void withoutIcuData(const char* what, UErrorCode status)
{
    std::fprintf(stderr, "ICU has no %s rules: %s\n", what, u_errorName(status));
    std::abort();
}

using IteratorPointer = std::unique_ptr<icu::BreakIterator>;
using IteratorMaker = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

// ICU ships its data as a library, so this fails on a broken installation only.
IteratorPointer makeIterator(IteratorMaker make, const char* what)
{
    UErrorCode status = U_ZERO_ERROR;
    IteratorPointer iterator(make(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) || !iterator)
        withoutIcuData(what, status);
    return iterator;
}

// Calls sink(start, end, ruleStatus) for each segment of `utf8`.
template <typename Sink>
void iterate(icu::BreakIterator& iterator, std::string_view utf8, Sink sink)
{
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    iterator.setText(&text, status);
    if (U_FAILURE(status))
        withoutIcuData("text access", status);
    std::int32_t start = iterator.first();
    for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE;
         start = end, end = iterator.next())
        sink(static_cast<std::size_t>(start),
             static_cast<std::size_t>(end),
             iterator.getRuleStatus());
    utext_close(&text);
}

// Calls sink(start, end) for each word of `utf8`, counted from `offset`.
template <typename Sink>
void icuWords(std::string_view utf8, std::size_t offset, Sink&& sink)
{
    // Iterators are dear to make and may not be shared between threads.
    thread_local const IteratorPointer kIterator =
        makeIterator(icu::BreakIterator::createWordInstance, "word");
    iterate(*kIterator, utf8, [&](std::size_t start, std::size_t end, std::int32_t ruleStatus) {
        if (ruleStatus >= UBRK_WORD_NONE_LIMIT)
            sink(offset + start, offset + end);
    });
}

template <typename Sink>
void forEachWord(std::string_view utf8, Sink sink)
{
    std::size_t at = 0;
    while (at < utf8.size()) {
        const Segment segment = segmentAt(utf8, at);
        if (!segment.known) {
            const std::size_t end = endOfStretch(utf8, at);
            icuWords(utf8.substr(at, end - at), at, sink);
            at = end;
            continue;
        }
        if (segment.isWord)
            sink(at, segment.end);
        at = segment.end;
    }
}

} // namespace

std::vector<ByteSpan> words(std::string_view utf8)
{
    std::vector<ByteSpan> found;
    found.reserve(utf8.size() / 6);
    words(utf8, found);
    return found;
}

void words(std::string_view utf8, std::vector<ByteSpan>& found)
{
    forEachWord(utf8, [&](std::size_t start, std::size_t end) { found.push_back({start, end}); });
}

std::vector<ByteSpan> wordsByIcu(std::string_view utf8)
{
    std::vector<ByteSpan> found;
    found.reserve(utf8.size() / 6);
    icuWords(utf8, 0, [&](std::size_t start, std::size_t end) { found.push_back({start, end}); });
    return found;
}

std::size_t countWords(std::string_view utf8)
{
    std::size_t count = 0;
    forEachWord(utf8, [&](std::size_t, std::size_t) { ++count; });
    return count;
}

std::vector<CodePoint> wordStarts(std::string_view utf8, const OffsetMap& /*map*/)
{
    std::vector<CodePoint> starts;
    starts.reserve(utf8.size() / 6);
    PositionCounter positions(utf8);
    forEachWord(utf8,
                [&](std::size_t start, std::size_t) { starts.push_back(positions.at(start)); });
    return starts;
}

std::vector<Span> sentences(std::string_view utf8, const OffsetMap& map, Span span)
{
    thread_local const IteratorPointer kIterator =
        makeIterator(icu::BreakIterator::createSentenceInstance, "sentence");
    const std::string_view text = slice(utf8, map, span);
    std::vector<Span> found;
    const CodePoint base = std::max(span.start, CodePoint{0});
    PositionCounter positions(text);
    iterate(*kIterator, text, [&](std::size_t start, std::size_t end, std::int32_t) {
        const std::string_view sentence = trimBlanks(text.substr(start, end - start));
        if (sentence.empty())
            return;
        const auto first = static_cast<std::size_t>(sentence.data() - text.data());
        const CodePoint from = base + positions.at(first);
        found.push_back({from, base + positions.at(first + sentence.size())});
    });
    return found;
}

} // namespace crosscase::text
