// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace crosscase::text {

namespace {

// Every script that falls into letters stands from U+0E00 on: three bytes or more.
bool maySplit(std::string_view word)
{
    return std::any_of(
        word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

// Is it a letter of a script without blanks between words?
bool isSplitLetter(char32_t c)
{
    constexpr std::array kScripts{USCRIPT_HAN,
                                  USCRIPT_HIRAGANA,
                                  USCRIPT_KATAKANA,
                                  USCRIPT_THAI,
                                  USCRIPT_LAO,
                                  USCRIPT_KHMER,
                                  USCRIPT_MYANMAR};
    const auto point = static_cast<UChar32>(c);
    if (c < 0xE00 || !u_isalpha(point))
        return false;
    return std::any_of(kScripts.begin(), kScripts.end(), [point](UScriptCode script) {
        return uscript_hasScript(point, script) != 0;
    });
}

bool isMark(char32_t c)
{
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK)) != 0;
}

// A letter that splits begins a token, and so does what follows it but its marks.
void splitWord(std::string_view utf8, ByteSpan word, std::vector<ByteSpan>& found)
{
    std::size_t start = word.start;
    bool afterSplit = false;
    for (std::size_t at = word.start; at < word.end;) {
        const std::size_t here = at;
        const char32_t c = decodeAt(utf8, at);
        const bool split = isSplitLetter(c);
        if (here > start && !isMark(c) && (split || afterSplit)) {
            found.push_back({start, here});
            start = here;
        }
        if (!isMark(c))
            afterSplit = split;
    }
    found.push_back({start, word.end});
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    if (U_FAILURE(status) || found == nullptr) { // a broken installation
        std::fprintf(stderr, "ICU has no normalisation data: %s\n", u_errorName(status));
        std::abort();
    }
    return *found;
}

const icu::Normalizer2& foldNormalizer()
{
    static const icu::Normalizer2& kFold = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
    return kFold;
}
const icu::Normalizer2& decomposer()
{
    static const icu::Normalizer2& kDecompose = normalizer(&icu::Normalizer2::getNFDInstance);
    return kDecompose;
}
const icu::Normalizer2& composer()
{
    static const icu::Normalizer2& kCompose = normalizer(&icu::Normalizer2::getNFCInstance);
    return kCompose;
}

icu::UnicodeString normalized(const icu::Normalizer2& by, const icu::UnicodeString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result = by.normalize(text, status);
    return U_FAILURE(status) ? text : result; // out of memory only
}

icu::UnicodeString folded(std::string_view token)
{
    icu::UnicodeString text = normalized(
        foldNormalizer(),
        icu::UnicodeString::fromUTF8({token.data(), static_cast<std::int32_t>(token.size())}));
    for (const char16_t apostrophe : {u'\u2018', u'\u2019', u'\u02BC'})
        text.findAndReplace(icu::UnicodeString(apostrophe), icu::UnicodeString(u'\''));
    return text;
}

// Letters of Latin that no decomposition leads to their plain form.
const char16_t* plainForm(UChar32 letter)
{
    struct Entry {
        UChar32 letter;
        const char16_t* plain;
    };
    static constexpr std::array kForms{Entry{0xE6, u"ae"},
                                       Entry{0xF0, u"d"},
                                       Entry{0xF8, u"o"},
                                       Entry{0xFE, u"th"},
                                       Entry{0x111, u"d"},
                                       Entry{0x127, u"h"},
                                       Entry{0x131, u"i"},
                                       Entry{0x142, u"l"},
                                       Entry{0x153, u"oe"},
                                       Entry{0x167, u"t"}};
    const auto found = std::find_if(kForms.begin(), kForms.end(), [letter](const Entry& entry) {
        return entry.letter == letter;
    });
    return found == kForms.end() ? nullptr : found->plain;
}

bool isAccentOfCyrillic(UChar32 base, UChar32 mark)
{
    constexpr UChar32 kGrave = 0x300;
    constexpr UChar32 kAcute = 0x301;
    constexpr UChar32 kDiaeresis = 0x308;
    constexpr UChar32 kIe = 0x435;
    return mark == kGrave || mark == kAcute || (mark == kDiaeresis && base == kIe);
}

bool isVowelSignOfArabic(UChar32 base, UChar32 mark)
{
    constexpr UChar32 kAlef = 0x627;
    if (mark == 0x654 || mark == 0x655) // a hamza makes another letter of all but an alef
        return base == kAlef;
    return (mark >= 0x64B && mark <= 0x65F) || mark == 0x670 || (mark >= 0x6D6 && mark <= 0x6ED);
}

// Does `mark` behind `base` tell no other word?
bool isDropped(UChar32 base, UChar32 mark)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(base, &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
        return true;
    case USCRIPT_CYRILLIC:
        return isAccentOfCyrillic(base, mark);
    case USCRIPT_ARABIC:
        return isVowelSignOfArabic(base, mark);
    case USCRIPT_HEBREW:
        return mark >= 0x591 && mark <= 0x5C7;
    default:
        return false;
    }
}

icu::UnicodeString withoutMarks(const icu::UnicodeString& text)
{
    constexpr UChar32 kTatweel = 0x640;
    icu::UnicodeString plain;
    UChar32 base = 0;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK) {
            if (!isDropped(base, c))
                plain.append(c);
            continue;
        }
        if (c == kTatweel)
            continue;
        base = c;
        if (const char16_t* form = plainForm(c))
            plain.append(form, 0, -1);
        else
            plain.append(c);
    }
    return plain;
}

std::string toUtf8(const icu::UnicodeString& text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

std::string lowerAscii(std::string_view token)
{
    std::string lower(token);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

} // namespace

std::vector<ByteSpan> tokens(std::string_view utf8)
{
    std::vector<ByteSpan> found;
    found.reserve(utf8.size() / 6);
    tokens(utf8, found);
    return found;
}

void tokens(std::string_view utf8, std::vector<ByteSpan>& found)
{
    found.clear();
    words(utf8, found);
    if (!maySplit(utf8))
        return;
    thread_local std::vector<ByteSpan> kSplit; // keeps its room
    kSplit.clear();
    for (const ByteSpan word : found) {
        if (maySplit(utf8.substr(word.start, word.end - word.start)))
            splitWord(utf8, word, kSplit);
        else
            kSplit.push_back(word);
    }
    found.swap(kSplit);
}

std::string searchKey(std::string_view token)
{
    if (asciiPrefix(token) == token.size())
        return lowerAscii(token);
    return toUtf8(normalized(composer(), withoutMarks(normalized(decomposer(), folded(token)))));
}

std::string composed(std::string_view token)
{
    if (asciiPrefix(token) == token.size())
        return std::string(token);
    return toUtf8(normalized(
        composer(),
        icu::UnicodeString::fromUTF8({token.data(), static_cast<std::int32_t>(token.size())})));
}

std::string lowered(std::string_view token)
{
    return asciiPrefix(token) == token.size() ? lowerAscii(token) : toUtf8(folded(token));
}

} // namespace crosscase::text
