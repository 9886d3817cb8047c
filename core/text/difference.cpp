// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/difference.h"

#include "core/text/position_counter.h"
#include "core/text/utf8.h"
#include "core/text/words.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <vector>
// dtl.hpp names the standard's containers without including them all.
#include <cstdio>
#include <dtl/dtl.hpp>
#include <iostream>
#include <list>
#include <set>
#include <string>

namespace crosscase::text {

namespace {

using Ids = std::vector<int>;

// A stretch of both texts, as indices of tokens or lines.
struct Gap {
    std::size_t beforeStart;
    std::size_t beforeEnd;
    std::size_t afterStart;
    std::size_t afterEnd;

    [[nodiscard]] bool empty() const { return beforeStart == beforeEnd && afterStart == afterEnd; }
    [[nodiscard]] bool oneSided() const
    {
        return beforeStart == beforeEnd || afterStart == afterEnd;
    }
    [[nodiscard]] std::size_t area() const
    {
        return (beforeEnd - beforeStart) * (afterEnd - afterStart);
    }
};
using Gaps = std::vector<Gap>;

// So many pairs of tokens are compared in full.
constexpr std::size_t kMaxArea = std::size_t{16} << 20U;

// Equal strings get equal numbers.
class Numbers {
public:
    int of(std::string_view text)
    {
        return m_numbers.try_emplace(text, static_cast<int>(m_numbers.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, int> m_numbers;
};

// A text as words and the single characters between them.
struct Tokens {
    Ids ids;
    std::vector<std::size_t> starts;     // bytes; one more than ids: the end
    Ids lines;                           // the lines, each with its line end
    std::vector<std::size_t> lineStarts; // first token of each line; one more: the end
};

void addBetween(std::string_view utf8, ByteSpan between, Numbers& numbers, Tokens& tokens)
{
    for (std::size_t at = between.start; at < between.end;) {
        const std::size_t start = at;
        (void)decodeAt(utf8, at);
        tokens.starts.push_back(start);
        tokens.ids.push_back(numbers.of(utf8.substr(start, at - start)));
    }
}

Tokens tokensOf(std::string_view utf8, Numbers& words, Numbers& lines)
{
    Tokens tokens;
    std::size_t at = 0;
    for (const ByteSpan& word : text::words(utf8)) {
        addBetween(utf8, {at, word.start}, words, tokens);
        tokens.starts.push_back(word.start);
        tokens.ids.push_back(words.of(utf8.substr(word.start, word.end - word.start)));
        at = word.end;
    }
    addBetween(utf8, {at, utf8.size()}, words, tokens);
    tokens.starts.push_back(utf8.size());
    std::size_t token = 0;
    for (std::size_t start = 0; start < utf8.size();) {
        const std::size_t lineEnd = utf8.find('\n', start);
        const std::size_t end = lineEnd == std::string_view::npos ? utf8.size() : lineEnd + 1;
        tokens.lineStarts.push_back(token);
        tokens.lines.push_back(lines.of(utf8.substr(start, end - start)));
        while (tokens.starts[token] < end)
            ++token;
        start = end;
    }
    tokens.lineStarts.push_back(tokens.ids.size());
    return tokens;
}

struct Pair {
    std::size_t before;
    std::size_t after;
};

// What occurs exactly once in both stretches, in the order of the first.
std::vector<Pair> uniquePairs(const Ids& before, const Ids& after, const Gap& gap)
{
    struct Seen {
        int before = 0;
        int after = 0;
        std::size_t at = 0; // in `after`
    };
    std::unordered_map<int, Seen> seen;
    for (std::size_t i = gap.beforeStart; i < gap.beforeEnd; ++i)
        ++seen[before[i]].before;
    for (std::size_t i = gap.afterStart; i < gap.afterEnd; ++i) {
        Seen& one = seen[after[i]];
        ++one.after;
        one.at = i;
    }
    std::vector<Pair> pairs;
    for (std::size_t i = gap.beforeStart; i < gap.beforeEnd; ++i)
        if (const Seen& one = seen[before[i]]; one.before == 1 && one.after == 1)
            pairs.push_back({i, one.at});
    return pairs;
}

// The longest chain of pairs that ascends in both texts.
std::vector<Pair> longestChain(const std::vector<Pair>& pairs)
{
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> tails; // of the best chain of each length
    std::vector<std::size_t> previous(pairs.size(), kNone);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place = std::ranges::lower_bound(
            tails, pairs[i].after, {}, [&](std::size_t tail) { return pairs[tail].after; });
        if (place != tails.begin())
            previous[i] = *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Pair> chain;
    for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = previous[i])
        chain.push_back(pairs[i]);
    std::ranges::reverse(chain);
    return chain;
}

// The stretches between what holds the texts together.
Gaps gapsBetween(const Ids& before, const Ids& after, const Gap& whole)
{
    Gaps gaps;
    Gap gap = whole;
    for (const Pair& pair : longestChain(uniquePairs(before, after, whole))) {
        gap.beforeEnd = pair.before;
        gap.afterEnd = pair.after;
        gaps.push_back(gap);
        gap.beforeStart = pair.before + 1;
        gap.afterStart = pair.after + 1;
    }
    gap.beforeEnd = whole.beforeEnd;
    gap.afterEnd = whole.afterEnd;
    gaps.push_back(gap);
    return gaps;
}

// Without what is equal at both ends.
Gap narrowed(const Ids& before, const Ids& after, Gap gap)
{
    while (!gap.oneSided() && before[gap.beforeStart] == after[gap.afterStart]) {
        ++gap.beforeStart;
        ++gap.afterStart;
    }
    while (!gap.oneSided() && before[gap.beforeEnd - 1] == after[gap.afterEnd - 1]) {
        --gap.beforeEnd;
        --gap.afterEnd;
    }
    return gap;
}

class Comparison {
public:
    Comparison(const Tokens& before, const Tokens& after)
        : m_before(before)
        , m_after(after)
    {}

    // What differs, in tokens, in order.
    Gaps run()
    {
        const Gap whole{0, m_before.lines.size(), 0, m_after.lines.size()};
        for (const Gap& lines : gapsBetween(m_before.lines, m_after.lines, whole))
            compare({m_before.lineStarts[lines.beforeStart],
                     m_before.lineStarts[lines.beforeEnd],
                     m_after.lineStarts[lines.afterStart],
                     m_after.lineStarts[lines.afterEnd]});
        return std::move(m_changes);
    }

private:
    void compare(const Gap& gap)
    {
        const Gap tokens = narrowed(m_before.ids, m_after.ids, gap);
        if (tokens.oneSided() || tokens.area() <= kMaxArea)
            return compareInFull(tokens);
        for (const Gap& part : gapsBetween(m_before.ids, m_after.ids, tokens)) {
            const Gap inner = narrowed(m_before.ids, m_after.ids, part);
            if (inner.area() <= kMaxArea)
                compareInFull(inner);
            else
                add(inner);
        }
    }

    void compareInFull(const Gap& gap)
    {
        if (gap.oneSided())
            return add(gap);
        const auto at = [](const Ids& ids, std::size_t start, std::size_t end) {
            return Ids(ids.begin() + static_cast<std::ptrdiff_t>(start),
                       ids.begin() + static_cast<std::ptrdiff_t>(end));
        };
        dtl::Diff<int, Ids> diff(at(m_before.ids, gap.beforeStart, gap.beforeEnd),
                                 at(m_after.ids, gap.afterStart, gap.afterEnd));
        diff.compose();
        Gap here{gap.beforeStart, gap.beforeStart, gap.afterStart, gap.afterStart};
        for (const auto& [id, info] : diff.getSes().getSequence()) {
            if (info.type == dtl::SES_DELETE) {
                ++here.beforeEnd;
            } else if (info.type == dtl::SES_ADD) {
                ++here.afterEnd;
            } else {
                add(here);
                here = {
                    here.beforeEnd + 1, here.beforeEnd + 1, here.afterEnd + 1, here.afterEnd + 1};
            }
        }
        add(here);
    }

    // Changes that touch are one.
    void add(const Gap& change)
    {
        if (change.empty())
            return;
        if (!m_changes.empty() && m_changes.back().beforeEnd == change.beforeStart
            && m_changes.back().afterEnd == change.afterStart) {
            m_changes.back().beforeEnd = change.beforeEnd;
            m_changes.back().afterEnd = change.afterEnd;
            return;
        }
        m_changes.push_back(change);
    }

    const Tokens& m_before;
    const Tokens& m_after;
    Gaps m_changes;
};

} // namespace

Edits difference(std::string_view before, std::string_view after)
{
    Numbers words;
    Numbers lines;
    const Tokens old = tokensOf(before, words, lines);
    const Tokens now = tokensOf(after, words, lines);
    PositionCounter positions(before);
    Edits edits;
    for (const Gap& change : Comparison(old, now).run()) {
        const CodePoint start = positions.at(old.starts[change.beforeStart]);
        const CodePoint end = positions.at(old.starts[change.beforeEnd]);
        const std::size_t from = now.starts[change.afterStart];
        const std::string_view inserted = after.substr(from, now.starts[change.afterEnd] - from);
        edits.push_back({{start, end}, static_cast<CodePoint>(countCodePoints(inserted))});
    }
    return edits;
}

} // namespace crosscase::text
