// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs that a person may confirm: what is merely alike.
#include "core/codebook/likeness.h"
#include "core/codebook/merge_match.h"
#include "core/text/fold.h"
#include "core/text/words.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace crosscase::codebook::merging {

namespace {

// Definitions of fewer words are alike only if they are the same.
constexpr std::size_t kFewWords = 5;

using Words = std::vector<std::string>; // each once, sorted

Words wordsOf(std::string_view definition)
{
    const std::string key = text::foldKey(definition);
    Words words;
    for (const text::ByteSpan word : text::words(key))
        words.push_back(key.substr(word.start, word.end - word.start));
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    return words;
}

double dice(std::size_t common, std::size_t a, std::size_t b)
{
    return 2.0 * static_cast<double>(common) / static_cast<double>(a + b);
}

// Of two sets of words; 0 where either has none.
double likenessOf(const Words& a, const Words& b)
{
    if (a.empty() || b.empty())
        return 0;
    Words common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return dice(common.size(), a.size(), b.size());
}

// Are definitions of these sizes with so many words in common alike?
bool isAlike(std::size_t common, std::size_t a, std::size_t b)
{
    if (common == a && common == b)
        return true;
    return std::min(a, b) >= kFewWords && dice(common, a, b) >= kAlikeDefinitions;
}

struct Candidate {
    double score;
    Pair pair;
};

// One side's entries without a partner.
struct Rest {
    std::vector<std::size_t> entries;
    std::vector<NameForm> names;
    std::vector<std::uint64_t> letters; // which letters a name has, by their last 6 bits
    std::vector<Words> definitions;     // none where another entry has the same
};

std::uint64_t lettersOf(const NameForm& name)
{
    std::uint64_t letters = 0;
    for (const char32_t letter : name.joined)
        letters |= std::uint64_t{1} << (letter % 64);
    return letters;
}

Rest restOf(const Sheet& sheet,
            const std::vector<std::size_t>& pairs,
            const std::vector<std::size_t>& into)
{
    Rest rest;
    std::unordered_map<std::string, int> times;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        ++times[text::foldKey(sheet.at(i).definition)];
        if (pairs[i] == kGone && into[i] == kGone)
            rest.entries.push_back(i);
    }
    for (const std::size_t entry : rest.entries) {
        const std::string& definition = sheet.at(entry).definition;
        rest.names.push_back(formOf(sheet.at(entry).name()));
        rest.letters.push_back(lettersOf(rest.names.back()));
        rest.definitions.push_back(times[text::foldKey(definition)] == 1 ? wordsOf(definition)
                                                                         : Words{});
    }
    return rest;
}

class Proposer {
public:
    Proposer(const Sheet& mine, const Sheet& theirs, const Matches& matches)
        : m_mine(restOf(mine, matches.pairOfMine, matches.intoOfMine))
        , m_theirs(restOf(theirs, matches.pairOfTheirs, matches.intoOfTheirs))
    {}

    void names()
    {
        // A slip changes at most two of the letters that a name has; two slips are allowed.
        constexpr int kLettersApart = 4;
        for (std::size_t a = 0; a < m_mine.entries.size(); ++a)
            for (std::size_t b = 0; b < m_theirs.entries.size(); ++b)
                if (std::popcount(m_mine.letters[a] ^ m_theirs.letters[b]) <= kLettersApart
                    && m_mine.names[a].key != m_theirs.names[b].key
                    && nearlyTheSame(m_mine.names[a], m_theirs.names[b]))
                    add(a, b, Known::NearName, likenessOfDefinitions(a, b), 2);
    }

    void definitions()
    {
        std::unordered_map<std::string_view, std::vector<std::size_t>> byWord;
        for (std::size_t a = 0; a < m_mine.entries.size(); ++a)
            for (const std::string& word : m_mine.definitions[a])
                byWord[word].push_back(a);
        std::vector<std::size_t> common(m_mine.entries.size(), 0);
        std::vector<std::size_t> touched;
        for (std::size_t b = 0; b < m_theirs.entries.size(); ++b) {
            touched.clear();
            for (const std::string& word : m_theirs.definitions[b])
                if (const auto found = byWord.find(word); found != byWord.end())
                    for (const std::size_t a : found->second)
                        if (common[a]++ == 0)
                            touched.push_back(a);
            for (const std::size_t a : touched) {
                const std::size_t size = m_mine.definitions[a].size();
                const std::size_t other = m_theirs.definitions[b].size();
                if (isAlike(common[a], size, other))
                    add(a, b, Known::Definition, dice(common[a], size, other), 1);
                common[a] = 0;
            }
        }
    }

    void passages(const Use& use)
    {
        if (!use.likeness)
            return;
        const auto isUsed = [&](Side side, std::size_t entry) {
            return !use.codings || use.codings(side, entry) > 0;
        };
        std::vector<std::size_t> used;
        for (std::size_t b = 0; b < m_theirs.entries.size(); ++b)
            if (isUsed(Side::Theirs, m_theirs.entries[b]))
                used.push_back(b);
        for (std::size_t a = 0; a < m_mine.entries.size(); ++a)
            if (isUsed(Side::Mine, m_mine.entries[a]))
                for (const std::size_t b : used)
                    if (const double likeness =
                            use.likeness(m_mine.entries[a], m_theirs.entries[b]);
                        likeness >= kAlikePassages)
                        add(a, b, Known::Passages, likeness, 0);
    }

    [[nodiscard]] std::vector<Pair> best()
    {
        std::ranges::stable_sort(m_candidates, [](const Candidate& a, const Candidate& b) {
            return std::tuple(-a.score, a.pair.mine, a.pair.theirs)
                   < std::tuple(-b.score, b.pair.mine, b.pair.theirs);
        });
        std::unordered_map<std::size_t, bool> mine;
        std::unordered_map<std::size_t, bool> theirs;
        std::vector<Pair> pairs;
        for (const Candidate& candidate : m_candidates) {
            bool& isTaken = mine[candidate.pair.mine];
            bool& isTakenThere = theirs[candidate.pair.theirs];
            if (!isTaken && !isTakenThere)
                pairs.push_back(candidate.pair);
            else
                continue;
            isTaken = isTakenThere = true;
        }
        return pairs;
    }

private:
    void add(std::size_t a, std::size_t b, Known by, double likeness, double rank)
    {
        m_candidates.push_back(
            {rank + likeness, {m_mine.entries[a], m_theirs.entries[b], by, likeness}});
    }

    [[nodiscard]] double likenessOfDefinitions(std::size_t a, std::size_t b) const
    {
        return likenessOf(m_mine.definitions[a], m_theirs.definitions[b]);
    }

    Rest m_mine;
    Rest m_theirs;
    std::vector<Candidate> m_candidates;
};

} // namespace

void proposePairs(const Sheet& mine, const Sheet& theirs, const Use& use, Matches& matches)
{
    Proposer proposer(mine, theirs, matches);
    proposer.names();
    proposer.definitions();
    proposer.passages(use);
    std::ranges::copy(proposer.best(), std::back_inserter(matches.pairs));
}

double definitionLikeness(std::string_view a, std::string_view b)
{
    return likenessOf(wordsOf(a), wordsOf(b));
}

} // namespace crosscase::codebook::merging
