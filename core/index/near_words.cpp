// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/near_words.h"

#include "core/index/terms.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace crosscase::index {

namespace {

constexpr std::size_t kLongest = 64; // letters of a word that somebody may have misspelt
constexpr std::size_t kSuggestions = 3;

void decode(std::string_view utf8, std::u32string& letters)
{
    letters.clear();
    for (std::size_t at = 0; at < utf8.size();)
        letters += text::decodeAt(utf8, at);
}

struct Near {
    std::size_t distance = 0;
    std::size_t entries = 0;
};

} // namespace

std::size_t editDistance(std::u32string_view a, std::u32string_view b)
{
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> beforeLast = last;
    std::vector<std::size_t> row = last;
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::vector<std::string> nearWords(const Shards& shards, std::string_view key)
{
    std::u32string wanted;
    decode(key, wanted);
    if (wanted.empty() || wanted.size() > kLongest || isJoinedLetter(key))
        return {};
    const std::size_t limit = wanted.size() < 5 ? 1 : 2;
    std::map<std::string, Near> found;
    std::u32string letters;
    for (const Xapian::Database& shard : shards) {
        const auto end = shard.allterms_end();
        for (auto term = shard.allterms_begin(); term != end; ++term) {
            const std::string& word = *term;
            if (word.size() + 4 * limit < key.size() || word.size() > key.size() + 4 * limit
                || word.starts_with(prefixOf(TermKind::Pair)) || word == key)
                continue;
            decode(word, letters);
            if (letters.size() + limit < wanted.size() || letters.size() > wanted.size() + limit)
                continue;
            const std::size_t distance = editDistance(wanted, letters);
            if (distance > limit || distance >= std::max(wanted.size(), letters.size()))
                continue;
            Near& near = found[word];
            near.distance = distance;
            near.entries += term.get_termfreq();
        }
    }
    std::vector<std::pair<std::string, Near>> ranked(found.begin(), found.end());
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second.distance, b.second.entries, a.first)
               < std::tuple(b.second.distance, a.second.entries, b.first);
    });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(ranked.size(), kSuggestions); ++i)
        words.push_back(ranked[i].first);
    return words;
}

} // namespace crosscase::index
