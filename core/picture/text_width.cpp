// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/text_width.h"

#include "core/text/fold.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace crosscase::picture {

namespace {

constexpr std::string_view kEllipsis = "…";

// U+0020 to U+007E.
constexpr std::array<short, 95> kAscii{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};

// Of one character, for a font of size 1.
double advance(std::string_view character, char32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return kAscii[c - 0x20] / 1000.0;
    if (c < 0x2000)
        if (const int columns = text::columnsOf(character); columns == 0)
            return 0;
    if (c < 0x250)
        return 0.68;
    if (c < 0x590)
        return 0.76;
    if (c < 0x600)
        return 0.6;
    if (c < 0x1100)
        return 0.75;
    if (c >= 0x2010 && c <= 0x2013)
        return 0.5;
    switch (text::columnsOf(character)) {
    case 0:
        return 0;
    case 1:
        return c > 0xFFFF ? 1.1 : 0.9;
    default:
        return c > 0xFFFF ? 1.35 : 1.05;
    }
}

bool isForbidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFEU) == 0xFFFEU
           || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xD800 && c <= 0xDFFF);
}

bool isBlank(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// The end of the piece that begins at `from`: a character with what combines with it.
std::size_t endOfCharacter(std::string_view words, std::size_t from)
{
    std::size_t end = text::nextCodePoint(words, from);
    while (end < words.size() && static_cast<unsigned char>(words[end]) >= 0x80) {
        const std::size_t next = text::nextCodePoint(words, end);
        if (text::columnsOf(words.substr(end, next - end)) != 0)
            break;
        end = next;
    }
    return end;
}

bool isIdeographAt(std::string_view words, std::size_t at)
{
    return at < words.size() && static_cast<unsigned char>(words[at]) >= 0xE2
           && text::isIdeographic(text::decodeAt(words, at));
}

// May a line end before `at`?
bool mayBreak(std::string_view words, std::size_t before, std::size_t at)
{
    const char last = words[at - 1];
    return last == ' ' || ((last == '-' || last == '/') && at > 2)
           || (isIdeographAt(words, before) && isIdeographAt(words, at));
}

// The end of the first line that is no wider than `width`, at least a character.
std::size_t endOfLine(std::string_view words, Font font, double width)
{
    double used = 0;
    std::size_t lastBreak = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = endOfCharacter(words, at);
        used += widthOf(words.substr(at, end - at), font);
        const bool blank = words[at] == ' ';
        if (used > width && at > 0 && !blank)
            return lastBreak > 0 ? lastBreak : at;
        if (end < words.size() && mayBreak(words, at, end))
            lastBreak = end;
        at = end;
    }
    return words.size();
}

std::string_view withoutBlanks(std::string_view words)
{
    while (!words.empty() && words.front() == ' ')
        words.remove_prefix(1);
    while (!words.empty() && words.back() == ' ')
        words.remove_suffix(1);
    return words;
}

} // namespace

std::string cleaned(std::string_view words)
{
    std::string clean;
    clean.reserve(words.size());
    bool blank = false;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t c = text::decodeAt(words, at);
        if (isBlank(c)) {
            blank = !clean.empty();
            continue;
        }
        if (blank)
            clean += ' ';
        blank = false;
        text::append(clean, isForbidden(c) ? char32_t{0xFFFD} : c);
    }
    return clean;
}

double widthOf(std::string_view cleanWords, Font font)
{
    double width = 0;
    for (std::size_t at = 0; at < cleanWords.size();) {
        const std::size_t start = at;
        const char32_t c = text::decodeAt(cleanWords, at);
        width += advance(cleanWords.substr(start, at - start), c);
    }
    return width * font.size * (font.bold ? 1.12 : 1.0);
}

std::string fitted(std::string_view cleanWords, Font font, double width)
{
    if (widthOf(cleanWords, font) <= width)
        return std::string(cleanWords);
    const double room = width - widthOf(kEllipsis, font);
    double used = 0;
    std::size_t end = 0;
    while (end < cleanWords.size()) {
        const std::size_t next = endOfCharacter(cleanWords, end);
        used += widthOf(cleanWords.substr(end, next - end), font);
        if (used > room)
            break;
        end = next;
    }
    return std::string(withoutBlanks(cleanWords.substr(0, end))) + std::string(kEllipsis);
}

std::vector<std::string>
wrapped(std::string_view cleanWords, Font font, double width, std::size_t lines)
{
    std::vector<std::string> result;
    std::string_view rest = withoutBlanks(cleanWords);
    while (!rest.empty()) {
        if (result.size() + 1 == lines) {
            result.push_back(fitted(rest, font, width));
            break;
        }
        const std::size_t end = endOfLine(rest, font, width);
        result.emplace_back(withoutBlanks(rest.substr(0, end)));
        rest = withoutBlanks(rest.substr(end));
    }
    return result;
}

double widestWord(std::string_view cleanWords, Font font)
{
    double widest = 0;
    for (std::size_t at = 0; at < cleanWords.size();) {
        const std::size_t end = std::min(cleanWords.find(' ', at), cleanWords.size());
        widest = std::max(widest, widthOf(cleanWords.substr(at, end - at), font));
        at = end + 1;
    }
    return widest;
}

bool startsRightToLeft(std::string_view cleanWords)
{
    for (std::size_t at = 0; at < cleanWords.size();) {
        const char32_t c = text::decodeAt(cleanWords, at);
        if (text::isRightToLeft(c))
            return true;
        if (text::isLetter(c))
            return false;
    }
    return false;
}

} // namespace crosscase::picture
