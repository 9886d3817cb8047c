// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/letters.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

namespace crosscase::text {

namespace {

constexpr char32_t kEllipsis = 0x2026;

bool isAscii(char32_t c)
{
    return c < 0x80;
}

// The byte at which the last code point begins.
std::size_t lastStart(std::string_view utf8)
{
    std::size_t at = utf8.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80)
        --at;
    return at;
}

bool closes(char32_t c)
{
    if (c == '"' || c == '\'')
        return true;
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION
           || type == U_INITIAL_PUNCTUATION; // closes in German and Danish
}

// The text without "[12]" at its end.
std::string_view withoutNoteMark(std::string_view utf8)
{
    if (!utf8.ends_with(']'))
        return utf8;
    const std::size_t open = utf8.rfind('[');
    if (open == std::string_view::npos || open + 2 >= utf8.size())
        return utf8;
    const std::string_view mark = utf8.substr(open + 1, utf8.size() - open - 2);
    return mark.find_first_not_of("0123456789ivxlc") == std::string_view::npos
               ? utf8.substr(0, open)
               : utf8;
}

} // namespace

bool isLetter(char32_t c)
{
    if (isAscii(c))
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool isDigit(char32_t c)
{
    return isAscii(c) ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool isLowerCase(char32_t c)
{
    return isAscii(c) ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c)) != 0;
}

bool isWhiteSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool isRightToLeft(char32_t c)
{
    if (c < 0x590)
        return false;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool isLeftToRight(char32_t c)
{
    if (isAscii(c))
        return isLetter(c) || isDigit(c);
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER
           || direction == U_ARABIC_NUMBER;
}

bool isIdeographic(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
           || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool endsSentence(std::string_view utf8)
{
    utf8 = withoutNoteMark(trimBlanks(utf8));
    while (!utf8.empty()) {
        const std::size_t start = lastStart(utf8);
        std::size_t at = start;
        const char32_t c = decodeAt(utf8, at);
        if (c == kEllipsis || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM))
            return true;
        if (!closes(c))
            return false;
        utf8 = utf8.substr(0, start);
    }
    return false;
}

} // namespace crosscase::text
