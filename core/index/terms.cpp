// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/terms.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::index {

std::string wordTerm(std::string_view key)
{
    return std::string(key.substr(0, kMaxTerm));
}

std::string pairTerm(std::string_view firstKey, std::string_view secondKey)
{
    std::string term(prefixOf(TermKind::Pair));
    term.append(firstKey).append(" ").append(secondKey);
    term.resize(std::min(term.size(), kMaxTerm));
    return term;
}

bool isJoinedLetter(std::string_view key)
{
    struct Range {
        char32_t first;
        char32_t last;
    };
    constexpr std::array kRanges{Range{0x0E00, 0x0EFF},    // Thai, Lao
                                 Range{0x1000, 0x109F},    // Myanmar
                                 Range{0x1780, 0x17FF},    // Khmer
                                 Range{0x3005, 0x3007},    // marks of Han
                                 Range{0x3040, 0x30FF},    // kana
                                 Range{0x31F0, 0x31FF},    // more kana
                                 Range{0x3400, 0x4DBF},    // Han
                                 Range{0x4E00, 0x9FFF},    // Han
                                 Range{0xF900, 0xFAFF},    // Han
                                 Range{0x20000, 0x3FFFF}}; // Han
    if (key.empty())
        return false;
    std::size_t at = 0;
    const char32_t letter = text::decodeAt(key, at);
    return std::any_of(kRanges.begin(), kRanges.end(), [letter](Range range) {
        return range.first <= letter && letter <= range.last;
    });
}

bool fitsPattern(std::string_view term, std::string_view pattern)
{
    if (term.size() >= kMaxTerm)
        return term.starts_with(literalStart(pattern));
    // Goes on from the last star with one byte more whenever it gets stuck.
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t at = 0;
    std::size_t wanted = 0;
    std::size_t star = kNone;
    std::size_t afterStar = 0;
    while (at < term.size()) {
        if (wanted < pattern.size() && pattern[wanted] == '?') {
            star = wanted++;
            afterStar = ++at;
        } else if (wanted < pattern.size() && pattern[wanted] == '*') {
            star = wanted++;
            afterStar = at;
        } else if (wanted < pattern.size() && pattern[wanted] == term[at]) {
            ++wanted;
            ++at;
        } else if (star != kNone) {
            wanted = star + 1;
            at = ++afterStar;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', wanted) == std::string_view::npos;
}

std::string literalStart(std::string_view pattern)
{
    return wordTerm(pattern.substr(0, pattern.find_first_of("*?")));
}

} // namespace crosscase::index
