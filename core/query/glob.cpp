// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/glob.h"

#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::query {

// What follows the last star is tried at one place after the other; earlier stars need no second
// try, since each took as little as it could.
bool fits(std::string_view pattern, std::string_view text)
{
    constexpr std::size_t kNone = std::string_view::npos;
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t behindStar = kNone;
    std::size_t tried = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            behindStar = ++p;
            tried = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t = text::nextCodePoint(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (behindStar != kNone) {
            tried = text::nextCodePoint(text, tried);
            p = behindStar;
            t = tried;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == kNone;
}

std::string withLiterals(std::string_view pattern,
                         const std::function<std::string(std::string_view)>& change)
{
    std::string changed;
    while (!pattern.empty()) {
        const std::size_t literal = std::min(pattern.find_first_of("*?"), pattern.size());
        if (literal > 0)
            changed += change(pattern.substr(0, literal));
        if (literal < pattern.size())
            changed += pattern[literal];
        pattern.remove_prefix(std::min(literal + 1, pattern.size()));
    }
    return changed;
}

} // namespace crosscase::query
