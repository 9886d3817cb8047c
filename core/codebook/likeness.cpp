// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/likeness.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>

namespace crosscase::codebook {

namespace {

constexpr int kSlipsInAll = 2;

std::u32string codePointsOf(std::string_view utf8)
{
    std::u32string out;
    for (std::size_t at = 0; at < utf8.size();)
        out += text::decodeAt(utf8, at);
    return out;
}

std::size_t difference(std::size_t a, std::size_t b)
{
    return a > b ? a - b : b - a;
}

bool hasDigit(std::u32string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

int limitFor(std::size_t length)
{
    if (length < 5)
        return 0;
    return length < 9 ? 1 : 2;
}

bool isPrefixed(std::u32string_view a, std::u32string_view b)
{
    return difference(a.size(), b.size()) >= 2 && (a.ends_with(b) || b.ends_with(a));
}

// More than kSlipsInAll for two different words.
int slipsBetweenWords(std::u32string_view a, std::u32string_view b)
{
    if (a == b)
        return 0;
    const int limit = limitFor(std::max(a.size(), b.size()));
    if (limit == 0 || hasDigit(a) || hasDigit(b) || isPrefixed(a, b))
        return kSlipsInAll + 1;
    const int found = slips(a, b, limit);
    return found > limit ? kSlipsInAll + 1 : found;
}

} // namespace

NameForm formOf(std::string_view name)
{
    NameForm form;
    form.key = text::foldKey(name);
    const std::string_view key = form.key;
    for (const text::ByteSpan word : text::words(key))
        form.words.push_back(codePointsOf(key.substr(word.start, word.end - word.start)));
    form.sorted = form.words;
    std::sort(form.sorted.begin(), form.sorted.end());
    for (const std::u32string& word : form.words)
        form.joined += word;
    return form;
}

bool nearlyTheSame(const NameForm& a, const NameForm& b)
{
    if (a.words.empty() || b.words.empty()
        || difference(a.joined.size(), b.joined.size()) > kSlipsInAll)
        return false;
    if (a.joined == b.joined)
        return true;
    if (a.words.size() != b.words.size())
        return false;
    if (a.sorted == b.sorted)
        return true;
    int total = 0;
    for (std::size_t i = 0; i < a.words.size() && total <= kSlipsInAll; ++i)
        total += slipsBetweenWords(a.words[i], b.words[i]);
    return total <= kSlipsInAll;
}

int slips(std::u32string_view a, std::u32string_view b, int limit)
{
    if (difference(a.size(), b.size()) > static_cast<std::size_t>(limit))
        return limit + 1;
    // Rows of the distance matrix: of the letter before the last, of the last, and of this one.
    std::array<std::vector<int>, 3> rows;
    for (auto& row : rows)
        row.resize(b.size() + 1);
    auto& [before, last, own] = rows;
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        own[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int exchanged = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            own[j] = std::min({last[j] + 1, own[j - 1] + 1, exchanged});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                own[j] = std::min(own[j], before[j - 2] + 1);
        }
        if (*std::min_element(own.begin(), own.end()) > limit)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, own);
    }
    return std::min(last[b.size()], limit + 1);
}

} // namespace crosscase::codebook
