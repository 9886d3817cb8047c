// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"

#include "core/text/excerpt.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace crosscase::text {

namespace {

std::string toNfc(const std::string& utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    std::string normal;
    icu::StringByteSink<std::string> sink(&normal);
    if (nfc != nullptr)
        nfc->normalizeUTF8(0, utf8, sink, nullptr, status);
    return U_SUCCESS(status) ? normal : utf8;
}

std::string foldCase(const std::string& utf8)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    icu::CaseMap::utf8Fold(0, utf8, sink, nullptr, status);
    return U_SUCCESS(status) ? folded : utf8;
}

// One for all threads: comparing is const and ICU's collators keep no state between comparisons.
const icu::Collator* nameCollator()
{
    static const std::unique_ptr<icu::Collator> kCollator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(
            icu::Collator::createInstance(icu::Locale::getRoot(), status));
        if (made)
            made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        if (U_FAILURE(status))
            made.reset();
        return made;
    }();
    return kCollator.get();
}

bool isBlank(char32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r')
                    : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Where the code point before `end` starts.
std::size_t previousCodePoint(std::string_view utf8, std::size_t end)
{
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

bool isWide(UChar32 c)
{
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool takesNoColumn(UChar32 c)
{
    const bool jamoVowelOrFinal = c >= 0x1160 && c <= 0x11FF;
    constexpr std::uint32_t kNoColumn = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
    // The soft hyphen is a format character, but terminals show it.
    return c != 0xAD && ((U_GET_GC_MASK(c) & kNoColumn) != 0 || jamoVowelOrFinal);
}

} // namespace

std::string foldKey(std::string_view name)
{
    std::string key = oneLine(name);
    if (asciiPrefix(key) == key.size()) {
        std::ranges::transform(key, key.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        });
        return key;
    }
    // Folding may leave a composed form apart, so it is composed again.
    return toNfc(foldCase(toNfc(key)));
}

int compareNames(std::string_view a, std::string_view b)
{
    if (const icu::Collator* collator = nameCollator()) {
        UErrorCode status = U_ZERO_ERROR;
        const UCollationResult order = collator->compareUTF8(a, b, status);
        if (U_SUCCESS(status) && order != UCOL_EQUAL)
            return order;
    }
    return a.compare(b);
}

std::string_view trimBlanks(std::string_view utf8)
{
    while (!utf8.empty()) {
        std::size_t next = 0;
        if (!isBlank(decodeAt(utf8, next)))
            break;
        utf8.remove_prefix(next);
    }
    while (!utf8.empty()) {
        const std::size_t last = previousCodePoint(utf8, utf8.size());
        std::size_t at = last;
        if (!isBlank(decodeAt(utf8, at)))
            break;
        utf8.remove_suffix(utf8.size() - last);
    }
    return utf8;
}

int columnsOf(std::string_view utf8)
{
    int columns = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto c = static_cast<UChar32>(decodeAt(utf8, at));
        // Regional indicators come in pairs, which make one flag of two columns.
        const bool halfFlag = c >= 0x1F1E6 && c <= 0x1F1FF;
        if (isWide(c) && !halfFlag)
            columns += 2;
        else if (!takesNoColumn(c))
            columns += 1;
    }
    return columns;
}

} // namespace crosscase::text
