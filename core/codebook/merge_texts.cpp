// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge_texts.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::codebook {

namespace {

// Unicode White_Space.
bool isBlank(char32_t c)
{
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 || c == 0x1680
           || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
           || c == 0x205F || c == 0x3000;
}

std::string squeezed(std::string_view words)
{
    words = text::trimBlanks(words);
    std::string out;
    out.reserve(words.size());
    bool blank = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t start = at;
        const bool isBlankHere = isBlank(text::decodeAt(words, at));
        if (!isBlankHere)
            out.append(words, start, at - start);
        else if (!blank)
            out += ' ';
        blank = isBlankHere;
    }
    return out;
}

bool beginsLine(std::string_view whole, std::size_t at)
{
    return at == 0 || whole[at - 1] == '\n';
}

bool endsLine(std::string_view whole, std::size_t at)
{
    return at == whole.size() || whole[at] == '\n';
}

} // namespace

bool isBlank(std::string_view words)
{
    return text::trimBlanks(words).empty();
}

bool sameWords(std::string_view a, std::string_view b)
{
    return a == b || squeezed(a) == squeezed(b);
}

bool holds(std::string_view whole, std::string_view part)
{
    part = text::trimBlanks(part);
    if (part.empty())
        return true;
    for (std::size_t at = whole.find(part); at != std::string_view::npos;
         at = whole.find(part, at + 1))
        if (beginsLine(whole, at) && endsLine(whole, at + part.size()))
            return true;
    return false;
}

std::string bothTexts(std::string_view mine, std::string_view theirs, std::string_view theirName)
{
    return fmt::format(
        "{}\n\n{}:\n{}", text::trimBlanks(mine), theirName, text::trimBlanks(theirs));
}

Texts united(const Texts& mine, const Texts& theirs)
{
    return united({}, mine, theirs);
}

Texts united(const Texts& base, const Texts& mine, const Texts& theirs)
{
    using Set = std::unordered_set<std::string_view>;
    const Set before(base.begin(), base.end());
    const Set there(theirs.begin(), theirs.end());
    Texts out;
    std::ranges::copy_if(mine, std::back_inserter(out), [&](const std::string& words) {
        return !before.contains(words) || there.contains(words);
    });
    Set here(mine.begin(), mine.end());
    for (const std::string& words : theirs)
        if (!before.contains(words) && here.insert(words).second)
            out.push_back(words);
    return out;
}

} // namespace crosscase::codebook
